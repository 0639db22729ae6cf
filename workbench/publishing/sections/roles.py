"""Who does what: the role matrix of each procedure."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.export_view import ExportView
from workbench.domain.readings.roles import RoleMatrix, roles_of_measure, roles_of_sop
from workbench.domain.sops import MeasureId, SopId
from workbench.publishing.blocks import Block, Heading, Note, NoteKind, Paragraph
from workbench.publishing.options import PrintOptions
from workbench.publishing.role_tables import role_tables
from workbench.publishing.section import section
from workbench.publishing.telling import Teller


@section("roles", "Who does what", 75)
def roles(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """A matrix of steps and actors for each population, and the steps that nobody leads."""
    teller = Teller(view, options.language)
    matrices = [(name, each) for name, each in _matrices(teller, options) if each.rows]
    if options.only and not any(each.actors for _, each in matrices):
        return
    yield Heading(
        teller.say("Who does what"), anchor="roles", new_page=False if options.only else None
    )
    if not matrices:
        yield Note(teller.say("No step is recorded."), NoteKind.UNKNOWN)
        return
    yield Paragraph(
        teller.say(
            "The same facts as in the procedures: for each step, who leads it and who else "
            "takes which part."
        )
    )
    for name, matrix in matrices:
        if len(matrices) > 1:
            yield Heading(name, 2)
        yield from role_tables(teller, matrix)


def _matrices(teller: Teller, options: PrintOptions) -> Iterator[tuple[str, RoleMatrix]]:
    """The matrix of each SOP, or of each measure where the measures were chosen."""
    view = teller.view
    for sop in view.sops.values():
        if options.is_about(sop.id):
            name = teller.population(sop.population) or teller.text(sop.title)
            yield name, roles_of_sop(view, SopId(sop.id))
    for measure in view.measures.values():
        is_chosen = measure.id in options.only
        if is_chosen or (measure.sop not in view.sops and options.is_about(measure.id)):
            name = f"{measure.number} {teller.text(measure.title)}".strip()
            yield name, roles_of_measure(view, MeasureId(measure.id))
