"""The gallery of templates: looking, filling roles, bringing in, taking back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from tests.desktop.given import POLICE, SOP, a_session
from workbench.desktop.gallery.gallery_view import GalleryView
from workbench.desktop.session import Session
from workbench.domain.procedures import measures_of
from workbench.exchange.templates import templates


def a_gallery(qtbot: QtBot) -> tuple[GalleryView, Session]:
    session = a_session()
    view = GalleryView(session)
    qtbot.addWidget(view)
    view.resize(1100, 800)
    view.show()
    view.open()
    return view, session


def listed(view: GalleryView) -> QListWidget:
    return view.findChild(QListWidget, "templates")


def choose(view: GalleryView, title: str) -> None:
    (item,) = listed(view).findItems(title, Qt.MatchFlag.MatchExactly)
    listed(view).setCurrentItem(item)


CONSENT = next(each for each in templates() if each.key == "first-contact-and-consent")


def test_every_template_is_shown_with_a_picture(qtbot: QtBot) -> None:
    view, _ = a_gallery(qtbot)

    qtbot.waitUntil(lambda: not view._drawing.isActive(), timeout=20_000)

    assert listed(view).count() == len(templates())
    assert all(not listed(view).item(row).icon().isNull() for row in range(listed(view).count()))


def test_a_template_comes_in_with_agencies_in_its_roles_and_undo_takes_it_back(
    qtbot: QtBot,
) -> None:
    view, session = a_gallery(qtbot)
    before = session.state
    choose(view, CONSENT.title)
    role = view.findChild(QComboBox, f"role-{CONSENT.roles[0].words}")
    role.setCurrentIndex(role.findData(POLICE.id))

    with qtbot.waitSignal(view.inserted) as brought:
        qtbot.mouseClick(view.findChild(QPushButton, "template-insert"), Qt.MouseButton.LeftButton)

    measure = session.state.measures[brought.args[0]]
    assert measure.sop == SOP.id
    steps = session.state.steps.where("measure", measure.id)
    assert POLICE.id in {each.agency for step in steps for each in step.assignments}

    session.undo()

    assert session.state == before


def test_the_same_template_can_be_brought_in_twice(qtbot: QtBot) -> None:
    view, session = a_gallery(qtbot)
    choose(view, CONSENT.title)
    button = view.findChild(QPushButton, "template-insert")
    before = len(measures_of(session.state, SOP.id))

    for _ in range(2):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    numbers = [each.number for each in measures_of(session.state, SOP.id)]
    assert len(numbers) == len(set(numbers)) == before + 2


def test_typing_narrows_the_list(qtbot: QtBot) -> None:
    view, _ = a_gallery(qtbot)

    qtbot.keyClicks(view.findChild(QLineEdit, "gallery-filter"), "reflection")

    shown = [row for row in range(listed(view).count()) if not listed(view).item(row).isHidden()]
    assert 0 < len(shown) < listed(view).count()


def test_the_gallery_is_used_by_keyboard_alone(qtbot: QtBot) -> None:
    view, session = a_gallery(qtbot)
    choose(view, CONSENT.title)

    qtbot.keyClick(listed(view), Qt.Key.Key_Return)
    button = view.findChild(QPushButton, "template-insert")
    qtbot.waitUntil(button.hasFocus)
    qtbot.keyClick(button, Qt.Key.Key_Space)

    assert len(measures_of(session.state, SOP.id)) == 2
    with qtbot.waitSignal(view.closed):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
