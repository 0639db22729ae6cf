"""Word documents that tests build: small ones piece by piece, and a whole procedure."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

W = nsdecls("w")


def a_document(*build: Callable[[Document], object]) -> bytes:
    """A document to which each of the builders added something."""
    document = docx.Document()
    for each in build:
        each(document)
    return saved(document)


def saved(document: Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def heading(words: str, level: int = 1) -> Callable[[Document], object]:
    return lambda document: document.add_heading(words, level)


def paragraph(words: str, style: str | None = None) -> Callable[[Document], object]:
    return lambda document: document.add_paragraph(words, style)


def bold(words: str) -> Callable[[Document], object]:
    def build(document: Document) -> None:
        document.add_paragraph().add_run(words).bold = True

    return build


def raw(xml: str) -> Callable[[Document], object]:
    """XML of the body as Word writes it, with `w:` for the usual namespace."""

    def build(document: Document) -> None:
        for each in parse_xml(f"<w:body {W} {EXTRA}>{xml}</w:body>"):
            document.element.body.insert(len(document.element.body) - 1, each)

    return build


EXTRA = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def table(*rows: tuple[str, ...]) -> Callable[[Document], object]:
    def build(document: Document) -> None:
        made = document.add_table(len(rows), len(rows[0]))
        for cells, row in zip(made.rows, rows, strict=True):
            for cell, words in zip(cells.cells, row, strict=True):
                cell.text = words

    return build


def remarked(words: str, remark: str, author: str = "A. Nobody") -> Callable[[Document], object]:
    """A numbered paragraph with a comment."""

    def build(document: Document) -> None:
        made = document.add_paragraph(words, "List Number")
        document.add_comment(made.runs, remark, author, "AN")

    return build


def numbered(document: Document, words: str, level: int, list_id: int) -> Paragraph:
    """A paragraph of an automatic list."""
    made = document.add_paragraph(words)
    given = parse_xml(
        f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    )
    made._p.get_or_add_pPr().append(given)
    return made


def a_list(*items: tuple[int, str], restart: bool = True) -> Callable[[Document], object]:
    """An automatic list: decimal, then letters, then bullets; its own numbers if restarted."""

    def build(document: Document) -> None:
        root = document.part.numbering_part.element
        abstract = "77"
        if not any(each.get(QN_ABSTRACT) == abstract for each in root):
            root.insert(0, parse_xml(_ABSTRACT.format(w=W, key=abstract)))
        key = str(100 + len(root))
        start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        root.append(
            parse_xml(
                f'<w:num {W} w:numId="{key}"><w:abstractNumId w:val="{abstract}"/>'
                f"{start if restart else ''}</w:num>"
            )
        )
        for level, words in items:
            numbered(document, words, level, int(key))

    return build


QN_ABSTRACT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}abstractNumId"
_ABSTRACT = (
    '<w:abstractNum {w} w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '</w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%2)"/></w:lvl><w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="-"/></w:lvl></w:abstractNum>'
)


def with_parts(content: bytes, **parts: tuple[str, bytes]) -> bytes:
    """The document with parts replaced or added: `name=(path, bytes)`."""
    wanted = dict(parts.values())
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for info in source.infolist():
            if info.filename not in wanted:
                made.writestr(info.filename, source.read(info.filename))
        for path, words in wanted.items():
            made.writestr(path, words)
    return target.getvalue()


def with_notes(content: bytes, footnotes: dict[int, str]) -> bytes:
    """The document with footnotes of these numbers."""
    notes = "".join(
        f'<w:footnote w:id="{key}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>'
        for key, words in footnotes.items()
    )
    part = f"<w:footnotes {W}>{notes}</w:footnotes>".encode()
    rels = zipfile.ZipFile(io.BytesIO(content)).read("word/_rels/document.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    link = f'<Relationship Id="rIdNotes" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    return with_parts(
        content,
        notes=("word/footnotes.xml", part),
        rels=(
            "word/_rels/document.xml.rels",
            rels.replace("</Relationships>", link).encode(),
        ),
    )


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text))
