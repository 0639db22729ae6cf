"""A measure for one population beside the same measure for another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.desktop.choices import Choice
from workbench.desktop.links import LinkLabel
from workbench.desktop.scrolling import scrolling
from workbench.desktop.session import Session
from workbench.desktop.sops.compare.columns import Side, TwoColumns
from workbench.desktop.taking_out import clear
from workbench.desktop.widgets import Chip, push_button, rule, words
from workbench.domain.edits.variants import BeginVariant, StateVariant
from workbench.domain.readings.comparing import ComparedStep, Standing, compared
from workbench.domain.readings.differences import Words
from workbench.domain.readings.variants import EffectiveStep, Variant, variants_of
from workbench.domain.sops import Measure, MeasureId, Sop, SopId, VariantStatement

STATEMENT_WORDS = {
    VariantStatement.OWN_TEXT: "has its own text",
    VariantStatement.ADDS: "adds to the other",
    VariantStatement.SAME_AS_ADULT: "is the same as the other",
    VariantStatement.REPLACED: "is replaced by other rules",
    VariantStatement.OMITTED: "does not apply",
}
_STANDING_WORDS = {
    Standing.SAME: ("same", "neutral"),
    Standing.CHANGED: ("differs", "warning"),
    Standing.ONLY_LEFT: ("left only", "accent"),
    Standing.ONLY_RIGHT: ("right only", "accent"),
}


class VariantsView(QWidget):
    """Chooses the variant at the right, says how it stands, and compares step by step."""

    followed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("variants")
        self._session, self._measure_id, self._sop_id = session, "", ""
        self._variants: tuple[Variant, ...] = ()
        self._choice = Choice("variant-choice", "Variant at the right")
        self._choice.activated.connect(self._choose)
        self._statement = Choice("variant-statement", "How the variant stands to the other")
        self._statement.addItem("how it stands is not recorded", "")
        for statement, text in STATEMENT_WORDS.items():
            self._statement.addItem(text, statement.value)
        self._statement.activated.connect(self._state_variant)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 0)
        head.setSpacing(8)
        self._base_name = words("", "strong")
        head.addWidget(self._base_name, 1)
        head.addWidget(self._choice)
        head.addWidget(self._statement)
        self._offers = QHBoxLayout()
        self._offers.setContentsMargins(16, 8, 16, 0)
        self._offers.setSpacing(8)
        self._columns = TwoColumns("variant-columns")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._offers)
        column.addWidget(scrolling("variant-scroll", self._columns), 1)

    def show_measure(self, measure_id: str) -> None:
        """Compare another measure, with the variant chosen last where it has one there."""
        self._measure_id = measure_id
        self.refresh()

    def refresh(self) -> None:
        """Show both sides as they are now."""
        state = self._session.state
        measure = state.measures.find(self._measure_id)
        self._variants = variants_of(state, measure) if measure else ()
        self._fill_choice(measure)
        self._show_sides()

    def _fill_choice(self, measure: Measure | None) -> None:
        """The other populations, those that have a variant first; the open one is at the left."""
        self._choice.clear()
        others = [v for v in self._variants if v.sop and not (measure and v.measure == measure)]
        for variant in sorted(others, key=lambda each: each.measure is None):
            assert variant.sop is not None
            name = self._population(variant.sop)
            self._choice.addItem(name if variant.measure else f"{name} (none yet)", variant.sop.id)
        self._choice.setCurrentIndex(max(0, self._choice.findData(self._sop_id)))
        self._sop_id = self._choice.currentData() or ""
        sop = self._session.state.sops.find(measure.sop) if measure else None
        self._base_name.setText(self._population(sop) if sop else "")

    def _choose(self) -> None:
        self._sop_id = self._choice.currentData() or ""
        self._show_sides()

    def _chosen(self) -> Variant | None:
        return next((v for v in self._variants if v.sop and v.sop.id == self._sop_id), None)

    def _show_sides(self) -> None:
        state, variant = self._session.state, self._chosen()
        left = state.measures.find(self._measure_id)
        right = variant.measure if variant else None
        self._columns.clear()
        clear(self._offers)
        self._statement.setVisible(right is not None and bool(variant and not variant.is_base))
        if left is None or variant is None:
            self._columns.across(
                words("There is no other population to compare with. Add one in the list.", "muted")
            )
        elif right is None:
            self._offer_variant(left, variant)
        else:
            key = right.variant.value if right.variant else ""
            self._statement.setCurrentIndex(self._statement.findData(key))
            self._compare(left, right)
        self._columns.finish()

    def _compare(self, left: Measure, right: Measure) -> None:
        comparison = compared(self._session.state, left, right, self._session.language)
        differing = [each for each in comparison.about if each.differs]
        if differing:
            self._columns.heading("About the measure")
        for field in differing:
            self._columns.pair(_caption(field.caption), Side(field.left), Side(field.right))
        for row in comparison.steps:
            self._show_row(row)

    def _show_row(self, row: ComparedStep) -> None:
        """A step on both sides; of one that stands on one side only, every word is new."""
        self._columns.across(rule())
        chip = Chip(*_STANDING_WORDS[row.standing])
        self._columns.pair(chip, self._title(row.left), self._title(row.right))
        alone = row.standing in (Standing.ONLY_LEFT, Standing.ONLY_RIGHT)
        for field in row.fields:
            if field.field == "title" or (alone and field.field == "kind"):
                continue
            if alone:
                left, right = Side(_unmarked(field.left)), Side(_unmarked(field.right))
                self._columns.pair(_caption(field.caption), left, right)
            elif field.differs:
                self._columns.pair(_caption(field.caption), Side(field.left), Side(field.right))

    def _title(self, held: EffectiveStep | None) -> QWidget:
        if held is None:
            return words("–", "muted")
        title = f"{held.step.number} {held.step.title.in_language(self._session.language)}".strip()
        text = f"{title} (taken over)" if held.is_taken_over else title
        link = LinkLabel(text, held.step.id, f"compared-{held.step.id}")
        link.followed.connect(self.followed)
        return link

    def _offer_variant(self, left: Measure, variant: Variant) -> None:
        assert variant.sop is not None
        name, base, to = self._population(variant.sop), MeasureId(left.id), SopId(variant.sop.id)
        self._columns.across(
            words(
                f"Nobody has recorded what holds for {name} here. Until somebody does, it is "
                "unknown, and not the same.",
                "muted",
                wrap=True,
            )
        )
        for text, statement, copy in (
            ("The same holds", VariantStatement.SAME_AS_ADULT, False),
            ("Write its own, from a copy", VariantStatement.OWN_TEXT, True),
            ("Add steps to it", VariantStatement.ADDS, False),
            ("It does not apply", VariantStatement.OMITTED, False),
        ):
            button = push_button(text, f"variant-{statement.value}")
            edit = BeginVariant(base, to, statement, copy_steps=copy)
            button.clicked.connect(lambda _checked=False, edit=edit: self._session.edit(edit))
            self._offers.addWidget(button)
        self._offers.addStretch(1)

    def _state_variant(self) -> None:
        variant = self._chosen()
        key = self._statement.currentData()
        if variant is None or variant.measure is None:
            return
        statement = VariantStatement(key) if key else None
        if not self._session.edit(StateVariant(MeasureId(variant.measure.id), statement)):
            self._show_sides()

    def _population(self, sop: Sop) -> str:
        population = self._session.state.populations.find(sop.population)
        return (population.name if population else sop.title).in_language(self._session.language)


def _caption(text: str) -> QWidget:
    return words(text, "small", wrap=True)


def _unmarked(side: tuple[Words, ...]) -> tuple[Words, ...]:
    return tuple(Words(each.text) for each in side)
