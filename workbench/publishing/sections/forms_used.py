"""Documentation: which form is made at which step, by whom."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.export_view import ExportView
from workbench.domain.readings.forms_used import FormUse, forms_used
from workbench.domain.sops import Measure
from workbench.domain.steps import Step
from workbench.publishing.blocks import Block, Heading, Note, NoteKind, Paragraph, Row, Table
from workbench.publishing.inline import Inline, in_a_row, joined, link, run_together
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.telling import Teller, anchor_of


@section("forms_used", "Documentation", 85)
def forms_at_steps(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """Each form with the steps that use it and who fills in and signs it; and forms unused."""
    teller = Teller(view, options.language)
    used = [each for each in forms_used(view).uses if _is_wanted(view, each, options)]
    if options.only and not used:
        return
    yield Heading(teller.say("Documentation"), anchor="forms-used", new_page=False)
    yield Paragraph(teller.say("Which form is made at which step, and by whom."))
    rows = tuple(_row(teller, each) for each in used if each.is_used)
    yield Table(
        head=tuple(map(teller.say, ("Form", "Used at", "Filled in and signed by"))),
        rows=rows,
        weights=(4, 4, 3.4),
        empty=teller.say("No step names a form."),
    )
    unused = [each.form for each in used if not each.is_used]
    if unused:
        codes = joined(teller.form(each.id) for each in unused)
        yield Note(
            run_together(teller.say("No step is recorded as using these forms:") + " ", codes),
            NoteKind.UNKNOWN,
        )


def _is_wanted(view: ExportView, use: FormUse, options: PrintOptions) -> bool:
    if not options.only:
        return True
    users = [*use.measures, *(view.measures.find(each.measure) for each in use.steps)]
    return any(options.is_about(each.id, each.sop) for each in users if each is not None)


def _row(teller: Teller, use: FormUse) -> Row:
    form = use.form
    named = run_together(teller.form(form.id), f"  {teller.text(form.title)}")
    return teller.marked(named, form), _places(teller, use), _hands(teller, use)


def _places(teller: Teller, use: FormUse) -> Inline:
    """The measures and steps, those of one measure together."""
    steps: dict[str, list[Step]] = {}
    for step in use.steps:
        steps.setdefault(step.measure or "", []).append(step)
    measures = {each.id: each for each in use.measures}
    for key in steps:
        found = teller.view.measures.find(key)
        if found is not None:
            measures[found.id] = found
    lines = [_place(teller, each, steps.get(each.id, [])) for each in measures.values()]
    lines += [f"{teller.say('Measure')} {number}" for number in use.numbers]
    lines += [
        run_together(f"{teller.say('Referral')}: ", teller.place(r.id)) for r in use.referrals
    ]
    return in_a_row(lines, "\n")


def _place(teller: Teller, measure: Measure, steps: list[Step]) -> Inline:
    where = link(teller.place(measure.id), anchor_of(measure))
    if not steps:
        return where
    numbers = joined(link(each.number or "–", anchor_of(each)) for each in steps)
    return run_together(where, f", {teller.say('step')} ", numbers)


def _hands(teller: Teller, use: FormUse) -> Inline:
    form = use.form
    lines: list[Inline] = []
    if form.filled_by:
        lines.append(teller.prose(form.filled_by))
    elif use.fillers:
        lines.append(joined((teller.actor(each) for each in use.fillers), "; "))
    if form.signed_by:
        signed = in_a_row(teller.proses(form.signed_by), "; ")
        lines.append(teller.captioned("Signed by", signed))
    return teller.recorded(in_a_row(lines, "\n"), form, "filled_by")
