"""The picture of the referral network: lanes of the spheres, agencies, and referrals as curves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.diagram.empty import sentence_picture
from workbench.diagram.lane_layout import (
    BOX_HEIGHT,
    BOX_WIDTH,
    TITLE_HEIGHT,
    Lane,
    LaneLayout,
    lane_layout,
)
from workbench.diagram.legend import legend_height, legend_items
from workbench.diagram.map_lines import MapLine, map_lines
from workbench.diagram.metrics import CAP_HEIGHT, wrap
from workbench.diagram.network_map import MapAgency, MapLink, NetworkMap, network_map
from workbench.diagram.network_words import STATE_WORDS, network_sentences
from workbench.diagram.palette import LIGHT, Palette
from workbench.diagram.picture import (
    Anchor,
    Circle,
    Item,
    LegendKey,
    Picture,
    Point,
    Rect,
    Route,
    Words,
)
from workbench.domain.programme import Sphere
from workbench.domain.records import Records
from workbench.domain.referrals import ReferralState
from workbench.domain.text import WORKING_LANGUAGE
from workbench.domain.values import AgencyId
from workbench.words import say

EDGE_WIDTH = 15.0
_RADIUS = 6.0
_NAME_LINE = 16.0
_TITLE, _TITLE_LINE = 13.0, 16.0
_RING = 9.0
_COUNT = 10.0
_MUTED_DASH = (3.0, 2.5)
_MUTED_MEANS = "Not one agency of the network: stands for any, is abroad, or is retired"


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How referrals of one state are drawn; told apart by pattern and weight, not only colour."""

    colour: str
    line_width: float
    dash: tuple[float, ...] = ()


def line_style(state: ReferralState, palette: Palette) -> LineStyle:
    """The style of a state of referrals."""
    styles = {
        ReferralState.AGREED: LineStyle(palette.muted, 1.4),
        ReferralState.UNCONFIRMED: LineStyle(palette.muted, 1.2, (5.0, 3.5)),
        ReferralState.PLANNED: LineStyle(palette.faint, 1.2, (1.5, 3.0)),
        ReferralState.MISSING: LineStyle(palette.missing, 2.0, (8.0, 4.0)),
        ReferralState.EXPIRED: LineStyle(palette.decision, 1.4, (8.0, 3.0, 1.5, 3.0)),
    }
    return styles[state]


def network_legend(
    shown: NetworkMap,
    palette: Palette = LIGHT,
    language: str = WORKING_LANGUAGE,
) -> tuple[LegendKey, ...]:
    """The legend of what is shown, and of nothing else."""
    keys = _line_keys(shown, palette, language)
    style = line_style(ReferralState.AGREED, palette)
    if any(len(link.referrals) > 1 for link in shown.links):
        words = say("A number on a line: so many referrals", language)
        keys.append(LegendKey(words=words, colour=style.colour, is_line=True, number="4"))
    keys.append(LegendKey(words=say("Agency", language), colour=palette.strong_line))
    if any(agency.is_muted for agency in shown.agencies):
        words = say(_MUTED_MEANS, language)
        keys.append(LegendKey(words=words, colour=palette.faint, dash=_MUTED_DASH))
    return tuple(keys)


def _line_keys(shown: NetworkMap, palette: Palette, language: str) -> list[LegendKey]:
    """A line for each state that is shown; one for all where states are not told."""
    if shown.links and not shown.states_told:
        return [_line_key(say("Referral", language), line_style(ReferralState.AGREED, palette))]
    states = {link.state for link in shown.links}
    return [
        _line_key(
            say("Referral, {state}", language, state=say(STATE_WORDS[state], language)),
            line_style(state, palette),
        )
        for state in ReferralState
        if state in states
    ]


def _line_key(words: str, style: LineStyle) -> LegendKey:
    return LegendKey(
        words=words,
        colour=style.colour,
        is_line=True,
        dash=style.dash,
        line_width=style.line_width,
    )


def network_layout(
    shown: NetworkMap, moved: Mapping[AgencyId, Point], before: LaneLayout | None = None
) -> LaneLayout:
    """The place of every agency shown; see `lane_layout`."""
    return lane_layout(
        [(agency.id, agency.sphere) for agency in shown.agencies],
        [(link.sender, link.receiver) for link in shown.links],
        moved={str(key): place for key, place in moved.items()},
        before=before,
    )


def places_by_hand(records: Records) -> dict[AgencyId, Point]:
    """Where people put agencies on the map themselves."""
    return {
        each.agency: (each.x, each.y)
        for each in records.map_positions.values()
        if each.agency in records.agencies and each.agency is not None
    }


def network_picture(
    records: Records,
    language: str,
    layout: LaneLayout | None = None,
    palette: Palette = LIGHT,
) -> Picture:
    """The network map with its legend and its text equivalent.

    Without a layout, agencies stand where somebody put them, and all others in their lanes.
    """
    title = say("Referral network", language)
    shown = network_map(records, language)
    if not shown.agencies:
        sentence = say("No agencies are recorded yet.", language)
        return sentence_picture(title, sentence, palette)
    layout = layout or network_layout(shown, places_by_hand(records))
    drawing = _Drawing(shown, layout, palette, language)
    return Picture(
        width=layout.width,
        height=drawing.height,
        title=title,
        items=tuple(drawing.items()),
        text_equivalent=tuple(network_sentences(records, shown, language)),
        legend=drawing.legend,
    )


