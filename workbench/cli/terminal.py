"""What a person sees in the terminal: findings, tables, progress."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from workbench.publishing.pdf.document import Printed


def print_json(content: Any) -> None:
    """Machine output: stable keys, readable letters, one object."""
    print(json.dumps(content, ensure_ascii=False, indent=2))


def print_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Rows under a head; on a pipe the columns keep their width."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in head:
        table.add_column(title, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console().print(table)


def console() -> Console:
    """The terminal; on a pipe wide enough that lines are not broken."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else 160)


def tell_missing(printed: Printed) -> None:
    """Warn of characters that no font of the program has, and that print as empty boxes."""
    for each in printed.missing:
        print(
            f"workbench: No font has {each.name}, near {each.near!r}; it prints as an empty box.",
            file=sys.stderr,
        )


class TerminalProgress:
    """Says on stderr how far long work is, when somebody is looking."""

    def __init__(self) -> None:
        self._shown = ""

    def step(self, done: int, total: int, doing: str = "") -> None:
        """One line, written over itself."""
        line = f"{doing} {done * 100 // max(total, 1)} %"
        if sys.stderr.isatty() and line != self._shown:
            self._shown = line
            end = "\n" if done >= total else ""
            print(f"\r{line:<60}", end=end, file=sys.stderr, flush=True)
