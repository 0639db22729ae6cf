"""Time limits: each limit of the procedures, and what they add up to from the start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.domain.export_view import ExportView
from workbench.domain.procedures import steps_of
from workbench.domain.readings.placed import placed_measures
from workbench.domain.sops import Measure, MeasureId
from workbench.publishing.blocks import Block, Heading, Note, NoteKind, Paragraph, ParagraphRole
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.telling import Teller
from workbench.publishing.time_tables import time_table


@section("time_limits", "Time limits", 77)
def time_limits(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """Every recorded limit by procedure, with the latest moment counted from the start."""
    teller = Teller(view, options.language)
    by_name: dict[str, list[Measure]] = {}
    for sop, measure in placed_measures(view):
        if options.is_about(measure.id, sop.id if sop else None):
            name = teller.population(sop.population) or teller.text(sop.title) if sop else ""
            by_name.setdefault(name, []).append(measure)
    limited = {name: some for name, some in by_name.items() if _have_limits(view, some)}
    if options.only and not limited:
        return
    yield Heading(teller.say("Time limits"), anchor="time-limits", new_page=False)
    if not limited:
        yield Note(teller.say("No time limit is recorded."), NoteKind.UNKNOWN)
    for name, measures in limited.items():
        if len(limited) > 1:
            yield Heading(name or teller.say("Procedures for nobody in particular"), 2)
        yield from time_table(teller, measures)
    if limited:
        yield Paragraph(
            teller.say(
                "A limit counts from the step it names, else from when its own step is reached. "
                "Hours, working days and calendar days are added side by side, never into each "
                "other."
            ),
            ParagraphRole.SMALL,
        )


def _have_limits(view: ExportView, measures: Sequence[Measure]) -> bool:
    return any(
        measure.time_limits
        or any(step.time_limits for step in steps_of(view, MeasureId(measure.id)))
        for measure in measures
    )
