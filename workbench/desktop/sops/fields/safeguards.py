"""What protects the person in a step or a measure, and when it is done otherwise."""

from __future__ import annotations

from workbench.desktop.sops.fields.choices import maybe
from workbench.desktop.sops.fields.conditions import condition
from workbench.desktop.sops.fields.editor import Make, Value
from workbench.desktop.sops.fields.links import links
from workbench.desktop.sops.fields.parts import part, several
from workbench.desktop.sops.fields.spec import FieldSpec
from workbench.desktop.sops.fields.words_editors import prose
from workbench.domain.sops import (
    ExceptionEffect,
    LegalBasis,
    ProcedureException,
    Safeguard,
    SafeguardKind,
)

_EXCEPTION = (
    FieldSpec(field="condition", caption="When", make=condition(), core=True),
    FieldSpec(field="text", caption="What is done instead", make=prose(), core=True),
    FieldSpec(
        field="effect",
        caption="What it changes",
        make=maybe(ExceptionEffect),
        core=True,
        wide=False,
    ),
    FieldSpec(field="legal_basis", caption="Law", make=links(LegalBasis), also="legal basis"),
)


def _no_safeguard() -> Value:
    # Which one it is has to be chosen; until then nothing is given.
    return Safeguard(kind=None)  # type: ignore[arg-type]


_SAFEGUARD = (
    FieldSpec(
        field="kind",
        caption="Safeguard",
        make=maybe(SafeguardKind, lambda each: SafeguardKind(each).words),
        core=True,
    ),
    FieldSpec(field="text", caption="How it is kept", make=prose(), core=True),
)


def safeguards() -> Make:
    """The safeguards that hold."""
    item = part(_no_safeguard, *_SAFEGUARD, ready=lambda safeguard: safeguard.kind is not None)
    return several(item, "One more safeguard")


def exceptions() -> Make:
    """The cases in which something else is done."""
    return several(part(ProcedureException, *_EXCEPTION), "One more exception")
