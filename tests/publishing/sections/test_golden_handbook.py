"""The national handbook says what somebody has read and approved, in both its languages."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.approval import check_approved
from tests.builders import an_agency
from workbench.analysis.register import GapRegister
from workbench.domain.audiences import Audience
from workbench.domain.edits.whole import BringIn
from workbench.domain.export_view import ExportView, export_view
from workbench.domain.state import State
from workbench.exchange.examples import load_example
from workbench.publishing.blocks import Heading
from workbench.publishing.compose import composed
from workbench.publishing.options import Paper, PrintOptions
from workbench.publishing.printing import print_product
from workbench.publishing.product import products
from workbench.publishing.reading import texts

TODAY = date(2026, 11, 23)
HANDBOOK = products["handbook"]


@cache
def bulgaria() -> State:
    return BringIn(load_example("bulgaria")).apply(State())


@cache
def view_for(audience: Audience) -> ExportView:
    findings = GapRegister(TODAY).refresh(bulgaria())
    return export_view(bulgaria(), audience, findings=findings)


def options_for(audience: Audience, language: str = "en") -> PrintOptions:
    return PrintOptions(audience=audience, today=TODAY, language=language)


def words(audience: Audience, language: str = "en") -> str:
    blocks = composed(HANDBOOK, view_for(audience), options_for(audience, language))
    return "\n".join(texts(blocks))


@pytest.mark.parametrize(
    ("audience", "language"),
    [(Audience.PARTNERS, "en"), (Audience.PARTNERS, "bg"), (Audience.PUBLIC, "en")],
)
def test_the_words_of_the_handbook_are_the_approved_ones(audience: Audience, language: str) -> None:
    check_approved(f"handbook/{audience.value}-{language}.txt", words(audience, language) + "\n")


def test_the_printed_pages_carry_the_outline_the_contents_and_their_numbers(
    tmp_path: Path,
) -> None:
    target = tmp_path / "handbook.pdf"

    printed = print_product(
        HANDBOOK, view_for(Audience.PARTNERS), options_for(Audience.PARTNERS), target
    )

    reader = PdfReader(target)
    assert len(reader.pages) == printed.pages
    assert printed.missing == ()
    titles = {entry.title for entry in _flat(reader.outline)}
    assert {"4 Procedures: Adults", "12 Directory"} <= titles
    referral = printed.page_of["measure-m1.4-adult"]
    assert "1.4" in reader.pages[referral - 1].extract_text()
    foot = reader.pages[referral - 1].extract_text()
    assert f"Page {referral} of {printed.pages}" in foot


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("audience", list(Audience))
def test_no_page_is_empty_and_no_heading_stands_alone_on_one(
    audience: Audience, paper: Paper, tmp_path: Path
) -> None:
    options = PrintOptions(audience=audience, today=TODAY, paper=paper)

    print_product(HANDBOOK, view_for(audience), options, tmp_path / "h.pdf")

    for number, page in enumerate(PdfReader(tmp_path / "h.pdf").pages, start=1):
        lines = [line for line in page.extract_text().splitlines() if line.strip()]
        # Running head, foot, page number and the word across a draft are on every page.
        assert len(lines) > 5, f"page {number} holds only {lines}"


def test_the_same_state_prints_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"

    for target in (first, second):
        print_product(HANDBOOK, view_for(Audience.FULL), options_for(Audience.FULL), target)

    assert first.read_bytes() == second.read_bytes()


def test_a_step_of_which_only_the_title_is_known_prints_as_a_draft() -> None:
    told = words(Audience.PARTNERS)

    assert "Accompany the person to the receiving organisation" in told
    assert "Only the titles of this measure and its steps are known." in told


def test_the_public_reads_no_finding_and_no_partner_fact() -> None:
    told = words(Audience.PUBLIC)

    assert "gap register" not in told
    assert "10 places" not in told
    assert "10 places" in words(Audience.PARTNERS)


def test_withheld_is_not_called_unrecorded() -> None:
    view = view_for(Audience.PUBLIC)
    capacity = next(each.id for each in bulgaria().offerings.values() if each.capacity)

    assert view.is_withheld(capacity, "capacity")
    assert view.offerings[capacity].capacity is None


@pytest.mark.parametrize("audience", list(Audience))
def test_an_empty_workspace_still_makes_a_book(audience: Audience, tmp_path: Path) -> None:
    view = export_view(State(), audience)

    printed = print_product(HANDBOOK, view, options_for(audience), tmp_path / "e.pdf")

    assert printed.pages > 1


def test_markup_in_a_name_prints_as_it_was_typed(tmp_path: Path) -> None:
    name = "Help <b>& Co</b> </para>"
    state = State(agencies=State().agencies.put(an_agency(name)))
    target = tmp_path / "m.pdf"

    print_product(HANDBOOK, export_view(state, Audience.FULL), options_for(Audience.FULL), target)

    text = "".join(page.extract_text() for page in PdfReader(target).pages)
    assert name in " ".join(text.split())


def test_letter_paper_is_letter(tmp_path: Path) -> None:
    options = PrintOptions(audience=Audience.FULL, today=TODAY, paper=Paper.LETTER)

    print_product(HANDBOOK, view_for(Audience.FULL), options, tmp_path / "l.pdf")

    box = PdfReader(tmp_path / "l.pdf").pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)


def test_chapters_are_in_bulgarian_for_bulgarian_readers() -> None:
    blocks = composed(HANDBOOK, view_for(Audience.PARTNERS), options_for(Audience.PARTNERS, "bg"))
    chapters = [each.text for each in blocks if isinstance(each, Heading) and each.level == 1]

    assert "Справочник" in chapters
    assert not [title for title in chapters if title.isascii()]


def _flat(outline: list[object]) -> list[object]:
    found = []
    for entry in outline:
        found += _flat(entry) if isinstance(entry, list) else [entry]
    return found
