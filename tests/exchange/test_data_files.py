"""Data files: what they may say, and how each mistake in them is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import a_state, an_agency
from workbench.domain.entity import built_in_id
from workbench.domain.procedures import steps_of, transitions_of
from workbench.domain.records import Records
from workbench.domain.steps import Part
from workbench.domain.text import Text
from workbench.errors import FileProblem
from workbench.exchange.data_files import built_in_ids, read_data_files, read_head, together

PROCEDURE = """
[[agencies]]
code = "POLICE"
name = { en = "Police", bg = "Полиция" }

[[sops]]
code = "adult"

[[measures]]
code = "m1"
sop = "adult"
number = "1.4"

[[measures.steps]]
title = "Ask"
consent = { refusal_step = 3 }

[[measures.steps]]
title = "Call"
assignments = [{ part = "lead", agency = "POLICE" }]

[[measures.steps]]
title = "Refused"

[[measures.transitions]]
from = 1
to = 3
condition = { text = "no" }
"""


def read(folder: Path, **files: str) -> Records:
    for name, content in files.items():
        (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    return read_data_files(folder, built_in_ids("test"))


def refusal(folder: Path, **files: str) -> str:
    with pytest.raises(FileProblem) as caught:
        read(folder, **files)
    return str(caught.value)


def test_the_same_code_gives_the_same_id_for_ever(tmp_path: Path) -> None:
    records = read(tmp_path, a='[[agencies]]\ncode = "POLICE"')

    assert records.agencies.code("POLICE").id == built_in_id("test", "agencies", "POLICE")


def test_codes_in_other_files_become_ids(tmp_path: Path) -> None:
    records = read(
        tmp_path,
        a='[[agencies]]\ncode = "BORDER"\nparent = "POLICE"\nsources = ["LAW"]',
        b='[[agencies]]\ncode = "POLICE"\n[[sources]]\ncode = "LAW"',
    )

    border = records.agencies.code("BORDER")
    assert border.parent == records.agencies.code("POLICE").id
    assert border.sources == (records.sources.code("LAW").id,)


def test_words_are_in_the_working_language_or_in_several(tmp_path: Path) -> None:
    records = read(tmp_path, a=PROCEDURE)

    assert records.agencies.code("POLICE").name == Text.of(en="Police", bg="Полиция")
    assert records.steps.code("m1-1").title == Text.of("Ask")


def test_steps_inside_a_measure_belong_to_it_in_the_order_written(tmp_path: Path) -> None:
    records = read(tmp_path, a=PROCEDURE)

    steps = steps_of(records, records.measures.code("m1").id)
    assert [(each.code, each.number, str(each.title)) for each in steps] == [
        ("m1-1", "1", "Ask"),
        ("m1-2", "2", "Call"),
        ("m1-3", "3", "Refused"),
    ]


def test_steps_are_meant_by_their_number(tmp_path: Path) -> None:
    records = read(tmp_path, a=PROCEDURE)

    ask, refused = records.steps.code("m1-1"), records.steps.code("m1-3")
    (branch,) = transitions_of(records, records.measures.code("m1").id)
    assert (branch.code, branch.origin, branch.target) == ("m1-1-to-3", ask.id, refused.id)
    assert ask.consent is not None
    assert ask.consent.refusal_step == refused.id


def test_codes_inside_values_become_ids(tmp_path: Path) -> None:
    records = read(tmp_path, a=PROCEDURE)

    (lead,) = records.steps.code("m1-2").actors(Part.LEAD)
    assert lead.agency == records.agencies.code("POLICE").id


def test_things_may_stand_inside_each_other_at_any_depth(tmp_path: Path) -> None:
    records = read(
        tmp_path,
        a="""
        [[agencies]]
        code = "NGO"
        [[agencies.services]]
        code = "line"
        [[agencies.services.offerings]]
        [[agencies.services.offerings.contact_points]]
        post = "Hotline"
        """,
    )

    point = records.contact_points.code("line-1-1")
    offering = records.offerings[str(point.offering)]
    assert records.services[str(offering.service)].provider == records.agencies.code("NGO").id


@pytest.mark.parametrize("opening", ["[", "{ en = "])
def test_brackets_without_end_are_told_with_the_name_of_the_file(
    opening: str, tmp_path: Path
) -> None:
    told = refusal(tmp_path, a=f"name = {opening * 3000}")

    assert told.startswith("a.toml has brackets within brackets")


def test_files_may_point_at_what_is_known_already(tmp_path: Path) -> None:
    police = an_agency("POLICE")
    (tmp_path / "a.toml").write_text('[[offices]]\ncode = "post"\nagency = "POLICE"')

    records = read_data_files(tmp_path, built_in_ids("test"), known=a_state(police))

    assert records.offices.code("post").agency == police.id
    assert not records.agencies


def test_a_head_describes_the_files_and_holds_no_rows(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[example]\ntitle = "x"\n[[areas]]\ncode = "here"')

    records = read_data_files(tmp_path / "a.toml", built_in_ids("test"), head="example")

    assert records.areas.code("here")


def test_of_rows_with_one_id_the_later_holds(tmp_path: Path) -> None:
    early, late = an_agency("Police", count=1), an_agency("Police", count=2)

    whole = together(a_state(early), a_state(late, an_agency("Shelter")))

    assert whole.agencies.code("Police").count == 2
    assert len(whole.agencies) == 2


def test_an_unknown_code_is_told_with_its_place_and_the_nearest(tmp_path: Path) -> None:
    told = refusal(
        tmp_path,
        network='[[agencies]]\ncode = "SHELTER"\n'
        '[[referrals]]\ncode = "one"\nreceiver = "SHELTR"\nsender = "SHELTER"',
    )

    assert told == (
        "network.toml, line 3, referrals 'one', receiver: there is no agency with the code "
        "'SHELTR'; perhaps 'SHELTER' is meant."
    )


def test_an_unknown_code_inside_a_value_is_told_with_its_place(tmp_path: Path) -> None:
    told = refusal(tmp_path, a=PROCEDURE.replace('agency = "POLICE"', 'agency = "POLISE"'))

    assert "steps 'm1-2', assignments.agency: there is no agency" in told
    assert "'POLICE'" in told


def test_a_step_number_that_is_not_there_is_told(tmp_path: Path) -> None:
    told = refusal(tmp_path, a=PROCEDURE.replace("to = 3", "to = 7"))

    assert "transitions 'm1-1-to-7', target: there is no step with the code 'm1-7'" in told


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('[[agensies]]\ncode = "a"', "there is no table 'agensies'; perhaps 'agencies' is meant."),
        ('[[agencies]]\nname = "Police"', "row 1 of agencies has no code"),
        ("[[agencies]]\ncode = 3", "row 1 of agencies has no code"),
        (
            '[[agencies]]\ncode = "a"\nnam = "x"',
            "there is no field 'nam'; perhaps 'name' is meant.",
        ),
        ('[[agencies]]\ncode = "a"\nid = "x"', "agencies 'a': there is no field 'id'"),
        ('[[measures]]\ncode = "m"\n[[measures.stebs]]', "perhaps 'steps' is meant."),
        ('[[agencies]]\ncode = "a"\ncount = "ten"', "agencies 'a', count: A int was expected"),
        ('[[agencies]]\ncode = "a"\ntype = "navy"', "agencies 'a', type: 'navy' is none of"),
        ('[[agencies]]\ncode = "a"\nroles = "x"', "agencies 'a', roles: A list was expected"),
        ('[[agencies]]\ncode = "a"\nparent = 3', "there is no agency with the code 3."),
        ('[[agencies]]\ncode = "a"\n[[agencies]]\ncode = "a"', "this code is used twice"),
        ('[agencies]\ncode = "a"', "write each of the agencies under a heading in double brackets"),
        ("agencies = [1]", "write each of the agencies under a heading in double brackets"),
        ('[[steps]]\ncode = "s"\nconsent = { who = "x" }', "steps 's', consent: A ConsentPoint"),
        ('[[agencies]\ncode = "a"', "a.toml is no TOML file: "),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    tmp_path: Path, content: str, sentence: str
) -> None:
    told = refusal(tmp_path, a=content)

    assert told.startswith("a.toml")
    assert sentence in told
    assert told.endswith(".")


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, a="") == Records()


def test_a_mistake_is_told_with_the_line_of_the_heading_it_stands_under(tmp_path: Path) -> None:
    second = '[[measures]]\ncode = "m2"\n\n[[measures.steps]]\ntitle = "Ask"\n'
    for wrong, line in (
        ("[[measures.steps]]\nforms = ['F']", 34),
        ("[[measures.steps]]\n[[measures.transitions]]\nfrom = 1\nto = 9", 35),
        ("transitions = [{ from = 1, to = 9 }]", 32),
    ):
        told = refusal(tmp_path, a=PROCEDURE + second + wrong)
        assert told.startswith(f"a.toml, line {line}, "), told


def test_one_code_in_two_files_is_refused(tmp_path: Path) -> None:
    told = refusal(tmp_path, a='[[areas]]\ncode = "x"', b='[[areas]]\ncode = "x"')

    assert told == "b.toml, line 1, areas 'x': this code is used twice. Choose another."


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes('# "Полиция"'.encode("cp1251"))

    with pytest.raises(FileProblem, match=r"a\.toml is not written in UTF-8"):
        read_data_files(tmp_path, built_in_ids("test"))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="could not be read"):
        read_data_files(tmp_path / "none.toml", built_in_ids("test"))


def test_a_folder_without_data_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="There is no data file"):
        read_data_files(tmp_path, built_in_ids("test"))


def test_a_head_has_every_field_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[template]\nkey = "a"\ntitle = "A"')

    assert read_head(tmp_path / "a.toml", "template", "key", "title")["title"] == "A"
    for fields in (("template", "purpose"), ("example", "key")):
        with pytest.raises(FileProblem, match=r"a\.toml does not say what it is. Begin it with"):
            read_head(tmp_path / "a.toml", *fields)
