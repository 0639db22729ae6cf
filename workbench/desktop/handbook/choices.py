"""The side list of the handbook: product, audience, language, paper and contents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from workbench.desktop.choices import Choice
from workbench.desktop.panels import Column
from workbench.desktop.session import Session
from workbench.desktop.widgets import FilterRow, Mark, SectionLabel, set_role, words
from workbench.domain.audiences import Audience
from workbench.domain.text import WORKING_LANGUAGE, language_name
from workbench.publishing.options import Paper, PrintOptions
from workbench.publishing.product import Product, products
from workbench.publishing.section import sections
from workbench.publishing.subjects import subjects
from workbench.workspace import Committed

_FIRST_PRODUCT = "handbook"
_PAPER_WORDS = {Paper.A4: "A4", Paper.LETTER: "Letter"}


class Choices(Column):
    """Rows of which one is chosen in each group, and sections that are ticked."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__("handbook-choices")
        self._session = session
        self._product = products[_FIRST_PRODUCT]
        self._groups = {
            "product": _group(self, "product", self._product_changed),
            "audience": _group(self, "audience", self.changed.emit),
            "language": _group(self, "language", self.changed.emit),
            "paper": _group(self, "paper", self.changed.emit),
        }
        self._products: dict[str, FilterRow] = {}
        self._about = Choice("print-about", "What to print it for")
        self._sections: dict[str, FilterRow] = {}
        self._withheld = words("", wrap=True)
        self._withheld.setObjectName("withheld")
        self._withheld.setContentsMargins(6, 4, 6, 4)
        self._contents = QWidget()
        self._contents_lines = QVBoxLayout(self._contents)
        self._build()

    @property
    def product(self) -> Product:
        """The product that is chosen."""
        return self._product

    def options(self, today: date) -> PrintOptions:
        """Everything that is chosen."""
        return PrintOptions(
            audience=Audience(self._chosen("audience")),
            today=today,
            language=self._chosen("language"),
            paper=Paper(self._chosen("paper")),
            sections=tuple(key for key, row in self._sections.items() if row.isChecked()),
            only=tuple(filter(None, (self._about.currentData(),))),
        )

    def show_pages(self, product: str, count: int) -> None:
        """Show how many pages a product has."""
        self._products[product].show_count(f"{count} p")

    def show_withheld(self, withheld: Counter[str]) -> None:
        """Say how many facts the audience does not get; hovering tells which."""
        number = withheld.total()
        self._withheld.setText(f"{number} facts withheld" if number else "Nothing is withheld")
        set_role(self._withheld, "role", "warning" if number else "muted")
        lines = (f"{count} × {what}" for what, count in withheld.most_common(12))
        self._withheld.setToolTip("\n".join(lines))

    def _build(self) -> None:
        self._about.show_at_least(0)
        self._about.activated.connect(lambda _place: self.changed.emit())
        self.section("Product")
        for each in products:
            row = self._option("product", each.key, each.title, Mark.GROUND)
            row.setToolTip(each.description)
            self._products[each.key] = row
        self.add(self._about)
        self.section("For whom")
        for audience in Audience:
            row = self._option("audience", audience.value, audience.value.capitalize())
            row.setToolTip(audience.words)
        self.add(self._withheld)
        self.section("Language")
        for code in self._languages():
            self._option("language", code, language_name(code))
        self.section("Paper")
        for paper in Paper:
            self._option("paper", paper.value, _PAPER_WORDS[paper])
        self._contents_lines.setContentsMargins(0, 0, 0, 0)
        self._contents_lines.setSpacing(0)
        self.add(self._contents)
        self._choose_defaults()
        self._fill_contents()
        self._fill_about()
        self._session.committed.connect(self._follow)

    def _follow(self, _commit: Committed) -> None:
        if self._product.about:
            self._fill_about()

    def _fill_about(self) -> None:
        """List what the product can be about; what was chosen stays so while it is there."""
        chosen = self._about.currentData()
        self._about.clear()
        self._about.addItem("All", None)
        for each in subjects(self._product, self._session.state, self._session.language):
            self._about.addItem(each.name, each.id)
        self._about.setCurrentIndex(max(0, self._about.findData(chosen)))
        self._about.setVisible(bool(self._product.about))

    def _choose_defaults(self) -> None:
        language = self._session.language
        self._choose("product", self._product.key)
        self._choose("audience", Audience.PARTNERS.value)
        self._choose("language", language if language in self._languages() else WORKING_LANGUAGE)
        self._choose("paper", self._product.papers[0].value)

    def _option(self, group: str, key: str, text: str, mark: Mark = Mark.ROUND) -> FilterRow:
        row = FilterRow(f"print-{group}-{key}", text, mark=mark)
        row.setProperty("option", key)
        self._groups[group].addButton(row)
        self.add(row)
        return row

    def _languages(self) -> Sequence[str]:
        programme = self._session.state.programme
        return programme.languages if programme else (WORKING_LANGUAGE,)

    def _chosen(self, group: str) -> str:
        button = self._groups[group].checkedButton()
        return str(button.property("option")) if button else ""

    def _choose(self, group: str, key: str) -> None:
        for button in self._groups[group].buttons():
            if button.property("option") == key:
                button.setChecked(True)

    def _product_changed(self) -> None:
        self._product = products[self._chosen("product")]
        self._fill_contents()
        self._fill_about()
        self.changed.emit()

    def _fill_contents(self) -> None:
        """List the sections of the product, ticked as it comes."""
        while item := self._contents_lines.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._sections = {}
        self._contents_lines.addWidget(SectionLabel("Contents"))
        for key in _in_order(self._product.sections + self._product.optional):
            row = FilterRow(f"print-section-{key}", sections[key].title, mark=Mark.TICK)
            row.setChecked(key in self._product.sections)
            row.clicked.connect(self.changed)
            self._sections[key] = row
            self._contents_lines.addWidget(row)


def _in_order(keys: Iterable[str]) -> list[str]:
    return sorted(keys, key=lambda key: (sections[key].order, key))


def _group(parent: QWidget, name: str, changed: Callable[[], None]) -> QButtonGroup:
    group = QButtonGroup(parent)
    group.setObjectName(f"print-{name}")
    group.buttonClicked.connect(lambda _button: changed())
    return group
