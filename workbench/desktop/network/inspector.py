"""The inspector of the map: the agency or referral chosen, or what can be chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from workbench.desktop.network.agency_card import AgencyCard
from workbench.desktop.network.facts import findings_by_agency, open_findings
from workbench.desktop.network.referral_card import ReferralCard
from workbench.desktop.panels import EmptyState
from workbench.desktop.session import Session
from workbench.domain.edits import Edit
from workbench.domain.findings import Finding

_CHOOSE = "Choose an agency or a referral to see what is known."


class MapInspector(QStackedWidget):
    """Shows what is known of the thing chosen; links lead on."""

    followed = Signal(str)

    def __init__(self, session: Session, edit: Callable[[Edit], bool]) -> None:
        super().__init__()
        self.setObjectName("network-inspector")
        self._session = session
        self._edit = edit
        self._nothing = EmptyState("waypoints", "Nothing chosen", _CHOOSE)
        self._agency: AgencyCard | None = None
        self._referral: ReferralCard | None = None
        self.addWidget(self._nothing)

    def show_entity(self, entity_id: str) -> None:
        """Show an agency or a referral as it is now; anything else is nothing."""
        state, found = self._session.state, self._open_findings()
        agency, referral = state.agencies.find(entity_id), state.referrals.find(entity_id)
        if agency is not None:
            about = findings_by_agency(found, state).get(agency.id, ())
            self._agency_card().show_agency(agency, about)
            self.setCurrentWidget(self._agency_card())
        elif referral is not None:
            concerning = [each for each in found if referral.id in each.about]
            self._referral_card().show_referral(referral, concerning)
            self.setCurrentWidget(self._referral_card())
        else:
            self._show_nothing("Nothing chosen", _CHOOSE)

    def show_several(self, number: int) -> None:
        """Say how many are marked."""
        self._show_nothing(
            f"{number} agencies marked", "Drag one to move them all; Delete removes them."
        )

    def _show_nothing(self, title: str, text: str) -> None:
        """Nothing may stay half typed in a card that is put away."""
        for card in (self._agency, self._referral):
            if card is not None:
                card.drop_typed()
        self._nothing.say(title, text)
        self.setCurrentWidget(self._nothing)

    def _agency_card(self) -> AgencyCard:
        """The card of agencies, made when it is first needed."""
        if self._agency is None:
            self._agency = AgencyCard(self._session)
            self._agency.followed.connect(self.followed)
            self.addWidget(self._agency)
        return self._agency

    def _referral_card(self) -> ReferralCard:
        """The card of referrals, made when it is first needed."""
        if self._referral is None:
            self._referral = ReferralCard(self._session, self._edit)
            self._referral.followed.connect(self.followed)
            self.addWidget(self._referral)
        return self._referral

    def _open_findings(self) -> Sequence[Finding]:
        session = self._session
        return open_findings(session.findings, session.state, session.today)
