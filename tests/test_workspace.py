"""What the Workspace promises to everybody who changes or watches it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

import pytest

from tests.builders import a_state, an_agency
from workbench.domain.delta import Delta, apply
from workbench.domain.edits.agencies import RenameAgency
from workbench.domain.edits.entities import Add, Change, Remove
from workbench.domain.state import State
from workbench.errors import CannotWrite, EditRefused
from workbench.workspace import Committed, Workspace

POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")


@dataclass
class Notebook:
    """A keeper that writes down what it is given."""

    state: State = field(default_factory=State)
    labels: list[str] = field(default_factory=list)
    gestures: list[str] = field(default_factory=list)

    def write(self, delta: Delta, *, label: str, gesture: str) -> None:
        self.state = apply(self.state, delta)
        self.labels.append(label)
        self.gestures.append(gesture)


class FullDisk:
    """A keeper that can keep nothing."""

    def write(self, delta: Delta, *, label: str, gesture: str) -> None:
        raise CannotWrite("The disk is full.")


def rename(name: str) -> RenameAgency:
    return RenameAgency(POLICE.id, name, "en")


def name_in(workspace: Workspace) -> str:
    return str(workspace.state.agencies[POLICE.id].name)


def test_an_edit_is_written_down_before_anybody_sees_it() -> None:
    notebook = Notebook()
    workspace = Workspace(keeper=notebook)
    seen: list[tuple[State, State]] = []
    workspace.listen(lambda commit: seen.append((notebook.state, commit.state)))

    delta = workspace.edit(Add((POLICE,)))

    ((written, shown),) = seen
    assert written == shown == workspace.state == a_state(POLICE)
    assert delta == Committed(shown, delta, "Add agency").delta
    assert notebook.labels == ["Add agency"]


def test_an_edit_that_cannot_be_kept_changes_nothing() -> None:
    workspace = Workspace(a_state(POLICE), keeper=FullDisk())
    before = workspace.state

    with pytest.raises(CannotWrite):
        workspace.edit(rename("Border police"))

    assert workspace.state is before
    assert workspace.undo_label is None


def test_an_undo_that_cannot_be_kept_changes_nothing() -> None:
    workspace = Workspace(a_state(POLICE))
    workspace.edit(rename("Border police"))
    workspace._keeper = FullDisk()
    before = workspace.state

    with pytest.raises(CannotWrite):
        workspace.undo()

    assert workspace.state is before
    assert (workspace.undo_label, workspace.redo_label) == ("Rename agency", None)


def test_a_refused_edit_changes_nothing_and_is_told_to_nobody() -> None:
    workspace = Workspace(a_state(POLICE, SHELTER))
    before = workspace.state
    heard: list[Committed] = []
    workspace.listen(heard.append)

    with pytest.raises(EditRefused):
        workspace.edit(rename("Shelter"))

    assert workspace.state is before
    assert heard == []


def test_an_edit_that_changes_nothing_leaves_no_step_and_is_not_written_down() -> None:
    notebook = Notebook()
    workspace = Workspace(a_state(POLICE), keeper=notebook)

    assert not workspace.edit(rename("Police"))

    assert workspace.undo_label is None
    assert notebook.labels == []


def test_undo_and_redo_go_through_the_same_door_as_edits() -> None:
    notebook = Notebook(a_state(POLICE))
    workspace = Workspace(a_state(POLICE), keeper=notebook)
    heard: list[str] = []
    workspace.listen(lambda commit: heard.append(commit.label))

    workspace.edit(rename("Border police"))
    workspace.undo()
    assert notebook.state == workspace.state == a_state(POLICE)
    workspace.redo()
    assert notebook.state == workspace.state

    assert name_in(workspace) == "Border police"
    assert heard == notebook.labels == ["Rename agency", "Undo rename agency", "Redo rename agency"]


def test_with_nothing_to_undo_or_redo_nothing_happens() -> None:
    notebook = Notebook()
    workspace = Workspace(keeper=notebook)

    workspace.undo()
    workspace.redo()

    assert notebook.labels == []


def test_a_new_edit_forgets_what_was_undone() -> None:
    workspace = Workspace(a_state(POLICE))
    workspace.edit(rename("Border police"))
    workspace.undo()

    workspace.edit(rename("Gendarmerie"))

    assert workspace.redo_label is None
    workspace.redo()
    assert name_in(workspace) == "Gendarmerie"


def test_one_gesture_is_one_step_back_and_forth() -> None:
    workspace = Workspace(a_state(POLICE))
    typing = object()
    for name in ("B", "Bo", "Border"):
        workspace.edit(rename(name), gesture=typing)

    workspace.undo()
    assert workspace.state == a_state(POLICE)
    assert workspace.undo_label is None

    workspace.redo()
    assert name_in(workspace) == "Border"


def test_one_gesture_has_one_name_in_the_log_and_each_other_edit_its_own() -> None:
    notebook = Notebook()
    workspace = Workspace(a_state(POLICE), keeper=notebook)
    typing = object()

    for name in ("B", "Bo"):
        workspace.edit(rename(name), gesture=typing)
    workspace.edit(rename("C"), gesture=object())
    workspace.edit(rename("D"))
    workspace.edit(rename("E"))

    first, second, *others = notebook.gestures
    assert first == second
    assert len({first, *others}) == 4


def test_a_gesture_of_several_kinds_of_edit_is_called_after_its_first() -> None:
    workspace = Workspace(a_state(POLICE))
    drawing = object()
    workspace.edit(rename("Border police"), gesture=drawing)

    workspace.edit(Add((SHELTER,)), gesture=drawing)

    assert workspace.undo_label == "Rename agency"
    workspace.undo()
    assert workspace.state == a_state(POLICE)


def test_a_gesture_that_ends_where_it_began_leaves_no_step() -> None:
    workspace = Workspace(a_state(POLICE))
    drag = object()

    workspace.edit(rename("Border police"), gesture=drag)
    workspace.edit(rename("Police"), gesture=drag)

    assert workspace.undo_label is None


def test_what_was_added_and_taken_out_in_one_gesture_was_never_there() -> None:
    workspace = Workspace(a_state(POLICE))
    drawing = object()

    workspace.edit(Add((SHELTER,)), gesture=drawing)
    workspace.edit(Remove(type(SHELTER), SHELTER.id), gesture=drawing)

    assert workspace.undo_label is None


def test_a_gesture_is_over_once_it_was_undone() -> None:
    workspace = Workspace(a_state(POLICE))
    typing = object()
    workspace.edit(rename("B"), gesture=typing)
    workspace.undo()

    workspace.edit(rename("C"), gesture=typing)

    workspace.undo()
    assert workspace.state == a_state(POLICE)


def test_who_listens_may_not_edit() -> None:
    workspace = Workspace()
    refused: list[RuntimeError] = []

    def meddle(_: Committed) -> None:
        with pytest.raises(RuntimeError, match="A listener may not edit") as problem:
            workspace.edit(Add((SHELTER,)))
        refused.append(problem.value)

    workspace.listen(meddle)
    workspace.edit(Add((POLICE,)))

    assert len(refused) == 1
    assert workspace.state == a_state(POLICE)


def test_a_broken_view_keeps_nobody_else_from_hearing(caplog: pytest.LogCaptureFixture) -> None:
    workspace = Workspace()
    heard: list[str] = []

    def broken(_: Committed) -> None:
        raise ArithmeticError

    workspace.listen(broken)
    workspace.listen(lambda commit: heard.append(commit.label))
    with caplog.at_level(logging.ERROR):
        workspace.edit(Add((POLICE,)))

    assert heard == ["Add agency"]
    assert "A view failed after 'Add agency'" in caplog.text
    workspace.edit(Change(type(POLICE), POLICE.id, {"phone": "112"}))
    assert workspace.undo_label == "Change agency"


def test_who_stopped_listening_hears_no_more() -> None:
    workspace = Workspace()
    heard: list[Committed] = []
    stop = workspace.listen(heard.append)

    stop()
    workspace.edit(Add((POLICE,)))

    assert heard == []
