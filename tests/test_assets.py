"""Data files are found, and a missing one is said in a sentence."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from workbench.assets import resource, templates_folder
from workbench.errors import WorkbenchError

TEXT_FACES = ("Regular", "Bold", "Italic", "BoldItalic")


@pytest.mark.parametrize("style", TEXT_FACES)
def test_the_text_face_writes_latin_and_cyrillic(style: str) -> None:
    face = TTFont(resource(f"fonts/NotoSans-{style}.ttf"))

    assert not lacking(face, "Координатор на НМН, № 5: „да“ – Çağrı, ñandú, ž")


def test_the_symbols_face_has_what_the_text_face_lacks() -> None:
    face = TTFont(resource("fonts/NotoSansMath-Regular.ttf"))

    assert not lacking(face, "→←↑↓↔⇒✓●○■□◆◇▲▼≤≥")


def test_templates_are_a_folder_of_toml_files() -> None:
    assert list(templates_folder().glob("*.toml"))


def test_a_missing_file_is_said_in_a_sentence() -> None:
    with pytest.raises(WorkbenchError, match=r"no-such-icon\.svg is not there"):
        resource("icons/no-such-icon.svg")


def lacking(face: TTFont, text: str) -> str:
    """The characters of a text that the face cannot draw."""
    return "".join(sorted({sign for sign in text if ord(sign) not in face.getBestCmap()}))
