"""Who does what in which stage: a row for each agency or role, a column for each stage.

A cell names the measures in which its actor has a part, and the steps by the letter of that part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from workbench.diagram.empty import sentence_picture
from workbench.diagram.legend import legend_height, legend_items
from workbench.diagram.metrics import CAP_HEIGHT, width, wrap
from workbench.diagram.palette import LIGHT, Palette
from workbench.diagram.picture import Item, LegendKey, Picture, Rect, Route, Words
from workbench.domain.procedures import measures_of, number_key
from workbench.domain.programme import Stage
from workbench.domain.readings.roles import Actor, LeadState, RoleCell, RoleRow, roles_of_measure
from workbench.domain.records import Records
from workbench.domain.sops import Measure, MeasureId, SopId
from workbench.domain.steps import Part
from workbench.words import say

_HEAD_WIDTH, _COLUMN_WIDTH = 160.0, 150.0
_PAD, _LINE, _BETWEEN = 8.0, 14.0, 3.0
_HEAD, _SIZE = 11.5, 10.5
_LETTERS: Mapping[Part, str] = {
    Part.LEAD: "L",
    Part.SUPPORT: "S",
    Part.CONSULTED: "C",
    Part.INFORMED: "I",
    Part.AUTHORISES: "A",
    Part.RECEIVES: "R",
}
_DECIDES = "D"
_MEANINGS = (*((letter, part.value) for part, letter in _LETTERS.items()), (_DECIDES, "decides"))


@dataclass(frozen=True, slots=True)
class _Entry:
    """A measure in a cell, and the numbers of the steps by the letter of the part."""

    measure: Measure
    name: str
    steps: Mapping[str, tuple[str, ...]]

    @property
    def words(self) -> str:
        """The entry in the cell: "1.4: L 1, 3; S 2"."""
        parts = (f"{letter} {', '.join(numbers)}" for letter, numbers in self.steps.items())
        return f"{self.name}: {'; '.join(filter(str.strip, parts))}"


_Cells = dict[tuple[str, str], list[_Entry]]  # by actor and stage


def stage_matrix(
    records: Records, language: str, *, sop: SopId | None = None, palette: Palette = LIGHT
) -> Picture:
    """Agencies and stages of one SOP, or of all, with the text equivalent."""
    table = _Table(records, language, sop)
    title = say("Who does what in which stage", language)
    if not table.actors:
        return sentence_picture(title, say("No steps are recorded yet.", language), palette)
    drawing = _Drawing(table, palette, language)
    return Picture(
        width=drawing.width,
        height=drawing.height,
        title=title,
        items=tuple(drawing.items()),
        text_equivalent=tuple(table.sentences()),
        legend=drawing.legend,
    )


class _Table:
    """What stands in the matrix; steps that nobody is known to lead have a row of their own."""

    def __init__(self, records: Records, language: str, sop: SopId | None) -> None:
        self._records, self._language = records, language
        self._sops = [each for each in records.sops.values() if sop in (None, each.id)]
        self.actors: dict[str, Actor] = {}
        self.cells: _Cells = defaultdict(list)
        self.letters: set[str] = set()
        for measure in self._measures():
            self._take(measure)
        if "" in self.actors:
            self.actors[""] = self.actors.pop("")  # what is missing stands last
        self.stages = self._stages()

    def name(self, actor: Actor) -> str:
        """The agency, or the role in words."""
        if actor.lane == "":
            return say("Lead not recorded", self._language)
        agency = self._records.agencies.find(actor.agency)
        if agency is not None:
            return agency.label(self._language)
        return actor.role.in_language(self._language) or say("not in this edition", self._language)

    def stage_name(self, stage: Stage | None) -> str:
        """The stage with its number."""
        if stage is None:
            return say("No stage", self._language)
        return f"{stage.number} {stage.title.in_language(self._language)}".strip()

    def sentences(self) -> Iterator[str]:
        """One paragraph for each actor."""
        for lane, actor in self.actors.items():
            parts = [
                f"{self.stage_name(stage)}: " + "; ".join(self._said(each) for each in entries)
                for stage in self.stages
                if (entries := self.cells.get((lane, _key(stage))))
            ]
            yield f"{self.name(actor)}. " + ". ".join(parts) + "."

    def _said(self, entry: _Entry) -> str:
        """An entry in words: which steps are led, supported, decided."""
        meanings = dict(_MEANINGS)
        parts = (
            f"{say(meanings[letter], self._language)} {', '.join(numbers)}"
            if letter
            else say("step {number}", self._language, number=", ".join(numbers))
            for letter, numbers in entry.steps.items()
        )
        return f"{entry.name} ({'; '.join(parts)})"

    def _measures(self) -> Iterator[Measure]:
        for sop in self._sops:
            yield from measures_of(self._records, sop.id)

    def _take(self, measure: Measure) -> None:
        matrix = roles_of_measure(self._records, MeasureId(measure.id))
        for place, actor in enumerate(matrix.actors):
            steps = _steps_by_letter((row, row.cells[place]) for row in matrix.rows)
            self.actors.setdefault(actor.lane, actor)
            self.letters |= steps.keys()
            self._enter(actor.lane, measure, steps)
        unled = [r.step.number for r in matrix.rows if r.lead_state is not LeadState.RECORDED]
        if unled:
            self.actors.setdefault("", Actor(""))
            self._enter("", measure, {"": tuple(unled)})

    def _enter(self, lane: str, measure: Measure, steps: Mapping[str, tuple[str, ...]]) -> None:
        entry = _Entry(measure, self._measure_name(measure), steps)
        self.cells[lane, measure.stage or ""].append(entry)

    def _measure_name(self, measure: Measure) -> str:
        """Its number; with whom it is for, where measures of several SOPs stand together."""
        sop = self._records.sops.find(measure.sop)
        number = measure.number or measure.title.in_language(self._language)
        if len(self._sops) < 2 or sop is None:
            return number
        population = self._records.populations.find(sop.population)
        for_whom = population.name if population is not None else sop.title
        return f"{number} {for_whom.in_language(self._language)}".strip()

    def _stages(self) -> list[Stage | None]:
        """The stages in which somebody does something, in their order."""
        used = {stage for _, stage in self.cells}
        known = [each for each in self._records.stages.values() if each.id in used]
        known.sort(key=lambda each: number_key(each.number))
        named = {each.id for each in known}
        return [*known, None] if used - named else [*known]


def _key(stage: Stage | None) -> str:
    return stage.id if stage is not None else ""


def _steps_by_letter(
    cells: Iterable[tuple[RoleRow, RoleCell]],
) -> dict[str, tuple[str, ...]]:
    """The numbers of the steps in which an actor plays each part, leads first."""
    found: dict[str, list[str]] = {letter: [] for letter, _ in _MEANINGS}
    for row, cell in cells:
        letters = dict.fromkeys(_LETTERS[each.part] for each in cell.parts)
        if cell.decides:
            letters[_DECIDES] = None
        for letter in letters:
            found[letter].append(row.step.number)
    return {letter: tuple(numbers) for letter, numbers in found.items() if numbers}


class _Drawing:
    """The matrix as a grid, each row as high as its fullest cell."""

    def __init__(self, table: _Table, palette: Palette, language: str) -> None:
        self._table, self._palette = table, palette
        self.legend = tuple(
            LegendKey(words=say(meaning, language), colour=palette.strong_line, number=letter)
            for letter, meaning in _MEANINGS
            if letter in table.letters
        )
        self.width = _HEAD_WIDTH + _COLUMN_WIDTH * len(table.stages) + 2
        self._top = self._height([_lines(table.stage_name(s), bold=True) for s in table.stages])
        self._rows = [self._row_height(lane) for lane in table.actors]
        self._bottom = 1 + self._top + sum(self._rows)
        self.height = self._bottom + 1 + legend_height(self.legend, self.width)

    def items(self) -> Iterator[Item]:
        """Ground, heads, cells, lines, legend."""
        colours = self._palette
        ground = Rect(x=1, y=1, width=self.width - 2, height=self._bottom - 1, fill=colours.surface)
        yield ground
        yield replace(ground, height=self._top, fill=colours.header)
        yield replace(ground, width=_HEAD_WIDTH, fill=colours.header)
        for place, stage in enumerate(self._table.stages):
            about = stage.id if stage is not None else ""
            words = _lines(self._table.stage_name(stage), bold=True)
            yield from self._entry(words, _left(place), 1.0, about, is_head=True)
        y = 1 + self._top
        for (lane, actor), high in zip(self._table.actors.items(), self._rows, strict=True):
            yield self._rule(((1, y), (self.width - 1, y)))
            name = _lines(self._table.name(actor), bold=True)
            yield from self._entry(name, 1.0, y, actor.agency or "", is_head=True)
            yield from self._cells(lane, y)
            y += high
        for place in range(len(self._table.stages)):
            yield self._rule(((_left(place), 1), (_left(place), self._bottom)))
        yield replace(ground, fill=None, stroke=colours.strong_line)
        yield from legend_items(self.legend, 0, self._bottom + 1, self.width, colours)

    def _cells(self, lane: str, y: float) -> Iterator[Item]:
        for place, stage in enumerate(self._table.stages):
            top = y
            for entry in self._table.cells.get((lane, _key(stage)), ()):
                lines = _lines(entry.words)
                yield from self._entry(lines, _left(place), top, entry.measure.id)
                top += _LINE * len(lines) + _BETWEEN

    def _entry(
        self, lines: tuple[str, ...], x: float, y: float, about: str, *, is_head: bool = False
    ) -> Iterator[Item]:
        """Lines of words, and the area on which a click means what they are about."""
        size = _HEAD if is_head else _SIZE
        wide = max((width(line, size, bold=is_head) for line in lines), default=0.0)
        if about:
            yield Rect(
                x=x + _PAD / 2,
                y=y + _PAD / 2,
                width=wide + _PAD,
                height=_LINE * len(lines) + _PAD / 2,
                about=about,
            )
        for place, line in enumerate(lines):
            yield Words(
                x=x + _PAD,
                y=y + _PAD + place * _LINE + (_LINE + CAP_HEIGHT * size) / 2 - 1,
                text=line,
                size=size,
                bold=is_head,
                colour=self._palette.text,
                about=about,
            )

    def _rule(self, points: tuple[tuple[float, float], tuple[float, float]]) -> Route:
        return Route(points=points, stroke=self._palette.line)

    def _row_height(self, lane: str) -> float:
        name = _lines(self._table.name(self._table.actors[lane]), bold=True)
        heights = [self._height([name])]
        for stage in self._table.stages:
            entries = self._table.cells.get((lane, _key(stage)), [])
            lines = sum(len(_lines(each.words)) for each in entries)
            heights.append(_LINE * lines + _BETWEEN * len(entries) + 2 * _PAD)
        return max(heights)

    def _height(self, cells: list[tuple[str, ...]]) -> float:
        return _LINE * max(map(len, cells)) + 2 * _PAD


def _left(place: int) -> float:
    return 1 + _HEAD_WIDTH + _COLUMN_WIDTH * place


def _lines(words: str, *, bold: bool = False) -> tuple[str, ...]:
    room = (_HEAD_WIDTH if bold else _COLUMN_WIDTH) - 2 * _PAD
    if bold:
        return wrap(words, min(room, _COLUMN_WIDTH - 2 * _PAD), _HEAD, bold=True)
    return wrap(words, room, _SIZE)
