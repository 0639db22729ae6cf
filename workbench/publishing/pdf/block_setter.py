"""Sets each kind of block; the one place that knows which kind is set by what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from workbench.publishing.blocks import (
    Block,
    Contents,
    Cover,
    DocumentControl,
    FactStrip,
    FieldGroup,
    Figure,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    SignatureLine,
    SourceNotes,
    Steps,
    Table,
)
from workbench.publishing.inline import Inline, bold
from workbench.publishing.pdf.contents import ContentsEntry
from workbench.publishing.pdf.cover import CoverPage
from workbench.publishing.pdf.figures import PictureOnPage, pictures_on_page
from workbench.publishing.pdf.forms import FormSetter
from workbench.publishing.pdf.openers import heading_parts
from workbench.publishing.pdf.placed import Placed, Words
from workbench.publishing.pdf.steps import StepSetter
from workbench.publishing.pdf.tables import TableSetter
from workbench.publishing.pdf.typesetter import Typesetter


class BlockSetter:
    """Sets blocks on pages of one shape; `headings` and `pages` are for the contents."""

    def __init__(
        self, typesetter: Typesetter, headings: Sequence[Heading], pages: Mapping[str, int]
    ) -> None:
        self.typesetter = typesetter
        self.headings = headings
        self.pages = pages
        tables, forms = TableSetter(typesetter), FormSetter(typesetter)
        self._setters: dict[type, Callable[..., list[Placed]]] = {
            Heading: lambda heading: heading_parts(typesetter, heading),
            Paragraph: typesetter.paragraph,
            ListBlock: typesetter.list_items,
            Table: tables.table,
            Note: tables.note,
            Steps: StepSetter(typesetter).steps,
            FactStrip: tables.strip,
            Figure: self._figure,
            FieldGroup: forms.group,
            SignatureLine: forms.signatures,
            SourceNotes: tables.sources,
            Contents: self._contents,
            Cover: lambda cover: [CoverPage(cover, typesetter)],
            DocumentControl: tables.control,
        }

    def parts(self, block: Block) -> list[Placed]:
        """The parts that a block becomes; none where it has nothing to show."""
        return self._setters[type(block)](block)

    def _figure(self, figure: Figure) -> list[Placed]:
        """The picture with its caption, and below it what it says in words."""
        markup = self.typesetter.markup
        label = markup.words.figure.format(number=figure.number) if figure.number else ""
        caption = ". ".join(filter(None, (label, figure.title or figure.picture.title)))
        links = dict(figure.links) or {anchor: anchor for anchor in markup.anchors}
        known = {about: anchor for about, anchor in links.items() if anchor in markup.anchors}
        pictures = pictures_on_page(
            figure.picture, caption, self.typesetter.shape, known, markup.words.language
        )
        pictures[0].anchor = figure.anchor
        parts = self._with_words(figure, pictures)
        if figure.may_follow:
            pictures[0].moves_with = len(parts)
        return parts

    def _with_words(self, figure: Figure, pictures: list[PictureOnPage]) -> list[Placed]:
        """The pictures, and below them what they say, unless that found room beside one."""
        markup = self.typesetter.markup
        said = figure.text_equivalent or figure.picture.text_equivalent
        if not said:
            return [*pictures]
        words = [self.typesetter.words(text, "figure-words") for text in said]
        if len(pictures) == 1 and pictures[0].takes_beside([self._in_words(), *words]):
            return [*pictures]
        first: Inline = (bold(f"{markup.words.in_words}: "), said[0])
        return [*pictures, self.typesetter.words(first, "figure-words"), *words[1:]]

    def _in_words(self) -> Words:
        return self.typesetter.words(self.typesetter.markup.words.in_words, "caption")

    def _contents(self, contents: Contents) -> list[Placed]:
        title = contents.title or self.typesetter.markup.words.contents
        heading = Heading(title, level=1, anchor=contents.anchor, number="")
        entries = [
            ContentsEntry(each, self.pages)
            for each in self.headings
            if each.in_contents and each.level <= contents.depth
        ]
        return [*heading_parts(self.typesetter, heading), *entries]
