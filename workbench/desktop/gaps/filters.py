"""The side list of the register: kind, severity, what it is about, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from workbench.desktop.gaps.selection import Group, Selection, Sorted, counts
from workbench.desktop.gaps.wording import HANDLING_WORDS, KIND_WORDS
from workbench.desktop.panels import Column
from workbench.desktop.widgets import FilterRow, Mark
from workbench.domain.assurance import Handling
from workbench.domain.findings import Family, Kind, Severity


class GapFilters(Column):
    """Rows that can be switched on; in each group none means all."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("gap-filters")
        self._rows: dict[Group, dict[str, FilterRow]] = {}
        self._group(Group.KIND, "Kind", [(kind.value, KIND_WORDS[kind]) for kind in Kind])
        self._group(
            Group.SEVERITY,
            "Severity",
            [(each.value, each.value.capitalize()) for each in Severity],
            dots=True,
        )
        self._group(
            Group.FAMILY, "About", [(each.value, each.words.partition(":")[0]) for each in Family]
        )
        self._group(
            Group.HANDLING,
            "State",
            [(each.value, text) for each, text in HANDLING_WORDS.items()],
            mark=Mark.TICK,
        )
        self._rows[Group.HANDLING][Handling.OPEN.value].setChecked(True)

    def selection(self, text: str = "") -> Selection:
        """What is switched on, with the typed text."""
        wanted = {
            group: frozenset(key for key, row in rows.items() if row.isChecked())
            for group, rows in self._rows.items()
        }
        return Selection(wanted, text)

    def show_counts(self, found: Sequence[Sorted], selection: Selection) -> None:
        """Show how many findings each row stands for."""
        for group, rows in self._rows.items():
            numbers = counts(found, selection, group)
            for key, row in rows.items():
                row.show_count(numbers[key])

    def want_everything(self) -> None:
        """Switch everything off, so that every finding is listed, whatever was decided."""
        for rows in self._rows.values():
            for row in rows.values():
                row.setChecked(False)
        self.changed.emit()

    def _group(
        self,
        group: Group,
        title: str,
        options: Sequence[tuple[str, str]],
        *,
        mark: Mark = Mark.GROUND,
        dots: bool = False,
    ) -> None:
        self.section(title)
        self._rows[group] = {}
        for key, text in options:
            row = FilterRow(f"gap-{group.value}-{key}", text, dot=key if dots else "", mark=mark)
            row.clicked.connect(self.changed)
            self._rows[group][key] = row
            self.add(row)
