"""The menu of a text field: what can be done about the words under the cursor."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from workbench.desktop.naming import name_of
from workbench.desktop.session import Session
from workbench.desktop.writing.marks import Mark, MarkKind
from workbench.domain.edits.writing import KnowWord, MarkFictitious
from workbench.domain.kinds import find_anywhere


class Place(Protocol):
    """Where marked words stand, as far as others may be put in their place."""

    def insertText(self, text: str, /) -> None: ...


class Marked(Protocol):
    """What watches over a field, as far as the menu has to know it."""

    def mark_at(self, position: int, /) -> tuple[Mark, Place] | None: ...

    def suggestions(self, word: str, /) -> tuple[str, ...]: ...


class Written(Protocol):
    """What the menu has to know of a field."""

    session: Session

    @property
    def watch(self) -> Marked: ...

    def isReadOnly(self) -> bool: ...

    def link_at(self, position: int) -> str: ...


def field_menu(menu: QMenu, field: Written, position: int) -> QMenu:
    """The menu that Qt has for any text, below what is to be said about this place of it."""
    menu.setObjectName("writing-menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    own: list[QAction] = []
    found = field.watch.mark_at(position)
    if found is not None:
        own += _about_mark(menu, field, *found)
    own += _about_link(menu, field, position)
    if own:
        first = menu.actions()[0] if menu.actions() else None
        before = menu.insertSeparator(first) if first else None
        for action in own:
            if before:
                menu.insertAction(before, action)
            else:
                menu.addAction(action)
    return menu


def _about_mark(menu: QMenu, field: Written, mark: Mark, place: Place) -> list[QAction]:
    why = _action(menu, mark.says.partition(". ")[0].removesuffix("."), "writing-why")
    why.setEnabled(False)
    made: list[QAction] = []
    if not field.isReadOnly():
        made += [_replacing(menu, place, words) for words in _instead(field, mark)]
    if mark.kind is MarkKind.SPELLING:
        know = _action(menu, "Add to the workspace's words", "writing-know-word")
        know.triggered.connect(partial(_know, field, mark.words))
        made.append(know)
    if mark.digest:
        made_up = _action(menu, "Mark as made up", "writing-made-up")
        made_up.triggered.connect(partial(_mark_made_up, field, mark.digest))
        made.append(made_up)
    return [why, *made]


def _about_link(menu: QMenu, field: Written, position: int) -> list[QAction]:
    target = field.link_at(position)
    entity = find_anywhere(field.session.state, target) if target else None
    if entity is None:
        return []
    name = name_of(field.session.state, entity, field.session.language)
    go = _action(menu, f"Go to {name} (Alt+Enter)", "writing-follow")
    go.triggered.connect(lambda: field.session.go_to(target))
    return [go]


def _instead(field: Written, mark: Mark) -> tuple[str, ...]:
    if mark.kind is MarkKind.SPELLING:
        return field.watch.suggestions(mark.words)
    return (mark.instead,) if mark.instead else ()


def _replacing(menu: QMenu, place: Place, words: str) -> QAction:
    action = _action(menu, words, f"writing-replace-{words}")
    action.triggered.connect(partial(_replace, place, words))
    return action


def _action(menu: QMenu, text: str, name: str) -> QAction:
    # An ampersand in somebody's words is no key.
    action = QAction(text.replace("&", "&&"), menu)
    action.setObjectName(name)
    return action


def _replace(place: Place, words: str) -> None:
    place.insertText(words)


def _know(field: Written, word: str) -> None:
    field.session.edit(KnowWord(word))


def _mark_made_up(field: Written, digest: str) -> None:
    field.session.edit(MarkFictitious(digest))
