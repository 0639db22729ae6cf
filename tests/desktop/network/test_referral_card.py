"""A referral is recorded field by field, and what nobody recorded stays so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from tests.builders import a_population, an_agreement
from tests.desktop.canvas.on_the_map import (
    LAWYERS,
    LONELY,
    POLICE,
    POLICE_TO_SHELTER,
    REFUGE,
    SHELTER,
    SHELTER_TO_LAWYERS,
    a_network,
    a_session_on,
)
from tests.desktop.network.test_network_place import Desk
from workbench.desktop.widgets import Chip, FilterRow
from workbench.domain.edits.entities import put
from workbench.domain.edits.referrals import RemoveReferral
from workbench.domain.referrals import Referral, ReferralKind, ReferralState
from workbench.domain.values import Duration, LimitKind, Unit

CHILDREN, ADULTS = a_population("children"), a_population("adults")
PROTOCOL = an_agreement("Protocol", POLICE, SHELTER)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    session = a_session_on(put(a_network(), CHILDREN, ADULTS, PROTOCOL))
    desk = Desk(qtbot, session)
    session.choose(POLICE_TO_SHELTER.id)
    yield desk
    session.close()


def referral(desk: Desk) -> Referral:
    return desk.session.state.referrals[POLICE_TO_SHELTER.id]


def test_everything_recorded_is_shown_and_nothing_else(desk: Desk) -> None:
    assert "Police → Shelter" in desk.texts()
    assert desk.find(QComboBox, "referral-state").currentText() == "agreed"
    assert desk.find(QComboBox, "referral-category").currentText().startswith(REFUGE.code)
    for name in ("referral-confirmed_by_sender", "referral-confirmed_by_receiver"):
        assert desk.find(QComboBox, name).currentText() == "not recorded"
    assert desk.find(QLineEdit, "referral-time-limit").text() == ""
    assert not desk.find(FilterRow, "referral-for-everyone").isChecked()


def test_the_state_is_edited_and_the_line_follows(desk: Desk) -> None:
    desk.pick("referral-state", "missing")

    assert referral(desk).state is ReferralState.MISSING
    (link,) = [
        each for each in desk.canvas.model.network.links if POLICE_TO_SHELTER.id in each.referrals
    ]
    assert link.state is ReferralState.MISSING

    desk.pick("referral-state", "not recorded")
    assert referral(desk).state is None
    assert "unconfirmed" in [each.text() for each in desk.panels[2].findChildren(Chip)]


def test_confirmations_have_three_values(desk: Desk) -> None:
    desk.pick("referral-confirmed_by_receiver", "no")
    assert referral(desk).confirmed_by_receiver is False

    desk.pick("referral-confirmed_by_receiver", "yes")
    assert referral(desk).confirmed_by_receiver is True

    desk.pick("referral-confirmed_by_receiver", "not recorded")
    assert referral(desk).confirmed_by_receiver is None


def test_kind_category_and_agreement_are_chosen(desk: Desk) -> None:
    desk.pick("referral-kind", "mandatory report")
    desk.pick("referral-category", "LEG.aid LEG.aid")
    desk.pick("referral-agreement", "Protocol")

    changed = referral(desk)
    assert changed.kind is ReferralKind.MANDATORY_REPORT
    assert desk.session.state.service_categories[changed.category or ""].code == "LEG.aid"
    assert changed.agreement == PROTOCOL.id


def test_time_limits_are_read_as_typed(desk: Desk) -> None:
    desk.type_into("referral-time-limit", "24 h")
    desk.type_into("referral-acknowledge_within", "2 days")

    limit = referral(desk).time_limit
    assert limit is not None
    assert (limit.kind, limit.duration) == (LimitKind.DEADLINE, Duration(24, Unit.HOUR))
    assert referral(desk).acknowledge_within == Duration(2, Unit.DAY)
    assert desk.find(QLineEdit, "referral-time-limit").text() == "Within 24 hours"

    desk.type_into("referral-time-limit", "")
    assert referral(desk).time_limit is None


def test_words_that_are_no_length_of_time_are_refused_with_an_example(desk: Desk) -> None:
    before = desk.session.state

    desk.type_into("referral-outcome_within", "soon")

    assert desk.session.state is before
    assert desk.refused == ["“soon” is no length of time. Write for example 24 hours or 3 days."]
    assert desk.find(QLineEdit, "referral-outcome_within").text() == ""


def test_groups_are_ticked_and_everyone_takes_their_place(desk: Desk) -> None:
    desk.find(FilterRow, "referral-for-children").click()
    desk.find(FilterRow, "referral-for-adults").click()
    assert set(referral(desk).populations) == {CHILDREN.id, ADULTS.id}

    desk.find(FilterRow, "referral-for-everyone").click()
    assert referral(desk).everyone
    assert referral(desk).populations == ()

    desk.find(FilterRow, "referral-for-children").click()
    assert not referral(desk).everyone
    assert referral(desk).populations == (CHILDREN.id,)


def test_an_end_is_changed_and_an_end_at_itself_is_refused(desk: Desk) -> None:
    desk.pick("referral-receiver", "Observers")
    assert referral(desk).receiver == LONELY.id

    before = desk.session.state
    desk.pick("referral-receiver", "Police")

    assert desk.session.state is before
    assert desk.refused == ["An agency cannot refer to itself. Choose another receiver."]
    assert desk.find(QComboBox, "referral-receiver").currentText() == "Observers"


def test_other_ends_move_only_who_changes_the_lane(desk: Desk) -> None:
    before = dict(desk.canvas.model.layout.places)
    state = desk.session.state

    desk.pick("referral-receiver", "Observers")

    after = desk.canvas.model.layout.places
    assert {key for key in before if before[key] != after[key]} <= {LONELY.id}
    desk.session.undo()
    assert desk.session.state == state


def test_an_end_must_be_recorded(desk: Desk) -> None:
    desk.pick("referral-sender", "not recorded")

    assert len(desk.refused) == 1
    assert desk.find(QComboBox, "referral-sender").currentText() == "Police"


def test_the_ends_lead_to_their_agencies(desk: Desk) -> None:
    desk.click(QToolButton, "referral-receiver-go")

    assert desk.session.chosen_id == SHELTER.id


def test_consent_is_written_in_the_language_that_is_shown(desk: Desk) -> None:
    desk.type_into("referral-consent", "Written, on form 3")

    assert referral(desk).consent.exactly("en") == "Written, on form 3"


def test_what_is_typed_is_dropped_when_its_referral_goes(desk: Desk) -> None:
    line = desk.find(QLineEdit, "referral-consent")
    line.setFocus()
    line.setText("half a sent")
    line.setModified(True)

    desk.session.edit(RemoveReferral(POLICE_TO_SHELTER.id))

    assert POLICE_TO_SHELTER.id not in desk.session.state.referrals
    desk.session.choose(SHELTER_TO_LAWYERS.id)
    assert desk.find(QLineEdit, "referral-consent").text() == ""
    assert desk.session.state.referrals[SHELTER_TO_LAWYERS.id].consent.exactly("en") == ""


def test_every_widget_to_act_on_has_a_name(desk: Desk) -> None:
    desk.session.choose(LAWYERS.id)
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    acted_on = [
        each for panel in desk.panels for kind in kinds for each in panel.findChildren(kind)
    ]

    assert acted_on
    assert not [each for each in acted_on if not each.objectName()]
