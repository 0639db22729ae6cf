"""The table of contents."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.export_view import ExportView
from workbench.publishing.blocks import Block, Contents
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.words import say


@section("contents", "Contents", 30)
def contents(_view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """Chapters, stages and measures with their pages."""
    yield Contents(say("Contents", options.language), depth=3)
