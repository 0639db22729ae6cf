"""A Word document is read into parts, and everything in it stands there or is announced."""

from __future__ import annotations

import io
from dataclasses import astuple

import docx
from docx.document import Document
from docx.oxml import parse_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.word.documents import (
    W,
    a_document,
    a_list,
    bold,
    heading,
    paragraph,
    raw,
    remarked,
    table,
    with_notes,
    with_parts,
    words_of,
)
from workbench.domain.found import Becomes, Found, FoundPart
from workbench.exchange.word.reading import read_word
from workbench.progress import Silent

STAGE, MEASURE, STEP = Becomes.STAGE, Becomes.MEASURE, Becomes.STEP
LINE, TEXT, OUT = Becomes.LINE, Becomes.TEXT, Becomes.LEAVE_OUT


def read(content: bytes) -> Found:
    return read_word(content, "procedure.docx", Silent())


def shape(found: Found) -> list[tuple[Becomes, str]]:
    return [(part.becomes, part.words) for part in found.parts]


def part(found: Found, words: str) -> FoundPart:
    return next(each for each in found.parts if each.words == words)


def announced(found: Found) -> dict[str, tuple[int, list[str]]]:
    return {
        each.key: (each.count, [passage.words for passage in each.passages])
        for each in found.announcements
    }


def test_headings_and_lists_become_stages_measures_steps_and_sub_items() -> None:
    found = read(
        a_document(
            heading("Introduction"),
            paragraph("For all."),
            heading("Stage 1: Identification"),
            heading("Measure 1.4: Referral", 2),
            paragraph("To bring help."),
            a_list((0, "Ask"), (1, "alone"), (2, "in a room"), (0, "Call")),
            paragraph("By day only."),
            heading("Annex 1"),
            paragraph("A map."),
        )
    )

    assert shape(found) == [
        (TEXT, "Introduction"),
        (TEXT, "For all."),
        (STAGE, "Stage 1: Identification"),
        (MEASURE, "Referral"),
        (TEXT, "To bring help."),
        (STEP, "Ask"),
        (LINE, "alone"),
        (LINE, "in a room"),
        (STEP, "Call"),
        (TEXT, "By day only."),
        (TEXT, "Annex 1"),
        (TEXT, "A map."),
    ]
    assert part(found, "Referral").number == "1.4"
    assert [part(found, words).number for words in ("Ask", "Call")] == ["1", "2"]


def test_the_level_with_the_steps_is_that_of_the_measures() -> None:
    found = read(
        a_document(
            heading("Protection"),
            heading("Shelter", 2),
            heading("Steps", 3),
            a_list((0, "Ask")),
            heading("Reflection", 2),
            a_list((0, "Explain")),
        )
    )

    assert shape(found) == [
        (STAGE, "Protection"),
        (MEASURE, "Shelter"),
        (OUT, "Steps"),
        (STEP, "Ask"),
        (MEASURE, "Reflection"),
        (STEP, "Explain"),
    ]
    assert announced(found)["structure"] == (1, ["Steps"])


def test_headings_below_a_measure_are_steps_where_nothing_else_is() -> None:
    found = read(
        a_document(
            heading("Measure 1: Referral"),
            heading("Purpose", 2),
            paragraph("To help."),
            heading("Step 1. Ask", 2),
            paragraph("In private."),
            paragraph("alone", "List Bullet"),
        )
    )

    assert shape(found) == [
        (MEASURE, "Referral"),
        (TEXT, "Purpose"),
        (TEXT, "To help."),
        (STEP, "Ask"),
        (TEXT, "In private."),
        (LINE, "alone"),
    ]


def test_bold_and_capital_lines_are_headings_where_no_style_makes_any() -> None:
    found = read(
        a_document(
            paragraph("PROTECTION OF VICTIMS"),
            bold("1. Shelter"),
            paragraph("1. Ask"),
            paragraph("a) alone"),
            paragraph("2. Call"),
            bold("2. Reflection"),
            paragraph("- Explain"),
            bold("Nobody may be turned away, whatever happens."),
        )
    )

    assert shape(found) == [
        (STAGE, "PROTECTION OF VICTIMS"),
        (MEASURE, "Shelter"),
        (STEP, "Ask"),
        (LINE, "alone"),
        (STEP, "Call"),
        (MEASURE, "Reflection"),
        (STEP, "Explain"),
        (TEXT, "Nobody may be turned away, whatever happens."),
    ]
    assert [part(found, words).number for words in ("Shelter", "Reflection")] == ["1", "2"]


def test_restarted_lists_begin_at_one_and_others_go_on() -> None:
    found = read(
        a_document(
            heading("One"),
            a_list((0, "a"), (0, "b")),
            heading("Two"),
            a_list((0, "c")),
            heading("Three"),
            a_list((0, "d"), restart=False),
        )
    )

    numbers = {each.words: each.number for each in found.parts if each.becomes is STEP}
    assert numbers == {"a": "1", "b": "2", "c": "1", "d": "2"}


