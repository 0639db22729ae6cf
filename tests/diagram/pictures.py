"""What tests of pictures share: a picture as text to approve, and what is written on it."""

from __future__ import annotations

import json

from tests.approval import check_approved
from workbench.diagram.picture import Picture, Words, to_plain


def check_picture(name: str, picture: Picture) -> None:
    """Compare a picture with the approved one, item by item."""
    plain = to_plain(picture)
    rows = [plain.pop(name, []) for name in ("lanes", "boxes", "lines", "items")]
    head = json.dumps(plain, indent=1, ensure_ascii=False)
    lines = [
        json.dumps(each, ensure_ascii=False)
        for row in rows
        if isinstance(row, list)
        for each in row
    ]
    check_approved(f"pictures/{name}.json", "\n".join([head, *lines, ""]))


def words_on(picture: Picture) -> str:
    """Everything that is written on the picture, in painting order."""
    return " ".join(item.text for item in picture.items if isinstance(item, Words))
