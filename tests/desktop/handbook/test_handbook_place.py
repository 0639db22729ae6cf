"""The handbook in the window: real pages, the newest order wins, and saving them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QListView, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_programme, a_state, an_agency
from tests.desktop.given import MEASURE, NOW, POLICE, SHELTER, Answers, a_mechanism, a_session
from workbench.desktop.handbook.place import HandbookPlace
from workbench.desktop.handbook.preview import Preview
from workbench.desktop.jobs import JobRunner
from workbench.desktop.links import LinkLabel
from workbench.desktop.session import Session
from workbench.desktop.troubles import Troubles
from workbench.domain.agencies import Agency, ContactPoint, ContactPointId
from workbench.domain.edits.agencies import RenameAgency
from workbench.domain.edits.entities import Change, put
from workbench.domain.text import Text

Widget = TypeVar("Widget", bound=QWidget)
LONGEST = 30_000


class Handbook:
    """The place with its panels, and what a person reads there."""

    def __init__(self, qtbot: QtBot, session: Session, answers: Answers, folder: Path) -> None:
        self.qtbot, self.session, self.answers = qtbot, session, answers
        self.jobs = JobRunner()
        troubles = Troubles(folder / "log", lambda: NOW)
        self.place = HandbookPlace(session, self.jobs, answers, troubles)
        self.told: list[tuple[str, str]] = []
        self.place.told.connect(lambda text, tone: self.told.append((text, tone)))
        for panel in self.panels:
            qtbot.addWidget(panel)
            panel.resize(900, 800)

    @property
    def panels(self) -> tuple[QWidget, ...]:
        assert self.place.inspector is not None
        return self.place.side, self.place.centre, self.place.inspector

    @property
    def preview(self) -> Preview:
        return self.find(Preview, "preview")

    @property
    def words(self) -> str:
        labels = [label for panel in self.panels for label in panel.findChildren(QLabel)]
        return "\n".join(label.text() for label in labels if label.isVisible())

    def show(self) -> None:
        for panel in self.panels:
            panel.show()

    def show_pages(self) -> None:
        """Come into view, and wait for the pages."""
        self.show()
        self.wait_for_pages()

    def wait_for_pages(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.is_busy, timeout=LONGEST)
        self.qtbot.waitUntil(lambda: self.preview.page_count > 0, timeout=LONGEST)

    def click(self, name: str) -> None:
        self.find(QAbstractButton, name).click()

    def find(self, kind: type[Widget], name: str) -> Widget:
        for panel in self.panels:
            found = panel.findChild(kind, name)
            if found is not None:
                return found
        pytest.fail(f"there is no {name}")

    def close(self) -> None:
        self.place.close()
        self.jobs.close()


Opened = Callable[..., Handbook]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    made: list[Handbook] = []

    def open_it(session: Session | None = None, answers: Answers | None = None) -> Handbook:
        made.append(Handbook(qtbot, session or a_session(), answers or Answers(), tmp_path))
        return made[-1]

    yield open_it
    for each in made:
        each.close()


def text_of(file: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(file).pages)


def test_the_pages_are_set_when_the_place_comes_into_view(opened: Opened) -> None:
    handbook = opened()
    assert handbook.place.status() == ""

    handbook.show_pages()

    count = handbook.preview.page_count
    assert handbook.place.status().startswith(f"Page 1 of {count} · Set in ")
    assert handbook.find(QListView, "thumbnails").model().rowCount() == count


def test_the_preview_draws_the_real_page(opened: Opened) -> None:
    handbook = opened()
    handbook.show_pages()

    drawn = handbook.preview.viewport().grab().toImage()

    colours = {drawn.pixelColor(x, 200).name() for x in range(0, drawn.width(), 3)}
    assert len(colours) > 3


def test_keys_turn_the_pages_and_change_the_size(qtbot: QtBot, opened: Opened) -> None:
    handbook = opened()
    handbook.show_pages()
    preview, before = handbook.preview, handbook.preview.percent

    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page == 1
    qtbot.keyClick(preview, Qt.Key.Key_End)
    assert preview.page == preview.page_count - 1
    qtbot.keyClick(preview, Qt.Key.Key_Home)
    assert preview.page == 0
    qtbot.keyClick(preview, Qt.Key.Key_Plus)

    assert preview.percent > before


def test_a_small_page_leads_to_the_page(opened: Opened) -> None:
    handbook = opened()
    handbook.show_pages()
    small = handbook.find(QListView, "thumbnails")

    small.setCurrentIndex(small.model().index(3, 0))

    assert handbook.preview.page == 3
    assert handbook.place.status().startswith("Page 4 of")


def test_what_begins_on_a_page_is_a_link_to_it(qtbot: QtBot, opened: Opened) -> None:
    handbook = opened()
    handbook.show_pages()
    on_this_page = handbook.find(QWidget, "on-this-page")

    pages = range(handbook.preview.page_count)
    page = next(page for page in pages if turned_to(handbook, page, on_this_page))

    link = on_this_page.findChild(LinkLabel, "on-page-1")
    assert link
    with qtbot.waitSignal(handbook.session.wanted) as wanted:
        link.followed.emit(MEASURE.id)
    assert page > 0
    assert wanted.args == [MEASURE.id]


def turned_to(handbook: Handbook, page: int, links: QWidget) -> bool:
    """Turn to a page; whether anything begins there."""
    handbook.preview.go_to_page(page)
    return any("1.4 Referral" in label.text() for label in links.findChildren(QLabel))


def test_an_edit_sets_the_pages_anew(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    handbook = opened(answers=Answers(to_write=tmp_path / "out.pdf"))
    handbook.show_pages()

    handbook.session.edit(RenameAgency(SHELTER.id, "Harbour House", "en"))
    assert "out of date" in handbook.words
    qtbot.waitUntil(lambda: "out of date" not in handbook.words, timeout=LONGEST)
    handbook.wait_for_pages()
    handbook.click("handbook-save")

    assert "Harbour House" in text_of(tmp_path / "out.pdf")


def test_out_of_sight_nothing_is_set(qtbot: QtBot, opened: Opened) -> None:
    handbook = opened()

    handbook.session.edit(RenameAgency(SHELTER.id, "Harbour House", "en"))

    assert not handbook.jobs.is_busy


def test_saving_sets_first_what_is_out_of_date(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    target = tmp_path / "out.pdf"
    handbook = opened(answers=Answers(to_write=target))
    handbook.show()

    handbook.session.edit(RenameAgency(SHELTER.id, "Harbour House", "en"))
    handbook.click("handbook-save")
    qtbot.waitUntil(lambda: bool(handbook.told), timeout=LONGEST)

    text, tone = handbook.told[0]
    assert tone == "done"
    assert str(target) in text
    assert "Harbour House" in text_of(target)


def test_a_folder_that_is_gone_is_said_and_the_pages_stay(opened: Opened, tmp_path: Path) -> None:
    handbook = opened(answers=Answers(to_write=tmp_path / "gone" / "out.pdf"))
    handbook.show_pages()

    handbook.click("handbook-save")

    assert handbook.told[0][1] == "refusal"
    assert "could not be written" in handbook.told[0][0]
    assert handbook.preview.page_count


def test_sections_that_are_switched_off_are_not_printed(opened: Opened, tmp_path: Path) -> None:
    handbook = opened()
    handbook.show_pages()
    whole = handbook.preview.page_count

    for section in ("cover", "contents", "gap_register", "forms"):
        handbook.click(f"print-section-{section}")
    handbook.qtbot.waitUntil(lambda: handbook.preview.page_count < whole, timeout=LONGEST)


def test_the_paper_and_the_language_are_those_chosen(opened: Opened, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    handbook = opened(answers=Answers(to_write=target))
    handbook.show_pages()

    handbook.click("print-paper-letter")
    handbook.click("print-language-bg")
    handbook.click("handbook-save")
    handbook.qtbot.waitUntil(target.exists, timeout=LONGEST)

    page = PdfReader(target).pages[0]
    assert round(float(page.mediabox.width)) == 612
    assert "Наръчник" in text_of(target) or "Процедури" in text_of(target)


def test_it_says_how_many_facts_the_audience_does_not_get(opened: Opened) -> None:
    handbook = opened()
    state = handbook.session.state
    handbook.session.edit(
        Change(Agency, POLICE.id, {"notes": Text.of("Only the secretariat knows.")})
    )
    assert handbook.session.state != state
    handbook.show_pages()
    assert "Nothing is withheld" in handbook.words

    handbook.click("print-audience-public")
    handbook.qtbot.waitUntil(lambda: "facts withheld" in handbook.words, timeout=LONGEST)


def test_the_public_gets_no_pages_that_repeat_a_secret(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    secret = ContactPoint(
        id=ContactPointId("post"), agency=POLICE.id, post=Text.of("Desk"), duty_phone="0888 123 456"
    )
    told = an_agency("Hotline", mandate=Text.of("At night call 0888 123 456."))
    target = tmp_path / "out.pdf"
    session = a_session(put(a_mechanism(), secret, told))
    handbook = opened(session, Answers(to_write=target))
    handbook.show_pages()

    handbook.click("print-audience-public")
    qtbot.waitUntil(lambda: "This is not for the public yet" in handbook.words, timeout=LONGEST)
    handbook.click("handbook-save")
    qtbot.waitUntil(lambda: not handbook.jobs.is_busy, timeout=LONGEST)

    assert "“Hotline” repeats the duty phone of “Desk”" in handbook.words
    assert not target.exists()


def test_stop_keeps_the_pages_that_were_there(qtbot: QtBot, opened: Opened) -> None:
    handbook = opened()
    handbook.show_pages()
    before = handbook.preview.page_count
    held = threading.Event()
    handbook.jobs.start(lambda _progress: held.wait(10))  # the next order has to wait for it

    handbook.click("print-paper-letter")
    stop = handbook.find(QAbstractButton, "handbook-stop")
    qtbot.waitUntil(stop.isVisible)
    stop.click()
    held.set()
    qtbot.waitUntil(lambda: not handbook.jobs.is_busy, timeout=LONGEST)

    assert handbook.preview.page_count == before
    assert "out of date" in handbook.words
    assert not stop.isVisible()


def test_an_empty_workspace_has_pages_too(opened: Opened) -> None:
    handbook = opened(a_session(a_state(a_programme())))

    handbook.show_pages()

    assert handbook.preview.page_count


def test_closing_forgets_what_was_ordered(qtbot: QtBot, opened: Opened) -> None:
    handbook = opened()
    held = threading.Event()
    handbook.jobs.start(lambda _progress: held.wait(10))
    handbook.show()
    qtbot.waitUntil(handbook.find(QAbstractButton, "handbook-stop").isVisible)

    handbook.place.close()
    held.set()
    qtbot.waitUntil(lambda: not handbook.jobs.is_busy, timeout=LONGEST)

    assert handbook.preview.page_count == 0


def test_a_procedure_can_be_printed_for_one_measure(opened: Opened) -> None:
    handbook = opened()
    handbook.show_pages()
    handbook.click("print-product-procedure")
    about = handbook.find(QComboBox, "print-about")
    assert about.isVisible()

    about.setCurrentIndex(about.findData(MEASURE.id))
    about.activated.emit(about.currentIndex())

    handbook.qtbot.waitUntil(lambda: _printed_only(handbook) == (MEASURE.id,), timeout=LONGEST)
    handbook.wait_for_pages()
    handbook.click("print-product-handbook")
    assert not about.isVisible()
    handbook.qtbot.waitUntil(lambda: _printed_only(handbook) == (), timeout=LONGEST)


def _printed_only(handbook: Handbook) -> tuple[str, ...] | None:
    pages = handbook.place._pages
    return pages.order.options.only if pages else None
