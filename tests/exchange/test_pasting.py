"""What is pasted becomes steps: lists, tables, of Word, the web, spreadsheets and plain text."""

from __future__ import annotations

import html
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.drafts import DraftStep
from workbench.errors import WorkbenchError
from workbench.exchange.pasting import pasted_steps
from workbench.exchange.written.cleaning import MOST_LINES

WORD_LIST = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- @list l0:level1 {mso-level-text:"%1."} p.MsoListParagraph {margin:0} --></style>
<!--[if gte mso 9]><xml><w:WordDocument>hidden</w:WordDocument></xml><![endif]--></head><body>
<!--StartFragment-->
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span>
</span><![endif]><span lang=EN-GB>Explain the <b>rights</b><o:p></o:p></span></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span
style='mso-list:Ignore'>a.<span style='font:7.0pt'>&nbsp; </span></span><!--[endif]-->in a language
the person understands</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level3 lfo1'><span
style='mso-list:Ignore'>i.<span>&nbsp;</span></span>with an interpreter</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Ask for consent</p>
<!--EndFragment--></body></html>"""


def titles(steps: tuple[DraftStep, ...]) -> list[str]:
    return [step.title for step in steps]


def test_a_numbered_list_of_word_becomes_steps_with_sub_items() -> None:
    first, second = pasted_steps(WORD_LIST, "")

    assert first == DraftStep(
        "Explain the rights",
        lines=("in a language the person understands", "with an interpreter"),
        number="1",
    )
    assert (second.title, second.number) == ("Ask for consent", "2")


def test_bullets_of_word_do_not_show_in_the_words() -> None:
    page = (
        "<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>"
        "\uf0b7<span>&nbsp;&nbsp;</span></span>Call the shelter</p>"
    )

    assert titles(pasted_steps(page, "")) == ["Call the shelter"]


def test_nested_lists_of_a_web_page_keep_their_levels() -> None:
    page = """<h2>Procedure</h2><ol start="4"><li><p>Ask</p><p>Use plain words.</p>
    <ul><li>alone<ol><li>in a room</li></ol></li><li>with an interpreter</li></ul></li>
    <li value=9>Call</li></ol>"""

    heading, ask, call = pasted_steps(page, "")

    assert heading.title == "Procedure"
    assert ask == DraftStep(
        "Ask",
        lines=("alone", "in a room", "with an interpreter"),
        text="Use plain words.",
        number="4",
    )
    assert (call.title, call.number) == ("Call", "9")


def test_bullets_between_the_items_of_a_numbered_list_are_sub_items() -> None:
    page = "<ol><li>Ask</li></ol><ul><li>alone</li></ul><ol start=2><li>Call</li></ol>"

    ask, call = pasted_steps(page, "")

    assert (ask.lines, call.title) == (("alone",), "Call")


def test_what_is_struck_out_or_a_script_is_not_taken() -> None:
    page = "<ul><li>Within <del>48</del><ins>24</ins> hours<script>alert('x')</script></li></ul>"

    assert titles(pasted_steps(page, "")) == ["Within 24 hours"]


TABLE = """<table><thead><tr><th>№</th><th>Step</th><th>Responsible agency</th>
<th>Time limit</th><th>Form</th><th>Where</th><th>Remarks on risk</th></tr></thead>
<tr><td>1</td><td><p>Ask for consent</p><ul><li>in writing</li><li>orally</li></ul></td>
<td rowspan=2>Police<br>Shelter (support)</td><td>24 h</td><td>F-02</td><td>a quiet room</td>
<td>High</td></tr>
<tr><td>2</td><td>Call the shelter</td><td>2 hours after step 1</td><td></td><td></td><td></td></tr>
<tr><td colspan=7></td></tr>
<tr><td colspan=7>Afterwards</td></tr>
<tr><td></td><td>Write it down</td><td>Shelter</td></tr></table>"""


def test_the_heads_of_a_table_say_what_its_columns_hold() -> None:
    ask, call, section, write = pasted_steps(TABLE, "")

    assert ask == DraftStep(
        "Ask for consent",
        lines=("in writing", "orally"),
        who="Police\nShelter (support)",
        when="24 h",
        forms="F-02",
        where="a quiet room",
        text="Remarks on risk: High",
        number="1",
    )
    assert call.who == "Police\nShelter (support)"
    assert call.when == "2 hours after step 1"
    assert section.title == "Afterwards"
    assert (write.title, write.who) == ("Write it down", "Shelter")


def test_bulgarian_heads_are_understood() -> None:
    rows = [
        ("Стъпка", "Действие", "Отговорна институция", "Срок", "Образец", "Къде", "С участието на"),
        ("1", "Попитай за съгласие", "ГДГП", "24 часа", "Приложение 2", "в приюта", "НПО"),
    ]

    (ask,) = pasted_steps("", "\n".join("\t".join(row) for row in rows))

    assert ask == DraftStep(
        "Попитай за съгласие",
        who="ГДГП",
        support="НПО",
        when="24 часа",
        forms="Приложение 2",
        where="в приюта",
        number="1",
    )


def test_rows_of_a_spreadsheet_are_steps_and_quoted_cells_hold_lines() -> None:
    text = (
        'What\tWho\tDeadline\n"Ask\n- alone\n- ""in private"""\tPolice\t24 h\n\nCall\tShelter\t\n'
    )

    ask, call = pasted_steps("", text)

    assert (ask.title, ask.lines) == ("Ask", ("alone", '"in private"'))
    assert (call.title, call.who, call.when) == ("Call", "Shelter", "")


