"""Makes an outline of lines: which are items, what stands below what, and where a step begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from workbench.domain.drafts import DraftStep, titled
from workbench.exchange.written.markers import Kind, Marker

_DEEPEST = 40  # levels; whatever is deeper stands on the last of them
_ENDS_OF_SENTENCES = ".!?:;։।。؟។"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or item; `indent` says how far in it stands, in any unit that grows.

    `loose` stands after an empty line; a `heading` stands above what follows it.
    """

    words: str
    marker: Marker | None = None
    indent: int = 0
    heading: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and its level in the outline; level None is text that belongs to what is above."""

    line: Line
    level: int | None


def placed(lines: Sequence[Line]) -> tuple[Placed, ...]:
    """The lines with their levels.

    Where some lines are marked, those are the items and the others are text. Where none is, each
    line is an item.
    """
    if any(line.marker for line in lines):
        return tuple(_by_markers(lines))
    return tuple(_by_indents(lines))


@dataclass(slots=True)
class _Lists:
    """The lists that are open, outermost first: how far in, in which style, and the last sign."""

    open: list[tuple[int, Marker]] = field(default_factory=list)

    def level_of(self, indent: int, marker: Marker) -> int:
        """The level of an item, after closing the lists that it ends."""
        marker = self._as_meant(indent, marker)
        while self.open and self.open[-1][0] > indent:
            self.open.pop()
        same = [
            place
            for place, (inner, last) in enumerate(self.open)
            if inner == indent and last.style == marker.style
        ]
        if same:
            del self.open[same[-1] :]
        elif self._is_dotted_above(indent, marker):
            while self.open and _outranks(marker, self.open[-1][1]) and self.open[-1][0] == indent:
                self.open.pop()
        elif marker.kind is Kind.STEP:
            self.open.clear()
        if len(self.open) > _DEEPEST:
            self.open.pop()
        self.open.append((indent, marker))
        return len(self.open) - 1

    def _is_dotted_above(self, indent: int, marker: Marker) -> bool:
        return (
            bool(self.open) and self.open[-1][0] == indent and _outranks(marker, self.open[-1][1])
        )

    def _as_meant(self, indent: int, marker: Marker) -> Marker:
        """An i after an h is a letter; a v after a iv is a number."""
        last = next((each for inner, each in reversed(self.open) if inner == indent), None)
        if last is None or marker.shape != last.shape:
            return marker
        letter_i = marker.kind is Kind.ROMAN and last.kind is Kind.LETTER
        if letter_i and last.number.casefold() == "h":
            return replace(marker, kind=Kind.LETTER)
        if marker.kind is Kind.LETTER and last.kind is Kind.ROMAN and marker.number in "vxVX":
            return replace(marker, kind=Kind.ROMAN)
        return marker


def _outranks(marker: Marker, other: Marker) -> bool:
    """Whether "1.2" comes back to above "1.1.3"."""
    return marker.kind is other.kind is Kind.NUMBER and marker.depth < other.depth


def _by_markers(lines: Sequence[Line]) -> Iterable[Placed]:
    lists = _Lists()
    for line in lines:
        if line.marker is not None:
            yield Placed(line, lists.level_of(line.indent, line.marker))
            continue
        if line.heading:
            lists.open.clear()
        yield Placed(line, 0 if line.heading or not lists.open else None)


def _by_indents(lines: Sequence[Line]) -> Iterable[Placed]:
    open_indents: list[int] = []
    for line in lines:
        while open_indents and open_indents[-1] >= line.indent:
            open_indents.pop()
        if len(open_indents) <= _DEEPEST:
            open_indents.append(line.indent)
        yield Placed(line, 0 if line.heading else len(open_indents) - 1)


def continued(lines: Iterable[Line]) -> list[Line]:
    """The lines with those joined that only go on with the sentence above them."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1][0], groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [replace(group[0], words=" ".join(line.words for line in group)) for group in groups]


def _goes_on(item: Line, above: Line, line: Line) -> bool:
    if line.marker is not None or line.loose or line.heading or item.marker is None:
        return False
    unfinished = above.words[-1:] not in _ENDS_OF_SENTENCES
    return unfinished and (line.words[:1].islower() or line.indent > item.indent)


def steps_of(outline: Iterable[Placed]) -> list[DraftStep]:
    """The outline as steps: level 0 is a step, what is deeper its sub-items, text its text."""
    steps: list[_Open] = []
    for each in outline:
        words = each.line.words.strip()
        if not words and (each.level is None or each.level > 0):
            continue
        if each.level == 0 or not steps:
            number = _number(each.line.marker)
            steps.append(_Open(words, number))
        elif each.level is None:
            steps[-1].text.append(words)
        else:
            steps[-1].lines.append(words)
    return [step.draft() for step in steps if step.words or step.lines or step.text]


def _number(marker: Marker | None) -> str:
    counted = marker is not None and marker.kind in (Kind.STEP, Kind.NUMBER)
    return marker.number if marker is not None and counted else ""


@dataclass(slots=True)
class _Open:
    """A step while its lines are gathered."""

    words: str
    number: str
    lines: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def draft(self) -> DraftStep:
        title, rest = titled(self.words)
        text = "\n".join(part for part in (rest, *self.text) if part)
        lines = tuple(" ".join(line.split()) for line in self.lines)
        return DraftStep(title, lines, text, number=self.number)
