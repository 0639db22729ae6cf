"""What one template holds, for which population and stage it comes in, and who fills its roles."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from workbench.desktop.choices import Choice
from workbench.desktop.gallery.binding_form import BindingForm
from workbench.desktop.pictures import PictureView
from workbench.desktop.scrolling import scrolling
from workbench.desktop.session import Session
from workbench.desktop.taking_out import clear
from workbench.desktop.widgets import Field, SectionLabel, push_button, words
from workbench.diagram.picture import Picture
from workbench.domain.sops import SopId
from workbench.exchange.templates import Template

_PICTURE_HEIGHT = 260


class TemplateDetails(QWidget):
    """Everything about the template that is chosen, and the button that brings it in."""

    wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("template-details")
        self._session = session
        self._key = ""
        self._title = words("", "title", wrap=True)
        self._purpose = words("", wrap=True)
        self._picture = PictureView()
        self._picture.setObjectName("template-picture")
        self._picture_area = QScrollArea()
        self._picture_area.setObjectName("template-picture-area")
        self._picture_area.setFixedHeight(_PICTURE_HEIGHT)
        self._picture_area.setFrameShape(QFrame.Shape.NoFrame)
        self._picture_area.setWidget(self._picture)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(2)
        self._sop = Choice("template-sop")
        self._for_whom = Field("Into the procedures for", self._sop)
        self._binding = BindingForm(session)
        self._roles_heading = SectionLabel("Who fills the roles here")
        self._insert = push_button("Bring it in", "template-insert", "download", "primary")
        self._insert.clicked.connect(lambda: self.wanted.emit(self._key))
        self._arrange()

    @property
    def sop(self) -> SopId | None:
        """The SOP it goes into; None for one of its own."""
        key = self._sop.currentData()
        return SopId(key) if key else None

    @property
    def binding(self) -> BindingForm:
        """Who fills the roles."""
        return self._binding

    def show_template(self, template: Template, picture: Picture | None) -> None:
        """Show another template."""
        self._key = template.key
        self._title.setText(template.title)
        self._purpose.setText(template.purpose)
        self._picture_area.setVisible(picture is not None)
        if picture is not None:
            self._picture.show_picture(picture)
            room = self._picture_area.viewport().width() - 2
            self._picture.show_scale(min(1.0, max(0.3, room / picture.width)))
        self._show_parts(template)
        self._fill_sops(template)
        self._binding.show_roles(template.roles)
        self._roles_heading.setVisible(bool(template.roles))

    def focus_insert(self) -> None:
        """Put the focus on the button that brings it in."""
        self._insert.setFocus()

    def _arrange(self) -> None:
        body = QWidget()
        lines = QVBoxLayout(body)
        lines.setContentsMargins(16, 12, 16, 16)
        lines.setSpacing(6)
        for part in (self._title, self._purpose, self._for_whom, self._roles_heading):
            lines.addWidget(part)
        lines.addWidget(self._binding)
        lines.addWidget(self._insert)
        lines.addWidget(self._picture_area)
        lines.addLayout(self._parts)
        lines.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling("template-scroll", body))

    def _show_parts(self, template: Template) -> None:
        clear(self._parts)
        for measure in template.measures:
            self._parts.addWidget(SectionLabel(f"{measure.number} {measure.title}".strip()))
            for place, step in enumerate(measure.steps, start=1):
                self._parts.addWidget(words(f"{place}  {step}", wrap=True))
        for heading, lines in (
            ("Forms", template.forms),
            ("Signs to look for", template.indicator_sets),
            ("Drawn from", template.sources),
        ):
            if lines:
                self._parts.addWidget(SectionLabel(heading))
            for line in lines:
                self._parts.addWidget(words(line, wrap=True))

    def _fill_sops(self, template: Template) -> None:
        state, language = self._session.state, self._session.language
        chosen = self._sop.currentData()
        self._sop.clear()
        for sop in state.sops.values():
            population = state.populations.find(sop.population)
            name = (population.name if population else sop.title).in_language(language)
            self._sop.addItem(name, sop.id)
        self._sop.addItem("Procedures of their own", "")
        self._sop.setCurrentIndex(max(0, self._sop.findData(chosen)))
        self._for_whom.setVisible(bool(template.measures))
