"""Bring the procedures of a document into a workspace, or show what would come in."""  # noqa: N999  # a command is found under the name that is typed

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from workbench.cli.command import Command, Surroundings, commands
from workbench.cli.files import add_file, open_file, read_state
from workbench.cli.terminal import TerminalProgress, print_json
from workbench.domain.bringing_in import Target, records_of
from workbench.domain.drafts import Draft
from workbench.domain.edits import perform
from workbench.domain.edits.drafts import BringInDraft
from workbench.domain.found import Announcement, Found, drafted
from workbench.domain.looking_over import details_of_persons, likely_language
from workbench.domain.sops import SopId
from workbench.domain.state import State
from workbench.domain.table import Table
from workbench.domain.text import WORKING_LANGUAGE
from workbench.domain.values import PopulationId
from workbench.errors import WorkbenchError
from workbench.workspace import Workspace

_LONGEST_PASSAGE = 100


def _options(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("source", metavar="SOURCE", type=Path, help="a document with procedures")
    parser.add_argument("--format", metavar="KEY", help="otherwise by the ending of SOURCE")
    parser.add_argument("--sop", metavar="CODE", help="the SOP it goes into; otherwise a new one")
    parser.add_argument("--population", metavar="CODE", help="for whom a new SOP is")
    parser.add_argument(
        "--stage", metavar="NUMBER", help="for measures that stand under no heading of a stage"
    )
    parser.add_argument(
        "--language", metavar="L", help="that of the document; otherwise told by its letters"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would come in, and change nothing"
    )
    parser.add_argument("--json", action="store_true", help="machine output")


def _run(options: Namespace, surroundings: Surroundings) -> int:
    from workbench.exchange.import_format import content_of, format_for  # loaded when asked for

    format_ = format_for(options.source, options.format)
    found = format_.read(content_of(options.source), options.source.name, TerminalProgress())
    draft = drafted(found.parts, found.title)
    if options.dry_run:
        state = read_state(options, surroundings)
        language = _language(options, found, state)
        perform(_edit(options, found, state, language), state)
    else:
        file = open_file(options, surroundings)
        try:
            language = _language(options, found, file.state)
            edit = _edit(options, found, file.state, language)
            Workspace(file.state, keeper=file).edit(edit)
            file.save_now()
        finally:
            file.close()
    announcements = _announcements(found, language)
    if options.json:
        print_json(_report(options, found, draft, announcements))
    else:
        _tell(options, draft, announcements)
    return 0


def _language(options: Namespace, found: Found, state: State) -> str:
    languages = state.programme.languages if state.programme else (WORKING_LANGUAGE,)
    return options.language or likely_language(found.parts, languages)


def _edit(options: Namespace, found: Found, state: State, language: str) -> BringInDraft:
    sop = _chosen("SOP", state.sops, options.sop)
    population = _chosen("population", state.populations, options.population)
    stages = {each.number: each for each in state.stages.values()}
    if options.stage is not None and options.stage not in stages:
        raise WorkbenchError(
            f"There is no stage {options.stage!r}. There is: {', '.join(sorted(stages)) or 'none'}."
        )
    target = Target(
        title=found.title,
        sop=SopId(sop.id) if sop else None,
        population=PopulationId(population.id) if population else None,
        stage=stages[options.stage].id if options.stage is not None else None,
    )
    draft = drafted(found.parts, found.title)
    return BringInDraft(records_of(draft, state, target, language))


def _chosen(noun: str, table: Table[Any], code: str | None) -> Any:
    """The row of this code; refused with the list of known ones."""
    rows = table.where("code", code) if code is not None else ()
    if code is not None and not rows:
        known = ", ".join(sorted(each.code for each in table.values() if each.code)) or "none"
        raise WorkbenchError(f"There is no {noun} {code!r}. There is: {known}.")
    return rows[0] if rows else None


def _announcements(found: Found, language: str) -> tuple[Announcement, ...]:
    persons = details_of_persons(found.parts, language)
    return (*((persons,) if persons else ()), *found.announcements)


def _report(
    options: Namespace, found: Found, draft: Draft, announcements: tuple[Announcement, ...]
) -> dict[str, Any]:
    return {
        "source": options.source.name,
        "title": found.title,
        "dry_run": options.dry_run,
        "counts": draft.counts,
        "parts": [
            {
                "becomes": part.becomes.value,
                "number": part.number,
                "words": part.words,
                "place": part.place,
            }
            for part in found.parts
        ],
        "announcements": [
            {
                "key": each.key,
                "title": each.title,
                "count": each.count,
                "done": each.done,
                "passages": [{"words": p.words, "place": p.place} for p in each.passages],
            }
            for each in announcements
        ],
    }


def _tell(options: Namespace, draft: Draft, announcements: tuple[Announcement, ...]) -> None:
    counts = draft.counts
    came = "Would come in" if options.dry_run else "Came in"
    print(
        f"{came}: {counts['stages']} stages, {counts['measures']} measures, {counts['steps']} "
        f"steps, {counts['lines']} sub-items, {counts['comments']} comments, "
        f"{counts['notes']} annexes."
    )
    for each in announcements:
        print(f"\n{each.title} ({each.count}). {each.done}")
        for passage in each.passages:
            words = passage.words
            if len(words) > _LONGEST_PASSAGE:
                words = f"{words[:_LONGEST_PASSAGE]}…"
            print(f"  {words}  [{passage.place}]" if passage.place else f"  {words}")


commands.add(Command("import", "bring in the procedures of a document", _options, _run))