class _Drawing:
    """The map laid out; gives its items from the ground up."""

    def __init__(
        self, shown: NetworkMap, layout: LaneLayout, palette: Palette, language: str
    ) -> None:
        self._shown, self._layout, self._palette = shown, layout, palette
        self._language = language
        self.legend = network_legend(shown, palette, language)
        self.height = layout.height + legend_height(self.legend, layout.width)

    def items(self) -> Iterator[Item]:
        """Ground, lanes, lines, boxes, legend."""
        colours, layout = self._palette, self._layout
        yield Rect(x=0, y=0, width=layout.width, height=self.height, fill=colours.surface)
        for lane in layout.lanes:
            yield from self._lane(lane)
        links = [(link.sender, link.receiver) for link in self._shown.links]
        lines = map_lines(layout.places, links)
        for index, link in enumerate(self._shown.links):
            yield self._line(link, lines[index])
        for index, link in enumerate(self._shown.links):
            yield from self._count(link, lines[index])
        for agency in self._shown.agencies:
            yield from self._agency(agency, layout.places[agency.id])
        yield from legend_items(self.legend, 0, layout.height, layout.width, colours)

    def _lane(self, lane: Lane) -> Iterator[Item]:
        colours = self._palette.sphere(lane.sphere)
        top = 8.0
        yield Rect(
            x=lane.x,
            y=top,
            width=lane.width,
            height=self._layout.height - 2 * top,
            radius=8,
            fill=colours.ground,
        )
        x, middle = lane.x + 14, top + TITLE_HEIGHT / 2
        if lane.sphere.number is not None:
            yield Circle(x=x + _RING, y=middle, radius=_RING, stroke=colours.words, line_width=1.3)
            yield self._middle_words(
                str(lane.sphere.number), x + _RING, middle, 11.0, colours.words
            )
            x += 2 * _RING + 7
        title = say(lane.sphere.words, self._language)
        lines = wrap(title, lane.x + lane.width - x - 6, _TITLE, bold=True, max_lines=2)
        y = middle - _TITLE_LINE * len(lines) / 2
        for place, line in enumerate(lines):
            yield Words(
                x=x,
                y=y + _TITLE_LINE * place + (_TITLE_LINE + CAP_HEIGHT * _TITLE) / 2,
                text=line,
                size=_TITLE,
                bold=True,
                colour=colours.words,
            )

    def _style(self, link: MapLink) -> LineStyle:
        state = link.state if self._shown.states_told else ReferralState.AGREED
        return line_style(state, self._palette)

    def _line(self, link: MapLink, line: MapLine) -> Route:
        style = self._style(link)
        return Route(
            points=line.points,
            stroke=style.colour,
            curved=True,
            line_width=style.line_width,
            dash=style.dash,
            head=line.head,
            about=link.referrals[0],
        )

    def _count(self, link: MapLink, line: MapLine) -> Iterator[Item]:
        """How many referrals share the line, where there are several."""
        if len(link.referrals) < 2:
            return
        style = self._style(link)
        (x, y), number = line.middle, str(len(link.referrals))
        yield Circle(
            x=x, y=y, radius=8, fill=self._palette.surface, stroke=style.colour, line_width=1
        )
        yield self._middle_words(number, x, y, _COUNT, self._palette.text)

    def _agency(self, agency: MapAgency, place: Point) -> Iterator[Item]:
        colours = self._palette
        x, y = place[0] - BOX_WIDTH / 2, place[1] - BOX_HEIGHT / 2
        yield Rect(
            x=x,
            y=y,
            width=BOX_WIDTH,
            height=BOX_HEIGHT,
            radius=_RADIUS,
            fill=colours.header if agency.is_muted else colours.surface,
            stroke=colours.faint if agency.is_muted else colours.strong_line,
            dash=_MUTED_DASH if agency.is_muted else (),
            about=agency.id,
        )
        yield from self._edge(agency.sphere, x, y)
        top = place[1] - _NAME_LINE * len(agency.lines) / 2
        for number, line in enumerate(agency.lines):
            yield Words(
                x=x + EDGE_WIDTH + 8,
                y=top + _NAME_LINE * number + (_NAME_LINE + CAP_HEIGHT * agency.name_size) / 2,
                text=line,
                size=agency.name_size,
                colour=colours.muted if agency.is_muted else colours.text,
                italic=agency.is_muted,
                about=agency.id,
            )

    def _edge(self, sphere: Sphere, x: float, y: float) -> Iterator[Item]:
        """The coloured edge, with the sphere's number for who cannot see the colour."""
        edge = self._palette.sphere(sphere).edge
        yield Rect(x=x, y=y, width=EDGE_WIDTH, height=BOX_HEIGHT, radius=_RADIUS / 2, fill=edge)
        if sphere.number is not None:
            ink = "#FFFFFF" if _is_dark(edge) else "#1B2733"
            number, middle = str(sphere.number), y + BOX_HEIGHT / 2
            yield self._middle_words(number, x + EDGE_WIDTH / 2, middle, 11.0, ink)

    def _middle_words(self, text: str, x: float, y: float, size: float, colour: str) -> Words:
        """Bold words around a point."""
        return Words(
            x=x,
            y=y + CAP_HEIGHT * size / 2,
            text=text,
            size=size,
            bold=True,
            colour=colour,
            anchor=Anchor.MIDDLE,
        )


def _is_dark(colour: str) -> bool:
    """Whether white stands out on the colour better than black."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 140
