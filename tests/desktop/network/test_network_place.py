"""Map, list, filters and inspector of the Network place stay in step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders import (
    a_measure,
    a_population,
    a_service,
    a_state,
    a_step,
    an_agency,
    an_offering,
    led_by,
)
from tests.desktop.canvas.on_the_map import (
    LAWYERS,
    POLICE,
    POLICE_TO_SHELTER,
    SHELTER,
    SHELTER_TO_LAWYERS,
    a_network,
    a_session_on,
)
from workbench.desktop.canvas.canvas import NetworkCanvas
from workbench.desktop.network.network_place import NetworkPlace
from workbench.desktop.panels import Banners
from workbench.desktop.session import Session
from workbench.desktop.widgets import Chip, FilterRow
from workbench.domain.agencies import AgencyType
from workbench.domain.edits.agencies import RemoveAgency
from workbench.domain.edits.entities import Add, put
from workbench.domain.findings import Kind
from workbench.domain.services import Trilean
from workbench.domain.state import State
from workbench.domain.text import Text
from workbench.domain.values import (
    Capacity,
    CapacityUnit,
    GroupRule,
    Hours,
    HoursKind,
    Sex,
)

CHILDREN, ADULTS = a_population("children"), a_population("adults")
BEDS = a_service("Emergency beds", provider=SHELTER)
HOUSE = an_offering(
    BEDS,
    operated_at=SHELTER.id,
    groups=(
        GroupRule(sex=Sex.FEMALE, age_max=17),
        GroupRule(sex=Sex.MALE, age_max=13),
    ),
    capacity=Capacity(CapacityUnit.BEDS, 10),
    hours=Hours(HoursKind.ALWAYS),
    address=Text.of("1 Example Street"),
)
MEASURE = a_measure()
STEP = a_step("Bring the person there", "2", MEASURE, assignments=led_by(SHELTER))
Widget = TypeVar("Widget", bound=QWidget)


def a_full_network() -> State:
    return put(a_network(), CHILDREN, ADULTS, BEDS, HOUSE, MEASURE, STEP)


class Desk:
    """The three panels of the place, shown, and what was asked of the window."""

    def __init__(self, qtbot: QtBot, session: Session) -> None:
        self.session = session
        self.place = NetworkPlace(session)
        assert self.place.inspector is not None
        self.panels = (self.place.side, self.place.centre, self.place.inspector)
        self.wanted: list[str] = []
        self.refused: list[str] = []
        session.wanted.connect(self.wanted.append)
        session.refused.connect(self.refused.append)
        for panel, width in zip(self.panels, (260, 900, 320), strict=True):
            qtbot.addWidget(panel)
            panel.resize(width, 640)
            panel.show()
        if session.state.agencies:
            qtbot.waitUntil(lambda: self.canvas.is_sharp)

    @property
    def canvas(self) -> NetworkCanvas:
        (canvas,) = self.place.centre.findChildren(NetworkCanvas)
        return canvas

    def find(self, kind: type[Widget], name: str) -> Widget:
        found = [
            each
            for panel in self.panels
            for each in panel.findChildren(kind, name)
            if each.isVisibleTo(panel)
        ]
        assert len(found) == 1, name
        return found[0]

    def texts(self) -> list[str]:
        """Everything the inspector says."""
        labels = self.panels[2].findChildren(QLabel)
        return [
            each.accessibleName() or each.text()
            for each in labels
            if not each.isHidden() and each.isVisible()
        ]

    def type_into(self, name: str, text: str) -> None:
        line = self.find(QLineEdit, name)
        line.setFocus()
        line.selectAll()
        line.insert(text)
        QTest.keyClick(line, Qt.Key.Key_Return)

    def pick(self, name: str, words: str) -> None:
        box = self.find(QComboBox, name)
        place = box.findText(words)
        assert place >= 0, words
        box.setCurrentIndex(place)
        box.activated.emit(place)

    def click(self, kind: type[QAbstractButton], name: str) -> None:
        QTest.mouseClick(self.find(kind, name), Qt.MouseButton.LeftButton)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    session = a_session_on(a_full_network())
    yield Desk(qtbot, session)
    session.close()


def test_what_is_chosen_is_chosen_in_map_list_and_inspector(desk: Desk) -> None:
    desk.session.choose(SHELTER.id)

    assert desk.canvas.selection == {SHELTER.id}
    agencies = desk.find(QListView, "network-agencies")
    assert agencies.currentIndex().data() == "Shelter"
    assert desk.find(QLineEdit, "agency-name").text() == "Shelter"


def test_the_list_chooses_for_the_map(desk: Desk) -> None:
    agencies = desk.find(QListView, "network-agencies")
    rows = [agencies.model().index(row, 0) for row in range(5)]

    agencies.setCurrentIndex(next(row for row in rows if row.data() == "Lawyers"))

    assert desk.canvas.selection == {LAWYERS.id}
    assert desk.session.chosen_id == LAWYERS.id


def test_the_list_says_names_and_spheres_to_a_screen_reader(desk: Desk) -> None:
    agencies = desk.find(QListView, "network-agencies")

    spoken = [
        str(agencies.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(agencies.model().rowCount())
    ]

    assert len(spoken) == 5
    assert any(each.startswith("Shelter, Shelter and recovery") for each in spoken)


def test_a_sphere_switched_off_is_hidden_and_the_filter_is_said(desk: Desk) -> None:
    positions = {key: desk.canvas.pixel_of(key) for key in desk.canvas.model.agencies}

    desk.click(FilterRow, "show-shelter")

    assert not desk.canvas.is_shown(SHELTER.id)
    assert desk.find(Chip, "network-filtered").text() == "filtered: 5 of 6 spheres"
    assert {key: desk.canvas.pixel_of(key) for key in positions} == positions
    desk.click(QPushButton, "network-everything")
    assert desk.canvas.is_shown(SHELTER.id)
    (chip,) = desk.place.centre.findChildren(Chip, "network-filtered")
    assert chip.isHidden()


def test_a_group_asked_for_is_said(desk: Desk) -> None:
    desk.click(FilterRow, "for-children")

    assert desk.find(Chip, "network-filtered").text() == "filtered: for children"


def test_the_findings_in_view_follow_the_filter(desk: Desk) -> None:
    assert {SHELTER.id, HOUSE.id, SHELTER_TO_LAWYERS.id} <= set(desk.place.in_view())

    desk.click(FilterRow, "show-shelter")

    assert not {SHELTER.id, HOUSE.id, SHELTER_TO_LAWYERS.id} & set(desk.place.in_view())


def test_counts_follow_the_state(desk: Desk) -> None:
    assert desk.find(FilterRow, "show-identification").count == "2"

    desk.session.edit(RemoveAgency(POLICE.id))

    assert desk.find(FilterRow, "show-identification").count == "1"
    assert desk.place.status() == "4 agencies · 2 referrals"


def test_the_legend_names_every_state_of_a_referral(desk: Desk) -> None:
    legend = desk.find(QWidget, "network-legend")

    for words in ("Agreed", "Not confirmed", "Planned", "Missing", "Agreement expired"):
        assert words in legend.accessibleName()


def test_an_empty_workspace_says_what_to_do_and_begins_it(qtbot: QtBot) -> None:
    session = a_session_on(a_state())
    desk = Desk(qtbot, session)
    assert not desk.canvas.isVisible()

    desk.click(QPushButton, "network-begin")
    field = desk.find(QLineEdit, "name-field")
    QTest.keyClicks(field, "Border Police")
    QTest.keyClick(field, Qt.Key.Key_Return)

    (agency,) = session.state.agencies.values()
    assert agency.name.exactly("en") == "Border Police"
    assert desk.canvas.isVisible()
    assert desk.find(QLineEdit, "agency-name").text() == "Border Police"
    session.close()


def test_an_empty_workspace_stays_empty_when_no_name_is_given(qtbot: QtBot) -> None:
    session = a_session_on(a_state())
    desk = Desk(qtbot, session)
    desk.click(QPushButton, "network-begin")

    QTest.keyClick(desk.find(QLineEdit, "name-field"), Qt.Key.Key_Escape)

    assert not session.state.agencies
    assert not desk.canvas.isVisible()
    session.close()


def test_a_removed_agency_can_be_brought_back_from_the_notice(qtbot: QtBot, desk: Desk) -> None:
    before = desk.session.state
    desk.session.choose(SHELTER.id)

    desk.canvas.map_actions.remove_marked()

    notices = desk.find(Banners, "network-notices")
    assert notices.texts == ("“Shelter” was removed, with 3 referrals.",)
    qtbot.waitUntil(lambda: notices.findChild(QPushButton, "banner-action").isVisible())
    desk.click(QPushButton, "banner-action")
    assert desk.session.state == before
    assert notices.texts == ()


def test_a_name_is_edited_in_the_inspector_and_shows_on_the_map(desk: Desk) -> None:
    desk.session.choose(SHELTER.id)

    desk.type_into("agency-name", "Harbour House")

    assert desk.canvas.label_of(SHELTER.id) == "Harbour House"
    desk.session.undo()
    assert desk.find(QLineEdit, "agency-name").text() == "Shelter"


def test_a_refused_name_is_put_back(desk: Desk) -> None:
    desk.session.choose(SHELTER.id)

    desk.type_into("agency-name", "Police")

    assert len(desk.refused) == 1
    assert desk.find(QLineEdit, "agency-name").text() == "Shelter"


def test_a_name_is_edited_in_the_language_that_is_shown(desk: Desk) -> None:
    desk.session.choose(SHELTER.id)
    desk.session.show_in("bg")

    assert desk.find(QLineEdit, "agency-name").text() == ""
    assert desk.find(QLineEdit, "agency-name").placeholderText() == "Shelter"
    desk.type_into("agency-name", "Приют")

    assert desk.session.state.agencies[SHELTER.id].name == Text.of(en="Shelter", bg="Приют")
    assert "en: Shelter" in desk.texts()


def test_type_parent_and_contacts_are_edits_of_their_own(desk: Desk) -> None:
    desk.session.choose(SHELTER.id)

    desk.pick("agency-type", "Accommodation")
    desk.pick("agency-parent", "Lawyers")
    desk.type_into("agency-phone", "+100 1234567")
    desk.type_into("agency-address", "2 Example Street")

    agency = desk.session.state.agencies[SHELTER.id]
    assert agency.type is AgencyType.ACCOMMODATION
    assert agency.parent == LAWYERS.id
    assert agency.phone == "+100 1234567"
    assert agency.address.exactly("en") == "2 Example Street"
    assert "Accommodation · Lawyers" in desk.texts()
    for _ in range(4):
        desk.session.undo()
    assert desk.session.state == a_full_network()


def test_what_is_not_recorded_is_shown_as_such(desk: Desk) -> None:
    desk.session.choose(POLICE.id)

    assert "Type not recorded" in desk.texts()
    assert "Services not recorded" in desk.texts()
    assert desk.find(QComboBox, "agency-type").currentText() == "not recorded"
    assert desk.find(QLineEdit, "agency-phone").placeholderText() == "not recorded"
    assert "No time limit is recorded" in [
        each.toolTip() for each in desk.panels[2].findChildren(QWidget)
    ]


def test_facts_of_a_service_stand_on_the_card_of_its_agency(desk: Desk) -> None:
    desk.session.choose(SHELTER.id)

    for words in ("Girls to 17 · boys to 13", "10 beds · 24 h", "1 Example Street"):
        assert words in desk.texts()
    assert "Confidentiality not recorded: hidden in public and partners editions" in desk.texts()


def test_an_address_that_is_no_secret_is_said_to_be_shown(qtbot: QtBot) -> None:
    from dataclasses import replace

    opened = replace(HOUSE, location_confidential=Trilean.NO)
    session = a_session_on(put(a_full_network(), opened))
    desk = Desk(qtbot, session)

    session.choose(SHELTER.id)

    assert "Shown in every edition" in desk.texts()
    session.close()


def test_relations_lead_to_the_referral_and_steps_to_the_procedure(desk: Desk) -> None:
    desk.session.choose(SHELTER.id)
    assert "Referred from (2)" in desk.texts()
    assert "Refers to (1)" in desk.texts()

    link = desk.find(QLabel, f"link-{POLICE_TO_SHELTER.id}")
    link.linkActivated.emit(POLICE_TO_SHELTER.id)
    assert desk.canvas.selection == {POLICE_TO_SHELTER.id}

    desk.session.choose(SHELTER.id)
    desk.find(QLabel, f"link-{STEP.id}").linkActivated.emit(STEP.id)
    assert desk.wanted == [STEP.id]


def test_findings_are_counted_and_lead_to_the_register(desk: Desk) -> None:
    about = [each for each in desk.session.findings if SHELTER.id in each.about]
    assert about

    desk.session.choose(SHELTER.id)

    labels = desk.panels[2].findChildren(QLabel)
    links = [each for each in labels if each.objectName().startswith("finding-")]
    assert {each.objectName() for each in links} >= {f"finding-{each.key}" for each in about}
    links[0].linkActivated.emit(about[0].key)
    assert desk.wanted == [about[0].key]


def test_badges_follow_the_findings(desk: Desk) -> None:
    badge = desk.canvas.badge_of(SHELTER.id)
    known = [
        each
        for each in desk.session.findings
        if each.kind is not Kind.UNKNOWN and {SHELTER.id, HOUSE.id, BEDS.id} & set(each.about)
    ]
    assert badge is not None
    assert badge.words == (str(len(known)) if known else badge.words)

    lonely = an_agency("Newcomers")
    desk.session.edit(Add((lonely,)))

    assert desk.canvas.badge_of(lonely.id) is None
