"""What an editable field is: its name in the record, its caption, and the editor made for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workbench.desktop.sops.fields.editor import Make
from workbench.domain.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One field; `core` says whether it is shown while nothing is recorded in it.

    `none` is what is said where it is recorded that there is none; without it nothing of the kind
    can be said. `also` are other words by which the field is found.
    """

    field: str
    caption: str
    make: Make
    # What is asked is a step, a measure or a part of one: hence Any.
    core: bool | Callable[[Any, Records], bool] = False
    wide: bool = True
    none: str = ""
    also: str = ""
    removable: bool = False

    def is_core(self, whole: Any, records: Records) -> bool:
        """Whether the field is always shown in this whole."""
        return self.core(whole, records) if callable(self.core) else self.core
