"""Words as they are kept: what was typed or pasted, without characters that nobody can see."""

from __future__ import annotations

import unicodedata

# Controls that turn the direction of everything after them; the marks U+200E and U+200F, which
# only help a neutral character to find its side, stay.
_TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_BREAKS = {"\t", "\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"}
_UNSEEN_CATEGORIES = {"Cc", "Cs", "Cn", "Co"}
_BYTE_ORDER_MARK = "\ufeff"


def one_line(typed: str) -> str:
    """The words on one line, with single spaces."""
    return " ".join(_seen(typed, " ").split())


def several_lines(typed: str) -> tuple[str, ...]:
    """The lines that say something, each as `one_line` keeps it."""
    lines = (one_line(each) for each in _seen(typed, "\n").split("\n"))
    return tuple(each for each in lines if each)


def _seen(typed: str, at_breaks: str) -> str:
    if typed.isascii() and typed.isprintable():
        return typed
    return "".join(
        at_breaks if each in _BREAKS and each != "\t" else " " if each == "\t" else each
        for each in typed.replace("\r\n", "\n")
        if each in _BREAKS or not _is_unseen(each)
    )


def _is_unseen(character: str) -> bool:
    return (
        ord(character) in _TURNING
        or character == _BYTE_ORDER_MARK
        or unicodedata.category(character) in _UNSEEN_CATEGORIES
    )
