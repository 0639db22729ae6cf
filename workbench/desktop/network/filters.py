"""What of the map is shown: spheres with their counts, and the groups that are asked for."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.desktop.canvas.filtering import MapFilter
from workbench.desktop.theme import SPHERE_COLOURS
from workbench.desktop.widgets import FilterRow, Mark, SectionLabel
from workbench.diagram.network_map import NetworkMap
from workbench.domain.programme import Population, Sphere
from workbench.domain.records import Records
from workbench.domain.values import PopulationId


class MapFilters(QWidget):
    """Switches for spheres, all on at first; and for groups, none of which means everybody."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._spheres: dict[Sphere, FilterRow] = {}
        self._populations: dict[PopulationId, FilterRow] = {}
        self._for_whom = QVBoxLayout()
        self._for_whom.setSpacing(0)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(SectionLabel("Show"))
        for sphere in Sphere:
            lines.addWidget(self._sphere_row(sphere))
        self._heading = SectionLabel("For whom")
        lines.addWidget(self._heading)
        lines.addLayout(self._for_whom)

    @property
    def wanted(self) -> MapFilter:
        """What is to be shown."""
        return MapFilter(
            frozenset(each for each, row in self._spheres.items() if not row.isChecked()),
            frozenset(each for each, row in self._populations.items() if row.isChecked()),
        )

    @property
    def words(self) -> str:
        """What is left out, in a few words: "filtered: 2 of 5 spheres"; "" for nothing."""
        there = [row for row in self._spheres.values() if not row.isHidden()]
        on = sum(row.isChecked() for row in there)
        parts = [f"{on} of {len(there)} spheres"] if on < len(there) else []
        asked = [row.text().lower() for row in self._populations.values() if row.isChecked()]
        parts += [f"for {', '.join(asked)}"] if asked else []
        return f"filtered: {'; '.join(parts)}" if parts else ""

    def want_everything(self) -> None:
        """Leave nothing out."""
        for rows, checked in ((self._spheres, True), (self._populations, False)):
            for row in rows.values():
                with QSignalBlocker(row):
                    row.setChecked(checked)
                row.update()
        self.changed.emit()

    def show_counts(self, network: NetworkMap, records: Records, language: str) -> None:
        """Show how many agencies stand in each lane, and how many referrals hold for each group."""
        counts = Counter(agency.sphere for agency in network.agencies)
        for sphere, row in self._spheres.items():
            row.show_count(counts[sphere])
            row.setVisible(sphere.number is not None or counts[sphere] > 0)
        if list(self._populations) != list(records.populations):
            self._build_populations(records)
        for key, row in self._populations.items():
            population = records.populations[key]
            row.setText(_name(population, language))
            referrals = records.referrals.values()
            row.show_count(sum(each.everyone or key in each.populations for each in referrals))
        self._heading.setVisible(bool(self._populations))

    def _sphere_row(self, sphere: Sphere) -> FilterRow:
        number = f"{sphere.number} " if sphere.number else ""
        row = FilterRow(
            f"show-{sphere.value}",
            f"{number}{sphere.words}",
            swatch=SPHERE_COLOURS[sphere],
            mark=Mark.TICK,
        )
        row.setChecked(True)
        row.toggled.connect(lambda _on: self.changed.emit())
        self._spheres[sphere] = row
        return row

    def _build_populations(self, records: Records) -> None:
        for row in self._populations.values():
            row.hide()
            row.deleteLater()
        self._populations = {}
        for population in records.populations.values():
            row = FilterRow(f"for-{population.code or population.id}", "", mark=Mark.TICK)
            row.setToolTip("With no group ticked, everybody is meant")
            row.toggled.connect(lambda _on: self.changed.emit())
            self._populations[population.id] = row
            self._for_whom.addWidget(row)


def _name(population: Population, language: str) -> str:
    return population.name.in_language(language) or population.code
