"""What follows a step: its branches to other steps, each with when it is taken."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.desktop.sops.fields.choices import Combo, step_words
from workbench.desktop.sops.fields.editor import Desk, Editor, Make, Value
from workbench.desktop.taking_out import discard
from workbench.desktop.widgets import icon_button, words
from workbench.desktop.writing.watched_line import WatchedLine
from workbench.domain.branching import Basis, Way, ways_out
from workbench.domain.edits.branches import (
    AddBranch,
    LabelBranch,
    RemoveBranch,
    RetargetBranch,
    branch,
)
from workbench.domain.steps import Step
from workbench.domain.values import StepId

_EDITABLE = (Basis.RECORDED, Basis.PRINTED, Basis.DECISION)
_WHY = {
    Basis.PRINTED: "follows from the printed order",
    Basis.DECISION: "follows from the decision",
    Basis.REFUSAL: "after a refusal (consent)",
    Basis.WITHDRAWAL: "after a withdrawal (consent)",
    Basis.EXCEPTION: "exception without a branch to it",
}
_CASE_WIDTH = 96
_INDENT = 18
_CASES = (("when", False), ("otherwise", True))


class BranchLine(QWidget):
    """One way out of a step: in which case, and to which step."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self._desk = desk
        self._way: Way | None = None
        self._shown = ""
        self._case = Combo(f"{name}-case", "In which case")
        self._case.setFixedWidth(_CASE_WIDTH)
        self._case.activated.connect(self._commit_words)
        self._when = WatchedLine(desk.session, f"{name}-when")
        self._when.setAccessibleName("When this branch is taken")
        self._when.setPlaceholderText("always")
        self._when.editingFinished.connect(self._commit_words)
        self._to = Combo(f"{name}-to", "Step that follows")
        self._to.activated.connect(self._commit_target)
        self._why = words("", "small")
        self.remove = icon_button(f"{name}-remove", "x", "Take this branch out")
        self.remove.clicked.connect(self._take_out)
        self._build()

    @property
    def way(self) -> Way | None:
        """The way that is shown, None for one that is still to be chosen."""
        return self._way

    @property
    def is_busy(self) -> bool:
        """Whether something was typed that has not been given yet."""
        return self._when.hasFocus() and self._when.text() != self._shown

    def show_way(self, way: Way | None) -> None:
        """Show a way as it is now; what is being typed is kept."""
        busy = self.is_busy
        self._way = way
        language = self._desk.language
        self._case.offer(_CASES, way is not None and way.is_else)
        if not busy:
            self._shown = way.condition.text.exactly(language) if way else ""
            self._when.setText(self._shown)
            self._when.setCursorPosition(0)
        others = [each for each in self._desk.steps if each.id != self._desk.entity.id]
        targets: list[tuple[str, Value]] = [] if way else [("→ choose a step", None)]
        targets += [(f"→ {step_words(each, language)}", each.id) for each in others]
        self._to.offer(targets, way.target if way else None)
        fixed = way is not None and way.basis not in _EDITABLE
        self._case.setVisible(way is not None and not fixed)
        self._when.setVisible(way is not None and not fixed)
        self._why.setText(_WHY.get(way.basis, "") if way else "")
        self._why.setVisible(bool(self._why.text()))
        self.remove.setVisible(way is not None and way.basis in (Basis.RECORDED, Basis.REFUSAL))

    def begin(self) -> None:
        """Put the cursor into the choice of the step."""
        self._to.setFocus()

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self._to, 1)
        first.addWidget(self.remove)
        below = QHBoxLayout()
        below.setContentsMargins(_INDENT, 0, 0, 0)
        below.setSpacing(4)
        below.addWidget(self._case)
        below.addWidget(self._when, 1)
        below.addWidget(self._why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(first)
        column.addLayout(below)

    def _commit_words(self) -> None:
        typed = " ".join(self._when.text().split())
        if self._way is None or (typed, self._case.value) == (self._shown, self._way.is_else):
            return
        self._shown = typed
        edit = LabelBranch(self._way, self._desk.language, typed, self._case.value)
        if not self._desk.edit(edit):
            self.show_way(self._way)

    def _commit_target(self) -> None:
        target = self._to.value
        if target is None:
            return
        made = (
            AddBranch(branch(StepId(self._desk.entity.id), target))
            if self._way is None
            else RetargetBranch(self._way, target)
        )
        if not self._desk.edit(made):
            self.show_way(self._way)

    def _take_out(self) -> None:
        if self._way is not None:
            self._desk.edit(RemoveBranch(self._way))


class BranchesEditor(Editor):
    """Every way out of a step, and room for one more; each change is an edit of its own."""

    def __init__(self, desk: Desk, name: str, caption: str) -> None:
        super().__init__(desk, name, caption)
        self._lines: list[BranchLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    @property
    def is_busy(self) -> bool:
        return any(line.is_busy for line in self._lines)

    def begin(self) -> None:
        self._lines[-1].begin()

    def show_value(self, _value: Value) -> None:
        """Branches are things of their own: they are read from the records."""
        step = self.desk.entity
        ways = ways_out(self.desk.session.state, step) if isinstance(step, Step) else ()
        shown = (*ways, None)
        while len(self._lines) > len(shown):
            discard(self._lines.pop())
        while len(self._lines) < len(shown):
            self._lines.append(self._line())
        for line, way in zip(self._lines, shown, strict=True):
            line.show_way(way)

    def _line(self) -> BranchLine:
        line = BranchLine(self.desk, f"{self.name}-{len(self._lines) + 1}")
        self._column.addWidget(line)
        return line


def branches() -> Make:
    """What follows a step."""
    return BranchesEditor
