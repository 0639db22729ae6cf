"""Editors that name recorded things: the agency that decides, the forms of a step, its law."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.desktop.links import LinkLabel
from workbench.desktop.naming import name_of
from workbench.desktop.sops.fields.editor import Desk, Editor, Make, Value
from workbench.desktop.sops.fields.naming_line import NamingLine
from workbench.desktop.taking_out import discard
from workbench.desktop.widgets import icon_button
from workbench.domain.entity import Entity
from workbench.domain.forms import Form
from workbench.domain.kinds import find_anywhere
from workbench.domain.records import Records
from workbench.domain.sops import LegalBasis

Kinds = Collection[type[Entity]]


class LinkEditor(Editor):
    """One recorded thing, or none."""

    def __init__(self, desk: Desk, name: str, caption: str, kinds: Kinds) -> None:
        super().__init__(desk, name, caption)
        self._value: Value = None
        self._line = NamingLine(desk, name, caption, kinds)
        self._line.setPlaceholderText("not recorded – type a part of the name")
        self._line.taken.connect(self._give)
        self._line.kept.connect(lambda _nothing: self._give(None))
        self._line.added.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._line)

    @property
    def is_busy(self) -> bool:
        return self._line.is_busy

    def show_value(self, value: Value) -> None:
        self._value = value
        entity = find_anywhere(self.desk.session.state, value or "")
        state, language = self.desk.session.state, self.desk.language
        self._line.show_words(name_of(state, entity, language) if entity else "")

    def _give(self, key: str | None) -> None:
        if key != self._value:
            self.given.emit(key)

    def _add(self, entity: Entity) -> None:
        self.desk.bring(entity)
        self.given.emit(entity.id)


class LinksEditor(Editor):
    """Several recorded things, one to a row; the line below takes one more."""

    def __init__(self, desk: Desk, name: str, caption: str, kinds: Kinds, hint: str = "") -> None:
        super().__init__(desk, name, caption)
        self._value: tuple[str, ...] = ()
        self._shown: tuple[tuple[str, str], ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._line = NamingLine(desk, name, caption, kinds, leave_out=lambda: self._value)
        self._line.setPlaceholderText(hint or "Type a part of the name or code")
        self._line.taken.connect(self._link)
        self._line.added.connect(self._add)
        self._column.addWidget(self._line)

    @property
    def is_busy(self) -> bool:
        return self._line.is_busy

    def show_value(self, value: Value) -> None:
        self._value = tuple(value or ())
        state, language = self.desk.session.state, self.desk.language
        shown = tuple((key, link_words(state, key, language)) for key in self._value)
        if shown != self._shown:
            self._shown = shown
            self._show_rows()

    def _show_rows(self) -> None:
        for row in self._rows:
            discard(row)
        self._rows = [self._row(place, *each) for place, each in enumerate(self._shown)]
        for place, row in enumerate(self._rows):
            self._column.insertWidget(place, row)

    def _row(self, place: int, key: str, words: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(2, 0, 0, 0)
        line.setSpacing(4)
        link = LinkLabel(words, key, f"{self.name}-link-{place + 1}")
        link.followed.connect(self.desk.session.go_to)
        remove = icon_button(f"{self.name}-remove-{place + 1}", "x", f"Take out {words}")
        remove.clicked.connect(lambda: self._unlink(key))
        line.addWidget(link, 1)
        line.addWidget(remove)
        return row

    def _link(self, key: str) -> None:
        self._line.show_words("")
        if key not in self._value:
            self.given.emit((*self._value, key))

    def _add(self, entity: Entity) -> None:
        self.desk.bring(entity)
        self._link(entity.id)

    def _unlink(self, key: str) -> None:
        self._line.setFocus()
        self.given.emit(tuple(each for each in self._value if each != key))


def link_words(records: Records, key: str, language: str) -> str:
    """A recorded thing as a step names it: a form with its code, a law with its article."""
    entity = find_anywhere(records, key)
    if entity is None:
        return "no longer recorded"
    name = name_of(records, entity, language)
    if isinstance(entity, Form) and entity.code and entity.code != name:
        return f"{entity.code} {name}"
    if isinstance(entity, LegalBasis):
        matter = entity.matter.in_language(language)
        article = f", article {entity.article}" if entity.article else ""
        return f"{name}{article}" + (f": {matter}" if matter else "")
    return name


def link(*kinds: type[Entity]) -> Make:
    """One recorded thing of these kinds."""
    return lambda desk, name, caption: LinkEditor(desk, name, caption, kinds)


def links(*kinds: type[Entity], hint: str = "") -> Make:
    """Several recorded things of these kinds."""
    return lambda desk, name, caption: LinksEditor(desk, name, caption, kinds, hint)
