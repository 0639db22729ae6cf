"""Beside the outline of a document: where it goes, the part chosen, and what to know of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.desktop.choices import Choice
from workbench.desktop.panels import Column
from workbench.desktop.taking_out import discard
from workbench.desktop.widgets import Field, words
from workbench.domain.bringing_in import Target
from workbench.domain.found import Announcement, FoundPart
from workbench.domain.records import Records
from workbench.domain.sops import SopId
from workbench.domain.text import language_name

_SHOWN_PASSAGES = 12
_LONGEST = 240
_NEW = ""


class BesideColumn(Column):
    """Where the document goes, what the chosen part says in full, and the announcements."""

    language_chosen = Signal(str)
    target_chosen = Signal()

    def __init__(self, records: Records, title: str, languages: Sequence[str]) -> None:
        super().__init__("import-beside", "raised")
        self._title = title
        self._told: list[QWidget] = []
        self._sop = _choice("import-sop")
        self._population = _choice("import-population")
        self._stage = _choice("import-stage")
        self._language = _choice("import-language")
        self._fill(records, title, languages)
        self.section("Where it goes")
        for label, choice in (
            ("SOP", self._sop),
            ("For whom the new SOP is", self._population),
            ("Stage of measures that stand under none", self._stage),
            ("Language of the document", self._language),
        ):
            self.add(Field(label, choice))
        self.section("Chosen part")
        self._words = words("", wrap=True)
        self._words.setObjectName("import-chosen")
        self._place = words("", "small", wrap=True)
        self.add(self._words)
        self.add(self._place)
        self._sop.activated.connect(self._follow_sop)
        self._language.activated.connect(
            lambda: self.language_chosen.emit(self._language.currentData())
        )

    @property
    def target(self) -> Target:
        """Where the document goes, as it is chosen now."""
        sop = self._sop.currentData()
        return Target(
            title=self._title,
            sop=SopId(sop) if sop else None,
            population=self._population.currentData() or None,
            stage=self._stage.currentData() or None,
        )

    @property
    def language(self) -> str:
        """The language in which the words are written down."""
        return str(self._language.currentData())

    def begin(self) -> None:
        """Put the focus on where the document goes."""
        self._sop.setFocus()

    def choose_language(self, language: str) -> None:
        """Show a language as chosen."""
        self._language.setCurrentIndex(self._language.findData(language))

    def show_part(self, part: FoundPart) -> None:
        """Show a part in full, with what hangs on it."""
        remarks = "".join(f"\n\nComment: {each}" for each in part.comments)
        self._words.setText(f"{part.words}{remarks}")
        self._place.setText(part.place)

    def show_announcements(self, announcements: Sequence[Announcement], notices: str) -> None:
        """Show what is to be known, gravest first; `notices` are about numbers that are taken."""
        for widget in self._told:
            discard(widget)
        self._told = [self.section("What to know")]
        if notices:
            self._tell(notices, "warning")
        if not announcements and not notices:
            self._tell("The document holds nothing but what is shown.", "muted")
        for each in announcements:
            self._tell(f"{each.title}: {each.count}", "strong", above=10)
            self._tell(each.done, "small")
            for passage in each.passages[:_SHOWN_PASSAGES]:
                said = passage.words
                said = f"{said[:_LONGEST]}…" if len(said) > _LONGEST else said
                self._tell(f"“{said}”, {passage.place}" if passage.place else f"“{said}”", "muted")
            more = len(each.passages) - _SHOWN_PASSAGES
            if more > 0:
                self._tell(f"and {more} more", "small")

    def _tell(self, said: str, role: str, above: int = 2) -> None:
        line = words(said, role, wrap=True)
        line.setContentsMargins(0, above, 0, 0)
        self._told.append(self.add(line))

    def _fill(self, records: Records, title: str, languages: Sequence[str]) -> None:
        language = languages[0]
        self._sop.addItem(f"New SOP: {title}", _NEW)
        for sop in records.sops.values():
            population = records.populations.find(sop.population)
            name = population.name.in_language(language) if population else ""
            self._sop.addItem(name or sop.title.in_language(language) or sop.code, sop.id)
        self._population.addItem("Not recorded", _NEW)
        for population in records.populations.values():
            self._population.addItem(population.name.in_language(language), population.id)
        self._stage.addItem("None", _NEW)
        for stage in records.stages.values():
            self._stage.addItem(f"{stage.number} {stage.title.in_language(language)}", stage.id)
        for each in languages:
            self._language.addItem(language_name(each), each)

    def _follow_sop(self) -> None:
        self._population.setEnabled(self._sop.currentData() == _NEW)
        self.target_chosen.emit()


def _choice(name: str) -> Choice:
    choice = Choice(name)
    choice.show_at_least(12)
    return choice
