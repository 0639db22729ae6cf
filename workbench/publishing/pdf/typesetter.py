"""What everything that sets type shares: the page, the words of the language, known anchors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.publishing.blocks import ListBlock, Paragraph, ParagraphRole
from workbench.publishing.inline import Inline, is_blank
from workbench.publishing.pdf.markup import Markup, escaped
from workbench.publishing.pdf.placed import Words
from workbench.publishing.pdf.styles import PageShape, item_style, style

_ROLES = {
    ParagraphRole.BODY: "body",
    ParagraphRole.LEAD: "lead",
    ParagraphRole.SMALL: "small",
}
_BULLETS = ("•", "–", "·")


@dataclass(slots=True)
class Typesetter:
    """Sets text on a page of one shape."""

    markup: Markup
    shape: PageShape

    def words(self, inline: Inline, style_name: str, *, anchor: str = "") -> Words:
        """Inline text as a paragraph in the style of that name."""
        if self.markup.pages_named(inline):
            set_words = Words(None, style(style_name), writer=self._writer(inline))
        else:
            set_words = Words(self.markup.of(inline), style(style_name))
        set_words.anchor = anchor
        return set_words

    def paragraph(self, block: Paragraph, style_name: str = "") -> list[Words]:
        """A paragraph; one without words takes no room."""
        if is_blank(block.text) and not block.anchor:
            return []
        return [self.words(block.text, style_name or _ROLES[block.role], anchor=block.anchor)]

    def list_items(self, block: ListBlock, style_name: str = "item", level: int = 0) -> list[Words]:
        """The items of a list, those of lists inside it further in."""
        items: list[Words] = []
        number = 0
        for item in block.items:
            if isinstance(item, ListBlock):
                items += self.list_items(item, style_name, level + 1)
                continue
            number += 1
            bullet = f"{number}." if block.numbered else _BULLETS[min(level, len(_BULLETS) - 1)]
            items.append(self._item(item, bullet, style_name, level))
        if items and not level:
            items[-1].spaceAfter = style(style_name).spaceAfter + 3
        return items

    def in_cell(self, blocks: Iterable[Paragraph | ListBlock], first: str = "cell") -> list[Words]:
        """Paragraphs and lists at the size of a table; the first paragraph may be a name."""
        parts: list[Words] = []
        for block in blocks:
            if isinstance(block, ListBlock):
                parts += self.list_items(block, "cell-item")
            elif block.role is ParagraphRole.SMALL:
                parts += self.paragraph(block, "cell-small")
            else:
                parts += self.paragraph(block, "cell" if parts else first)
        return parts

    def items_in_cell(self, items: Sequence[Inline]) -> list[Words]:
        """A plain list at the size of a table."""
        return self.list_items(ListBlock(tuple(items)), "cell-item")

    def _writer(self, inline: Inline) -> Callable[[], str]:
        """Writes the text anew when a page that it names has changed."""

        @lru_cache(maxsize=1)
        def written(pages: tuple[int, ...]) -> str:  # noqa: ARG001  (they are what it depends on)
            return self.markup.of(inline)

        return lambda: written(self.markup.pages_named(inline))

    def _item(self, item: Inline, bullet: str, style_name: str, level: int) -> Words:
        words = self.words(item, style_name)
        words.style = item_style(style_name, level, wide=len(bullet) > 2)
        words.bulletText = bullet
        return words


def plain_words(text: str, style_name: str) -> Words:
    """Plain text as a paragraph in the style of that name."""
    return Words(escaped(text), style(style_name))
