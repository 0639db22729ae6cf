"""The two fields everybody writes in: one paragraph that grows, and several."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from workbench.desktop.session import Session
from workbench.desktop.writing.prose_field import ProseField

_LINE_HEIGHT = 200
_OTHER_USES = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_BOX_HEIGHT = 420


class WritingLine(ProseField):
    """One paragraph that wraps; Enter says that it is finished, and starts no new line."""

    entered = Signal()

    def __init__(self, session: Session, name: str, *, plain: bool = False) -> None:
        super().__init__(session, name, most_height=_LINE_HEIGHT, plain=plain)

    def handle_key(self, event: QKeyEvent) -> None:
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and not event.modifiers() & _OTHER_USES:
            event.accept()
            self.entered.emit()
        else:
            super().handle_key(event)

    def fitting(self, prose: str) -> str:
        return " ".join(line.strip() for line in prose.split("\n") if line.strip())


class WritingBox(ProseField):
    """Several paragraphs; Tab leaves it."""

    def __init__(self, session: Session, name: str, *, plain: bool = False) -> None:
        super().__init__(session, name, most_height=_BOX_HEIGHT, plain=plain)
