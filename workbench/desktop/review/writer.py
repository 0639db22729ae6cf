"""In whose name the person at the keyboard comments: an agency and a post, never a person."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.desktop.choices import Choice
from workbench.desktop.session import Session
from workbench.desktop.writing.watched_line import WatchedLine
from workbench.domain.agencies import Agency
from workbench.domain.text import Text
from workbench.domain.values import AgencyId
from workbench.workspace import Committed


class AgencyChoice(Choice):
    """A choice among the agencies of the workspace, or none of them."""

    def __init__(self, session: Session, name: str, nobody: str) -> None:
        super().__init__(name)
        self._session, self._nobody = session, nobody
        self.show_at_least(14)
        session.committed.connect(self._follow)
        session.language_changed.connect(self._fill)
        self._fill()

    @property
    def agency(self) -> AgencyId | None:
        """The agency that is chosen."""
        key = self.currentData()
        return AgencyId(key) if key else None

    def choose(self, agency: AgencyId | None) -> None:
        """Choose an agency without telling anybody; one that is gone chooses none."""
        self.setCurrentIndex(max(0, self.findData(agency or "")))

    def _follow(self, commit: Committed) -> None:
        if commit.delta.touches(Agency):
            self._fill()

    def _fill(self) -> None:
        chosen, language = self.agency, self._session.language
        self.clear()
        self.addItem(self._nobody, "")
        agencies = (each for each in self._session.state.agencies.values() if not each.pseudo)
        for agency in sorted(agencies, key=lambda each: each.label(language).casefold()):
            self.addItem(agency.label(language), agency.id)
        self.choose(chosen)


class WriterLine(QWidget):
    """Who comments; what is chosen here holds for every comment until it is changed."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._agency = AgencyChoice(session, "writer-agency", "No agency")
        self._agency.setAccessibleName("Agency in whose name you comment")
        self._post = WatchedLine(session, "writer-post")
        self._post.setPlaceholderText("Post, not a name")
        self._post.setAccessibleName("Post in whose name you comment")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._agency, 1)
        row.addWidget(self._post, 1)
        self._agency.activated.connect(self._keep)
        self._post.editingFinished.connect(self._keep)
        self.refresh()

    def refresh(self) -> None:
        """Show in whose name comments are written now."""
        self._agency.choose(self._session.writer.agency)
        self._post.setText(self._session.writer.post)

    def _keep(self) -> None:
        self._session.write_as(self._agency.agency, " ".join(self._post.text().split()))
        self.changed.emit()


def post_of(session: Session) -> Text:
    """The post of the person at the keyboard, in the language in use."""
    return Text().put(session.language, session.writer.post)
