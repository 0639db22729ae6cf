"""Blank forms that procedures use. Nothing filled in is ever stored."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.entity import Entity
from workbench.domain.sops import IndicatorSetId
from workbench.domain.text import Text
from workbench.domain.values import AgencyId, FormId


class FieldKind(StrEnum):
    """What a blank field is for."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    DATE = "date"
    TICK = "tick"
    CHOICE = "choice"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One blank field; `standard_label` is the HTCDS name where there is one."""

    label: Text
    kind: FieldKind = FieldKind.LINE
    options: tuple[Text, ...] = ()
    required: bool | None = None
    personal_data: bool | None = None
    standard_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """To whom a form goes, in one case."""

    case: Text
    recipient: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Entity):
    """A blank form: what it is for, its fields, who signs and who keeps it."""

    id: FormId
    title: Text = Text()
    purpose: Text = Text()
    rule: Text = Text()
    part_of: FormId | None = None
    version: str = ""
    fields: tuple[FormField, ...] = ()
    indicators: tuple[IndicatorSetId, ...] = ()
    contents: tuple[Text, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    handed_out_by: tuple[AgencyId, ...] = ()
    filled_by: Text = Text()
    signed_by: tuple[Text, ...] = ()
    copies: tuple[Text, ...] = ()
    retention: Text = Text()
    used_in_measures: tuple[str, ...] = ()
