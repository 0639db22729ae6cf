"""Going through blocks: their words, their anchors, their pieces of inline text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar

from workbench.diagram.picture import Picture
from workbench.publishing.inline import Inline, Piece, is_piece

_NOT_PRINTED = frozenset(
    {"anchor", "link", "links", "address", "about", "fill", "stroke", "colour"}
    | {"lanes", "boxes", "lines"}  # of a picture: where things are, not what is written there
)

Content = TypeVar("Content")


def texts(content: object) -> Iterator[str]:
    """Every string that a reader will see, pictures included."""
    if isinstance(content, str):
        if not isinstance(content, Enum) and content:
            yield content
    elif isinstance(content, tuple):
        for part in content:
            yield from texts(part)
    elif is_dataclass(content):
        for field in fields(content):
            if field.name not in _NOT_PRINTED:
                yield from texts(getattr(content, field.name))


def anchors(content: object) -> Iterator[str]:
    """Every anchor that something in the document leads to or could."""
    if isinstance(content, tuple):
        for part in content:
            yield from anchors(part)
    elif is_dataclass(content) and not is_piece(content) and not isinstance(content, Picture):
        for field in fields(content):
            held = getattr(content, field.name)
            if field.name == "anchor" and held:
                yield held
            else:
                yield from anchors(held)


def with_pieces(content: Content, change: Callable[[Piece], Inline]) -> Content:
    """The same content with every piece of inline text but plain words put through `change`."""
    return _changed(content, change)  # type: ignore[return-value]  # it keeps what it is given


def _changed(content: object, change: Callable[[Piece], Inline]) -> object:
    if isinstance(content, str | Picture):
        return content
    if is_piece(content):
        return change(content)  # type: ignore[arg-type]  # just asked
    if isinstance(content, tuple):
        return _changed_parts(content, change)
    if is_dataclass(content) and not isinstance(content, type):
        now = {field.name: getattr(content, field.name) for field in fields(content)}
        changes = {
            name: after
            for name, before in now.items()
            if (after := _changed(before, change)) is not before
        }
        return replace(content, **changes) if changes else content
    return content


def _changed_parts(parts: tuple[object, ...], change: Callable[[Piece], Inline]) -> object:
    """The parts changed; a piece that became several takes their place among the others."""
    after: list[object] = []
    for part in parts:
        new = _changed(part, change)
        if is_piece(part) and isinstance(new, tuple):
            after.extend(new)
        else:
            after.append(new)
    same = len(after) == len(parts) and all(a is b for a, b in zip(after, parts, strict=True))
    return parts if same else tuple(after)
