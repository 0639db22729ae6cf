"""Say what is in a workspace file: counts, editions, languages, integrity."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from workbench.cli.command import Command, Surroundings, commands
from workbench.cli.files import add_file, read_file
from workbench.cli.terminal import print_json, print_table
from workbench.domain.kinds import tables
from workbench.domain.state import State
from workbench.domain.text import WORKING_LANGUAGE

if TYPE_CHECKING:
    from workbench.store.facts import Facts


def _options(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("--json", action="store_true", help="machine output")


def _run(options: Namespace, surroundings: Surroundings) -> int:
    seen = read_file(options, surroundings)
    told = contents(seen.state) | {"file": file_facts(seen.facts)}
    if options.json:
        print_json(told)
        return 0
    print(told["name"] or "A workspace without a name")
    protected = "with a passphrase" if told["file"]["protected"] else "without a passphrase"
    print(f"Encrypted, {protected}; {told['file']['entries']} entries in its log")
    print("Whole" if not seen.facts.problems else f"Damaged: {' '.join(seen.facts.problems)}")
    print(f"Languages: {', '.join(told['languages']) or 'not recorded'}")
    for edition in told["editions"]:
        mark = ", current" if edition["current"] else ""
        print(f"Edition {edition['code']}: {edition['title'] or 'no title'}{mark}")
    print_table(
        ("Recorded", "Number"),
        [(name, str(count)) for name, count in told["counts"].items() if count],
    )
    return 0


def file_facts(facts: Facts) -> dict[str, Any]:
    """What can be said of the file itself; the same keys always."""
    return {
        "workspace": facts.workspace,
        "format": facts.format,
        "program": facts.program,
        "protected": facts.protected,
        "entries": facts.entries,
        "replicas": facts.replicas,
        "saved_at": facts.saved_at.isoformat() if facts.saved_at else None,
        "newer_than_visible_file": facts.behind,
        "problems": list(facts.problems),
    }


def contents(state: State) -> dict[str, Any]:
    """What a workspace holds, as counts and names; the same keys always."""
    programme = state.programme
    return {
        "name": programme.name.in_language(WORKING_LANGUAGE) if programme else "",
        "country": programme.country if programme else "",
        "languages": list(programme.languages) if programme else [],
        "editions": [
            {
                "code": each.code or each.number,
                "title": each.title.in_language(WORKING_LANGUAGE)
                or each.form.in_language(WORKING_LANGUAGE),
                "state": each.state.value if each.state else None,
                "current": each.current,
            }
            for each in state.editions.values()
        ],
        "counts": {name.replace("_", " "): len(getattr(state, name)) for name in tables()},
    }


commands.add(Command("info", "say what is in a workspace file", _options, _run))
