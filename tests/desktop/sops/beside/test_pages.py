"""The measure as it will print: its text and its pages, set beside the window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QLabel, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from tests.builders import (
    a_measure,
    a_population,
    a_sop,
    a_stage,
    a_state,
    a_step,
    an_agency,
    led_by,
)
from workbench.desktop.handbook.preview import Preview
from workbench.desktop.jobs import JobRunner
from workbench.desktop.session import Session
from workbench.desktop.sops.beside.reading_text import reading_text
from workbench.desktop.sops.flow_panel import FlowPanel
from workbench.domain.edits.agencies import RenameAgency
from workbench.publishing.blocks import Heading, ListBlock, Paragraph, StepRow, Steps, Table
from workbench.publishing.inline import NotRecorded, Span
from workbench.workspace import Workspace

ADULTS = a_population("adults")
SOP = a_sop("adults", ADULTS)
STAGE = a_stage()
MEASURE = a_measure("Referral", "1.4", SOP, STAGE)
OTHER = a_measure("Return", "3.1", SOP, STAGE)
POLICE = an_agency("Police")
ASK = a_step("Ask <b>first</b> & listen", "1", MEASURE, assignments=led_by(POLICE))
FETCH = a_step("Fetch", "1", OTHER)


@pytest.fixture
def jobs() -> Iterator[JobRunner]:
    runner = JobRunner()
    yield runner
    runner.close()


@pytest.fixture
def session(qapp: object) -> Iterator[Session]:
    state = a_state(ADULTS, SOP, STAGE, MEASURE, OTHER, POLICE, ASK, FETCH)
    session = Session(Workspace(state), date(2026, 1, 15), "en")
    yield session
    session.close()


@pytest.fixture
def panel(qtbot: QtBot, session: Session, jobs: JobRunner) -> Iterator[FlowPanel]:
    panel = FlowPanel(session, jobs)
    qtbot.addWidget(panel)
    panel.resize(640, 700)
    panel.show_measure(MEASURE.id)
    panel.show()
    yield panel
    panel.close_pages()


def text_of(panel: FlowPanel) -> str:
    browser = panel.findChild(QTextBrowser, "measure-text")
    assert browser is not None
    return browser.toPlainText()


def test_the_text_is_that_of_the_measure_alone_and_markup_in_it_is_text(
    qtbot: QtBot, panel: FlowPanel
) -> None:
    panel.show_view("text")
    qtbot.waitUntil(lambda: "Referral" in text_of(panel))

    assert "Ask <b>first</b> & listen" in text_of(panel)
    assert "Police" in text_of(panel)
    assert "Fetch" not in text_of(panel)


def test_the_text_follows_what_is_changed(qtbot: QtBot, panel: FlowPanel, session: Session) -> None:
    panel.show_view("text")
    qtbot.waitUntil(lambda: "Police" in text_of(panel))

    session.edit(RenameAgency(POLICE.id, "Border guard", "en"))

    qtbot.waitUntil(lambda: "Border guard" in text_of(panel))


def test_the_number_of_a_step_in_the_text_leads_to_the_step(qtbot: QtBot, panel: FlowPanel) -> None:
    panel.show_view("text")
    qtbot.waitUntil(lambda: "Referral" in text_of(panel))
    browser = panel.findChild(QTextBrowser, "measure-text")
    address = browser.toHtml().partition('<a href="')[2].partition('"')[0]

    with qtbot.waitSignal(panel.step_chosen) as chosen:
        browser.anchorClicked.emit(QUrl(address))

    assert chosen.args == [ASK.id]


def test_what_is_copied_from_the_text_says_nothing_that_is_not_shown(
    qtbot: QtBot, panel: FlowPanel
) -> None:
    panel.show_view("text")
    qtbot.waitUntil(lambda: "Ask" in text_of(panel), timeout=20_000)
    browser = panel.findChild(QTextBrowser, "measure-text")
    browser.selectAll()
    assert "href" in browser.toHtml()

    copied = browser.createMimeDataFromSelection()

    assert set(copied.formats()) == {"text/plain", "text/html"}
    assert "Ask" in copied.text()
    assert "Ask" in copied.html()
    assert "<a" not in copied.html()


def test_the_real_pages_are_set_for_the_readers_chosen(
    qtbot: QtBot, panel: FlowPanel, jobs: JobRunner
) -> None:
    panel.show_view("print")
    preview = panel.findChild(Preview, "preview")
    qtbot.waitUntil(lambda: preview.page_count > 0, timeout=30_000)
    assert panel.findChild(QLabel, "print-pages").text() == f"1 of {preview.page_count}"
    before = preview.grab().toImage()

    panel.findChild(QPushButton, "print-audience-public").click()

    qtbot.waitUntil(lambda: preview.grab().toImage() != before, timeout=30_000)


def test_nothing_is_set_while_nobody_looks(
    panel: FlowPanel, session: Session, jobs: JobRunner
) -> None:
    session.edit(RenameAgency(POLICE.id, "Border guard", "en"))

    assert not jobs.is_busy


def test_without_a_runner_of_jobs_neither_text_nor_print_is_offered(
    qtbot: QtBot, session: Session
) -> None:
    panel = FlowPanel(session)
    qtbot.addWidget(panel)

    assert panel.findChild(QPushButton, "flow-form-roles") is not None
    assert panel.findChild(QPushButton, "flow-form-text") is None
    assert panel.findChild(QPushButton, "flow-form-print") is None


def test_blocks_become_rich_text_with_everything_escaped() -> None:
    row = StepRow("1", "A & B", who=(), when=("24 hours",), how=("Look <here>",), anchor="s1")
    blocks = (
        Heading("Part <1>", level=2, number="1.4"),
        Paragraph((Span("bold", bold=True), " & ", NotRecorded())),
        ListBlock(("one", ListBlock(("below",)))),
        Table(head=("What",), rows=(("x < y",),)),
        Steps((row,)),
    )

    html = reading_text(blocks, "en")

    assert "<h3>1.4 Part &lt;1&gt;</h3>" in html
    assert "<p><b>bold</b> &amp; <i>not recorded</i></p>" in html
    assert "<ul><li>one</li><ul><li>below</li></ul></ul>" in html
    assert "<td>x &lt; y</td>" in html
    assert '<h4><a href="s1">1</a> A &amp; B</h4>' in html
    assert "<li>Look &lt;here&gt;</li>" in html
    assert "<b>Who:</b> <i>not recorded</i>" in html