def test_a_table_without_heads_gives_title_and_text() -> None:
    ask, call = pasted_steps("", "1\tAsk\tPolice\n2\tContact the agency\twithin 24 hours")

    assert (ask.number, ask.title, ask.text) == ("1", "Ask", "Police")
    assert (call.number, call.title, call.text) == ("2", "Contact the agency", "within 24 hours")


def test_rows_that_share_a_title_are_one_step() -> None:
    page = """<table><tr><td>Action</td><td>Who</td><td>When</td></tr>
    <tr><td rowspan=2>Ask</td><td>Police</td><td>24 h</td></tr><tr><td>Shelter</td><td></td></tr>
    </table>"""

    (ask,) = pasted_steps(page, "")

    assert (ask.title, ask.who, ask.when) == ("Ask", "Police\nShelter", "24 h")


def test_heads_that_nobody_knows_stay_before_what_stands_below_them() -> None:
    page = "<table><tr><th>Intervention<th>Hazard</tr><tr><td>Ask<td>flight</tr></table>"

    (ask,) = pasted_steps(page, "")

    assert (ask.title, ask.text) == ("Ask", "Hazard: flight")


def test_heads_with_nothing_below_them_are_words() -> None:
    assert titles(pasted_steps("", "Who\tWhen")) == ["Who"]


def test_a_table_inside_a_cell_loses_nothing() -> None:
    page = """<table><tr><th>Step</th><th>Notes</th></tr><tr><td>Ask</td><td>See
    <table><tr><td>red</td><td>danger</td></tr></table></td></tr></table>"""

    (ask,) = pasted_steps(page, "")

    assert words_of(ask.text) == ["See", "red", "danger"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. Ask", "2. Call"),
        ("1) Ask", "2) Call"),
        ("(1) Ask", "(2) Call"),
        ("1.1 Ask", "1.2 Call"),
        ("1.1. Ask", "1.2. Call"),
        ("a) Ask", "b) Call"),
        ("а) Ask", "б) Call"),
        ("i. Ask", "ii. Call"),
        ("• Ask", "• Call"),
        ("- Ask", "- Call"),
        ("– Ask", "– Call"),
        ("\uf0b7\tAsk", "\uf0b7\tCall"),
        ("Step 1: Ask", "Step 2: Call"),
        ("STEP 1 Ask", "STEP 2 Call"),
        ("Стъпка 1. Ask", "Стъпка 2. Call"),
        ("١- Ask", "٢- Call"),
        ("۱. Ask", "۲. Call"),
        ("১। Ask", "২। Call"),
        ("១. Ask", "២. Call"),
        ("خطوة ١: Ask", "خطوة ٢: Call"),
    ],
)
def test_the_signs_of_a_list_are_known_and_taken_off(first: str, second: str) -> None:
    assert titles(pasted_steps("", f"{first}\n{second}")) == ["Ask", "Call"]


