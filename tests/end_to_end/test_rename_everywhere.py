"""A new name on the map reaches steps, findings, handbook and file, and undo takes it all back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.end_to_end.drive import at_the_window
from workbench.exchange.starting import starting_records
from workbench.store.workspace_file import create

OLD, NEW = "Shelters / crisis centres", "Harbour House"


def test_a_rename_on_the_canvas_is_followed_everywhere_and_undone(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "bulgaria.workbench"
    create(
        file, starting_records("bulgaria"), clock=lambda: datetime(2026, 11, 23, tzinfo=UTC)
    ).close()

    with at_the_window(qtbot, tmp_path, file) as person:
        shelter = person.state.agencies.code("SHELTER")
        measure = person.state.measures.code("m2.1-child")
        assert OLD in person.steps_say(measure.id)

        person.go_to_place("network")
        person.rename_on_canvas(shelter.id, NEW)

        assert person.canvas.label_of(shelter.id) == NEW
        assert NEW in person.steps_say(measure.id)
        assert OLD not in person.steps_say(measure.id)
        assert NEW in person.findings_say()
        assert OLD not in person.findings_say()
        told = person.handbook_says(tmp_path)
        assert NEW in told
        assert OLD not in told

        person.press(Qt.Key.Key_Z, control=True)

        assert str(person.state.agencies[shelter.id].name) == OLD
        assert person.canvas.label_of(shelter.id) == OLD
        assert OLD in person.findings_say()

        person.window.redo()

    with at_the_window(qtbot, tmp_path, file) as person:
        again = person.state.agencies.code("SHELTER")
        assert str(again.name) == NEW
        person.go_to_place("network")
        assert person.canvas.label_of(again.id) == NEW
