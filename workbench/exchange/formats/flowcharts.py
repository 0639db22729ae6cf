"""The flowcharts of all measures, one SVG picture each, in one ZIP file."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from workbench.diagram.flowchart import flowchart
from workbench.diagram.svg import svg
from workbench.domain.export_view import ExportView
from workbench.exchange.format import Format, formats
from workbench.exchange.measure_files import measures_in_order, write_entry


def _write(view: ExportView, language: str) -> bytes:
    """Named after the codes of the measures, in the order of the SOPs and their numbers."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for place, measure in measures_in_order(view):
            drawn = svg(flowchart(view, measure.id, language))
            write_entry(archive, place, measure.code, ".svg", drawn.encode())
    return file.getvalue()


formats.add(Format("flowcharts", ".zip", "Flowcharts of all measures, as SVG in a ZIP", _write))
