"""A measure beside another population, another language and an earlier edition."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_measure, a_population, a_sop, a_step, an_edition
from tests.desktop.given import MEASURE, NOTIFY, STAGE, TODAY, a_mechanism, a_session
from tests.desktop.review.test_review_place import logged
from workbench.desktop.review.marked_words import MarkedWords
from workbench.desktop.session import Session
from workbench.desktop.sops.compare.columns import Side
from workbench.desktop.sops.compare.compare_view import CompareView
from workbench.desktop.writing.fields import WritingBox
from workbench.domain.agencies import EditionId
from workbench.domain.editions import EditionState
from workbench.domain.edits.editions import MoveEdition
from workbench.domain.edits.entities import Change, put
from workbench.domain.edits.steps import RemoveStep
from workbench.domain.edits.translations import SetWords
from workbench.domain.entity import Entity
from workbench.domain.procedures import measures_of, steps_of
from workbench.domain.sops import Measure, VariantStatement
from workbench.domain.steps import Step
from workbench.domain.text import Text
from workbench.workspace import Workspace

CHILDREN = a_population("children", age_max=17)
FOR_CHILDREN = a_sop("child", CHILDREN)
STEP = replace(NOTIFY, text=Text.of("Call within 24 hours.", bg="Обадете се до 24 часа."))


def a_view(qtbot: QtBot, *more: Entity, with_what: str) -> tuple[CompareView, Session]:
    session = a_session(put(a_mechanism(), STEP, *more))
    return shown(qtbot, session, with_what), session


def shown(qtbot: QtBot, session: Session, with_what: str) -> CompareView:
    view = CompareView(session)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    view.show_measure(MEASURE.id, with_what)
    return view


def press(view: QWidget, name: str, qtbot: QtBot) -> None:
    button = view.findChild(QPushButton, name)
    assert button is not None, name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(view: QWidget, name: str, data: str) -> None:
    box = view.findChild(QComboBox, name)
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def the_variant(session: Session) -> Measure:
    (variant,) = measures_of(session.state, FOR_CHILDREN.id)
    return variant


def test_where_nothing_is_recorded_for_a_population_four_ways_to_begin_are_offered(
    qtbot: QtBot,
) -> None:
    view, session = a_view(qtbot, CHILDREN, FOR_CHILDREN, with_what="populations")

    press(view, "variant-own_text", qtbot)

    assert the_variant(session).variant is VariantStatement.OWN_TEXT
    assert len(steps_of(session.state, the_variant(session).id)) == 2


def test_that_the_same_holds_is_said_with_one_press_and_taken_back(qtbot: QtBot) -> None:
    view, session = a_view(qtbot, CHILDREN, FOR_CHILDREN, with_what="populations")
    press(view, "variant-same_as_adult", qtbot)
    assert the_variant(session).variant is VariantStatement.SAME_AS_ADULT

    choose(view, "variant-statement", "")

    assert the_variant(session).variant is None


def test_two_variants_stand_beside_each_other_with_their_differences(qtbot: QtBot) -> None:
    variant = a_measure(sop=FOR_CHILDREN, stage=STAGE, variant=VariantStatement.OWN_TEXT)
    step = a_step("Notify the shelter", "1", variant, text=Text.of("Call within 12 hours."))
    view, _ = a_view(qtbot, CHILDREN, FOR_CHILDREN, variant, step, with_what="populations")

    sides = [each.plain for each in view.findChildren(Side)]

    assert "Call within 24 hours." in sides
    assert "Call within 12 hours." in sides


def test_a_statement_that_would_silence_steps_is_refused_and_shown_as_it_was(
    qtbot: QtBot,
) -> None:
    view, session = a_view(qtbot, CHILDREN, FOR_CHILDREN, with_what="populations")
    press(view, "variant-own_text", qtbot)

    with qtbot.waitSignal(session.refused):
        choose(view, "variant-statement", "omitted")

    assert view.findChild(QComboBox, "variant-statement").currentData() == "own_text"


def field(view: QWidget, step: Step, path: str) -> WritingBox:
    return view.findChild(WritingBox, f"target-{step.id}-{path}")


def test_a_translation_is_written_beside_its_source(qtbot: QtBot) -> None:
    view, session = a_view(qtbot, with_what="languages")
    box = field(view, STEP, "title")

    qtbot.mouseClick(box.viewport(), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(box, "Notify")
    box.left.emit()

    assert session.state.steps[STEP.id].title.exactly("bg") == "Notify"


def test_a_translation_that_is_behind_says_so_and_can_be_confirmed(qtbot: QtBot) -> None:
    view, session = a_view(qtbot, with_what="languages")
    session.edit(SetWords(Step, STEP.id, ("text",), "en", "Call within 12 hours."))
    view.show_measure(MEASURE.id)

    press(view, f"confirm-{STEP.id}-text", qtbot)

    assert session.state.steps[STEP.id].text.stale == ()


def test_a_language_is_added_by_its_name(qtbot: QtBot) -> None:
    view, session = a_view(qtbot, with_what="languages")
    press(view, "languages-manage", qtbot)
    line = view.findChild(QLineEdit, "language-new")

    qtbot.keyClicks(line, "dari")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert session.state.programme is not None
    assert session.state.programme.languages == ("en", "bg", "prs")
    assert view.findChild(QComboBox, "language-choice").findData("prs") >= 0


def test_another_language_can_be_drafted_in(qtbot: QtBot) -> None:
    view, session = a_view(qtbot, with_what="languages")
    press(view, "languages-manage", qtbot)

    press(view, "language-first-bg", qtbot)

    assert session.state.programme is not None
    assert session.state.programme.languages == ("bg", "en")


def test_changes_since_an_edition_stand_in_the_text_of_the_measure(qtbot: QtBot) -> None:
    edition = an_edition("0.7", state=EditionState.CONSULTATION, current=True)
    workspace = Workspace(put(a_mechanism(), STEP, edition))
    log = logged(workspace)
    session = Session(workspace, TODAY, "en", log=lambda: log)
    session.edit(MoveEdition(EditionId(edition.id), EditionState.APPROVED, TODAY))
    other = steps_of(session.state, MEASURE.id)[1]
    session.edit(Change(Step, STEP.id, {"text": Text.of("Call within 12 hours.")}))
    session.edit(RemoveStep(other.id))

    view = shown(qtbot, session, "since")

    marked = [each.accessibleName() for each in view.findChildren(MarkedWords)]
    assert any("[removed: 24] [added: 12] hours." in each for each in marked)
    assert view.findChild(QWidget, f"since-{other.id}") is not None


def test_escape_leads_back_to_the_steps(qtbot: QtBot) -> None:
    view, _ = a_view(qtbot, with_what="populations")

    with qtbot.waitSignal(view.closed):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
