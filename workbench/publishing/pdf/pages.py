"""The document as ReportLab lays it out: page templates, bookmarks, the page of every anchor."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from reportlab.pdfgen.canvas import Canvas as DrawingCanvas
from reportlab.platypus import ActionFlowable, BaseDocTemplate, Frame, PageTemplate

from workbench.progress import Progress
from workbench.publishing.blocks import Heading
from workbench.publishing.pdf.grid import Grid
from workbench.publishing.pdf.placed import Placed, is_counting
from workbench.publishing.pdf.running import PageFurniture, RunningHead, numbered_text
from workbench.publishing.pdf.settings import PdfSettings
from workbench.publishing.pdf.styles import PageShape, lying, upright

_DEEPEST_BOOKMARK = 3
_MOSTLY_FREE = 0.5
"""A chapter begins on a page of which the last one left so much."""


class Side(StrEnum):
    """How a page is laid out."""

    COVER = "cover"
    UPRIGHT = "upright"
    LYING = "lying"


class TurnTo(ActionFlowable):  # type: ignore[misc]  # ReportLab ships no types
    """From the next page on, pages are laid out like this."""

    keep_next = False

    def __init__(self, side: Side) -> None:
        super().__init__()
        self.side = side

    def apply(self, doc: Handbook) -> None:
        """Called by ReportLab when this place is reached."""
        doc.side = self.side


class NewChapter(ActionFlowable):  # type: ignore[misc]  # ReportLab ships no types
    """Starts a page for a chapter, unless the last one has hardly begun on this page.

    That is so where it holds only its sources, or a few lines; what is `always` on a page of its
    own, such as what follows the contents, takes one all the same.
    """

    keep_next = False

    def __init__(self, *, always: bool) -> None:
        super().__init__()
        self.always = always

    def apply(self, doc: Handbook) -> None:
        """Called by ReportLab when this place is reached."""
        shape = doc.pageTemplate.shape
        goes_on = not doc.has_text or doc.room > _MOSTLY_FREE * shape.body_height
        if self.always or not goes_on or doc.side is not doc.pageTemplate.side:
            doc.handle_pageBreak()


class CountingCanvas(DrawingCanvas):  # type: ignore[misc]  # ReportLab ships no types
    """A canvas on which nothing is drawn: pages are only counted."""

    is_counting = True

    def save(self) -> None:
        return

    def showPage(self) -> None:
        self._pageNumber += 1

    def saveState(self) -> None:
        return

    def restoreState(self) -> None:
        return

    def translate(self, dx: float, dy: float) -> None:
        return


class Page(PageTemplate):  # type: ignore[misc]  # ReportLab ships no types
    """A page of one shape; even pages of a bound book have their margins the other way round."""

    def __init__(self, side: Side, settings: PdfSettings, *, is_even: bool) -> None:
        self.side = side
        self.shape: PageShape = (lying if side is Side.LYING else upright)(settings.paper)
        self.furniture = PageFurniture(
            settings, self.shape, self.shape.left(is_even=is_even, two_sided=settings.two_sided)
        )
        if side is Side.COVER:
            box = (0.0, 0.0, self.shape.width, self.shape.height)
        else:
            box = (
                self.furniture.left,
                self.shape.bottom,
                self.shape.body_width,
                self.shape.body_height,
            )
        frame = Frame(*box, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        super().__init__(
            id=f"{side}-{is_even}", frames=[frame], pagesize=(self.shape.width, self.shape.height)
        )


class Handbook(BaseDocTemplate):  # type: ignore[misc]  # ReportLab ships no types
    """Lays out the parts of a document and remembers on which page every anchor stands."""

    def __init__(
        self, target: str, settings: PdfSettings, first_side: Side, progress: Progress
    ) -> None:
        paper = upright(settings.paper)
        super().__init__(
            target,
            pagesize=(paper.width, paper.height),
            title=settings.title,
            author=settings.author,
            subject=settings.subject,
            creator="SOP Workbench",
            lang=settings.language,
            invariant=1,
        )
        self.progress = progress
        self.side = self.first_side = first_side
        self.page_of: dict[str, int] = {}
        self.page_count = 0
        self.has_text = False
        self._found: dict[str, int] = {}
        self._head = RunningHead()
        self._bookmark_level = -1
        self._todo: list[Placed] = []
        self._share = (0.0, 0.0, 1)
        self._reported = 0
        self._pages = {
            (side, is_even): Page(side, settings, is_even=is_even)
            for side in Side
            for is_even in (False, True)
        }
        self.addPageTemplates(list(self._pages.values()))

    def lay_out(
        self, parts: Sequence[Placed], canvas: type[DrawingCanvas], begun: float, share: float
    ) -> bool:
        """Lay out all parts once; gives whether every anchor stands where it was thought to.

        `begun` and `share` say which part of the whole work this is.
        """
        self._todo = [*parts]
        self._share = (begun, share, max(len(parts), 1))
        for part in parts:
            part.__dict__.pop("_postponed", None)  # ReportLab's own mark from the pass before
        self.build(self._todo, canvasmaker=canvas)
        is_settled = self._found == self.page_of and self.page == self.page_count
        self.page_of.clear()
        self.page_of.update(self._found)
        self.page_count = self.page
        return is_settled

    def beforeDocument(self) -> None:
        self.side = self.first_side
        self._found = {}
        self._head = RunningHead()
        self._bookmark_level = -1

    def handle_pageBegin(self) -> None:
        self.pageTemplate = self._pages[self.side, (self.page + 1) % 2 == 0]
        self._head.new_page()
        self.has_text = False
        super().handle_pageBegin()

    def beforePage(self) -> None:
        if not is_counting(self.canv) and self.pageTemplate.side is not Side.COVER:
            self.pageTemplate.furniture.draw_watermark(self.canv)

    def afterPage(self) -> None:
        if not is_counting(self.canv) and self.pageTemplate.side is not Side.COVER:
            head = self._head.words
            self.pageTemplate.furniture.draw(self.canv, head, self.page, self.page_count)

    def filterFlowables(self, flowables: list[Placed]) -> None:
        """Let the table after a picture come first, where that leaves less of a page empty."""
        moves = getattr(flowables[0], "moves_with", 0)
        if not moves or len(flowables) <= moves or not isinstance(flowables[moves], Grid):
            return
        picture, table = flowables[0], flowables[moves]
        room = self.room - max(picture.getSpaceBefore(), table.getSpaceBefore())
        if (
            picture.start_height(self._width) > room
            and self._gap_after(table, picture, room) < room
        ):
            flowables[: moves + 1] = [table, *flowables[:moves]]

    @property
    def room(self) -> float:
        """How much of the page is still free."""
        left: float = self.frame._y - self.frame._y1p  # noqa: SLF001  (told nowhere else)
        return left

    @property
    def _width(self) -> float:
        return self.pageTemplate.shape.body_width

    def _gap_after(self, table: Placed, picture: Placed, room: float) -> float:
        """What stays empty where a table fills this room, and the picture comes after it."""
        if table.start_height(self._width) > room:
            return room
        body: float = self.pageTemplate.shape.body_height
        over = table.wrap(self._width, 1e6)[1] - room
        left = -over if over <= 0 else body - over % body
        return 0.0 if picture.start_height(self._width) <= left else left

    def afterFlowable(self, flowable: Placed) -> None:
        self._report()
        if not hasattr(flowable, "anchors"):
            return  # a page break, or ReportLab's own
        self.has_text = self.has_text or bool(flowable.height and not flowable.is_note)
        for anchor in flowable.anchors():
            self._found.setdefault(anchor, self.page)
        heading = getattr(flowable, "heading", None)
        if heading is not None:
            self._head.heading_passed(heading)
            self._bookmark(heading)
        elif flowable.height:
            self._head.text_passed()

    def _report(self) -> None:
        begun, share, total = self._share
        done = max(0.0, 1 - len(self._todo) / total)
        self._reported = max(self._reported, round(100 * (begun + share * done)))
        self.progress.step(self._reported, 100, "Setting pages")

    def _bookmark(self, heading: Heading) -> None:
        """An entry in the outline; it goes at most one level deeper than the one before."""
        if is_counting(self.canv) or not heading.anchor or heading.level > _DEEPEST_BOOKMARK:
            return
        self._bookmark_level = min(heading.level - 1, self._bookmark_level + 1)
        self.canv.addOutlineEntry(
            numbered_text(heading), heading.anchor, self._bookmark_level, closed=True
        )
        self.canv.showOutline()
