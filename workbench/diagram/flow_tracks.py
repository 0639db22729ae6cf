"""Lines that run side by side: which of them takes which track of a gutter, channel or row.

The order of the tracks is chosen so that lines that bend off cross as few others as possible.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from workbench.diagram.flow_ways import Way

PieceKey = tuple[int, int]  # which way, and which piece of it

_PASSES = 3
_SLIGHT = 1 / 64  # of a grid step: enough to tell neighbouring tracks apart
_LIE_ON_EACH_OTHER = 50.0


@dataclass
class Piece:
    """A straight piece of a way: it stands or lies at `at` and runs from `low` to `high`.

    `turns` says at which end the way goes on, and to which side: -1 to smaller numbers, 1 to
    larger ones, and with which piece. Pieces of one `group` share out the room at their boxes;
    `middle` is the track in front of the middle of the box.
    """

    key: PieceKey
    stands: bool
    at: int
    low: int
    high: int
    turns: tuple[tuple[int, int, PieceKey], ...] = ()
    track: int = 0
    tracks: int = 1
    middle: float = 0.0
    group: int = 0

    @property
    def refined(self) -> float:
        """Where the piece is, with its track told apart from its neighbours'."""
        return self.at + (self.track - self.middle) * _SLIGHT


def tracks(ways: list[Way], *, apart: bool) -> dict[PieceKey, Piece]:
    """All pieces with their tracks; `apart` keeps lines that only touch on different tracks."""
    pieces = {piece.key: piece for index, way in enumerate(ways) for piece in _pieces(index, way)}
    corridors: dict[tuple[bool, int], list[Piece]] = defaultdict(list)
    for piece in pieces.values():
        corridors[piece.stands, piece.at].append(piece)
    for _ in range(_PASSES):
        for place in sorted(corridors, reverse=True):
            _settle(corridors[place], pieces, apart=apart)
    return pieces


def _pieces(index: int, way: Way) -> list[Piece]:
    found = []
    for place, ((x1, y1), (x2, _y2)) in enumerate(pairwise(way)):
        stands = x1 == x2
        run = 1 if stands else 0
        side = 0 if stands else 1
        turns = []
        if place > 0:
            before = way[place - 1]
            turns.append(
                (way[place][run], _sign(before[side] - way[place][side]), (index, place - 1))
            )
        if place + 2 < len(way):
            after, bend = way[place + 2], way[place + 1]
            turns.append((bend[run], _sign(after[side] - bend[side]), (index, place + 1)))
        low, high = sorted((way[place][run], way[place + 1][run]))
        at = x1 if stands else y1
        found.append(Piece((index, place), stands, at, low, high, tuple(turns)))
    return found


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _settle(corridor: list[Piece], pieces: dict[PieceKey, Piece], *, apart: bool) -> None:
    """Give each piece of one corridor its track."""
    in_order = _ordered(corridor, pieces)
    placed: list[Piece] = []
    for piece in in_order:
        beside = [other for other in placed if _side_by_side(piece, other, apart=apart)]
        piece.track = 1 + max((other.track for other in beside), default=-1)
        placed.append(piece)
    if corridor[0].at % 2 == 0:
        count = 1 + max(piece.track for piece in corridor)
        for piece in corridor:
            piece.tracks, piece.middle = count, (count - 1) / 2
    else:
        for number, group in enumerate(_groups(in_order, apart=apart)):
            count = 1 + max(piece.track for piece in group)
            straight = [piece.track for piece in group if not piece.turns]
            middle = straight[0] if straight else (count - 1) / 2
            for piece in group:
                piece.tracks, piece.group, piece.middle = count, number, middle


def _groups(corridor: list[Piece], *, apart: bool) -> list[list[Piece]]:
    """The pieces of a corridor that hang together side by side."""
    groups: list[list[Piece]] = []
    for piece in corridor:
        near = [g for g in groups if any(_side_by_side(piece, other, apart=apart) for other in g)]
        groups = [g for g in groups if g not in near]
        groups.append([piece, *(other for group in near for other in group)])
    return groups


def _side_by_side(one: Piece, other: Piece, *, apart: bool) -> bool:
    """Whether two pieces of a corridor need different tracks."""
    shared = min(one.high, other.high) - max(one.low, other.low)
    if one.at % 2 == 0 or apart:
        return shared >= 0
    return shared > 0


def _ordered(corridor: list[Piece], pieces: dict[PieceKey, Piece]) -> list[Piece]:
    """The pieces in the order of their tracks: a first guess, then neighbours changing places."""
    order: list[Piece] = []
    for piece in sorted(corridor, key=lambda p: (_lean(p, pieces), p.key)):
        costs = []
        for place in range(len(order) + 1):
            cost = sum(_cost(before, piece, pieces) for before in order[:place])
            cost += sum(_cost(piece, after, pieces) for after in order[place:])
            costs.append((cost, -place))
        order.insert(-min(costs)[1], piece)
    return order


def _lean(piece: Piece, pieces: dict[PieceKey, Piece]) -> float:
    """To which side the way goes on, and how far."""
    lean = 0.0
    for _, side, neighbour in piece.turns:
        far = pieces[neighbour]
        lean += side * (far.high - far.low)
    return lean


def _cost(first: Piece, second: Piece, pieces: dict[PieceKey, Piece]) -> float:
    """The crossings when the first piece has the smaller track."""
    if min(first.high, second.high) < max(first.low, second.low):
        return 0.0
    first_low, first_high = _span(first, pieces)
    second_low, second_high = _span(second, pieces)
    cost = 0.0
    for _, side, neighbour in first.turns:
        if side > 0:
            cost += _hit(pieces[neighbour].refined, second_low, second_high)
    for _, side, neighbour in second.turns:
        if side < 0:
            cost += _hit(pieces[neighbour].refined, first_low, first_high)
    return cost + _lies_on(first, second, pieces)


def _hit(place: float, low: float, high: float) -> float:
    """1 where a line that bends off at the place crosses a piece, a half where it grazes it."""
    if low < place < high:
        return 1.0
    return 0.5 if place in (low, high) else 0.0


def _lies_on(first: Piece, second: Piece, pieces: dict[PieceKey, Piece]) -> float:
    """Whether the neighbours of two pieces would run over each other in one straight line."""
    for _, side, neighbour in first.turns:
        for _, other_side, other in second.turns:
            one, two = pieces[neighbour], pieces[other]
            if one.refined == two.refined and side > 0 > other_side:
                return _LIE_ON_EACH_OTHER
    return 0.0


def _span(piece: Piece, pieces: dict[PieceKey, Piece]) -> tuple[float, float]:
    """From where to where the piece runs, with the tracks of its neighbours."""
    ends = [float(piece.low), float(piece.high)]
    for place, _, neighbour in piece.turns:
        ends[0 if place == piece.low else 1] = pieces[neighbour].refined
    return ends[0], ends[1]
