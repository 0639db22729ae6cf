"""How findings are worded and coloured on the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from workbench.desktop.naming import place_of
from workbench.domain.assurance import Handling
from workbench.domain.findings import Finding, Kind, Severity
from workbench.domain.records import Records

KIND_WORDS = {
    Kind.GAP: "Gap",
    Kind.CONFLICT: "Conflict",
    Kind.UNKNOWN: "Unknown – to ask",
}

HANDLING_WORDS = {
    Handling.OPEN: "Open",
    Handling.ACCEPTED_RISK: "Accepted risk",
    Handling.NOT_A_GAP: "Not a gap",
}


def token_of(finding: Finding) -> str:
    """The colour token of a finding: unknown is never shown as a gap."""
    return "unknown" if finding.kind is Kind.UNKNOWN else finding.severity.value


def subject_words(finding: Finding) -> str:
    """What kind of thing is wrong, with the word conflict or unknown before it."""
    kind = "" if finding.kind is Kind.GAP else f"{finding.kind.value} · "
    return kind + finding.title


def place_words(finding: Finding, records: Records, language: str) -> str:
    """Where a reader finds what the finding is about."""
    return place_of(records, finding.about[0], language) if finding.about else ""


def handling_of(finding: Finding, records: Records, today: date) -> Handling:
    """What the task force decided about a finding; a waiver that ran out leaves it open."""
    waivers = records.waivers.where("finding", finding.key)
    if not any(waiver.holds_on(today) for waiver in waivers):
        return Handling.OPEN
    states = records.finding_states.where("finding", finding.key)
    return states[0].handling if states else Handling.ACCEPTED_RISK


def tally(findings: Iterable[Finding]) -> tuple[tuple[str, str], ...]:
    """How many of each severity, and how many unknowns, as (words, tone), gravest first."""
    counts = Counter(token_of(finding) for finding in findings)
    tokens = [severity.value for severity in Severity] + ["unknown"]
    return tuple((f"{counts[token]} {token}", token) for token in tokens if counts[token])
