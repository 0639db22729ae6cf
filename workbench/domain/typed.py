"""Words as they are kept: what was typed or pasted, without characters that nobody can see."""

from __future__ import annotations

import re

_BREAKS = re.compile("\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
# Controls, halves of characters, and what turns the direction of everything after it. The marks
# U+200E and U+200F only help a neutral sign to find its side, and joiners are spelling: they stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff]"
)


def one_line(typed: str) -> str:
    """The words on one line, with single spaces."""
    return " ".join(_UNSEEN.sub("", _BREAKS.sub(" ", typed)).split())
