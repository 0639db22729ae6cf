"""What changed since an earlier edition: printed only when such an edition is named."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.entity import Entity
from workbench.domain.export_view import ExportView
from workbench.domain.kinds import tables, word_for
from workbench.publishing.blocks import Block, Heading, Note, Paragraph, Table
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.sections.cover import edition_words
from workbench.publishing.telling import Teller

_NOT_READ_ABOUT = frozenset(
    {"finding_states", "map_positions", "sources", "survey_marks", "transitions", "waivers"}
)


@section("changes", "Changes", 45)
def changes(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """Everything added, changed or removed since the edition that the options name."""
    if options.since is None:
        return
    teller = Teller(view, options.language)
    edition = edition_words(teller, options.since.edition)
    yield Heading(teller.say("What changed"), anchor="changes")
    rows = tuple(_rows(teller, options.since))
    if not rows:
        yield Note(teller.say("Nothing changed since: {edition}.", edition=edition))
        return
    yield Paragraph(
        teller.say(
            "Compared with: {edition}. Steps that changed are marked in the procedures.",
            edition=edition,
        )
    )
    yield Table(
        head=tuple(map(teller.say, ("What", "Which", "Change"))), rows=rows, weights=(2, 6, 1.4)
    )


def _rows(teller: Teller, before: ExportView) -> Iterator[tuple[str, str, str]]:
    old_teller = Teller(before, teller.language)
    for table, kind in tables().items():
        if table in _NOT_READ_ABOUT:
            continue
        old, new = getattr(before, table), getattr(teller.view, table)
        word = teller.say(word_for(kind)).capitalize()
        for key, entity in new.items():
            if key not in old:
                yield word, _which(teller, entity), teller.say("added")
            elif old[key] != entity:
                yield word, _which(teller, entity), teller.say("changed")
        for key, entity in old.items():
            if key not in new:
                yield word, _which(old_teller, entity), teller.say("removed")


def _which(teller: Teller, entity: Entity) -> str:
    return teller.place(entity.id)
