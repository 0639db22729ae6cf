"""What holds for a measure as a whole, above its steps."""

from __future__ import annotations

from workbench.desktop.panels import Card
from workbench.desktop.session import Session
from workbench.desktop.sops import describing
from workbench.desktop.taking_out import clear
from workbench.desktop.widgets import SectionLabel, words
from workbench.domain.sops import Measure

Facts = tuple[tuple[str, tuple[str, ...]], ...]


class AboutCard(Card):
    """Captions and lines; laid out anew only when they say something else."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: Facts = ()
        self.hide()

    def show_measure(self, measure: Measure) -> None:
        """Show what is recorded of a measure; nothing recorded shows nothing."""
        state, language = self._session.state, self._session.language
        facts = tuple(describing.about_measure(state, measure, language))
        if facts == self._shown:
            return
        self._shown = facts
        clear(self.lines)
        for caption, lines in facts:
            label = SectionLabel(caption)
            label.setContentsMargins(0, 2, 0, 0)
            self.lines.addWidget(label)
            for line in lines:
                self.lines.addWidget(words(line, wrap=True))
        self.setVisible(bool(facts))
