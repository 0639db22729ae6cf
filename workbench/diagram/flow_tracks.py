"""Lines that run side by side: which of them takes which track of a gutter, channel or gap.

A gap is the room between two boxes that stand next to each other in a row or a column: lines in
it share out the sides of the boxes. The order of tracks is chosen so that lines that bend off
cross as few others as possible, and so that no two lie on each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from workbench.diagram.flow_ways import Way

TRACK = 10.0  # between lines that run side by side
_OF_A_SIDE = 0.7  # the part of a box's side on which lines may end
_SLIGHT = 1e-4  # of a point: what tells lines of one gap apart where only their order counts

Corridors = dict[int, list["Piece"]]


class Piece:
    """A straight piece of a way: it stands or lies in corridor `at` and runs from low to high.

    `before` and `after` are the pieces it bends into at its low and its high end, None where it
    meets a box, and the turns say to which side: -1 to smaller numbers, 1 to larger ones.
    `shift` is how far it is off the middle of the boxes of its gap, and `place` its x or y.
    """

    __slots__ = (
        "after",
        "after_turn",
        "at",
        "before",
        "before_turn",
        "far",
        "high",
        "low",
        "place",
        "shift",
        "stands",
        "track",
    )

    def __init__(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        self.stands = start[0] == end[0]
        self.at = start[0] if self.stands else start[1]
        first, last = (start[1], end[1]) if self.stands else (start[0], end[0])
        self.low, self.high = (first, last) if first < last else (last, first)
        self.before: Piece | None = None
        self.after: Piece | None = None
        self.before_turn = self.after_turn = 0
        self.far = 0
        self.track = 0
        self.shift = 0.0
        self.place = 0.0

    @property
    def turn(self) -> int:
        """To which side a piece that meets one box bends off; 0 where it meets two."""
        return self.before_turn or self.after_turn

    def bend(self, at: int, neighbour: Piece, far: int) -> None:
        """Bend, at one end, into a neighbour that leads to `far`."""
        turn = 1 if far > self.at else -1
        self.far = far
        if at == self.low:
            self.before, self.before_turn = neighbour, turn
        else:
            self.after, self.after_turn = neighbour, turn


def pieces_of(way: Way) -> list[Piece]:
    """The straight pieces of a way, from its first box to its last."""
    pieces: list[Piece] = []
    last: Piece | None = None
    for place in range(1, len(way)):
        start, end = way[place - 1], way[place]
        piece = Piece(start, end)
        if last is not None:
            across, along = (0, 1) if piece.stands else (1, 0)
            last.bend(start[across], piece, end[along])
            piece.bend(start[along], last, way[place - 2][across])
        pieces.append(piece)
        last = piece
    return pieces


def corridors(pieces: Iterable[Piece], *, stands: bool) -> Corridors:
    """The pieces that stand, or those that lie, by the corridor they are in."""
    found: Corridors = defaultdict(list)
    for piece in pieces:
        if piece.stands is stands:
            found[piece.at].append(piece)
    return found


def share_gap(corridor: list[Piece], sides: dict[tuple[int, int], float], *, apart: bool) -> None:
    """Spread the lines of a column, or a row, over the sides of the boxes they meet.

    `sides` is how long the side of the box at (corridor, place) is. `apart` gives lines that
    only touch different places too.
    """
    corridor.sort(key=lambda piece: (piece.low, piece.high))
    group: list[Piece] = []
    end = -1
    for piece in corridor:
        if piece.low > end or (piece.low == end and (end % 2 or not apart)):
            _spread(group, sides)
            group = []
        group.append(piece)
        end = max(end, piece.high)
    _spread(group, sides)


def _spread(group: list[Piece], sides: dict[tuple[int, int], float]) -> None:
    """Lines that turn off to one side leave on that side, the first to turn outermost."""
    if len(group) < 2:
        return
    group.sort(key=_outermost_first)
    straight = [place for place, piece in enumerate(group) if not piece.turn]
    middle = straight[0] if straight else (len(group) - 1) / 2
    room = min(
        sides[piece.at, end]
        for piece in group
        for end, neighbour in ((piece.low, piece.before), (piece.high, piece.after))
        if neighbour is None
    )
    pitch = min(TRACK, _OF_A_SIDE * room / 2 / max(middle, len(group) - 1 - middle))
    for place, piece in enumerate(group):
        piece.shift = (place - middle) * pitch


def _outermost_first(piece: Piece) -> tuple[int, int, int]:
    turn = piece.turn
    return turn, turn * (piece.low - piece.high), piece.far


def share_gutter(corridor: list[Piece]) -> int:
    """Give the standing pieces of a gutter their tracks, left to right; how many there are."""
    return _share(
        [
            (
                piece.before.at + piece.before.shift * _SLIGHT if piece.before else piece.low,
                piece.after.at + piece.after.shift * _SLIGHT if piece.after else piece.high,
                piece,
            )
            for piece in corridor
        ]
    )


def share_channel(corridor: list[Piece]) -> int:
    """Give the lying pieces of a channel their tracks, top to bottom; how many there are.

    The standing pieces they bend into must have their places.
    """
    return _share(
        [
            (
                piece.before.place if piece.before else piece.low,
                piece.after.place if piece.after else piece.high,
                piece,
            )
            for piece in corridor
        ]
    )


def _share(spans: list[tuple[float, float, Piece]]) -> int:
    if len(spans) > 1:
        spans.sort(key=_rank)
    most = -1
    for place, (low, high, piece) in enumerate(spans):
        track = -1
        for other_low, other_high, other in spans[:place]:
            if other.track > track and low <= other_high and other_low <= high:
                track = other.track
        piece.track = track + 1
        most = max(most, piece.track)
    return most + 1


def _rank(span: tuple[float, float, Piece]) -> tuple[int, float]:
    """Lines that turn off on the same side lie on that side, the shorter the nearer to it."""
    low, high, piece = span
    if piece.before_turn == piece.after_turn:
        return (0, high - low) if piece.before_turn < 0 else (3, low - high)
    return (1, -low) if piece.before_turn < 0 else (2, low)
