"""Where two texts, or two rows of things, differ: word by word, and thing by thing in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

T = TypeVar("T")

_WORD = re.compile(r"\s*\S+|\s+$")
_LIKE = 0.45
"""From so much likeness on, two things are the same thing changed."""

_MOST_COMPARED = 2500
"""So many pairs are compared one with another; longer rows are paired as they stand."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that both sides have, or that only this side has."""

    text: str
    differs: bool = False


def word_differences(left: str, right: str) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    """Each side in pieces that make up its text, with those marked that the other has not."""
    a, b = _WORD.findall(left), _WORD.findall(right)
    start = _common(a, b)
    end = _common(a[start:][::-1], b[start:][::-1])
    inner_a, inner_b = a[start : len(a) - end], b[start : len(b) - end]
    sides: tuple[list[Words], list[Words]] = ([], [])
    for side, words in zip(sides, (a, b), strict=True):
        side.append(Words("".join(words[:start])))
    keys = [word.strip() for word in inner_a], [word.strip() for word in inner_b]
    for tag, i, j, m, n in SequenceMatcher(None, *keys).get_opcodes():
        sides[0].append(Words("".join(inner_a[i:j]), tag != "equal"))
        sides[1].append(Words("".join(inner_b[m:n]), tag != "equal"))
    for side, words in zip(sides, (a, b), strict=True):
        side.append(Words("".join(words[len(words) - end :])))
    return _merged(sides[0]), _merged(sides[1])


def aligned(
    left: Sequence[T], right: Sequence[T], key: Callable[[T], str]
) -> tuple[tuple[T | None, T | None], ...]:
    """Both rows beside each other, each in its own order and nothing left out.

    Things with the same key belong together; between them, whatever is like enough does.
    """
    keys = [key(each) for each in left], [key(each) for each in right]
    pairs: list[tuple[T | None, T | None]] = []
    for tag, i, j, m, n in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += zip(left[i:j], right[m:n], strict=True)
        else:
            between = _alike(left[i:j], right[m:n], key)
            pairs += between
    return tuple(pairs)


def _alike(
    left: Sequence[T], right: Sequence[T], key: Callable[[T], str]
) -> Iterator[tuple[T | None, T | None]]:
    """The pairing in order with the most likeness."""
    if not left or not right or len(left) * len(right) > _MOST_COMPARED:
        yield from ((each, None) for each in left)
        yield from ((None, each) for each in right)
        return
    likeness = [[_likeness(key(a), key(b)) for b in right] for a in left]
    best = _best(likeness)
    i = j = 0
    while i < len(left) and j < len(right):
        if best[i][j] == best[i + 1][j]:
            yield left[i], None
            i += 1
        elif best[i][j] == best[i][j + 1]:
            yield None, right[j]
            j += 1
        else:
            yield left[i], right[j]
            i, j = i + 1, j + 1
    yield from ((each, None) for each in left[i:])
    yield from ((None, each) for each in right[j:])


def _best(likeness: Sequence[Sequence[float]]) -> list[list[float]]:
    """How much likeness the rest of both rows can still have, from each pair of places on."""
    rows, columns = len(likeness), len(likeness[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            here = likeness[i][j]
            together = here + best[i + 1][j + 1] if here >= _LIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], together)
    return best


def _likeness(a: str, b: str) -> float:
    matcher = SequenceMatcher(None, a.casefold().split(), b.casefold().split(), autojunk=False)
    return matcher.ratio()


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words both begin with."""
    count = 0
    for mine, theirs in zip(a, b, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _merged(pieces: Sequence[Words]) -> tuple[Words, ...]:
    """Neighbours of one kind as one piece, and none that is empty."""
    merged: list[Words] = []
    for piece in pieces:
        if not piece.text:
            continue
        if merged and merged[-1].differs == piece.differs:
            merged[-1] = Words(merged[-1].text + piece.text, piece.differs)
        else:
            merged.append(piece)
    return tuple(merged)
