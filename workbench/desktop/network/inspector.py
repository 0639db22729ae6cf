"""The inspector of the map: the agency or referral chosen, or what can be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from workbench.desktop.network.agency_card import AgencyCard
from workbench.desktop.network.facts import findings_by_agency, open_findings
from workbench.desktop.network.referral_card import ReferralCard
from workbench.desktop.panels import EmptyState
from workbench.desktop.session import Session
from workbench.domain.findings import Finding


class MapInspector(QStackedWidget):
    """Shows what is known of the thing chosen; links lead on."""

    followed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("network-inspector")
        self._session = session
        self._shown = ""
        self._nothing = EmptyState(
            "waypoints", "Nothing chosen", "Choose an agency or a referral to see what is known."
        )
        self._agency = AgencyCard(session)
        self._referral = ReferralCard(session)
        for page in (self._nothing, self._agency, self._referral):
            self.addWidget(page)
        self._agency.followed.connect(self.followed)
        self._referral.followed.connect(self.followed)

    def show_entity(self, entity_id: str) -> None:
        """Show an agency or a referral as it is now; anything else is nothing."""
        state, found = self._session.state, self._open_findings()
        agency, referral = state.agencies.find(entity_id), state.referrals.find(entity_id)
        self._shown = entity_id
        if agency is not None:
            self._agency.show_agency(agency, findings_by_agency(found, state).get(agency.id, ()))
            self.setCurrentWidget(self._agency)
        elif referral is not None:
            about = [each for each in found if referral.id in each.about]
            self._referral.show_referral(referral, about)
            self.setCurrentWidget(self._referral)
        else:
            self._agency.drop_typed()
            self._referral.drop_typed()
            self.setCurrentWidget(self._nothing)

    def show_several(self, number: int) -> None:
        """Say how many are marked."""
        self._agency.drop_typed()
        self._nothing.say(
            f"{number} agencies marked", "Drag one to move them all; Delete removes them."
        )
        self.setCurrentWidget(self._nothing)

    def _open_findings(self) -> Sequence[Finding]:
        session = self._session
        return open_findings(session.findings, session.state, session.today)
