"""All flowcharts in one file."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from tests.builders import a_measure, a_sop, a_state, a_step
from workbench.domain.audiences import Audience
from workbench.domain.edits.whole import BringIn
from workbench.domain.export_view import export_view
from workbench.domain.state import State
from workbench.exchange.examples import load_example
from workbench.exchange.format import formats


def archive(state: State, language: str = "en") -> ZipFile:
    view = export_view(state, Audience.PUBLIC)
    return ZipFile(BytesIO(formats["flowcharts"].write(view, language)))


def test_each_measure_has_its_picture_in_the_order_of_the_numbers() -> None:
    names = archive(BringIn(load_example("bulgaria")).apply(State())).namelist()

    assert len(names) == 14
    assert names[3] == "004-m1.4-adult.svg"
    assert names[-1] == "014-m1.4-foreign.svg"


def test_a_picture_names_the_steps_in_the_language_asked_for() -> None:
    pictures = archive(BringIn(load_example("bulgaria")).apply(State()), "bg")

    picture = ElementTree.fromstring(pictures.read("005-m2.1-adult.svg"))
    assert "Спешно" in "".join(picture.itertext())


def test_a_code_cannot_lead_out_of_the_folder_it_is_unpacked_in() -> None:
    sop = a_sop("adult")
    measure = a_measure(sop=sop, code="../../etc/passwd")

    names = archive(a_state(sop, measure, a_step(measure=measure))).namelist()

    assert names == ["001-etc-passwd.svg"]


def test_codes_without_end_or_without_letters_still_make_different_names() -> None:
    sop = a_sop("adult")
    codes = {"1": "x" * 300, "2": "x" * 301, "3": "мярка"}
    measures = [a_measure(number=number, sop=sop, code=code) for number, code in codes.items()]

    names = archive(a_state(sop, *measures)).namelist()

    assert names == [f"001-{'x' * 80}.svg", f"002-{'x' * 80}.svg", "003-measure.svg"]
