"""The flowcharts of all measures, one SVG picture each, in one ZIP file."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from workbench.diagram.flowchart import flowchart
from workbench.diagram.svg import svg
from workbench.domain.export_view import ExportView
from workbench.domain.procedures import measures_of
from workbench.exchange.format import Format, formats

# ZIP keeps a date for each file; a fixed one keeps the same records giving the same bytes.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def _write(view: ExportView, language: str) -> bytes:
    """Named after the codes of the measures, in the order of the SOPs and their numbers."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        measures = (each for sop in view.sops.values() for each in measures_of(view, sop.id))
        for place, measure in enumerate(measures, start=1):
            drawn = svg(flowchart(view, measure.id, language))
            write_entry(archive, place, measure.code, ".svg", drawn.encode())
    return file.getvalue()


def write_entry(archive: ZipFile, place: int, code: str, suffix: str, content: bytes) -> None:
    """Put the file of one measure into the archive; the place keeps the order of the measures."""
    name = ZipInfo(f"{place:03}-{_file_name(code)}{suffix}", _NO_DATE)
    name.compress_type = ZIP_DEFLATED
    archive.writestr(name, content)


def _file_name(code: str) -> str:
    """The code with nothing in it that a file system could read as more than a name."""
    return re.sub(r"[^A-Za-z0-9.-]+", "-", code).strip("-.") or "measure"


formats.add(Format("flowcharts", ".zip", "Flowcharts of all measures, as SVG in a ZIP", _write))
