"""Forms: a list of all, and a blank page for each whose fields are known."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.export_view import ExportView
from workbench.domain.forms import FieldKind, Form, FormField
from workbench.publishing.blocks import (
    Block,
    Field,
    FieldGroup,
    FieldLook,
    Heading,
    Note,
    NoteKind,
    PageBreak,
    ParagraphRole,
    Row,
    Table,
    anchored,
)
from workbench.publishing.inline import Inline, in_a_row, link, whole
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.telling import Teller, anchor_of

_LOOKS = {
    FieldKind.LINE: FieldLook.LINE,
    FieldKind.PARAGRAPH: FieldLook.AREA,
    FieldKind.DATE: FieldLook.DATE,
    FieldKind.TICK: FieldLook.TICK,
    FieldKind.CHOICE: FieldLook.CHOICE,
    FieldKind.SIGNATURE: FieldLook.SIGNATURE,
}

_LINES_ON_A_PAGE = 12  # of handwriting, shared out among the fields for long answers


@section("forms", "Forms", 110)
def forms(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """The forms that the procedures use, to be copied and filled in by hand."""
    teller = Teller(view, options.language)
    yield Heading(teller.say("Forms"), anchor="forms")
    yield Table(
        head=tuple(map(teller.say, ("Code", "Form", "Rule", "Fields"))),
        rows=tuple(_row(teller, each) for each in view.forms.values()),
        weights=(1.6, 3, 4, 1.4),
        empty=teller.say("No form is recorded."),
    )
    for form in view.forms.values():
        if form.fields:
            yield PageBreak()
            yield from _blank(teller, form)


def _row(teller: Teller, form: Form) -> Row:
    title = teller.text(form.title)
    part_of = teller.view.forms.find(form.part_of)
    if part_of is not None:
        title += f" ({teller.say('part of')} {part_of.code})"
    rule = in_a_row(tuple(_rules(teller, form)), "\n")
    count = teller.say("{count} fields", count=len(form.fields)) if form.fields else ""
    here = anchored(whole(form.code), anchor_of(form))
    return (
        link(form.code, anchor_of(form)) if form.fields else here,
        teller.marked(title, form),
        teller.recorded(rule, form, "rule"),
        teller.recorded(count, form, "fields"),
    )


def _rules(teller: Teller, form: Form) -> Iterator[Inline]:
    agencies = (teller.view.agencies.find(each) for each in form.handed_out_by)
    givers = "; ".join(each.label(teller.language) for each in agencies if each is not None)
    measures = ", ".join(form.used_in_measures)
    yield from teller.proses((form.rule, form.purpose))
    for caption, said in (
        ("Contents", in_a_row(teller.proses(form.contents), "; ")),
        ("Filled in by", teller.prose(form.filled_by)),
        ("Handed out by", givers),
        ("Copies", in_a_row(teller.proses(form.copies), "; ")),
        ("Kept", teller.prose(form.retention)),
        ("Used in measure", measures),
    ):
        if said:
            yield teller.captioned(caption, said)
    for each in form.addressees:
        yield in_a_row(teller.proses((each.case, each.recipient)), ": ")


def _blank(teller: Teller, form: Form) -> Iterator[Block]:
    yield Heading(
        teller.text(form.title),
        2,
        anchor=anchor_of(form),
        number=form.code,
        kicker=teller.say("Form"),
        in_head=True,
    )
    if form.rule or form.purpose:
        yield from teller.paragraphs(form.purpose or form.rule, role=ParagraphRole.SMALL)
    yield Note(
        teller.say(
            "Keep the filled form where your agency keeps case files, never with this book."
        ),
        NoteKind.CAUTION,
    )
    areas = sum(each.kind is FieldKind.PARAGRAPH for each in form.fields)
    lines = min(5, max(2, _LINES_ON_A_PAGE // max(1, areas)))
    yield FieldGroup(tuple(_field(teller, each, lines) for each in form.fields))


def _field(teller: Teller, field: FormField, lines: int) -> Field:
    return Field(
        teller.text(field.label),
        _LOOKS[field.kind],
        options=teller.texts(field.options),
        hint=field.standard_label,
        lines=lines,
    )
