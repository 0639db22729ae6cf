"""The gap register as plain values: what `check --json` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import TypedDict

from workbench.analysis.engine import rules
from workbench.analysis.register import waived
from workbench.domain.findings import Family, Finding, Kind, Severity
from workbench.domain.kinds import find_anywhere
from workbench.domain.state import State


class EvidenceLine(TypedDict):
    """One thing a reader can check by hand; `about` is the id of what says it."""

    text: str
    about: str | None
    about_code: str


class CitationLine(TypedDict):
    """One clause the finding rests on."""

    text: str
    verified: bool


class FindingLine(TypedDict):
    """One finding; the keys are stable, scripts rely on them."""

    key: str
    rule: str
    family: str
    kind: str
    severity: str
    title: str
    message: str
    about: list[str]
    about_codes: list[str]
    evidence: list[EvidenceLine]
    standard: list[CitationLine]
    source: str
    remedy: str
    waived: bool


class Summary(TypedDict):
    """How many findings there are, by what tells them apart."""

    findings: int
    kinds: dict[str, int]
    severities: dict[str, int]
    families: dict[str, int]
    waived: int
    at: str


class Report(TypedDict):
    """The whole register."""

    summary: Summary
    findings: list[FindingLine]


def report(state: State, findings: Iterable[Finding], today: date) -> Report:
    """The findings on a state as JSON values, in the order in which they are given."""
    lines = [_finding_line(state, each, today) for each in findings]
    return {"summary": _summary(lines, today), "findings": lines}


def _summary(lines: list[FindingLine], today: date) -> Summary:
    return {
        "findings": len(lines),
        "kinds": _counted(Kind, (each["kind"] for each in lines)),
        "severities": _counted(Severity, (each["severity"] for each in lines)),
        "families": _counted(Family, (each["family"] for each in lines)),
        "waived": sum(each["waived"] for each in lines),
        "at": today.isoformat(),
    }


def _counted(values: type[Enum], found: Iterable[str]) -> dict[str, int]:
    counts = Counter(found)
    return {each.value: counts[each.value] for each in values}


def _finding_line(state: State, finding: Finding, today: date) -> FindingLine:
    made_by = rules[finding.rule]
    return {
        "key": finding.key,
        "rule": finding.rule,
        "family": made_by.family.value,
        "kind": finding.kind.value,
        "severity": finding.severity.value,
        "title": finding.title,
        "message": finding.message,
        "about": list(finding.about),
        "about_codes": [_code(state, each) for each in finding.about],
        "evidence": [
            {"text": each.text, "about": each.about, "about_code": _code(state, each.about)}
            for each in finding.evidence
        ],
        "standard": [{"text": each.text, "verified": each.verified} for each in made_by.standard],
        "source": made_by.source,
        "remedy": finding.remedy,
        "waived": waived(state, finding, today),
    }


def _code(state: State, entity_id: str | None) -> str:
    entity = find_anywhere(state, entity_id) if entity_id else None
    return entity.code if entity else ""
