"""How quick the map is, as ratios: a drag, a pan and a hover against painting everything anew.

    .venv/bin/python -m tests.benchmarks.canvas

First 300 agencies with 900 referrals, the size of a national network, then 2,000 with 6,000.

Ratios hold from one computer to the next; the milliseconds beside them are of this one. A frame
is what is painted while somebody moves the mouse; "whole" is the still layer painted from nothing.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.desktop.canvas.canvas import NetworkCanvas
from workbench.desktop.canvas.filtering import MapFilter
from workbench.desktop.session import Session
from workbench.desktop.theme import LIGHT, apply_theme
from workbench.domain.agencies import Agency
from workbench.domain.edits.agencies import PlaceAgencies, RenameAgency
from workbench.domain.edits.entities import put
from workbench.domain.entity import built_in_id
from workbench.domain.programme import ServiceCategory, ServiceCategoryId, Sphere
from workbench.domain.referrals import Referral, ReferralId, ReferralState
from workbench.domain.services import Service, ServiceId
from workbench.domain.state import State
from workbench.domain.text import Text
from workbench.domain.values import AgencyId
from workbench.workspace import Workspace

SIZES = ((300, 900), (2000, 6000))
FRAMES = 30
SEED = 7


def a_national_network(agencies: int, referrals: int) -> State:
    """Agencies in five spheres, most of whose referrals go on to the next sphere."""
    chance = random.Random(SEED)
    spheres = list(Sphere)[:5]
    kinds = [
        ServiceCategory(id=ServiceCategoryId(built_in_id("kind", each)), code=each, sphere=each)
        for each in spheres
    ]
    members = [
        Agency(id=AgencyId(built_in_id("agency", str(n))), code=f"{n:05}", name=Text.of(_name(n)))
        for n in range(agencies)
    ]
    services = [
        Service(
            id=ServiceId(built_in_id("service", each.code)),
            code=each.code,
            category=kinds[place % 5].id,
            provider=each.id,
        )
        for place, each in enumerate(members)
    ]
    joined: dict[tuple[int, int], Referral] = {}
    while len(joined) < referrals:
        sender = chance.randrange(agencies)
        receiver = (sender + 1 + 5 * round(chance.gauss(0, agencies / 60))) % agencies
        if sender != receiver:
            joined[sender, receiver] = Referral(
                id=ReferralId(built_in_id("referral", str(sender), str(receiver))),
                code=f"{sender:05}-{receiver:05}",
                sender=members[sender].id,
                receiver=members[receiver].id,
                state=chance.choice(list(ReferralState)),
            )
    return put(State(), *kinds, *members, *services, *joined.values())


def _name(number: int) -> str:
    return f"District office {number} for the protection of trafficked persons"


def seconds(work: Callable[[int], object], times: int = FRAMES) -> float:
    """The median time of one run."""
    taken = []
    for turn in range(times):
        start = perf_counter()
        work(turn)
        taken.append(perf_counter() - start)
    return median(taken)


def until_sharp(app: QApplication, canvas: NetworkCanvas) -> None:
    """Let the canvas paint until nothing is left."""
    canvas.repaint()
    while not canvas.is_sharp:
        canvas.repaint()
    app.sendPostedEvents()


def moved_mouse(canvas: NetworkCanvas, point: QPointF, kind: QEvent.Type) -> None:
    """Tell the canvas of the mouse and paint the frame that follows."""
    button = Qt.MouseButton.LeftButton
    nothing = Qt.KeyboardModifier.NoModifier
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else button
    QApplication.sendEvent(canvas, QMouseEvent(kind, point, point, button, held, nothing))
    canvas.repaint()


def measured(app: QApplication, agencies: int, referrals: int) -> dict[str, float]:
    """The times of one network, by what was done."""
    state = a_national_network(agencies, referrals)
    session = Session(Workspace(state), date(2026, 1, 1), "en")
    times: dict[str, float] = {}
    start = perf_counter()
    canvas = NetworkCanvas(session)
    times["made"] = perf_counter() - start
    canvas.resize(1600, 1000)
    canvas.show()
    QTest.qWaitForWindowExposed(canvas)
    start = perf_counter()
    until_sharp(app, canvas)
    times["first sharp"] = perf_counter() - start

    arrays = canvas.model.arrays
    hub = max(range(len(arrays.boxes)), key=lambda box: len(arrays.lines_at[box]))
    key = arrays.boxes[hub]
    for view in ("whole map", "near"):
        if view == "near":
            canvas.zoom(1.0 / canvas.view.scale, canvas.pixel_of(key))
            until_sharp(app, canvas)
        times |= {f"{what}, {view}": each for what, each in frames(app, canvas, key).items()}
    times["rename"] = seconds(
        lambda n: session.edit(RenameAgency(AgencyId(key), f"N {n}", "en")), 5
    )
    points = [((AgencyId(key), 400.0 + 20 * n, 300.0),) for n in range(3)]
    times["put down"] = seconds(lambda n: session.edit(PlaceAgencies(points[n])), 3)
    canvas.close()
    session.close()
    return times


def frames(app: QApplication, canvas: NetworkCanvas, key: str) -> dict[str, float]:
    """The times of frames in the present view."""

    def anew(turn: int) -> None:
        hidden = frozenset({Sphere.GOVERNANCE}) if turn % 2 else frozenset[Sphere]()
        canvas.filter(MapFilter(hidden=hidden))
        until_sharp(app, canvas)

    def pan(turn: int) -> None:
        canvas.look(canvas.view.panned(3 if turn % 2 else -3, 2))
        canvas.repaint()

    canvas.select(())
    times = {"whole": seconds(anew, 6), "pan": seconds(pan)}
    start = canvas.pixel_of(key)
    moved_mouse(canvas, start, QEvent.Type.MouseButtonPress)
    moved_mouse(canvas, start + QPointF(9, 9), QEvent.Type.MouseMove)
    until_sharp(app, canvas)

    def drag(turn: int) -> None:
        moved_mouse(canvas, start + QPointF(12 + 5 * turn, 10 + 4 * turn), QEvent.Type.MouseMove)

    times["drag"] = seconds(drag)
    canvas.cancel()
    until_sharp(app, canvas)
    here = canvas.model.shown_boxes.tolist()

    def hover(turn: int) -> None:
        point = canvas.pixel_of(canvas.model.arrays.boxes[here[turn * 7 % len(here)]])
        nothing = Qt.MouseButton.NoButton
        QApplication.sendEvent(
            canvas,
            QMouseEvent(
                QEvent.Type.MouseMove,
                point,
                point,
                nothing,
                nothing,
                Qt.KeyboardModifier.NoModifier,
            ),
        )
        canvas.repaint()

    times["hover"] = seconds(hover)
    return times


def say(line: str) -> None:
    """One line of the table."""
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """Print a table for each size."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    apply_theme(app, LIGHT)
    for agencies, referrals in SIZES:
        times = measured(app, agencies, referrals)
        say(f"\n{agencies} agencies, {referrals} referrals")
        for what, taken in times.items():
            view = what.partition(", ")[2]
            whole = times.get(f"whole, {view}") if view else None
            ratio = f"1/{whole / taken:.0f} of the whole" if whole and whole > taken else ""
            say(f"  {what:24} {taken * 1000:9.1f} ms  {ratio}")


if __name__ == "__main__":
    main()
