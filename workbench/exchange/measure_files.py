"""Files that hold one measure each: in which order they stand, and under which names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from workbench.domain.export_view import ExportView
from workbench.domain.procedures import measures_of
from workbench.domain.sops import Measure

_LONGEST_CODE = 80
# ZIP keeps a date for each file; a fixed one keeps the same records giving the same bytes.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def measures_in_order(view: ExportView) -> Iterator[tuple[int, Measure]]:
    """Every measure with its place, in the order of the SOPs and of their numbers."""
    measures = (each for sop in view.sops.values() for each in measures_of(view, sop.id))
    return enumerate(measures, start=1)


def file_name(place: int, code: str, suffix: str) -> str:
    """The place, which tells measures with the same code apart, and what is safe of the code."""
    safe = re.sub(r"[^A-Za-z0-9.-]+", "-", code)[:_LONGEST_CODE].strip("-.")
    return f"{place:03}-{safe or 'measure'}{suffix}"


def write_entry(archive: ZipFile, place: int, code: str, suffix: str, content: bytes) -> None:
    """Put the file of one measure into an archive."""
    name = ZipInfo(file_name(place, code, suffix), _NO_DATE)
    name.compress_type = ZIP_DEFLATED
    archive.writestr(name, content)
