"""The register in the window: it follows edits, can be filtered, and decisions are recorded."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDateEdit, QLabel, QLineEdit, QListView, QWidget
from PySide6.QtWidgets import QTextEdit as TextField
from pytestqt.qtbot import QtBot

from tests.desktop.given import NOTIFY, a_session
from workbench.desktop.gaps.place import GapsPlace
from workbench.desktop.gaps.rows import ROW, Heading
from workbench.desktop.session import Session
from workbench.domain.assurance import Handling
from workbench.domain.edits.steps import SetTimeLimit
from workbench.domain.findings import Finding, Kind
from workbench.domain.state import State
from workbench.domain.text import Text
from workbench.domain.values import Duration, LimitKind, TimeLimit, Unit

Widget = TypeVar("Widget", bound=QWidget)


class Gaps:
    """The place with its three panels shown side by side, and what a person reads there."""

    def __init__(self, qtbot: QtBot, session: Session) -> None:
        self.session = session
        self.place = GapsPlace(session)
        for panel in (self.place.side, self.place.centre, self.place.inspector):
            assert panel is not None
            qtbot.addWidget(panel)
            panel.show()

    @property
    def listed(self) -> list[Finding]:
        model = self.find(QListView, "gaps").model()
        lines = [model.index(row, 0).data(ROW) for row in range(model.rowCount())]
        return [line for line in lines if isinstance(line, Finding)]

    @property
    def headings(self) -> list[Heading]:
        model = self.find(QListView, "gaps").model()
        lines = [model.index(row, 0).data(ROW) for row in range(model.rowCount())]
        return [line for line in lines if isinstance(line, Heading)]

    @property
    def told(self) -> str:
        """Everything the inspector says."""
        assert self.place.inspector is not None
        labels = self.place.inspector.findChildren(QLabel)
        return "\n".join(each.text() for each in labels if each.isVisible())

    def find(self, kind: type[Widget], name: str) -> Widget:
        for panel in (self.place.side, self.place.centre, self.place.inspector):
            found = panel.findChild(kind, name) if panel else None
            if found is not None:
                return found
        pytest.fail(f"there is no {name}")

    def click(self, name: str) -> None:
        self.find(QAbstractButton, name).click()


@pytest.fixture
def gaps(qtbot: QtBot) -> Gaps:
    return Gaps(qtbot, a_session())


def without_limit(gaps: Gaps) -> Finding:
    """The finding that the first step has no time limit."""
    return next(
        each
        for each in gaps.session.findings
        if each.rule == "sop-no-time-limit" and NOTIFY.id in each.about
    )


def test_the_list_follows_each_edit_and_undo(gaps: Gaps) -> None:
    finding = without_limit(gaps)
    limit = TimeLimit(kind=LimitKind.DEADLINE, duration=Duration(2, Unit.HOUR))
    assert finding in gaps.listed

    gaps.session.edit(SetTimeLimit(NOTIFY.id, limit))

    assert finding not in gaps.listed
    gaps.session.undo()

    assert finding in gaps.listed


def test_findings_stand_below_the_heading_of_their_family(gaps: Gaps) -> None:
    assert gaps.headings
    assert sum(each.count for each in gaps.headings) == len(gaps.listed)


def test_what_is_unknown_comes_after_what_is_known_to_be_wrong(gaps: Gaps) -> None:
    gaps.session.edit(SetTimeLimit(NOTIFY.id, None, stated_none=True))

    procedures = [each for each in gaps.listed if each.rule.startswith("sop-")]

    assert procedures[0] == without_limit(gaps)
    assert procedures[0].kind is Kind.GAP


def test_a_kind_is_listed_alone_and_counts_tell_how_many(gaps: Gaps) -> None:
    gaps.session.edit(SetTimeLimit(NOTIFY.id, None, stated_none=True))
    row = gaps.find(QAbstractButton, "gap-kind-gap")

    row.click()

    assert {each.kind for each in gaps.listed} == {Kind.GAP}
    assert row.accessibleName() == f"Gap, {len(gaps.listed)}"


def test_words_leave_the_findings_in_which_all_of_them_stand(qtbot: QtBot, gaps: Gaps) -> None:
    field = gaps.find(QLineEdit, "gaps-filter")

    qtbot.keyClicks(field, "notify SHELTER")
    qtbot.waitUntil(lambda: len(gaps.listed) < len(gaps.session.findings))

    assert gaps.listed
    assert all("notify the shelter" in each.message.casefold() for each in gaps.listed)


def test_where_nothing_matches_everything_is_offered(qtbot: QtBot, gaps: Gaps) -> None:
    qtbot.keyClicks(gaps.find(QLineEdit, "gaps-filter"), "xyzzy")
    qtbot.waitUntil(lambda: not gaps.listed)

    gaps.click("gaps-everything")

    assert len(gaps.listed) == len(gaps.session.findings)


def test_the_finding_chosen_is_explained(gaps: Gaps) -> None:
    finding = without_limit(gaps)

    gaps.place.reveal(finding.key)

    for words in (finding.title, finding.message, finding.remedy, "STANDARD", "EVIDENCE"):
        assert words in gaps.told
    assert all(each.text in gaps.told for each in finding.evidence)


def test_enter_goes_to_the_place(qtbot: QtBot, gaps: Gaps) -> None:
    gaps.place.reveal(without_limit(gaps).key)

    with qtbot.waitSignal(gaps.session.wanted) as wanted:
        qtbot.keyClick(gaps.find(QListView, "gaps"), Qt.Key.Key_Return)

    assert wanted.args == [NOTIFY.id]


def test_a_risk_is_accepted_with_a_reason(gaps: Gaps) -> None:
    finding = without_limit(gaps)
    gaps.place.reveal(finding.key)

    gaps.click("accept-risk")
    gaps.find(TextField, "waive-reason").setPlainText("The shelter is next door.")
    gaps.find(QLineEdit, "waive-by").setText("Secretariat")
    gaps.click("waive-save")

    (waiver,) = gaps.session.state.waivers.where("finding", finding.key)
    assert waiver.reason == Text.of("The shelter is next door.")
    assert waiver.by_post == Text.of("Secretariat")
    assert waiver.until is None
    assert finding not in gaps.listed
    assert "Accepted risk: The shelter is next door." in gaps.told


def test_what_is_no_gap_is_said_until_a_day(gaps: Gaps) -> None:
    finding = without_limit(gaps)
    gaps.place.reveal(finding.key)

    gaps.click("not-a-gap")
    gaps.find(TextField, "waive-reason").setPlainText("It is done at once.")
    gaps.click("waive-until-on")
    gaps.find(QDateEdit, "waive-until").setDate(date(2027, 1, 15))
    gaps.click("waive-save")

    (state,) = gaps.session.state.finding_states.where("finding", finding.key)
    (waiver,) = gaps.session.state.waivers.where("finding", finding.key)
    assert state.handling is Handling.NOT_A_GAP
    assert waiver.until == date(2027, 1, 15)


def test_without_a_reason_nothing_is_decided(gaps: Gaps) -> None:
    gaps.place.reveal(without_limit(gaps).key)

    gaps.click("accept-risk")
    gaps.click("waive-save")

    assert not gaps.session.state.waivers
    assert "Say why" in gaps.told


def test_a_decision_is_taken_back(gaps: Gaps) -> None:
    finding = without_limit(gaps)
    gaps.place.reveal(finding.key)
    gaps.click("accept-risk")
    gaps.find(TextField, "waive-reason").setPlainText("The shelter is next door.")
    gaps.click("waive-save")

    gaps.click("reopen")

    assert not gaps.session.state.waivers
    assert finding in gaps.listed


def test_a_form_put_aside_is_empty_the_next_time(gaps: Gaps) -> None:
    gaps.place.reveal(without_limit(gaps).key)
    gaps.click("accept-risk")
    gaps.find(TextField, "waive-reason").setPlainText("Half a thought")

    gaps.click("waive-cancel")
    gaps.click("accept-risk")

    assert gaps.find(TextField, "waive-reason").toPlainText() == ""


def test_a_decided_finding_is_shown_when_somebody_goes_to_it(gaps: Gaps) -> None:
    finding = without_limit(gaps)
    gaps.place.reveal(finding.key)
    gaps.click("accept-risk")
    gaps.find(TextField, "waive-reason").setPlainText("The shelter is next door.")
    gaps.click("waive-save")
    assert gaps.place.shows(finding.key)

    gaps.place.reveal(finding.key)

    assert finding in gaps.listed


def test_a_finding_that_is_mended_says_so(gaps: Gaps) -> None:
    gaps.place.reveal(without_limit(gaps).key)
    limit = TimeLimit(kind=LimitKind.DEADLINE, duration=Duration(2, Unit.HOUR))

    gaps.session.edit(SetTimeLimit(NOTIFY.id, limit))

    assert "Solved" in gaps.told


def test_an_empty_workspace_has_an_empty_register(qtbot: QtBot) -> None:
    gaps = Gaps(qtbot, a_session(State()))

    assert gaps.listed == []
    assert gaps.place.status().endswith("0 open gaps and conflicts")


def test_words_typed_to_filter_by_do_not_outlive_the_window(qtbot: QtBot) -> None:
    place = GapsPlace(a_session())
    field = place.centre.findChild(QLineEdit, "gaps-filter")
    assert field is not None
    field.setText("consent")

    with qtbot.captureExceptions() as caught:
        shiboken6.delete(place.centre)
        qtbot.wait(400)

    assert not caught
