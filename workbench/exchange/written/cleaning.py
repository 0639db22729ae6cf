"""Makes words from elsewhere safe to keep: no control signs, no tricks of writing direction."""

from __future__ import annotations

import re

from workbench.errors import WorkbenchError

MOST_LINES = 20_000
MOST_LETTERS = 5_000_000

_MOST_HTML = 8 * MOST_LETTERS  # office programs write several letters of HTML for each of text

_LINE_ENDS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# Embeddings and overrides of writing direction can make a text read otherwise than it is stored;
# marks that only settle a neighbour's direction, and joiners, are part of proper spelling.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u202a-\u202e\u2060\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff]"
)
_BLANKS = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def cleaned(words: str) -> str:
    """The words without signs that nobody sees; every line ends in a mere newline."""
    return _BLANKS.sub(" ", _DROPPED.sub("", _LINE_ENDS.sub("\n", words)))


def one_line(words: str) -> str:
    """The words on one line, with single spaces."""
    return " ".join(cleaned(words).split())


def refuse_too_much(words: str) -> None:
    """Refuse what is too long to be a procedure, before it is read."""
    if len(words) > MOST_LETTERS or words.count("\n") > MOST_LINES:
        raise _too_much()


def refuse_long_page(html: str) -> None:
    """Refuse a page that is too long to be a procedure, before it is read."""
    if len(html) > _MOST_HTML:
        raise _too_much()


def _too_much() -> WorkbenchError:
    return WorkbenchError(
        f"This is more than {MOST_LINES:,} lines or {MOST_LETTERS:,} letters. "
        "Bring it in in several parts."
    )
