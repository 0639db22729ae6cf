"""What was recognised in a part: agencies, limits and forms, in words for one cell."""

from __future__ import annotations

from workbench.domain.bringing_in import stage_named
from workbench.domain.drafts import actors_in
from workbench.domain.found import FoundPart
from workbench.domain.limits import limit_words, read_limit
from workbench.domain.recognition import Names
from workbench.domain.records import Records
from workbench.domain.steps import Assignment, Part
from workbench.domain.values import LimitKind

_TICK = "✓"


class Recognised:
    """Reads parts against what is recorded; a tick stands before what was recognised."""

    def __init__(self, records: Records, language: str) -> None:
        self._records, self._language = records, language
        self._agencies = Names.of_agencies(records)
        self._forms = Names.of_forms(records)

    def stage(self, part: FoundPart) -> str:
        """Whether the stage of a heading is recorded already."""
        return f"{_TICK} known stage" if stage_named(part.words, self._records) else "new stage"

    def who(self, part: FoundPart) -> str:
        """Everybody named; who is no agency of the workspace stays as a role in words."""
        lead = actors_in(part.who, self._agencies, Part.LEAD, self._language)
        support = actors_in(part.support, self._agencies, Part.SUPPORT, self._language)
        return ", ".join(self._actor(each) for each in (*lead, *support))

    def when(self, words: str) -> str:
        """The limits; those that are not plain stay as words."""
        shown: list[str] = []
        for each in words.replace(";", "\n").split("\n"):
            limit = read_limit(each, self._language)
            if limit is not None:
                plain = limit.kind is not LimitKind.QUALITATIVE
                read = f"{_TICK} {limit_words(limit, self._language)}"
                shown.append(read if plain else each.strip())
        return "; ".join(shown)

    def forms(self, words: str) -> str:
        """The forms; those that are not recorded go to the text of the step."""
        named = self._forms.named_in(words)
        return ", ".join(f"{_TICK} {each.words}" if each.id else each.words for each in named)

    def _actor(self, actor: Assignment) -> str:
        agency = self._records.agencies.find(actor.agency)
        role = actor.role.exactly(self._language)
        name = role
        if agency is not None:
            known = agency.acronym.in_language(self._language) or agency.label(self._language)
            name = f"{_TICK} {known} ({role})" if role else f"{_TICK} {known}"
        return name if actor.part is Part.LEAD else f"{name} [{actor.part.value}]"