@pytest.mark.parametrize(
    "line",
    ["24 hours after the request", "48-hour limit", "24 – 48 hours later", "1.5 hours at most",
     "112 is called", "(ill) persons first", "24.11.2026 is the day", "10:00 call", "mix. it",
     "Step 2 must be repeated", "**Note**", "-5 degrees"],
)  # fmt: skip
def test_numbers_that_belong_to_a_sentence_stay_in_it(line: str) -> None:
    assert titles(pasted_steps("", line)) == [line]


def test_other_signs_below_an_item_make_sub_items() -> None:
    text = "1. Ask\na) alone\nb) again\n  • with care\n2. Call\n- the shelter"

    ask, call = pasted_steps("", text)

    assert ask.lines == ("alone", "again", "with care")
    assert call.lines == ("the shelter",)


def test_letters_go_on_through_the_i_and_romans_through_the_v() -> None:
    letters = "\n".join(f"{sign}) {sign}{sign}" for sign in "abcdefghij")
    romans = "\n".join(f"{sign}. word{sign}" for sign in ("i", "ii", "iii", "iv", "v", "vi"))

    assert len(pasted_steps("", letters)) == 10
    assert len(pasted_steps("", romans)) == 6


def test_deeper_numbers_stand_below_and_come_back_up() -> None:
    ask, call = pasted_steps("", "1.1 Ask\n1.1.1 Alone\n1.1.2 Again\n1.2 Call")

    assert (ask.number, ask.lines) == ("1.1", ("Alone", "Again"))
    assert (call.number, call.title) == ("1.2", "Call")


def test_indented_lines_without_signs_become_sub_items() -> None:
    ask, call = pasted_steps("", "Ask\n\talone\n    in writing\nCall")

    assert (ask.lines, call.title) == (("alone", "in writing"), "Call")


def test_a_line_that_goes_on_is_joined_and_a_paragraph_is_text() -> None:
    text = "1. Ask the person\n   whether she agrees\n\nNothing is written down.\n2. Call"

    ask, call = pasted_steps("", text)

    assert ask.title == "Ask the person whether she agrees"
    assert ask.text == "Nothing is written down."
    assert call.title == "Call"


def test_plain_text_is_preferred_where_the_page_has_no_structure() -> None:
    page = "<div>Ask</div><div>&nbsp;&nbsp;alone</div>"

    (ask,) = pasted_steps(page, "Ask\n  alone")

    assert ask.lines == ("alone",)


def test_signs_that_nobody_sees_are_taken_out() -> None:
    (step,) = pasted_steps("", "1. Ask\x00 the\u202e person\u2066 \x1bnow\ud800")

    assert step.title == "Ask the person now"


def test_joiners_and_marks_of_other_scripts_stay() -> None:
    words = "می\u200cخواهم و ক্\u200dষ"

    assert titles(pasted_steps("", f"1. {words}")) == [words]


def test_nothing_gives_no_steps() -> None:
    assert pasted_steps("", " \n\t\n") == ()
    assert pasted_steps("<table><tr><td></td></tr></table>", "") == ()


def test_ten_thousand_lines_pass_quickly() -> None:
    began = time.perf_counter()

    steps = pasted_steps("", "\n".join(f"{n % 999}. Line {n}" for n in range(10_000)))

    assert len(steps) == 10_000
    assert time.perf_counter() - began < 5


