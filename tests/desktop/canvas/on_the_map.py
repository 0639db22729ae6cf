"""A small network on a canvas, and the mouse and keys of a person in front of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.builders import a_category, a_referral, a_service, a_stage, a_state, an_agency
from workbench.desktop.canvas.canvas import NetworkCanvas
from workbench.desktop.session import Session
from workbench.desktop.theme import LIGHT, apply_theme
from workbench.domain.programme import Sphere
from workbench.domain.referrals import ReferralState
from workbench.domain.state import State
from workbench.workspace import Workspace

FINDING = a_stage("Identification", "1", sphere=Sphere.IDENTIFICATION)
REFUGE = a_category("ACC.shelter", sphere=Sphere.SHELTER)
ADVICE = a_category("LEG.aid", sphere=Sphere.REDRESS)

POLICE, BORDER = an_agency("Police"), an_agency("Border guard")
SHELTER, LAWYERS = an_agency("Shelter"), an_agency("Lawyers")
LONELY = an_agency("Observers")
POLICE_TO_SHELTER = a_referral(
    POLICE, SHELTER, stage=FINDING.id, category=REFUGE.id, state=ReferralState.AGREED
)
BORDER_TO_SHELTER = a_referral(BORDER, SHELTER, stage=FINDING.id, category=REFUGE.id)
SHELTER_TO_LAWYERS = a_referral(SHELTER, LAWYERS, category=ADVICE.id, state=ReferralState.MISSING)
REFERRALS = (POLICE_TO_SHELTER, BORDER_TO_SHELTER, SHELTER_TO_LAWYERS)
AGENCIES = (POLICE, BORDER, SHELTER, LAWYERS, LONELY)


def a_network() -> State:
    """Police and border guard refer to a shelter, the shelter to lawyers; observers to nobody."""
    services = (
        a_service("Beds", REFUGE, SHELTER),
        a_service("Advice", ADVICE, LAWYERS),
    )
    return a_state(FINDING, REFUGE, ADVICE, *AGENCIES, *services, *REFERRALS)


def a_session_on(state: State | None = None) -> Session:
    """A session on the small network, or on another state."""
    return Session(Workspace(a_network() if state is None else state), date(2026, 11, 24), "en")


def a_canvas(qtbot: QtBot, state: State | None = None) -> NetworkCanvas:
    """The canvas, shown and sharp."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, LIGHT)
    session = a_session_on(state)
    canvas = NetworkCanvas(session)
    session.setParent(canvas)
    qtbot.addWidget(canvas)
    canvas.resize(1000, 640)
    canvas.show()
    canvas.setFocus()
    when_sharp(qtbot, canvas)
    return canvas


def when_sharp(qtbot: QtBot, canvas: NetworkCanvas) -> None:
    """Go on when nothing is left to paint."""
    qtbot.waitUntil(lambda: canvas.is_sharp)


def at(point: QPointF) -> QPoint:
    """The pixel nearest to a place."""
    return point.toPoint()


def click(
    canvas: NetworkCanvas,
    point: QPointF,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Click with the left button."""
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, held, at(point))


def drag(
    canvas: NetworkCanvas,
    start: QPointF,
    end: QPointF,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    *,
    let_go: bool = True,
) -> None:
    """Press, move in steps, and let go."""
    held = Qt.KeyboardModifier.NoModifier
    QTest.mouseMove(canvas, at(start))
    QTest.mousePress(canvas, button, held, at(start))
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(canvas, at(start + (end - start) * share))
    if let_go:
        QTest.mouseRelease(canvas, button, held, at(end))


def press(
    canvas: NetworkCanvas,
    key: Qt.Key,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key on the canvas."""
    QTest.keyClick(canvas, key, held)


def name_field(canvas: NetworkCanvas) -> QLineEdit:
    """The line over the map in which a name is typed."""
    field = canvas.findChild(QLineEdit, "name-field")
    assert field is not None
    return field


def type_name(canvas: NetworkCanvas, text: str) -> None:
    """Type a name over the map, and take it with Enter."""
    field = name_field(canvas)
    assert field.isVisible()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def ground(canvas: NetworkCanvas) -> QPointF:
    """A place of the canvas where there is nothing."""
    return QPointF(canvas.width() - 12.0, canvas.height() - 12.0)
