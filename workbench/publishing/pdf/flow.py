"""From blocks to the parts of pages in order: where pages begin, turn and stay together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from reportlab.platypus import PageBreak as NextPage

from workbench.progress import Progress
from workbench.publishing.blocks import (
    Block,
    Contents,
    Cover,
    DocumentControl,
    Figure,
    Heading,
    Landscape,
    PageBreak,
    Paragraph,
    ParagraphRole,
    SignatureLine,
)
from workbench.publishing.pdf.block_setter import BlockSetter
from workbench.publishing.pdf.figures import needs_turning
from workbench.publishing.pdf.markup import Markup
from workbench.publishing.pdf.pages import NewChapter, Side, TurnTo
from workbench.publishing.pdf.placed import Part, Placed, Together
from workbench.publishing.pdf.settings import PdfSettings
from workbench.publishing.pdf.styles import PageShape, lying, upright
from workbench.publishing.pdf.typesetter import Typesetter
from workbench.publishing.reading import anchors
from workbench.publishing.wording import wording


def flowing(
    blocks: Sequence[Block], settings: PdfSettings, pages: Mapping[str, int], progress: Progress
) -> Flow:
    """The blocks as parts; `pages` is filled with the page of each anchor as pages are set."""
    flow = Flow(_setters(blocks, settings, pages), _shapes(settings))
    for place, block in enumerate(blocks):
        progress.step(round(20 * place / len(blocks)), 100, "Setting text")
        flow.add(block, blocks[place + 1 : place + 9] if isinstance(block, Heading) else ())
    if not flow.parts:
        flow.parts.append(Part(after=1.0))
    return flow


@dataclass(slots=True)
class Flow:
    """The parts of a document in order, with the page breaks between them."""

    setters: Mapping[Side, BlockSetter]
    shapes: Mapping[Side, PageShape]
    parts: list[Placed] = field(default_factory=list)
    first_side: Side = Side.UPRIGHT
    _side: Side = Side.UPRIGHT
    _is_lying: bool = False
    _breaks: bool = False
    _only_heads: bool = True
    _in_front: bool = True

    def add(self, block: Block, following: Sequence[Block] = ()) -> None:
        """Set a block where the flow has come to; `following` tells what a heading heads."""
        if isinstance(block, Landscape):
            self._is_lying = block.on
            self._turn(self._usual_side)
        elif isinstance(block, PageBreak):
            self._breaks = True
        elif isinstance(block, Cover):
            self._turn(Side.COVER)
            self._place(block)
            self._turn(self._usual_side)
        else:
            self._add_text(block, following)

    def kept_together(self) -> list[Placed]:
        """The parts with a watch before each heading, so that none stands alone."""
        kept: list[Placed] = []
        heads: list[Placed] = []
        side = self.first_side
        for part in self.parts:
            if isinstance(part, TurnTo):
                side = part.side
            if getattr(part, "keep_next", False):
                heads.append(part)
                continue
            if heads:
                if hasattr(part, "start_height"):
                    height = self.shapes[side].body_height
                    kept.append(Together(tuple(heads), part, height))
                kept += heads
                heads = []
            kept.append(part)
        return kept + heads

    def _add_text(self, block: Block, following: Sequence[Block]) -> None:
        if _starts_chapter(block):
            self._breaks = True
        elif any(each.new_page for each in _headings(block, following)):
            self._breaks = self._breaks or not self._only_heads
        turned = _headed_figure(block, following)
        if turned and needs_turning(
            turned.picture, self.shapes[Side.UPRIGHT], self.shapes[Side.LYING]
        ):
            if self._side is not Side.LYING:
                self._turn(Side.LYING)
            self._place(block)
            if turned is block:
                self._turn(self._usual_side)
        else:
            self._place(block)

    @property
    def _usual_side(self) -> Side:
        return Side.LYING if self._is_lying else Side.UPRIGHT

    def _turn(self, side: Side) -> None:
        if side is not self._side:
            self._side = side
            self._breaks = True

    def _place(self, block: Block) -> None:
        parts = self.setters[self._side].parts(block)
        if not parts:
            return
        if not self.parts:
            self.first_side = self._side
        elif self._breaks:
            chapter = _starts_chapter(block) and getattr(block, "new_page", None) is None
            ends = NewChapter(always=self._in_front) if chapter else NextPage()
            self.parts += [TurnTo(self._side), ends]
            self._only_heads = True
        self._breaks = False
        self._in_front = isinstance(block, Contents | Cover | DocumentControl | SignatureLine)
        self.parts += parts
        self._only_heads = self._only_heads and _is_head(block)


def _starts_chapter(block: Block) -> bool:
    if isinstance(block, Heading):
        return block.level == 1 and block.new_page is not False
    return isinstance(block, Contents)


def _headings(block: Block, following: Iterable[Block]) -> list[Heading]:
    """A heading with those directly below it: where one starts a page, all go along."""
    together = takewhile(lambda each: isinstance(each, Heading), (block, *following))
    return [each for each in together if isinstance(each, Heading) and each.level > 1]


def _is_head(block: Block) -> bool:
    """Whether a page that holds nothing but this has only just begun."""
    return isinstance(block, Heading) or (
        isinstance(block, Paragraph) and block.role is ParagraphRole.LEAD
    )


def _headed_figure(block: Block, following: Iterable[Block]) -> Figure | None:
    """The figure that a block is, or that a heading stands directly above."""
    if isinstance(block, Figure):
        return block
    if not isinstance(block, Heading):
        return None
    for after in following:
        if isinstance(after, Figure):
            return after
        if not isinstance(after, Heading):
            return None
    return None


def _setters(
    blocks: Sequence[Block], settings: PdfSettings, pages: Mapping[str, int]
) -> dict[Side, BlockSetter]:
    headings = [block for block in blocks if isinstance(block, Heading)]
    known = frozenset(anchors(tuple(blocks)))
    markup = Markup(wording(settings.language), known, pages)
    return {
        side: BlockSetter(Typesetter(markup, shape), headings, pages)
        for side, shape in _shapes(settings).items()
    }


def _shapes(settings: PdfSettings) -> dict[Side, PageShape]:
    standing, on_its_side = upright(settings.paper), lying(settings.paper)
    return {Side.COVER: standing, Side.UPRIGHT: standing, Side.LYING: on_its_side}
