"""Who fills the roles of a template here: an agency for each role, proposed and then chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from workbench.desktop.choices import Choice
from workbench.desktop.session import Session
from workbench.desktop.taking_out import clear
from workbench.desktop.widgets import words
from workbench.domain.binding import Proposal, Role, suggested_bindings
from workbench.domain.values import AgencyId


class BindingForm(QWidget):
    """A line for each role; what is proposed stands first and says why."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("binding")
        self._session = session
        self._roles: tuple[Role, ...] = ()
        self._choices: dict[str, Choice] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    @property
    def bindings(self) -> Mapping[str, AgencyId]:
        """The agency chosen for the words of each role; roles left open are left out."""
        return {
            role: AgencyId(choice.currentData())
            for role, choice in self._choices.items()
            if choice.currentData()
        }

    @property
    def posts(self) -> frozenset[str]:
        """The roles that name a post, which stays beside the agency."""
        return frozenset(role.words for role in self._roles if role.is_post)

    def show_roles(self, roles: Sequence[Role]) -> None:
        """Ask for these roles."""
        clear(self._grid)
        self._choices.clear()
        self._roles = tuple(roles)
        state, language = self._session.state, self._session.language
        proposals = suggested_bindings(state, self._roles, language)
        for row, role in enumerate(self._roles):
            caption = words(role.words, wrap=True)
            caption.setToolTip(role.means)
            choice = self._choice(role, proposals.get(role.words, ()))
            caption.setBuddy(choice)
            self._grid.addWidget(caption, row, 0)
            self._grid.addWidget(choice, row, 1)
            self._choices[role.words] = choice

    def _choice(self, role: Role, proposals: Sequence[Proposal]) -> Choice:
        state, language = self._session.state, self._session.language
        choice = Choice(f"role-{role.words}", f"Agency for the role {role.words}")
        choice.show_at_least(16)
        choice.addItem("Leave it open", "")
        for proposal in proposals:
            agency = state.agencies[proposal.agency]
            why = ", ".join(proposal.reasons)
            choice.addItem(f"{agency.label(language)} (proposed: {why})", agency.id)
        proposed = {each.agency for each in proposals}
        others = (
            each
            for each in state.agencies.values()
            if not (each.retired or each.pseudo or each.id in proposed)
        )
        for agency in sorted(others, key=lambda each: each.label(language).casefold()):
            choice.addItem(agency.label(language), agency.id)
        choice.setCurrentIndex(1 if proposals else 0)
        return choice
