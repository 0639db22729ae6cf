"""XML that came from elsewhere, parsed within limits and without entities or anything fetched."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from workbench.errors import FileProblem

MOST_BYTES = 40_000_000
MOST_ELEMENTS = 2_000_000
DEEPEST = 200


def parsed(content: bytes, name: str, prefixes: Mapping[str, str]) -> Element:
    """The root of a document, its tags and attributes named `prefix:name`.

    `prefixes` gives the prefix for each namespace; what is in another one keeps its full name.
    Raises FileProblem with a sentence that names the part where it is damaged or beyond limits.
    """
    from defusedxml import DefusedXmlException  # read when a file is
    from defusedxml.ElementTree import DefusedXMLParser

    if len(content) > MOST_BYTES:
        raise FileProblem(f"{name} is longer than {MOST_BYTES // 1_000_000} MB. It is not read.")
    parser = DefusedXMLParser(target=_Builder(name, prefixes), forbid_dtd=True)
    try:
        parser.feed(content)
        root = parser.close()
    except DefusedXmlException as problem:
        raise FileProblem(
            f"{name} defines entities or a document type, which no such file needs. It is not read."
        ) from problem
    except (ParseError, LookupError, ValueError) as problem:
        raise FileProblem(f"{name} is damaged: {problem}.") from problem
    assert isinstance(root, Element)
    return root


class _Builder:
    """Builds the tree, with short names, and stops where it grows beyond all measure."""

    def __init__(self, name: str, prefixes: Mapping[str, str]) -> None:
        self._tree = TreeBuilder()
        self._name, self._prefixes = name, prefixes
        self._short: dict[str, str] = {}
        self._depth = self._count = 0

    def start(self, tag: str, given: Mapping[str, str]) -> Element:
        """An element begins."""
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST or self._count > MOST_ELEMENTS:
            raise FileProblem(
                f"{self._name} is nested deeper, or has more parts, than any procedure. "
                "It is not read."
            )
        return self._tree.start(
            self._named(tag), {self._named(key): value for key, value in given.items()}
        )

    def end(self, tag: str) -> Element:
        """An element ends."""
        self._depth -= 1
        return self._tree.end(self._named(tag))

    def data(self, words: str) -> None:
        """Words within an element."""
        self._tree.data(words)

    def close(self) -> Element:
        """The root, when all was read."""
        return self._tree.close()

    def _named(self, tag: str) -> str:
        short = self._short.get(tag)
        if short is None:
            space, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
            prefix = self._prefixes.get(space)
            short = f"{prefix}:{local}" if prefix else tag
            self._short[tag] = short
        return short


def first(element: Element | None, path: str) -> Element | None:
    """The first element at a path of children, "w:pPr/w:numPr"; None where there is none.

    ElementTree's own paths take what stands before a colon for a namespace.
    """
    for tag in path.split("/"):
        if element is None:
            return None
        element = next((each for each in element if each.tag == tag), None)
    return element
