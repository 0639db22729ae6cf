"""A document is read, shown, corrected by keyboard and brought in as one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.given import ADULTS, NOW, SOP, Answers, a_session, a_window
from tests.exchange.word.documents import a_document, a_list, heading, paragraph, raw, table
from workbench.desktop.importing.import_view import ImportView
from workbench.desktop.importing.importer import Importer
from workbench.desktop.importing.parts_model import PartsModel, Shown, levels
from workbench.desktop.importing.parts_table import PartsTable
from workbench.desktop.jobs import JobRunner
from workbench.desktop.main_window import MainWindow
from workbench.desktop.session import Session
from workbench.desktop.troubles import Troubles
from workbench.desktop.writing.watched_line import WatchedLine
from workbench.domain.found import Becomes, Found, FoundPart
from workbench.domain.procedures import measures_of, steps_of
from workbench.domain.sops import SopId

DOCUMENT = a_document(
    heading("Introduction"),
    paragraph("For all."),
    heading("Measure 1.4: Shelter"),
    a_list((0, "Ask"), (1, "alone"), (0, "Call the shelter")),
    table(("Step", "Who", "When"), ("Bring the person", "Police; a driver", "24 hours")),
    paragraph("The girl, born on 12.03.2009, was brought here."),
    raw(
        '<w:p><w:del w:id="1" w:author="X"><w:r><w:delText>48 hours</w:delText></w:r></w:del></w:p>'
    ),
)


class Given:
    """The main window with an importer on it."""

    def __init__(self, qtbot: QtBot, folder: Path, window: MainWindow, session: Session) -> None:
        self.qtbot, self.folder, self.window, self.session = qtbot, folder, window, session
        self.jobs = JobRunner()
        self.answers = Answers()
        troubles = Troubles(folder / "log", lambda: NOW)
        assert window.shell is not None
        self.importer = Importer(window.shell, session, self.jobs, self.answers, troubles)

    def file(self, content: bytes = DOCUMENT, name: str = "procedure.docx") -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path

    def reading(self, path: Path) -> ImportView:
        self.importer.read(path)
        self.qtbot.waitUntil(
            lambda: self.importer.view is None or self.importer.view.model is not None
        )
        assert self.importer.view is not None
        return self.importer.view

    def find(self, kind: type[QWidget], name: str) -> QWidget:
        view = self.importer.view
        assert view is not None
        found = view.findChild(kind, name)
        assert isinstance(found, kind)
        return found

    @property
    def table(self) -> PartsTable:
        found = self.find(PartsTable, "import-parts")
        assert isinstance(found, PartsTable)
        return found

    @property
    def model(self) -> PartsModel:
        assert self.importer.view is not None
        assert self.importer.view.model is not None
        return self.importer.view.model

    def go_to(self, words: str) -> None:
        row = [part.words for part in self.model.parts].index(words)
        self.table.setCurrentIndex(self.model.index(row, Shown.TEXT))

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        held = Qt.KeyboardModifier.NoModifier
        for each in modifiers:
            held |= each
        QTest.keyClick(target, key, held)

    def banner(self) -> str:
        assert self.window.shell is not None
        labels = self.window.shell.body.banners.findChildren(QLabel)
        return " ".join(label.text() for label in labels)

    def told(self) -> str:
        view = self.importer.view
        assert view is not None
        return " ".join(label.text() for label in view.findChildren(QLabel))


@pytest.fixture
def given(qtbot: QtBot, tmp_path: Path) -> Iterator[Given]:
    session = a_session()
    with a_window(tmp_path, session) as window:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        made = Given(qtbot, tmp_path, window, session)
        yield made
        made.importer.close()
        made.jobs.close()


def kinds(given: Given) -> list[tuple[Becomes, str]]:
    return [(part.becomes, part.words) for part in given.model.parts]


def test_a_document_is_shown_and_nothing_is_changed_until_it_is_brought_in(given: Given) -> None:
    before = given.session.state

    view = given.reading(given.file())

    assert view.isVisible()
    assert given.window.shell is not None
    assert not given.window.shell.body.isVisible()
    assert (Becomes.STEP, "Ask") in kinds(given)
    assert "Tracked deletions: 1" in given.told()
    assert "Looks like details of persons: 1" in given.told()
    assert given.session.state is before


def test_keys_alone_correct_it_and_bring_it_in_as_one_step(given: Given) -> None:
    before = given.session.state
    given.reading(given.file())
    assert QApplication.focusWidget() is given.table

    given.go_to("Call the shelter")
    given.press(Qt.Key.Key_Tab)
    given.go_to("Introduction")
    given.press(Qt.Key.Key_0)
    given.go_to("For all.")
    given.press(Qt.Key.Key_Delete)
    given.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert given.importer.view is None
    (sop,) = [each for each in given.session.state.sops.values() if each.id != SOP.id]
    (measure,) = measures_of(given.session.state, SopId(sop.id))
    ask, bring = steps_of(given.session.state, measure.id)
    assert [str(line) for line in ask.how] == ["alone", "Call the shelter"]
    assert [each.agency is not None for each in bring.leads] == [True, False]
    assert bring.time_limits[0].duration is not None
    assert not given.session.state.annexes
    assert given.window.shell is not None
    assert given.window.shell.body.isVisible()
    assert given.session.chosen_id == measure.id
    given.session.undo()
    assert given.session.state == before


def test_escape_puts_it_aside_and_leaves_everything_as_it_was(given: Given) -> None:
    before = given.session.state
    given.reading(given.file())

    given.press(Qt.Key.Key_Escape)

    assert given.importer.view is None
    assert given.session.state is before
    assert given.window.shell is not None
    assert given.window.shell.body.isVisible()


def test_corrections_are_taken_back_here_and_not_in_the_workspace(given: Given) -> None:
    given.reading(given.file())
    before, state = kinds(given), given.session.state
    given.go_to("Ask")
    given.press(Qt.Key.Key_5)
    given.press(Qt.Key.Key_Backtab)
    assert kinds(given) != before

    given.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    given.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert kinds(given) == before
    given.press(
        Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    )
    assert (Becomes.TEXT, "Ask") in kinds(given)
    assert given.session.state is state


def test_several_parts_are_changed_at_once(given: Given) -> None:
    given.reading(given.file())
    given.go_to("Ask")
    given.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    given.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    given.press(Qt.Key.Key_5)

    changed = [words for becomes, words in kinds(given) if becomes is Becomes.TEXT]
    assert {"Ask", "alone", "Call the shelter"} <= set(changed)


def test_words_agencies_and_limits_are_corrected_in_their_cells(given: Given) -> None:
    given.reading(given.file())
    row = [part.words for part in given.model.parts].index("Bring the person")
    who, when = given.model.index(row, Shown.WHO), given.model.index(row, Shown.WHEN)
    assert given.model.data(who) == "✓ Police, a driver"

    given.table.setCurrentIndex(who)
    given.press(Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "Shelter")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    given.qtbot.waitUntil(lambda: given.model.data(who) == "✓ Shelter")
    given.model.setData(when, "as soon as possible")

    assert given.model.data(when) == "as soon as possible"


def test_corrected_words_are_watched_over_as_they_are_typed(given: Given) -> None:
    given.reading(given.file())
    row = [part.words for part in given.model.parts].index("Bring the person")
    given.table.setCurrentIndex(given.model.index(row, Shown.TEXT))
    given.press(Qt.Key.Key_Return)
    line = QApplication.focusWidget()
    assert isinstance(line, WatchedLine)

    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, "Bring the victim, Lumira, to the shelter")
    given.qtbot.waitUntil(lambda: line.property("detail") == "true")
    QTest.keyClick(line, Qt.Key.Key_Return)

    given.qtbot.waitUntil(lambda: "victim, Lumira" in given.model.parts[row].words)


def test_what_a_part_becomes_can_be_chosen_from_a_list(given: Given) -> None:
    given.reading(given.file())
    row = [part.words for part in given.model.parts].index("Ask")
    given.table.setCurrentIndex(given.model.index(row, Shown.BECOMES))

    given.press(Qt.Key.Key_Return)
    choice = given.find(QComboBox, "import-becomes")
    assert isinstance(choice, QComboBox)
    choice.setCurrentIndex(choice.findData(Becomes.MEASURE.value))
    choice.activated.emit(choice.currentIndex())

    assert (Becomes.MEASURE, "Ask") in kinds(given)


def test_it_goes_into_an_sop_that_is_there_and_taken_numbers_are_told(given: Given) -> None:
    given.reading(given.file())
    given.press(Qt.Key.Key_F6)
    choice = QApplication.focusWidget()
    assert isinstance(choice, QComboBox)
    assert choice.objectName() == "import-sop"

    choice.setCurrentIndex(choice.findData(SOP.id))
    choice.activated.emit(choice.currentIndex())

    assert "1.4 already" in given.told()
    population = given.find(QComboBox, "import-population")
    assert not population.isEnabled()
    QTest.mouseClick(given.find(QPushButton, "import-bring-in"), Qt.MouseButton.LeftButton)
    numbers = [each.number for each in measures_of(given.session.state, SOP.id)]
    assert numbers == ["1.4", "1.5"]


def test_a_new_sop_is_for_the_group_that_is_chosen(given: Given) -> None:
    given.reading(given.file())
    choice = given.find(QComboBox, "import-population")
    assert isinstance(choice, QComboBox)
    choice.setCurrentIndex(choice.findData(ADULTS.id))

    QTest.mouseClick(given.find(QPushButton, "import-bring-in"), Qt.MouseButton.LeftButton)

    assert [each.population for each in given.session.state.sops.values()] == [ADULTS.id] * 2


@pytest.mark.parametrize(
    ("content", "sentence"), [(b"no document", "no Word document"), (DOCUMENT[:900], "damaged")]
)
def test_a_file_that_cannot_be_read_is_told_in_a_banner(
    given: Given, content: bytes, sentence: str
) -> None:
    given.importer.read(given.file(content))

    given.qtbot.waitUntil(lambda: given.importer.view is None)
    assert sentence in given.banner()


def test_bringing_in_nothing_is_refused_and_the_view_stays(given: Given) -> None:
    given.reading(given.file())
    refused: list[str] = []
    given.session.refused.connect(refused.append)
    given.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    given.press(Qt.Key.Key_0)

    given.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert given.importer.view is not None
    assert "left out" in refused[0]


def test_reading_is_stopped_when_it_is_put_aside(given: Given) -> None:
    given.importer.read(given.file())
    assert given.importer.view is not None

    given.press(Qt.Key.Key_Escape)

    assert given.importer.view is None
    given.qtbot.waitUntil(lambda: not given.jobs.is_busy)
    assert given.importer.view is None


def test_the_menu_asks_for_a_document(given: Given) -> None:
    given.answers.to_read = given.file()
    given.window.import_wanted.connect(given.importer.ask_and_read)

    given.window.action("import").trigger()

    given.qtbot.waitUntil(lambda: given.importer.view is not None)


def test_places_cannot_be_shown_while_a_document_fills_the_window(given: Given) -> None:
    given.reading(given.file())
    assert not given.window.action("place-network").isEnabled()

    given.press(Qt.Key.Key_Escape)

    assert given.window.action("place-network").isEnabled()


def test_a_document_dropped_on_the_sops_is_read(given: Given) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(given.file()))])
    shell = given.window.shell
    assert shell is not None
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier

    enter = QDragEnterEvent(QPoint(400, 400), copy, data, left, none)
    QApplication.sendEvent(shell, enter)
    drop = QDropEvent(QPointF(400, 400), copy, data, left, none)
    QApplication.sendEvent(shell, drop)

    assert enter.isAccepted()
    given.qtbot.waitUntil(lambda: given.importer.view is not None)


def test_other_files_are_not_taken(given: Given) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(given.file(name="picture.png")))])
    shell = given.window.shell
    assert shell is not None

    enter = QDragEnterEvent(
        QPoint(400, 400),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    QApplication.sendEvent(shell, enter)

    assert not enter.isAccepted()


def test_text_stands_with_the_step_or_the_measure_it_belongs_to() -> None:
    given_parts = [
        FoundPart("Foreword"),
        FoundPart("One", Becomes.MEASURE, heading=2),
        FoundPart("Aim", heading=3),
        FoundPart("Ask", Becomes.STEP),
        FoundPart("alone", Becomes.LINE),
        FoundPart("By day."),
        FoundPart("Annex", heading=1),
    ]

    assert levels(given_parts) == (1, 1, 2, 2, 3, 3, 1)


def test_a_document_of_five_thousand_parts_is_corrected_at_once(given: Given) -> None:
    view = ImportView(given.session, "long.docx")
    given.qtbot.addWidget(view)
    parts = [FoundPart(f"Step {n}", Becomes.STEP) for n in range(5_000)]
    view.show_found(Found("Long", tuple(parts)))
    assert view.model is not None

    view.model.become(range(5_000), Becomes.TEXT)
    view.model.undo()

    assert view.model.parts == tuple(parts)
