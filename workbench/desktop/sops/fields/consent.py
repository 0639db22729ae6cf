"""Where the person decides: the consent point of a step, and what is shared without consent."""

from __future__ import annotations

from workbench.desktop.sops.fields.choices import maybe, other_step, yes_no
from workbench.desktop.sops.fields.conditions import condition
from workbench.desktop.sops.fields.editor import Make
from workbench.desktop.sops.fields.links import links
from workbench.desktop.sops.fields.parts import lines, part, several
from workbench.desktop.sops.fields.spec import FieldSpec
from workbench.desktop.sops.fields.words_editors import prose, short
from workbench.domain.sops import LegalBasis
from workbench.domain.steps import ConsentForm, ConsentOverride, ConsentPoint

_POINT = (
    FieldSpec(
        field="subjects",
        caption="Consent to what",
        make=lines("referral, interview, medical examination …"),
        core=True,
    ),
    FieldSpec(
        field="required", caption="Must the person agree", make=yes_no(), core=True, wide=False
    ),
    FieldSpec(
        field="form", caption="Form of consent", make=maybe(ConsentForm), core=True, wide=False
    ),
    FieldSpec(field="timing", caption="When it is asked", make=short()),
    FieldSpec(
        field="given_by",
        caption="Given by",
        make=short("the person, guardian with the child’s assent …"),
        also="guardian representative",
    ),
    FieldSpec(
        field="information_first",
        caption="Told to the person first",
        make=lines(),
        also="information rights",
    ),
    FieldSpec(field="recipients", caption="Who receives the data", make=lines()),
    FieldSpec(field="data_items", caption="Which data", make=lines(), also="items content"),
    FieldSpec(field="purpose", caption="For what purpose", make=prose()),
    FieldSpec(field="refusal", caption="If the person refuses", make=prose(), core=True),
    FieldSpec(
        field="refusal_step",
        caption="After a refusal go to",
        make=other_step(),
        core=True,
        wide=False,
    ),
    FieldSpec(field="withdrawal", caption="If consent is withdrawn", make=prose()),
    FieldSpec(
        field="withdrawal_step", caption="After a withdrawal go to", make=other_step(), wide=False
    ),
    FieldSpec(field="storage", caption="Where the record of consent is kept", make=short()),
)
_OVERRIDE = (
    FieldSpec(field="condition", caption="In which case", make=condition(), core=True),
    FieldSpec(field="text", caption="What is shared", make=prose(), core=True),
    FieldSpec(
        field="must_share",
        caption="Must it be shared",
        make=yes_no(),
        core=True,
        wide=False,
        also="may duty",
    ),
    FieldSpec(
        field="person_is_told", caption="Is the person told", make=yes_no(), core=True, wide=False
    ),
    FieldSpec(field="recipients", caption="With whom", make=lines(), core=True),
    FieldSpec(field="legal_basis", caption="Law", make=links(LegalBasis), also="legal basis"),
)


def consent_point() -> Make:
    """The consent point of a step."""
    return part(ConsentPoint, *_POINT)


def overrides() -> Make:
    """What must or may be shared although nobody consented."""
    return several(part(ConsentOverride, *_OVERRIDE), "One more case without consent")
