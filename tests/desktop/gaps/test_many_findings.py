"""A large register is still listed in the blink of an eye."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from tests.builders import a_measure, a_sop, a_state, a_step
from tests.desktop.given import a_session
from workbench.desktop.gaps.place import GapsPlace


def test_a_thousand_findings_are_listed_at_once(qtbot: QtBot) -> None:
    sop = a_sop()
    measures = [a_measure(number=f"1.{number}", sop=sop) for number in range(50)]
    steps = [a_step("Do it", str(n), measure) for measure in measures for n in range(1, 11)]
    session = a_session(a_state(sop, *measures, *steps))
    assert len(session.findings) >= 1000
    place = GapsPlace(session)
    qtbot.addWidget(place.centre)
    qtbot.addWidget(place.side)
    assert place.inspector
    qtbot.addWidget(place.inspector)
    place.centre.show()

    begun = perf_counter()
    session.findings_changed.emit(session.findings)
    place.centre.grab()
    taken = perf_counter() - begun

    view = place.centre.findChild(QListView, "gaps")
    assert view
    assert view.model().rowCount() >= 1000
    assert taken < 1