def test_lists_that_come_from_a_style_are_lists() -> None:
    found = read(
        a_document(
            heading("One"), paragraph("Ask", "List Number"), paragraph("alone", "List Bullet 2")
        )
    )

    assert shape(found)[1:] == [(STEP, "Ask"), (LINE, "alone")]


def test_a_table_with_heads_gives_steps_and_another_one_text() -> None:
    found = read(
        a_document(
            heading("Referral"),
            table(
                ("№", "Action", "Who", "Deadline", "Form"),
                ("1", "Ask\n- alone", "Police", "24 h", "F-02"),
                ("2", "Call", "Shelter", "", ""),
            ),
            table(("Colour", "Meaning"), ("red", "danger")),
        )
    )

    assert shape(found)[1:] == [
        (STEP, "Ask"),
        (LINE, "alone"),
        (STEP, "Call"),
        (TEXT, "Colour | Meaning"),
        (TEXT, "red | danger"),
    ]
    ask = part(found, "Ask")
    assert (ask.number, ask.who, ask.when, ask.forms) == ("1", "Police", "24 h", "F-02")


def test_cells_merged_over_rows_hold_for_each_and_cells_across_are_headings() -> None:
    def build(document: Document) -> None:
        made = document.add_table(4, 3)
        rows = (
            ("Action", "Who", "When"),
            ("Before", "", ""),
            ("Ask", "Police", ""),
            ("Call", "", ""),
        )
        for cells, row in zip(made.rows, rows, strict=True):
            for cell, words in zip(cells.cells, row, strict=True):
                cell.text = words
        made.cell(2, 1).merge(made.cell(3, 1))
        made.cell(1, 0).merge(made.cell(1, 2))

    found = read(a_document(heading("Referral"), build))

    assert shape(found)[1:] == [(STEP, "Before"), (STEP, "Ask"), (STEP, "Call")]
    assert [part(found, words).who for words in ("Ask", "Call")] == ["Police", "Police"]


TRACKED = """<w:p><w:r><w:t xml:space="preserve">Within </w:t></w:r>
<w:del w:id="1" w:author="X"><w:r><w:delText>48</w:delText></w:r></w:del>
<w:ins w:id="2" w:author="X"><w:r><w:t>24</w:t></w:r></w:ins>
<w:r><w:t xml:space="preserve"> hours</w:t></w:r></w:p>"""


def test_tracked_insertions_are_taken_deletions_left_and_both_announced() -> None:
    found = read(a_document(raw(TRACKED)))

    assert shape(found) == [(TEXT, "Within 24 hours")]
    assert announced(found) == {"inserted": (1, ["24"]), "deleted": (1, ["48"])}


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    found = read(
        a_document(
            raw(
                '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="X"/></w:rPr></w:pPr>'
                '<w:r><w:t xml:space="preserve">Ask the </w:t></w:r></w:p>'
                "<w:p><w:r><w:t>person</w:t></w:r></w:p>"
            )
        )
    )

    assert shape(found) == [(TEXT, "Ask the person")]


def test_a_deleted_row_is_left_out_and_announced() -> None:
    def build(document: Document) -> None:
        made = document.add_table(2, 1)
        made.cell(0, 0).text, made.cell(1, 0).text = "kept", "gone"
        row = made.rows[1]._tr
        row.insert(0, parse_xml(f'<w:trPr {W}><w:del w:id="1" w:author="X"/></w:trPr>'))

    found = read(a_document(build))

    assert shape(found) == [(TEXT, "kept")]
    assert announced(found)["deleted"] == (1, ["gone"])


def test_content_controls_keep_their_text_in_the_line_and_around_blocks() -> None:
    found = read(
        a_document(
            raw(
                '<w:p><w:r><w:t xml:space="preserve">Deadline: </w:t></w:r><w:sdt><w:sdtPr/>'
                "<w:sdtContent><w:r><w:t>24 hours</w:t></w:r></w:sdtContent></w:sdt></w:p>"
                "<w:sdt><w:sdtContent><w:p><w:r><w:t>A block</w:t></w:r></w:p></w:sdtContent>"
                "</w:sdt>"
            )
        )
    )

    assert shape(found) == [(TEXT, "Deadline: 24 hours"), (TEXT, "A block")]
    assert announced(found)["control"] == (2, ["24 hours", "A block"])


def test_remarks_stand_at_their_step_and_the_name_of_their_author_nowhere() -> None:
    found = read(a_document(heading("Referral"), remarked("Ask", "Which form?", "V. Person")))

    assert part(found, "Ask").comments == ("Which form?",)
    assert announced(found)["comment"] == (1, ["Which form?"])
    assert "Person" not in str(astuple(found))


def test_remarks_in_a_table_stand_at_the_step_of_their_row() -> None:
    def build(document: Document) -> None:
        table(("Action", "Who"), ("Ask", "Police"), ("Call", "Shelter"))(document)
        runs = document.tables[0].cell(2, 1).paragraphs[0].runs
        document.add_comment(runs, "Which one?", "X", "X")

    found = read(a_document(heading("Referral"), build))

    assert (part(found, "Ask").comments, part(found, "Call").comments) == ((), ("Which one?",))


