"""Everything an audience may read, as JSON that other programs can rely on.

The same records give the same bytes: tables, rows and keys are sorted. A field that has no value
is left out; names of fields are those of the data model.
"""

from __future__ import annotations

import json

from workbench.domain.entity import Entity
from workbench.domain.export_view import ExportView
from workbench.domain.findings import Finding
from workbench.domain.kinds import tables
from workbench.domain.plain import Plain, to_plain
from workbench.exchange.format import Format, formats

VERSION = 1


def _write(view: ExportView, _language: str) -> bytes:
    """All languages are in the file, so the language chosen makes no difference."""
    content = {
        "format": "sop-workbench",
        "version": VERSION,
        "audience": view.audience.value,
        "edition": _edition(view),
        "tables": {table: _rows(view, table) for table in tables()},
        "findings": [_finding(each) for each in view.findings],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _edition(view: ExportView) -> Plain:
    """Which edition the file is of, as far as the audience may know of it."""
    edition = view.edition
    return edition and {"id": edition.id, "code": edition.code, "number": edition.number}


def _rows(view: ExportView, table: str) -> list[Plain]:
    rows: list[Entity] = sorted(
        getattr(view, table).values(), key=lambda each: (each.code, each.id)
    )
    return [to_plain(each) | {"code": each.code} for each in rows]


def _finding(finding: Finding) -> Plain:
    return to_plain(finding) | {"key": finding.key}


formats.add(Format("json", ".json", "All facts, as JSON", _write))
