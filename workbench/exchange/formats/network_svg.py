"""The referral network as one SVG picture that a browser or a word processor opens."""

from __future__ import annotations

from workbench.diagram.network import network_picture
from workbench.diagram.svg import svg
from workbench.domain.export_view import ExportView
from workbench.exchange.format import Format, formats


def _write(view: ExportView, language: str) -> bytes:
    return svg(network_picture(view, language)).encode("utf-8")


formats.add(Format("svg", ".svg", "The referral network, as SVG", _write))
