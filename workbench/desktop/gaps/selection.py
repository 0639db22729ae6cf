"""Which findings are listed: what was ticked in the side list and typed into the filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from workbench.desktop.gaps.rows import Heading, Line
from workbench.desktop.gaps.wording import handling_of, place_words
from workbench.domain.assurance import Handling
from workbench.domain.findings import Family, Finding, Kind, Severity
from workbench.domain.records import Records


@dataclass(frozen=True, slots=True)
class Sorted:
    """A finding with what the task force decided about it, and the rule's family."""

    finding: Finding
    family: Family
    handling: Handling

    def value(self, group: Group) -> str:
        """What a group of the side list sorts the finding by; an unknown has no severity there."""
        is_unknown = self.finding.kind is Kind.UNKNOWN
        return {
            Group.KIND: self.finding.kind.value,
            Group.SEVERITY: "" if is_unknown else self.finding.severity.value,
            Group.FAMILY: self.family.value,
            Group.HANDLING: self.handling.value,
        }[group]


class Group(StrEnum):
    """The groups of the side list."""

    KIND = "kind"
    SEVERITY = "severity"
    FAMILY = "family"
    HANDLING = "handling"


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted, group by group; a group that wants nothing in particular wants all."""

    wanted: Mapping[Group, frozenset[str]] = field(default_factory=dict)
    text: str = ""

    def takes(self, each: Sorted, besides: Group | None = None) -> bool:
        """Whether the groups want this finding, one group left aside if one is named."""
        return all(
            not values or group is besides or each.value(group) in values
            for group, values in self.wanted.items()
        )


def sorted_findings(
    findings: Sequence[Finding], families: dict[str, Family], records: Records, today: date
) -> tuple[Sorted, ...]:
    """Each finding with its family and what was decided about it."""
    return tuple(
        Sorted(each, families[each.rule], handling_of(each, records, today)) for each in findings
    )


def with_words(
    found: Sequence[Sorted], text: str, records: Records, language: str
) -> tuple[Sorted, ...]:
    """Those in which every typed word occurs: in the title, the message or the place."""
    wanted = text.casefold().split()
    if not wanted:
        return tuple(found)
    return tuple(each for each in found if _has_words(each.finding, wanted, records, language))


def counts(found: Sequence[Sorted], selection: Selection, group: Group) -> Counter[str]:
    """How many of each value of a group the other groups leave."""
    return Counter(each.value(group) for each in found if selection.takes(each, besides=group))


def lines(found: Sequence[Sorted], selection: Selection) -> Iterator[Line]:
    """The wanted findings below the heading of their family, questions to ask at the end.

    The family with the gravest finding comes first.
    """
    wanted = [each for each in found if selection.takes(each)]
    by_family = {
        family: sorted(
            (each.finding for each in wanted if each.family is family), key=_unknown_last
        )
        for family in Family
    }
    told = [family for family, members in by_family.items() if members]
    for family in sorted(told, key=lambda each: _unknown_last(by_family[each][0])):
        yield Heading(family, len(by_family[family]))
        yield from by_family[family]


def _unknown_last(finding: Finding) -> tuple[bool, int]:
    return finding.kind is Kind.UNKNOWN, list(Severity).index(finding.severity)


def _has_words(finding: Finding, wanted: list[str], records: Records, language: str) -> bool:
    place = place_words(finding, records, language)
    text = f"{finding.title} {finding.message} {place}".casefold()
    return all(word in text for word in wanted)
