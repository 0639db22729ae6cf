"""The keys of the outline: what each wish does, whichever row it was made in."""

from __future__ import annotations

from workbench.desktop.sops.line_keys import LineKeys
from workbench.desktop.sops.step_card import Spot
from workbench.desktop.sops.title_keys import TitleKeys, last_spot
from workbench.desktop.sops.typist import AT_THE_END, Typist
from workbench.desktop.sops.wishes import Wish

HINTS = {
    "title": "Enter: next step · Tab at the start: sub-item · Alt+↑↓: move · F4: all fields",
    "new": "Type a title · Tab: sub-item of the step above · Paste a list: its lines become steps",
    "line": "Enter: next sub-item · Shift+Tab at the start: a step of its own · Alt+↑↓: move",
    "fields": "Esc: back to the outline · Tab: next field · Alt+↑↓: move the step",
    "": "Enter or a click into a title: type there · F6: next panel · F1: all keys",
}
SHEET = (
    ("Enter", "At the end: next step or sub-item. In the middle: split. At the start: one above."),
    ("Enter in an empty sub-item", "Back to a new step"),
    (
        "Tab, Alt+→",
        "Make the step a sub-item of the one above (Tab: at the start, or after Enter)",
    ),
    ("Shift+Tab, Alt+←", "Make the sub-item a step (Shift+Tab: at the start, or after Enter)"),
    ("Tab, Shift+Tab elsewhere", "Next row or field, previous row or field"),
    ("↑ ↓", "Row above, row below; above the first: the title of the measure"),
    ("Alt+↑  Alt+↓", "Move the step with all it holds, or the sub-item"),
    ("F4, Ctrl+Enter", "All fields of the step, or of the measure; Esc leads back"),
    ("Backspace at the start", "Join with the row above; an empty row goes"),
    ("Alt+Del", "Remove the step or sub-item"),
    ("Ctrl+V", "A numbered list, a table or several lines become steps"),
    ("Ctrl+Z, Ctrl+Shift+Z", "Undo, redo"),
    ("Ctrl+Shift+D", "New decision after this step"),
    ("Ctrl+Shift+N", "New measure"),
    ("Ctrl+Shift+T", "Start from a template"),
    ("Ctrl+Shift+C", "Compare with another group, language or edition"),
    ("Ctrl+Alt+M", "Comment on the step"),
    ("F6, Shift+F6", "Next panel, previous panel"),
    ("Esc", "Leave an empty row, close the fields"),
)


class OutlineKeys:
    """Does what is wished for in any row."""

    def __init__(self, typist: Typist) -> None:
        self._typist = typist
        self._titles, self._lines = TitleKeys(typist), LineKeys(typist)

    def follow(self, spot: Spot, wish: Wish) -> None:
        """Do it, whichever row it was wished for in."""
        typist = self._typist
        match wish:
            case Wish.UP | Wish.DOWN:
                goes_to = self.beside(spot, -1 if wish is Wish.UP else 1)
                if goes_to is not None:
                    typist.cursor_wanted.emit(goes_to, AT_THE_END)
                elif wish is Wish.UP:
                    typist.left_upwards.emit()
            case Wish.FIELDS:
                if typist.record(spot):
                    typist.fields_wanted.emit(spot.step)
            case Wish.LEAVE:
                self._leave(spot)
            case _ if spot.line is None:
                self._titles.follow(spot, wish)
            case _:
                self._lines.follow(spot, spot.line, wish)

    def beside(self, spot: Spot, by: int) -> Spot | None:
        """The row above or below one, or None at the end."""
        spots = list(self._around(spot))
        place = spots.index(spot) + by if spot in spots else -1
        return spots[place] if 0 <= place < len(spots) else None

    def _around(self, spot: Spot) -> list[Spot]:
        above, below = self._typist.neighbours(spot.step)
        spots = [last_spot(above)] if above else []
        step = self._typist.session.state.steps.find(spot.step)
        line = self._typist.drafts.line
        drafted = 1 if line is not None and line.step == spot.step else 0
        lines = (len(step.how) if step else 0) + drafted
        spots += [Spot(spot.step), *(Spot(spot.step, place) for place in range(lines))]
        return [*spots, Spot(below.id)] if below else spots

    def _leave(self, spot: Spot) -> None:
        """Escape: an empty row goes; elsewhere the fields are closed."""
        typist, row = self._typist, self._typist.row_at(spot)
        empty = row is not None and not row.words()
        if empty and typist.drafts.line == spot:
            self._lines.follow(spot, spot.line or 0, Wish.BACK)
        elif empty and typist.drafts.between and typist.drafts.between.id == spot.step:
            self._titles.follow(spot, Wish.BACK)
        else:
            typist.record(spot)
            typist.left.emit(spot.step)
