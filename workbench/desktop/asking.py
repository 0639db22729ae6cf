"""The only questions that stop the work: which file, and which passphrase.

They are asked through an `Asker`, so that tests and the picture painter can answer them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QWidget

SUFFIX = ".workbench"
_WORKSPACES = f"Workspaces (*{SUFFIX})"
_DOCUMENTS = "Word documents (*.docx)"


class Asker(Protocol):
    """Asks the person at the keyboard; None means that the question was put aside."""

    def file_to_open(self) -> Path | None:
        """Which workspace to open."""

    def document_to_read(self) -> Path | None:
        """Which document with procedures to read."""

    def file_to_write(self, title: str, suggested: Path) -> Path | None:
        """Where to write; the suggestion carries the suffix that is wanted."""

    def passphrase(self, question: str) -> str | None:
        """The passphrase of a file."""


class DialogAsker:
    """Asks with the dialogs of the system."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    def file_to_open(self) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self._parent, "Open", "", _WORKSPACES)
        return Path(name) if name else None

    def document_to_read(self) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self._parent, "Import an SOP", "", _DOCUMENTS)
        return Path(name) if name else None

    def file_to_write(self, title: str, suggested: Path) -> Path | None:
        kinds = f"*{suggested.suffix}"
        name, _ = QFileDialog.getSaveFileName(self._parent, title, str(suggested), kinds)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(suggested.suffix)

    def passphrase(self, question: str) -> str | None:
        text, given = QInputDialog.getText(
            self._parent, "Passphrase", question, QLineEdit.EchoMode.Password
        )
        return text if given else None


class NoAsker:
    """Puts every question aside: for pictures, where nobody is there to answer."""

    def file_to_open(self) -> Path | None:
        return None

    def document_to_read(self) -> Path | None:
        return None

    def file_to_write(self, title: str, suggested: Path) -> Path | None:
        return None

    def passphrase(self, question: str) -> str | None:
        return None