def test_too_many_lines_are_refused_with_a_sentence() -> None:
    with pytest.raises(WorkbenchError, match="in several parts"):
        pasted_steps("", "x\n" * (MOST_LINES + 1))


@pytest.mark.parametrize(
    "page",
    ["<li>" * 50_000, "<table>" * 50_000, "<table><tr>" + "<td colspan=99999>" * 5_000,
     "<!--" * 200_000, "<del>" * 100_000, "</del>" * 90_000,
     "<a " * 200_000, "<a b='" * 200_000, "<!x" * 200_000, "<?" * 200_000, "<style>" * 100_000,
     "<p style='" + "mso-list:l0 " * 100_000 + "'>x", "&" * 300_000, "</" * 300_000,

     "<![if x]>" * 20_000, "<span style='mso-list:Ignore'>" * 30_000, "&#x110000;&lt" * 20_000,
     "<ul>" * 50_000 + "x", "<td rowspan=99999>x" * 20_000, '"' * 50_000, "<" * 50_000,
     "<table>" + "<tr><td rowspan=90>x" * 9_000],
    ids=lambda page: page[:20],
)  # fmt: skip
def test_hostile_pages_are_read_in_seconds(page: str) -> None:
    began = time.perf_counter()

    pasted_steps(page, "")

    assert time.perf_counter() - began < 5


SIGNS = st.sampled_from(
    ["", "1. ", "a) ", "• ", "\t", "    ", "- ", "2.1 ", "Step 1: ", "x\t", '"']
)
WORDS = st.text(alphabet="abяج,.;:()/\"'&<> -", min_size=1, max_size=30)
LINES = st.lists(st.tuples(SIGNS, WORDS), max_size=12)


@settings(max_examples=300)
@given(LINES)
def test_no_word_of_plain_text_is_lost(lines: list[tuple[str, str]]) -> None:
    text = "\n".join(sign + words for sign, words in lines)

    kept = words_of(all_of(pasted_steps("", text)))

    assert not missing(words_of(text), kept)


TAGS = st.sampled_from(
    [
        "p",
        "li",
        "ol",
        "ul",
        "td",
        "tr",
        "table",
        "th",
        "h2",
        "div",
        "span",
        "b",
        "blockquote",
        "pre",
    ]
)
TREES = st.recursive(
    st.text(alphabet="qwzжщ ", min_size=1, max_size=8).map(html.escape),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)).map(
        lambda node: f"<{node[0]}>{' '.join(node[1])}</{node[0]}>"
    ),
    max_leaves=15,
)


@settings(max_examples=400)
@given(TREES)
def test_no_word_of_a_page_is_lost_however_its_tags_are_nested(page: str) -> None:
    kept = words_of(all_of(pasted_steps(page, "")))

    assert not missing(words_of(re.sub(r"<[^>]*>", " ", page)), kept)


def all_of(steps: tuple[DraftStep, ...]) -> str:
    return " ".join(
        " ".join((s.title, *s.lines, s.text, s.who, s.support, s.when, s.where, s.forms, s.number))
        for s in steps
    )


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def missing(written: list[str], kept: list[str]) -> list[str]:
    """Words written and not kept; the single letters and digits of signs do not count."""
    return [word for word in written if len(word) > 1 and word not in kept and word != "Step"]


def test_ten_thousand_numbered_lines_are_as_many_steps() -> None:
    lines = [f"{n}. Do {n}" for n in range(1, 10_001)]

    steps = pasted_steps("", "\n".join(lines))

    assert [each.title for each in steps] == [f"Do {n}" for n in range(1, 10_001)]
    assert [each.number for each in steps][-1] == "10000"


def test_a_year_before_a_full_stop_is_no_number_of_a_step() -> None:
    steps = pasted_steps("", "1. As the law says since\n1998. Ask\n2. Call")

    assert [each.number for each in steps] == ["1", "2"]
    assert "1998. Ask" in str(steps)
