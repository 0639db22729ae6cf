"""Files that are harmful, damaged or no Word documents are refused with a sentence."""

from __future__ import annotations

import io
import random
import struct
import time
import zipfile

import pytest

from tests.exchange.word.documents import a_document, heading, paragraph, raw, with_parts
from workbench.domain.found import Becomes
from workbench.errors import FileProblem
from workbench.exchange.word.reading import read_word
from workbench.progress import Silent

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCUMENT = a_document(heading("Referral"), paragraph("Ask"))
MAIN = "word/document.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

ASKING = (
    '<w:document xmlns:w="{}"><w:body><w:p><w:r><w:t>Ask</w:t></w:r></w:p></w:body></w:document>'
)


def refusal(content: bytes) -> str:
    began = time.perf_counter()
    with pytest.raises(FileProblem) as problem:
        read_word(content, "x.docx", Silent())
    assert time.perf_counter() - began < 5
    return str(problem.value)


def main_part(xml: str) -> bytes:
    return with_parts(DOCUMENT, main=(MAIN, xml.encode()))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"plain words", "no Word document"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1 x}", "RTF"),
        (OLE + "WordDocument".encode("utf-16-le"), "old version of Word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (DOCUMENT[: len(DOCUMENT) // 2], "damaged"),
        (b"PK\x03\x04" + b"\0" * 100, "damaged"),
        (with_parts(DOCUMENT, macro=("word/vbaProject.bin", b"x")), "macros"),
        (with_parts(DOCUMENT, evil=("../../evil", b"x")), "forbidden"),
        (with_parts(DOCUMENT, evil=("C:/evil", b"x")), "forbidden"),
        (with_parts(DOCUMENT, twice=("WORD/document.xml", b"x")), "repeated"),
    ],
)
def test_other_files_are_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    assert sentence in refusal(content)


def test_an_opendocument_text_and_a_spreadsheet_are_refused() -> None:
    for names in (("mimetype", "content.xml"), ("[Content_Types].xml", "xl/workbook.xml")):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as made:
            for name in names:
                made.writestr(name, "<x/>")
        assert ".docx" in refusal(target.getvalue())


def test_entities_are_never_expanded_nor_fetched() -> None:
    laughs = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    outside = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    for head in (laughs, outside, '<!DOCTYPE d SYSTEM "http://example.org/x.dtd">'):
        assert "entities" in refusal(main_part(head + ASKING.format(W)))


def test_a_bomb_is_refused_before_it_fills_the_memory() -> None:
    big = f'<w:document xmlns:w="{W}"><w:body>' + "<w:p/>" * 5_000_000
    assert "unpacks" in refusal(main_part(big)) or "longer" in refusal(main_part(big))


def test_too_deep_too_many_and_too_long_are_refused() -> None:
    head, end = f'<w:document xmlns:w="{W}"><w:body>', "</w:body></w:document>"
    deep = head + "<w:sdt>" * 5_000 + "</w:sdt>" * 5_000 + end
    assert "nested" in refusal(main_part(deep))
    noise = "".join(random.Random(1).choices("abcdefghijklmnop ", k=5_200_000))
    assert "letters" in refusal(main_part(f"{head}<w:p><w:r><w:t>{noise}</w:t></w:r></w:p>{end}"))


def test_an_encrypted_part_is_refused() -> None:
    content = bytearray(DOCUMENT)
    place = 0
    while (place := content.find(b"PK\x01\x02", place)) >= 0:
        flags = struct.unpack_from("<H", content, place + 8)[0]
        struct.pack_into("<H", content, place + 8, flags | 1)
        place += 4
    assert "encrypted" in refusal(bytes(content))


def test_a_document_of_the_strict_kind_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"

    found = read_word(main_part(ASKING.format(strict)), "x.docx", Silent())

    assert [part.words for part in found.parts] == ["Ask"]


def test_links_to_pictures_elsewhere_are_never_followed() -> None:
    rels = zipfile.ZipFile(io.BytesIO(DOCUMENT)).read("word/_rels/document.xml.rels").decode()
    link = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/styles" Target="http://127.0.0.1:1/x" TargetMode="External"/>'
        "</Relationships>"
    )
    content = with_parts(
        DOCUMENT,
        rels=("word/_rels/document.xml.rels", rels.replace("</Relationships>", link).encode()),
    )

    assert read_word(content, "x.docx", Silent()).parts


def test_mutilated_documents_are_read_or_refused_and_never_crash() -> None:
    content = a_document(
        heading("Referral"),
        paragraph("Ask", "List Number"),
        raw("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
    )
    chance = random.Random(7)
    source = zipfile.ZipFile(io.BytesIO(content))
    for _ in range(60):
        name = chance.choice([MAIN, "word/numbering.xml", "word/styles.xml", "_rels/.rels"])
        part = bytearray(source.read(name))
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(part))
            part[place : place + chance.randint(0, 9)] = chance.choice(
                [b"", b"<", b"9", b'"', b"\0", b"w:p", b"-1", b"/>"]
            )
        mutant = with_parts(content, part=(name, bytes(part)))
        try:
            found = read_word(mutant, "x.docx", Silent())
        except FileProblem:
            continue
        assert all(isinstance(each.becomes, Becomes) for each in found.parts)
