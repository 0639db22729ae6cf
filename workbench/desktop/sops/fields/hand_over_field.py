"""The hand-overs of a step: which referrals of the map it stands for, and how sure they are."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.desktop.links import LinkLabel
from workbench.desktop.sops.describing import standing_words
from workbench.desktop.sops.fields.editor import Desk, Editor, Make, Value
from workbench.desktop.sops.fields.naming_line import NamingLine
from workbench.desktop.taking_out import clear
from workbench.desktop.widgets import Chip, icon_button, push_button, words
from workbench.domain.edits.hand_overs import AddReferralForStep, BindReferral, UnbindReferral
from workbench.domain.entity import new_id
from workbench.domain.hand_overs import HandOver, hand_overs, offered
from workbench.domain.referrals import Referral, ReferralId
from workbench.domain.steps import Step
from workbench.domain.values import StepId

_MOST_OFFERED = 4
_NOBODY_YET = "Say above who leads and who receives: what joins them on the map is offered here."


class HandOversEditor(Editor):
    """One row for each hand-over, with its state and what can be done about it."""

    def __init__(self, desk: Desk, name: str, caption: str) -> None:
        super().__init__(desk, name, caption)
        self._shown: object = None
        self._bound: tuple[str, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._line = NamingLine(desk, name, caption, (Referral,), leave_out=lambda: self._bound)
        self._line.setPlaceholderText("Link a referral of the map: type one of its two agencies")
        self._line.taken.connect(self._bind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(self._rows)
        column.addWidget(self._line)

    @property
    def is_busy(self) -> bool:
        return self._line.is_busy

    def begin(self) -> None:
        self._line.setFocus()

    def show_value(self, value: Value) -> None:
        self._bound = tuple(value or ())
        step, state = self.desk.entity, self.desk.session.state
        assert isinstance(step, Step)
        told = hand_overs(state, step, self.desk.session.today)
        fitting = offered(state, step)[:_MOST_OFFERED]
        unlinked = {each.referral.id for each in told if each.referral}
        others = tuple(each for each in fitting if each.id not in unlinked)
        shown = (told, others, self.desk.language, state.agencies)
        if shown != self._shown:
            self._shown = shown
            self._show_rows(told, others)

    def _show_rows(self, told: tuple[HandOver, ...], others: tuple[Referral, ...]) -> None:
        clear(self._rows)
        for place, hand_over in enumerate(told, start=1):
            self._rows.addWidget(self._row(place, hand_over))
        if others:
            self._rows.addWidget(self._offers(others))
        if not told and not others:
            self._rows.addWidget(words(_NOBODY_YET, "small", wrap=True))

    def _row(self, place: int, hand_over: HandOver) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(2, 0, 0, 0)
        line.setSpacing(6)
        said = hand_over.words(self.desk.session.state, self.desk.language)
        referral = hand_over.referral
        if referral is None:
            line.addWidget(words(said, wrap=True), 1)
        else:
            link = LinkLabel(said, referral.id, f"{self.name}-{place}")
            link.followed.connect(self.desk.session.go_to)
            line.addWidget(link, 1)
        state, tone = standing_words(hand_over.standing)
        line.addWidget(Chip(state, tone))
        self._add_action(line, place, hand_over)
        return row

    def _add_action(self, line: QHBoxLayout, place: int, hand_over: HandOver) -> None:
        referral = hand_over.referral
        if referral is not None and referral.id in self._bound:
            tip = "This step does not stand for this referral"
            remove = icon_button(f"{self.name}-unlink-{place}", "unlink", tip)
            remove.clicked.connect(lambda: self._unbind(referral.id))
            line.addWidget(remove)
        elif referral is not None:
            line.addWidget(self._binder(f"{self.name}-link-{place}", "Link it", referral))
        elif hand_over.can_be_added:
            add = push_button("Add this referral", f"{self.name}-add-{place}", "plus", "link")
            add.clicked.connect(lambda: self._add(hand_over))
            line.addWidget(add)

    def _offers(self, others: tuple[Referral, ...]) -> QWidget:
        """Referrals of the map between those who send and receive."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(2, 0, 0, 0)
        column.setSpacing(0)
        for place, referral in enumerate(others, start=1):
            state, language = self.desk.session.state, self.desk.language
            ends = (state.agencies.find(e) for e in (referral.sender, referral.receiver))
            said = " → ".join(each.label(language) if each else "?" for each in ends)
            column.addWidget(self._binder(f"{self.name}-offer-{place}", f"Link {said}", referral))
        return box

    def _binder(self, name: str, said: str, referral: Referral) -> QWidget:
        button = push_button(said, name, "link", "link")
        button.clicked.connect(lambda: self._bind(referral.id))
        return button

    def _bind(self, key: str) -> None:
        self._line.show_words("")
        self._line.setFocus()
        self.desk.edit(BindReferral(StepId(self.desk.entity.id), ReferralId(key)))

    def _unbind(self, key: ReferralId) -> None:
        self._line.setFocus()
        self.desk.edit(UnbindReferral(StepId(self.desk.entity.id), key))

    def _add(self, hand_over: HandOver) -> None:
        sender, receiver = hand_over.sender.agency, hand_over.receiver.agency
        assert sender is not None
        assert receiver is not None
        self._line.setFocus()
        step = StepId(self.desk.entity.id)
        self.desk.edit(AddReferralForStep(step, ReferralId(new_id()), sender, receiver))


def hand_over_links() -> Make:
    """The referrals a step stands for."""
    return HandOversEditor
