"""Blank forms leave room for a pen."""

from __future__ import annotations

from pathlib import Path

from tests.publishing.pages import printed, words_of
from workbench.publishing.blocks import Field, FieldGroup, FieldLook, SignatureLine


def test_every_look_of_a_field_prints_its_label_and_what_belongs_in_it(tmp_path: Path) -> None:
    group = FieldGroup(
        (
            Field("Case number", hint="no name"),
            Field("Interview on", FieldLook.DATE),
            Field("Needs", FieldLook.TICK, options=("shelter", "medical help")),
            Field("Age", FieldLook.CHOICE, options=("adult", "child")),
            Field("Own words", FieldLook.AREA),
            Field("Copy received", FieldLook.TICK),
            Field("Person", FieldLook.SIGNATURE),
        ),
        "The person",
    )

    said = words_of(printed(tmp_path, group, SignatureLine(("Case worker", "Date and place"))))

    for words in (
        "The person",
        "Case number no name",
        "day month year",
        "medical help",
        "adult child",
        "Own words",
        "Copy received",
        "Case worker",
        "Date and place",
    ):
        assert words in said
    assert said.count("Copy received") == 1


def test_a_long_form_goes_over_pages_field_by_field(tmp_path: Path) -> None:
    fields = tuple(Field(f"Question {n}", FieldLook.AREA, lines=3) for n in range(40))

    reader = printed(tmp_path, FieldGroup(fields, "All"))

    assert len(reader.pages) > 3
    said = words_of(reader)
    assert all(f"Question {n}" in said for n in range(40))


def test_fields_speak_the_language_of_the_form(tmp_path: Path) -> None:
    said = words_of(printed(tmp_path, FieldGroup((Field("Дата", FieldLook.DATE),)), language="bg"))

    assert "ден месец година" in said
