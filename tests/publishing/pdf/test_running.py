"""The running head follows the headings of the pages."""

from __future__ import annotations

import pytest

from workbench.publishing.blocks import Heading
from workbench.publishing.pdf.running import RunningHead, numbered_text

ADULTS, REFERRAL = Heading("Adults", number="1"), Heading("Referral", 2, number="1.4")
ESCORT, STEPS = Heading("Escort", 2, number="1.5"), Heading("Steps", 3, number="1.5.1")


@pytest.fixture
def head() -> RunningHead:
    head = RunningHead()
    head.new_page()
    head.heading_passed(ADULTS)
    head.heading_passed(REFERRAL)
    head.text_passed()
    return head


def test_it_names_chapter_and_measure(head: RunningHead) -> None:
    assert head.words == "1 Adults  ·  1.4 Referral"


def test_a_measure_that_begins_further_down_does_not_take_the_page(head: RunningHead) -> None:
    head.heading_passed(ESCORT)

    assert head.words == "1 Adults  ·  1.4 Referral"


def test_the_next_page_belongs_to_the_measure_that_goes_on(head: RunningHead) -> None:
    head.heading_passed(ESCORT)
    head.new_page()
    head.text_passed()

    assert head.words == "1 Adults  ·  1.5 Escort"


def test_a_measure_at_the_top_of_a_page_takes_it(head: RunningHead) -> None:
    head.new_page()
    head.heading_passed(ESCORT)
    head.heading_passed(STEPS)
    head.text_passed()

    assert head.words == "1 Adults  ·  1.5 Escort"


def test_a_new_chapter_forgets_the_measure_before_it(head: RunningHead) -> None:
    head.new_page()
    head.heading_passed(Heading("Children", number="2"))
    head.text_passed()

    assert head.words == "2 Children"


def test_a_heading_may_ask_to_be_named_or_not() -> None:
    head = RunningHead()
    head.new_page()
    head.heading_passed(ADULTS)
    head.heading_passed(Heading("Stage", 2, number="1.1", in_head=False))
    head.heading_passed(Heading("Measure", 3, number="1.4", in_head=True))
    head.text_passed()

    assert head.words == "1 Adults  ·  1.4 Measure"


def test_a_heading_is_one_line() -> None:
    assert numbered_text(Heading("Two\nlines", number="")) == "Two lines"
