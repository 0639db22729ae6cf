"""The fields of a measure: what holds for all of its steps, edited in place."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from workbench.desktop.session import Session
from workbench.desktop.sops.fields.choices import maybe
from workbench.desktop.sops.fields.editor import Desk, Value
from workbench.desktop.sops.fields.field_set import FieldSet
from workbench.desktop.sops.fields.limits import limits
from workbench.desktop.sops.fields.links import link, links
from workbench.desktop.sops.fields.parts import lines
from workbench.desktop.sops.fields.safeguards import exceptions, safeguards
from workbench.desktop.sops.fields.spec import FieldSpec
from workbench.desktop.sops.fields.tab_order import InTabOrder
from workbench.desktop.sops.fields.words_editors import prose, short
from workbench.domain.agencies import Agency
from workbench.domain.entity import Detail, Source
from workbench.domain.forms import Form
from workbench.domain.programme import Stage
from workbench.domain.sops import IndicatorSet, LegalBasis, Measure

MEASURE_FIELDS = (
    FieldSpec(field="aim", caption="Aim", make=lines(), core=True, also="purpose goal"),
    FieldSpec(
        field="applies_when", caption="Applies when", make=lines(), core=True, also="condition"
    ),
    FieldSpec(field="who", caption="Who", make=short("in words"), core=True, wide=False),
    FieldSpec(field="place", caption="Where", make=short(), core=True, wide=False),
    FieldSpec(field="stage", caption="Stage", make=link(Stage), wide=False, also="sphere part"),
    FieldSpec(field="identifiers", caption="Who may identify", make=links(Agency), also="agency"),
    FieldSpec(
        field="time_limits",
        caption="Time limits of the whole measure",
        make=limits(),
        also="deadline reflection period",
    ),
    FieldSpec(field="forms", caption="Forms", make=links(Form)),
    FieldSpec(field="indicators", caption="Indicators", make=links(IndicatorSet), also="signs"),
    FieldSpec(field="nature", caption="Nature", make=prose()),
    FieldSpec(field="rules", caption="Rules", make=lines()),
    FieldSpec(field="questions", caption="Questions to ask", make=lines()),
    FieldSpec(field="inputs", caption="Rests on", make=lines(), also="inputs"),
    FieldSpec(field="functions", caption="What it is for", make=lines(), also="functions"),
    FieldSpec(field="entitled", caption="Entitled", make=short(), also="right"),
    FieldSpec(
        field="not_conditional_on", caption="Does not depend on", make=lines(), also="conditional"
    ),
    FieldSpec(field="help", caption="Help", make=lines(), also="support assistance"),
    FieldSpec(field="advisable", caption="Advisable", make=lines(), also="recommended"),
    FieldSpec(field="minimum_standard", caption="Minimum standard", make=lines()),
    FieldSpec(field="documentation", caption="Documentation", make=lines(), also="record file"),
    FieldSpec(
        field="documentation_sources", caption="Sources of the documentation", make=links(Source)
    ),
    FieldSpec(field="safeguards", caption="Safeguards", make=safeguards(), also="protection"),
    FieldSpec(field="exceptions", caption="Exceptions", make=exceptions(), also="otherwise unless"),
    FieldSpec(
        field="legal_basis", caption="Legal basis", make=links(LegalBasis), also="law article act"
    ),
    FieldSpec(field="sources", caption="Sources", make=links(Source), also="document page"),
    FieldSpec(field="notes", caption="Notes", make=prose(), also="remark"),
    FieldSpec(field="detail", caption="How much of it was read", make=maybe(Detail), wide=False),
)


class MeasureFields(InTabOrder):
    """The fields of the measure that is open; each is an edit of its own when it is left."""

    def __init__(self, session: Session, measure: Measure) -> None:
        super().__init__()
        self.setObjectName("measure-fields")
        self._desk = Desk(session, measure)
        self.fields = FieldSet(self._desk, "measure", MEASURE_FIELDS)
        self.fields.given.connect(self._commit)
        self.fields.stated_none.connect(
            lambda field, stated: self._desk.state_none(field, stated=stated)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields)
        self.show_measure(measure)

    def show_measure(self, measure: Measure) -> None:
        """Show the measure as it is now; a field that is being typed in keeps what is typed."""
        self._desk.entity = measure
        self.fields.show_whole(measure)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self.fields.begin()

    def focus_field(self, name: str) -> bool:
        """Show a field and put the cursor into it; False where a measure has no such field."""
        return self.fields.open(name)

    def _commit(self, field: str, value: Value) -> None:
        called = next(spec.caption for spec in MEASURE_FIELDS if spec.field == field)
        if not self._desk.commit(field, value, called.lower()):
            self.fields.show_whole(self._desk.entity)
