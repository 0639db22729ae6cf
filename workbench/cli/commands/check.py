"""Check procedures, network and directory, and list what is wrong."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import TYPE_CHECKING

from workbench.cli.command import Command, Surroundings, WrongUsage, commands
from workbench.cli.files import add_file, read_state
from workbench.cli.terminal import console, print_json
from workbench.domain.findings import Family, Finding, Severity

if TYPE_CHECKING:
    from workbench.analysis.report import Report


def _options(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("--json", action="store_true", help="machine output")
    parser.add_argument(
        "--rule", metavar="KEY", action="append", default=[], help="only this rule; may be repeated"
    )
    parser.add_argument(
        "--family",
        choices=[each.value for each in Family],
        help="only rules of this family",
    )
    parser.add_argument(
        "--fail-on",
        metavar="SEVERITY",
        choices=[each.value for each in Severity],
        help="exit with 1 when a finding of this severity or graver is open",
    )
    parser.add_argument("--at", metavar="DATE", type=_day, help="judge dates as of YYYY-MM-DD")


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as problem:
        raise WrongUsage(f"{words!r} is no date. Write it as in 2026-11-23.") from problem


def _run(options: Namespace, surroundings: Surroundings) -> int:
    from workbench.analysis.engine import rules  # rules load when they are run
    from workbench.analysis.register import GapRegister, waived
    from workbench.analysis.report import report

    for key in options.rule:
        if key not in rules:
            raise WrongUsage(f"There is no rule {key!r}. `workbench rules` lists them.")
    state = read_state(options, surroundings)
    today = options.at or surroundings.now().date()
    found = [
        each
        for each in GapRegister(today).refresh(state)
        if (not options.rule or each.rule in options.rule)
        and (not options.family or rules[each.rule].family == options.family)
    ]
    told = report(state, tuple(found), today)
    if options.json:
        print_json(told)
    else:
        _tell(told)
    opened = [each for each in found if not waived(state, each, today)]
    return 1 if options.fail_on and _as_grave(opened, Severity(options.fail_on)) else 0


def _as_grave(found: list[Finding], limit: Severity) -> bool:
    return any(each.severity.rank <= limit.rank for each in found)


def _tell(told: Report) -> None:
    out = console()
    for finding in told["findings"]:
        waived = " (accepted)" if finding["waived"] else ""
        out.print(
            f"{finding['severity'].upper():<9}{finding['kind']:<9}{finding['title']}{waived}",
            markup=False,
            style="bold" if finding["kind"] == "gap" else None,
        )
        out.print(f"{'':18}{finding['message']}", markup=False)
        out.print(f"{'':18}{finding['remedy']}  [{finding['rule']}]", markup=False, style="dim")
    kinds = told["summary"]["kinds"]
    out.print(
        f"{kinds['gap']} gaps, {kinds['conflict']} conflicts, {kinds['unknown']} questions to ask.",
        markup=False,
    )


commands.add(Command("check", "find gaps, conflicts and unrecorded facts", _options, _run))
