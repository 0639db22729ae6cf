"""What can be done on the flowchart: each asks the session for one edit and follows it up."""

from __future__ import annotations

from workbench.desktop.sops.beside.board import Board, Marked
from workbench.desktop.sops.beside.chart import LineKey
from workbench.domain.branching import Basis, Way
from workbench.domain.edits.branches import (
    AddBranch,
    LabelBranch,
    ReassignLead,
    RemoveBranch,
    RetargetBranch,
    branch,
)
from workbench.domain.edits.lanes import SetLanes
from workbench.domain.edits.steps import MoveStep, RemoveStep
from workbench.domain.sops import MeasureId
from workbench.domain.values import StepId


def reassign(board: Board, step_id: str, lane: str) -> None:
    """Give a step to who leads a lane."""
    board.session.edit(ReassignLead(StepId(step_id), lane))


def reorder(board: Board, step_id: str, place: int) -> None:
    """Give a step another place in the printed order."""
    board.session.edit(MoveStep(StepId(step_id), place))


def join(board: Board, origin: str, target: str) -> None:
    """Draw a branch, mark it, and let its words be typed."""
    if board.session.edit(AddBranch(branch(StepId(origin), StepId(target)))):
        _mark_between(board, origin, target, name_it=True)


def retarget(board: Board, key: LineKey, target: str) -> None:
    """Lead a line to another step."""
    way = board.chart.way(key)
    if way is not None and board.session.edit(RetargetBranch(way, StepId(target))):
        _mark_between(board, way.origin, target, name_it=False)


def label(board: Board, way: Way, words: str, *, otherwise: bool) -> bool:
    """Say when a branch is taken; whether that was accepted."""
    edit = LabelBranch(way, board.session.language, words, is_else=otherwise)
    accepted = board.session.edit(edit)
    if accepted:
        _mark_between(board, way.origin, way.target, name_it=False)
    return accepted


def toggle_otherwise(board: Board, key: LineKey) -> None:
    """Let a branch be taken in every other case, or no longer."""
    way = board.chart.way(key)
    if way is not None:
        words = way.condition.text.exactly(board.session.language) if way.is_else else ""
        label(board, way, words, otherwise=not way.is_else)


def remove(board: Board) -> None:
    """Take out the line or the step that is marked."""
    marked = board.marked
    if marked.line is not None:
        way = board.chart.way(marked.line)
        if way is not None and board.session.edit(RemoveBranch(way)):
            board.mark(Marked(step=way.origin))
    elif marked.step:
        order = board.chart.order
        place = order.index(StepId(marked.step))
        neighbours = (*order[place + 1 :], *reversed(order[:place]))
        if board.session.edit(RemoveStep(StepId(marked.step))) and neighbours:
            board.mark(Marked(step=neighbours[0]))


def move_lane(board: Board, key: str, place: int) -> None:
    """Let a lane stand before the lane that has this place now."""
    keys = [each.key for each in board.chart.picture.lanes]
    moved = [*keys[:place], key, *keys[place:]]
    del moved[keys.index(key) + (1 if place <= keys.index(key) else 0)]
    board.session.edit(SetLanes(MeasureId(board.chart.measure_id), tuple(moved)))


def _mark_between(board: Board, origin: str, target: str, *, name_it: bool) -> None:
    key = board.chart.line_between(origin, target)
    if key is not None:
        board.mark(Marked(line=key))
        if name_it:
            board.name_line(key)


def can_be_named(way: Way | None) -> bool:
    """Whether the words at a line are its own, and not those of a consent point."""
    return way is not None and way.basis not in (Basis.REFUSAL, Basis.WITHDRAWAL)
