"""Everything a workspace holds at one moment."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.records import Records


@dataclass(frozen=True, slots=True)
class State(Records):
    """The whole workspace: what edits change, rules check and screens show."""
