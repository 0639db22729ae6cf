"""Opens a Word document within limits: a ZIP of XML parts that point at one another.

Nothing is written to disk and nothing is fetched. Whatever is wrong with the file is said in a
sentence.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from posixpath import normpath
from xml.etree.ElementTree import Element

from workbench.errors import FileProblem
from workbench.exchange.safe_xml import MOST_BYTES, first, parsed

MOST_FILE_BYTES = 200_000_000
_MOST_MEMBERS = 5_000
_MOST_TOTAL = 300_000_000
_MOST_RATIO = 200
_SMALL = 1_000_000  # bytes: below this, how well a part is packed does not matter
_AS_DOCX = "Open it in Word or LibreOffice and save it as a Word document (.docx)."

PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
    "urn:schemas-microsoft-com:vml": "v",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part points: the kind of thing, and its name or, outside of the file, its address."""

    kind: str
    target: str
    is_outside: bool = False


class WordFile:
    """The parts of a document, read when they are asked for."""

    def __init__(self, content: bytes) -> None:
        """Raises FileProblem, with a sentence, for what is no Word document or is harmful."""
        _refuse_other_kinds(content)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as problem:
            raise FileProblem(
                "The file is damaged: its end is missing, or it is no document at all. "
                "Ask for it again."
            ) from problem
        self._names = _checked_names(self._zip)
        self._read = 0
        self._trees: dict[str, Element] = {}
        main = [
            each.target
            for each in self.relations("").values()
            if each.kind == "officeDocument" and not each.is_outside
        ]
        self.main = main[0] if main else ""
        self._refuse_other_content()

    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._names)

    def tree(self, name: str) -> Element:
        """The root of an XML part; refused where it is missing or damaged."""
        if name not in self._trees:
            self._trees[name] = parsed(self._content(name), f"The part {name}", PREFIXES)
        return self._trees[name]

    def relations(self, name: str) -> dict[str, Relation]:
        """Where a part points, by the ids it uses for it; "" is the file as a whole."""
        path = PurePosixPath(name)
        rels = str(path.parent / "_rels" / f"{path.name}.rels") if name else "_rels/.rels"
        if rels not in self._names:
            return {}
        found: dict[str, Relation] = {}
        for each in self.tree(rels).iter("rel:Relationship"):
            kind = each.get("Type", "").rpartition("/")[2]
            target, outside = each.get("Target", ""), each.get("TargetMode") == "External"
            if not outside:
                target = normpath(
                    target.lstrip("/") if target.startswith("/") else str(path.parent / target)
                )
            found[each.get("Id", "")] = Relation(kind, target, outside)
        return found

    def related(self, kind: str) -> Iterator[tuple[str, Element]]:
        """The parts of a kind that the main part points at, where they are there."""
        for each in self.relations(self.main).values():
            if each.kind == kind and not each.is_outside and each.target in self._names:
                yield each.target, self.tree(each.target)

    def _content(self, name: str) -> bytes:
        info = self._names.get(name)
        if info is None:
            raise FileProblem(f"The document is incomplete: {name or 'its text'} is missing.")
        try:
            with self._zip.open(info) as part:
                content = part.read(MOST_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as problem:
            raise FileProblem(f"The document is damaged in {name}. Ask for it again.") from problem
        except (RuntimeError, NotImplementedError) as problem:
            raise FileProblem(
                f"{name} is encrypted or packed in an unknown way. {_AS_DOCX}"
            ) from problem
        self._read += len(content)
        packed = max(info.compress_size, 1)
        if (len(content) > _SMALL and len(content) > _MOST_RATIO * packed) or (
            self._read > _MOST_TOTAL
        ):
            raise FileProblem(
                "The document unpacks to far more than it seems to hold, as harmful files do. "
                "It is not read."
            )
        return content

    def _refuse_other_content(self) -> None:
        if any(PurePosixPath(name).name == "vbaProject.bin" for name in self._names):
            raise FileProblem(f"The document holds macros, which are never run here. {_AS_DOCX}")
        if not self.main or self.tree(self.main).tag != "w:document":
            raise FileProblem(f"This is no Word document. {_AS_DOCX}")


def value(element: Element | None, path: str) -> str | None:
    """What the first element at a path gives as its value, or None."""
    found = first(element, path)
    return None if found is None else found.get("w:val")


def alternative(element: Element) -> Element | None:
    """The first of several alternatives in which the same is written for different programs."""
    chosen = first(element, "mc:Choice")
    return first(element, "mc:Fallback") if chosen is None else chosen


def _refuse_other_kinds(content: bytes) -> None:
    if not content:
        raise FileProblem("The file is empty.")
    if len(content) > MOST_FILE_BYTES:
        raise FileProblem(
            f"The file is larger than {MOST_FILE_BYTES // 1_000_000} MB. Take the pictures out "
            "of the document, or bring it in in parts."
        )
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise FileProblem(
                "The document is protected with a password. Take the password off in Word, save "
                "it, and choose it again."
            )
        raise FileProblem(f"This is a document of an old version of Word (.doc). {_AS_DOCX}")
    if content.startswith(b"{\\rtf"):
        raise FileProblem(f"This is an RTF document. {_AS_DOCX}")
    if content.startswith(b"%PDF"):
        raise FileProblem("This is a PDF. Ask for the Word document it was made from.")
    if not content.startswith(b"PK"):
        raise FileProblem(f"This is no Word document. {_AS_DOCX}")


def _checked_names(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        raise FileProblem(f"The file has {len(members):,} parts, more than any document needs.")
    names: dict[str, zipfile.ZipInfo] = {}
    folded: set[str] = set()
    for info in members:
        name = info.filename
        unsafe = name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")
        if unsafe or any(ord(sign) < 32 for sign in name) or name.casefold() in folded:
            raise FileProblem(
                f"The document has a part with a forbidden or repeated name ({name!r}), as "
                "harmful files do. It is not read."
            )
        folded.add(name.casefold())
        if info.flag_bits & 1:
            raise FileProblem(f"The document is encrypted. {_AS_DOCX}")
        names[name] = info
    if "mimetype" in names and "content.xml" in names:
        raise FileProblem(f"This is an OpenDocument text. {_AS_DOCX}")
    return names
