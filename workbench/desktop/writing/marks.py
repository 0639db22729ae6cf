"""What is to be said about a text: details of a person, words to avoid, words that are wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbench.desktop.writing.spelling import Spelling
from workbench.domain.case_data import suspicions
from workbench.domain.glossary import words_to_avoid
from workbench.domain.naming import folded, words_of_names
from workbench.domain.state import State


class MarkKind(StrEnum):
    """Why a stretch of text is underlined, the gravest first."""

    DETAIL = "detail"
    TERM = "term"
    SPELLING = "spelling"


EVERYTHING = frozenset(MarkKind)
ALL_BUT_SPELLING = EVERYTHING - {MarkKind.SPELLING}  # names, which no dictionary knows
NOTHING: frozenset[MarkKind] = frozenset()  # numbers, telephones, addresses of the web


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text and what is to be said of it.

    `instead` is a word to use in its place; `digest` stands for what may be marked as made up.
    """

    start: int
    end: int
    kind: MarkKind
    words: str
    says: str
    instead: str = ""
    digest: str = ""


def marks_in(
    text: str,
    language: str,
    state: State,
    spelling: Spelling,
    kinds: Collection[MarkKind] = EVERYTHING,
) -> tuple[Mark, ...]:
    """Every mark of these kinds, the gravest first; of a stretch only the gravest is told."""
    taken: list[Mark] = []
    found: dict[MarkKind, Callable[[], Iterator[Mark]]] = {
        MarkKind.DETAIL: lambda: _details(text, language, state),
        MarkKind.TERM: lambda: _terms(text, language, state),
        MarkKind.SPELLING: lambda: _misspelt(text, language, state, spelling),
    }
    for mark in (mark for kind, find in found.items() if kind in kinds for mark in find()):
        if not any(mark.start < each.end and each.start < mark.end for each in taken):
            taken.append(mark)
    return tuple(taken)


def _details(text: str, language: str, state: State) -> Iterator[Mark]:
    programme = state.programme
    made_up = programme.fictitious if programme else ()
    for each in suspicions(text, language):
        if each.digest not in made_up:
            yield Mark(
                each.start,
                each.end,
                MarkKind.DETAIL,
                each.words,
                f"Looks like a detail of a person: {each.kind.words}. "
                "Remove it, or mark it as made up.",
                digest=each.digest,
            )


def _terms(text: str, language: str, state: State) -> Iterator[Mark]:
    for each in words_to_avoid(state, text, language):
        says = "The glossary says to avoid this word."
        if each.instead:
            says = f"The glossary says “{each.instead}” here."
        words = text[each.start : each.end]
        yield Mark(each.start, each.end, MarkKind.TERM, words, says, _in_case(each.instead, words))


def _misspelt(text: str, language: str, state: State, spelling: Spelling) -> Iterator[Mark]:
    programme = state.programme
    own = frozenset(folded(each) for each in programme.known_words) if programme else frozenset()
    known = own | words_of_names(state)
    for start, end in spelling.misspelt(text, language, known):
        yield Mark(start, end, MarkKind.SPELLING, text[start:end], "No dictionary has this word.")


def _in_case(words: str, like: str) -> str:
    return words[:1].upper() + words[1:] if like[:1].isupper() else words
