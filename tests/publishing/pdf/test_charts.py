"""Flowcharts on paper can be read: they are cut between rows or lanes instead of shrunk."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from tests.diagram.test_chart_cut import CHARTS, a_chart
from tests.diagram.test_chart_passages import numbered_lines
from tests.publishing.pages import printed, words_of
from workbench.diagram.picture import Picture
from workbench.publishing.blocks import Figure, Paragraph
from workbench.publishing.options import Paper
from workbench.publishing.pdf.charts import READABLE, parts_on_pages
from workbench.publishing.pdf.figures import fitting_scale, pictures_on_page, smallest_letters
from workbench.publishing.pdf.styles import lying, upright


def a_long_chart() -> Picture:
    return a_chart([1, 2] * 12, [(0, 20)])


def a_wide_chart() -> Picture:
    return a_chart([1, 2, 3, 4, 5, 6, 7, 8, 1, 8], [(0, 7)])


def test_a_long_chart_goes_on_in_another_part_at_numbers_and_no_step_is_lost(
    tmp_path: Path,
) -> None:
    reader = printed(tmp_path, Figure(a_long_chart(), "Referral"), Paragraph("After."))

    pages = [words_of(reader, page) for page in range(1, len(reader.pages) + 1)]
    assert len(pages) > 1
    assert "Lines go on at the same number in another part" in pages[0]
    assert "Lines go on at the same number in another part" in pages[1]
    assert "Figure 1. Referral (part 2 of" in pages[1]
    for place in range(1, 25):
        assert f"{place} Step number {place}" in " ".join(pages)


def test_a_chart_too_wide_for_a_page_comes_in_parts(tmp_path: Path) -> None:
    reader = printed(tmp_path, Figure(a_wide_chart(), "Referral"))

    said = words_of(reader)
    assert "Figure 1. Referral (part 1 of" in said
    assert "Figure 1. Referral (part 2 of" in said
    assert "Lines go on at the same number in another part" in said
    for place in range(1, 11):
        assert f"{place} Step number {place}" in said


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("chart", [a_long_chart, a_wide_chart], ids=["long", "wide"])
def test_no_letter_of_a_chart_is_too_small(paper: Paper, chart: object) -> None:
    assert callable(chart)
    for shape in (upright(paper), lying(paper)):
        for part in pictures_on_page(chart(), "Referral", shape, {}, "en"):
            assert smallest_letters(part.picture) * part.scale >= READABLE - 0.01


@given(CHARTS)
def test_a_number_never_stands_for_two_lines(chart: Picture) -> None:
    letters = smallest_letters(chart), 12.0
    page = replace(upright(Paper.A4), width=430.0, height=520.0)

    lines: dict[str, set[tuple[str, str]]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for part in parts_on_pages(chart, page, letters, "en"):
        for number, source, target in numbered_lines(part):
            lines[number].add((source, target))
            counts[number] += 1

    assert all(len(ends) == 1 for ends in lines.values())
    assert all(count >= 2 for count in counts.values())


def test_a_chart_that_fits_a_page_stays_whole(tmp_path: Path) -> None:
    chart = a_chart([1, 2, 1, 2], [])

    assert chart.height * fitting_scale(chart, upright(Paper.A4)) < upright(Paper.A4).body_height
    lines = [Paragraph("Line.") for _ in range(20)]
    assert "part 1" not in words_of(printed(tmp_path, *lines, Figure(chart)))