BOX = """<w:p><w:r><w:t>Beside</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">
<w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent><w:p>
<w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData>
</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>
<w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback>
</mc:AlternateContent></w:r></w:p>"""


def test_the_text_of_a_box_follows_once_and_is_announced() -> None:
    found = read(a_document(raw(BOX)))

    assert shape(found) == [(TEXT, "Beside"), (TEXT, "In the box")]
    assert announced(found) == {"text-box": (1, ["In the box"])}


def test_footnotes_follow_what_they_stand_at() -> None:
    content = a_document(
        heading("Referral"),
        a_list((0, "Ask")),
        raw('<w:p><w:r><w:t>Then wait</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'),
    )

    found = read(with_notes(content, {2: "See the law."}))

    assert shape(found)[-2:] == [(TEXT, "Then wait"), (TEXT, "See the law.")]
    assert announced(found) == {"footnote": (1, ["See the law."])}


def test_pictures_objects_fields_links_headers_and_hidden_text_are_announced() -> None:
    def build(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Draft 3"
        raw(
            '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="A map"/></wp:inline>'
            "</w:drawing></w:r><w:r><w:object/></w:r>"
            '<w:fldSimple w:instr="REF step2"><w:r><w:t>step 2</w:t></w:r></w:fldSimple>'
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:instrText>PAGE</w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
        )(document)

    found = read(a_document(build))

    assert shape(found) == [(TEXT, "step 27")]
    assert announced(found) == {
        "header": (1, ["Draft 3"]),
        "image": (1, ["A map"]),
        "object": (1, []),
        "field": (2, ["REF step2", "PAGE"]),
        "hidden": (1, ["secret"]),
    }


def test_a_field_that_never_ends_swallows_nothing() -> None:
    found = read(
        a_document(
            raw(
                '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
                "<w:p><w:r><w:t>Ask</w:t></w:r></w:p>"
            )
        )
    )

    assert shape(found) == [(TEXT, "Ask")]


def test_a_table_of_contents_is_left_out_and_announced() -> None:
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
        "</w:sdtPr><w:sdtContent><w:p><w:r><w:t>1 Referral ... 3</w:t></w:r></w:p></w:sdtContent>"
        "</w:sdt>"
    )

    found = read(a_document(raw(contents), heading("Referral")))

    assert shape(found)[0] == (OUT, "1 Referral ... 3")
    assert announced(found) == {"contents": (1, ["1 Referral ... 3"])}


def test_the_title_names_the_whole_and_is_no_text_of_it() -> None:
    found = read(a_document(heading("National procedures", 0), paragraph("Edition 2", "Subtitle")))

    assert found.title == "National procedures"
    assert shape(found) == [(OUT, "National procedures"), (TEXT, "Edition 2")]


def test_without_a_title_the_file_gives_its_name() -> None:
    document = a_document(paragraph("Ask"))

    assert read(with_parts(document, core=("docProps/core.xml", b"<x/>"))).title == "procedure"


def test_right_to_left_text_is_read_as_it_is() -> None:
    words = "يُسأل الشخص عن موافقته"
    found = read(
        a_document(
            heading("الإحالة"),
            raw(f"<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>١. {words}</w:t>"
                "</w:r></w:p>"),
        )
    )  # fmt: skip

    assert shape(found) == [(MEASURE, "الإحالة"), (STEP, words)]
    assert part(found, words).number == "1"


WORDS = st.text(alphabet="abcжщ .", min_size=1, max_size=12).filter(lambda each: each.strip(" ."))
BLOCKS = st.one_of(
    st.builds(heading, WORDS, st.integers(1, 4)),
    st.builds(paragraph, WORDS, st.sampled_from([None, "List Number", "List Bullet", "Title"])),
    st.builds(bold, WORDS),
    st.builds(lambda words: a_list((0, words), (1, words)), WORDS),
    st.builds(lambda one, two: table((one, two), (two, one)), WORDS, WORDS),
    st.builds(lambda words: table(("Step", "Who"), (words, words)), WORDS),
    st.builds(lambda words: raw(TRACKED.replace("24", words)), WORDS),
    st.builds(lambda words: raw(BOX.replace("In the box", words)), WORDS),
    st.builds(remarked, WORDS, WORDS),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BLOCKS, min_size=1, max_size=8))
def test_every_word_of_a_document_is_a_part_or_announced(blocks: list) -> None:  # type: ignore[type-arg]
    content = a_document(*blocks)

    found = read(content)

    document = docx.Document(io.BytesIO(content))
    written = " ".join(document.element.body.xpath(".//w:t/text() | .//w:delText/text()"))
    remarks = " ".join(comment.text for comment in document.comments)
    kept = words_of(str(astuple(found)).replace("\\n", " "))
    assert words_of(f"{written} {remarks}") - {"Step", "Who"} <= kept
