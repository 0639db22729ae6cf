"""Reads the inside of paragraphs: words, and all that hangs on them.

Insertions that were tracked are taken as accepted, deletions as made; both are announced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from workbench.exchange.safe_xml import first
from workbench.exchange.word.announcing import Announcing, Notice
from workbench.exchange.word.package import Relation, alternative
from workbench.exchange.word.styles import switch

_PASSED_THROUGH = {
    *("w:hyperlink", "w:smartTag", "w:customXml", "w:sdt", "w:sdtContent", "w:fldSimple"),
    *("w:dir", "w:bdo", "w:ruby", "w:rubyBase", "mc:AlternateContent", "mc:Choice", "w:r"),
    *("w:ins", "w:moveTo", "m:oMath", "m:oMathPara"),
}
_DELETED = {"w:del", "w:moveFrom"}
_SIGNS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:ptab": "\t"}
_PICTURES = {"w:drawing", "w:pict", "w:object"}
_PLAIN_FIELDS = {"", "HYPERLINK"}


@dataclass(slots=True)
class Inline:
    """What was read within a paragraph."""

    words: list[str] = field(default_factory=list)
    bold_letters: int = 0
    letters: int = 0
    comments: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class _Field:
    """A field that is open: its code, and whether its result has begun."""

    code: list[str] = field(default_factory=list)
    shows: bool = False


class RunReader:
    """Reads paragraphs one after the other; a field may run over several of them."""

    def __init__(
        self, announcing: Announcing, relations: dict[str, Relation], place: Callable[[], str]
    ) -> None:
        """`place` tells where in the document the reading is."""
        self._announcing, self._relations, self._place = announcing, relations, place
        self._fields: list[_Field] = []

    def read(self, paragraph: Element, *, bold: bool) -> Inline:
        """Everything within a paragraph; `bold` is what its style says."""
        inline = Inline()
        self._read_all(paragraph, inline, bold=bold)
        for each in self._fields:
            each.shows = True  # a field whose code never ends must not swallow what follows
        return inline

    def _read_all(self, parent: Element, inline: Inline, *, bold: bool) -> None:
        for each in parent:
            tag = each.tag
            if tag == "w:r":
                self._read_run(each, inline, bold=bold)
            elif tag in _DELETED:
                self._announcing.tell(Notice.DELETED, all_words(each), self._place())
            elif tag == "mc:AlternateContent":
                chosen = alternative(each)
                if chosen is not None:
                    self._read_all(chosen, inline, bold=bold)
            elif tag in _PASSED_THROUGH:
                self._announce(each)
                self._read_all(each, inline, bold=bold)
            else:
                self._read_leaf(each, inline, bold=bold)

    def _announce(self, element: Element) -> None:
        """Tell of what is passed through, where it is more than words."""
        match element.tag:
            case "w:ins" | "w:moveTo":
                self._announcing.tell(Notice.INSERTED, all_words(element), self._place())
            case "w:sdt":
                self._announcing.tell(Notice.CONTROL, all_words(element), self._place())
            case "w:hyperlink":
                relation = self._relations.get(element.get("r:id", ""))
                if relation is not None:
                    words = f"{all_words(element)} → {relation.target}"
                    self._announcing.tell(Notice.LINK, words, self._place())
            case "w:fldSimple":
                self._tell_field(element.get("w:instr", ""))

    def _read_run(self, run: Element, inline: Inline, *, bold: bool) -> None:
        said = first(run, "w:rPr")
        if switch(said, "w:vanish"):
            self._announcing.tell(Notice.HIDDEN, all_words(run), self._place())
            return
        own = switch(said, "w:b")
        self._read_all(run, inline, bold=bold if own is None else own)

    def _read_leaf(self, each: Element, inline: Inline, *, bold: bool) -> None:
        tag = each.tag
        if tag in ("w:t", "m:t"):
            self._add(each.text or "", inline, bold=bold)
        elif tag in _SIGNS:
            self._add(_SIGNS[tag], inline, bold=bold)
        elif tag == "w:sym":
            self._add(_symbol(each), inline, bold=bold)
        elif tag in _PICTURES:
            self._read_picture(each, inline)
        elif tag.startswith("m:"):
            self._read_all(each, inline, bold=bold)
        else:
            self._read_mark(each, inline)

    def _read_mark(self, each: Element, inline: Inline) -> None:
        """What shows nothing itself: ends of fields, and what leads to remarks and notes."""
        key = each.get("w:id", "")
        match each.tag:
            case "w:fldChar":
                self._turn_field(each.get("w:fldCharType", ""))
            case "w:instrText" if self._fields:
                self._fields[-1].code.append(each.text or "")
            case "w:commentReference":
                inline.comments.append(key)
            case "w:footnoteReference" | "w:endnoteReference":
                inline.notes.append((each.tag, key))

    def _add(self, words: str, inline: Inline, *, bold: bool) -> None:
        if self._fields and not all(each.shows for each in self._fields):
            return
        inline.words.append(words)
        count = sum(sign.isalpha() for sign in words)
        inline.letters += count
        inline.bold_letters += count if bold else 0

    def _turn_field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shows = True
        elif kind == "end" and self._fields:
            self._tell_field("".join(self._fields.pop().code))

    def _tell_field(self, code: str) -> None:
        kind = code.strip().partition(" ")[0].upper()
        if kind not in _PLAIN_FIELDS:
            self._announcing.tell(Notice.FIELD, code, self._place())
        elif kind:
            self._announcing.tell(Notice.LINK, code, self._place())

    def _read_picture(self, drawing: Element, inline: Inline) -> None:
        """A picture, an object, or a text box, whose paragraphs are read after this one."""
        boxes = list(_outermost(drawing, "w:txbxContent"))
        inline.boxes += boxes
        if drawing.tag == "w:object" or _is_chart(drawing):
            self._announcing.tell(Notice.OBJECT, _described(drawing), self._place())
        elif not boxes:
            self._announcing.tell(Notice.IMAGE, _described(drawing), self._place())
        drawn = " ".join(each.text or "" for each in drawing.iter("a:t"))
        effect = " ".join(each.get("string", "") for each in drawing.iter("v:textpath"))
        if (drawn + effect).strip():
            self._announcing.tell(Notice.DRAWN_WORDS, f"{drawn} {effect}", self._place())


def _outermost(element: Element | None, tag: str) -> Iterator[Element]:
    for each in element if element is not None else ():
        if each.tag == tag:
            yield each
        elif each.tag == "mc:AlternateContent":
            yield from _outermost(alternative(each), tag)
        else:
            yield from _outermost(each, tag)


def all_words(element: Element) -> str:
    """All the words below an element, whether they hold or were deleted."""
    return "".join(_words(element))


def _words(element: Element) -> Iterator[str]:
    for each in element.iter():
        if each.tag in ("w:t", "w:delText", "m:t"):
            yield each.text or ""
        elif each.tag in _SIGNS:
            yield " "
        elif each.tag == "w:p":
            yield "\n"


def _symbol(element: Element) -> str:
    """A sign of a symbol font: a box with or without a tick where it is one, else a bullet."""
    code = element.get("w:char", "").upper()[-2:]
    return {"FE": "☑", "FC": "✓", "A8": "☐", "6F": "☐", "FD": "☒", "E0": "→", "F0": "⇨"}.get(
        code, "•"
    )


def _is_chart(drawing: Element) -> bool:
    return any(each.tag.endswith(("}chart", "}relIds")) for each in drawing.iter())


def _described(drawing: Element) -> str:
    """What the author wrote about a picture, else its name."""
    for each in drawing.iter("wp:docPr"):
        return each.get("descr") or each.get("title") or each.get("name") or ""
    return ""
