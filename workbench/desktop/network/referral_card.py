"""What is known of one referral: who sends whom to whom, for what, by when, and how sure it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.desktop.links import FactRow
from workbench.desktop.naming import name_of
from workbench.desktop.network import facts
from workbench.desktop.network.fields import YES_OR_NO, RecordedChoice, TextLine
from workbench.desktop.network.finding_row import finding_row
from workbench.desktop.panels import Column
from workbench.desktop.session import Session
from workbench.desktop.widgets import (
    Chip,
    Field,
    FilterRow,
    Mark,
    SectionLabel,
    icon_button,
    words,
)
from workbench.desktop.writing.marks import NOTHING
from workbench.domain.edits import Edit
from workbench.domain.edits.entities import Change
from workbench.domain.findings import Finding
from workbench.domain.limits import limit_words, read_limit, reworded
from workbench.domain.programme import ServiceCategoryId
from workbench.domain.referrals import (
    AgreementId,
    Referral,
    ReferralId,
    ReferralKind,
    ReferralState,
)
from workbench.domain.values import AgencyId, Duration, PopulationId

_TONES = {
    ReferralState.AGREED: "good",
    ReferralState.MISSING: "critical",
    ReferralState.EXPIRED: "high",
}
_LIMIT_HINT = "not recorded – for example 24 hours"
_DURATIONS = (("acknowledge_within", "Answer within"), ("outcome_within", "Outcome told within"))
_CONFIRMED = (
    ("confirmed_by_sender", "Confirmed by the sender"),
    ("confirmed_by_receiver", "Confirmed by the receiver"),
)


class ReferralCard(Column):
    """Shows a referral; a change of a field is an edit of its own, made through `edit`."""

    followed = Signal(str)

    def __init__(self, session: Session, edit: Callable[[Edit], bool]) -> None:
        super().__init__("referral-card", "surface")
        self._session = session
        self._edit = edit
        self._referral = Referral(id=ReferralId(""))
        self._findings: Sequence[Finding] = ()
        self._title = words("", "title", wrap=True)
        self._state_chip = Chip()
        self._ends: dict[str, RecordedChoice[AgencyId]] = {
            end: RecordedChoice(f"referral-{end}") for end in ("sender", "receiver")
        }
        self._state: RecordedChoice[ReferralState] = RecordedChoice("referral-state")
        self._kind: RecordedChoice[ReferralKind] = RecordedChoice("referral-kind")
        self._category: RecordedChoice[ServiceCategoryId] = RecordedChoice("referral-category")
        self._agreement: RecordedChoice[AgreementId] = RecordedChoice("referral-agreement")
        self._limit = TextLine(session, "referral-time-limit", _LIMIT_HINT)
        self._consent = TextLine(session, "referral-consent")
        self._durations = {
            name: TextLine(session, f"referral-{name}", _LIMIT_HINT, kinds=NOTHING)
            for name, _ in _DURATIONS
        }
        self._confirmed: dict[str, RecordedChoice[bool]] = {
            name: RecordedChoice(f"referral-{name}") for name, _ in _CONFIRMED
        }
        self._everyone = FilterRow("referral-for-everyone", "Everyone", mark=Mark.TICK)
        self._ticks: dict[PopulationId, FilterRow] = {}
        self._no_groups = words(facts.NOT_RECORDED.capitalize(), "muted")
        self._groups = QVBoxLayout()
        self._found = QVBoxLayout()
        self._build()
        self._connect()

    def show_referral(self, referral: Referral, findings: Sequence[Finding]) -> None:
        """Show a referral as it is now; a field that is being typed in keeps what is typed."""
        if referral.id != self._referral.id:
            self.drop_typed()
        self._referral, self._findings = referral, findings
        self._show_head()
        self._show_choices()
        self._show_lines()
        self._show_groups()
        self._show_found()

    def drop_typed(self) -> None:
        """Forget what is being typed, because another referral is shown, or none."""
        for line in (self._limit, self._consent, *self._durations.values()):
            line.drop()

    def _build(self) -> None:
        for layout in (self._groups, self._found):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.add(self._title)
        self.space(4)
        self.add(self._state_chip)
        for end, caption in (("sender", "From"), ("receiver", "To")):
            self.add(Field(caption, self._end_row(end)))
        self.add(Field("State", self._state))
        self.add(Field("What it does", self._kind))
        self.add(Field("For which service", self._category))
        self.section("For whom")
        self.add(self._no_groups)
        self.add(self._everyone)
        self.add(_holding(self._groups))
        self.section("By when and how")
        self.add(Field("Time limit", self._limit))
        for name, caption in _DURATIONS:
            self.add(Field(caption, self._durations[name]))
        self.add(Field("Consent", self._consent))
        self.section("How sure it is")
        for name, caption in _CONFIRMED:
            self.add(Field(caption, self._confirmed[name]))
        self.add(Field("Agreement", self._agreement))
        self.add(_holding(self._found))

    def _end_row(self, end: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        go = icon_button(f"referral-{end}-go", "arrow-right", "Show this agency")
        go.clicked.connect(lambda: self.followed.emit(getattr(self._referral, end) or ""))
        line.addWidget(self._ends[end], 1)
        line.addWidget(go)
        return row

    def _connect(self) -> None:
        # Each choice has values of a type of its own, hence Any.
        choices: tuple[tuple[str, RecordedChoice[Any]], ...] = (
            *self._ends.items(),
            *self._confirmed.items(),
            ("state", self._state),
            ("kind", self._kind),
            ("category", self._category),
            ("agreement", self._agreement),
        )
        for name, choice in choices:
            choice.picked.connect(lambda value, field=name: self._change(field, value))
        for name, line in self._durations.items():
            line.left.connect(lambda typed, field=name: self._change_duration(field, typed))
        self._limit.left.connect(self._change_limit)
        self._consent.left.connect(self._change_consent)
        self._everyone.clicked.connect(self._change_everyone)

    def _show_head(self) -> None:
        state, language = self._session.state, self._session.language
        self._title.setText(name_of(state, self._referral, language))
        shown = self._referral.shown_state
        self._state_chip.show_state(facts.state_words(shown), _TONES.get(shown, "neutral"))

    def _show_choices(self) -> None:
        referral, state, language = self._referral, self._session.state, self._session.language
        agencies = sorted(state.agencies.values(), key=lambda each: each.label(language).casefold())
        named = [(each.label(language), each.id) for each in agencies]
        for end, choice in self._ends.items():
            choice.offer(named, getattr(referral, end))
        self._state.offer(
            [(facts.state_words(each), each) for each in ReferralState], referral.state
        )
        self._kind.offer([(_kind_words(each), each) for each in ReferralKind], referral.kind)
        categories = sorted(state.service_categories.values(), key=lambda each: each.code)
        self._category.offer(
            [(f"{each.code} {each.name.in_language(language)}", each.id) for each in categories],
            referral.category,
        )
        agreements = state.agreements.values()
        self._agreement.offer(
            [(each.title.in_language(language) or each.code, each.id) for each in agreements],
            referral.agreement,
            "none, as recorded" if referral.says_none("agreement") else facts.NOT_RECORDED,
        )
        for name, answer in self._confirmed.items():
            answer.offer(YES_OR_NO, getattr(referral, name))

    def _show_lines(self) -> None:
        referral, language = self._referral, self._session.language
        limit = referral.time_limit
        self._limit.show_text(limit_words(limit, language) if limit else "")
        self._consent.show_text(
            referral.consent.exactly(language),
            referral.consent.in_language(language) or facts.NOT_RECORDED,
        )
        for name, line in self._durations.items():
            duration: Duration | None = getattr(referral, name)
            line.show_text(duration.words() if duration else "")

    def _show_groups(self) -> None:
        """A tick for each group, and one for everybody."""
        state, language = self._session.state, self._session.language
        if list(self._ticks) != list(state.populations):
            self._build_ticks()
        for key, row in self._ticks.items():
            population = state.populations[key]
            row.setText(population.name.in_language(language) or population.code)
            row.setChecked(key in self._referral.populations)
        self._everyone.setChecked(self._referral.everyone)
        nobody = not self._referral.everyone and not self._referral.populations
        self._no_groups.setVisible(nobody)

    def _build_ticks(self) -> None:
        for row in self._ticks.values():
            row.hide()
            row.deleteLater()
        self._ticks = {}
        for population in self._session.state.populations.values():
            row = FilterRow(f"referral-for-{population.code or population.id}", "", mark=Mark.TICK)
            row.clicked.connect(lambda _on, key=population.id: self._change_group(key))
            self._ticks[population.id] = row
            self._groups.addWidget(row)

    def _show_found(self) -> None:
        _empty(self._found)
        state, language = self._session.state, self._session.language
        rows: list[QWidget] = []
        for mention in facts.mentions(state, self._referral.id, language):
            row = FactRow(mention.words, target=mention.target)
            row.followed.connect(self.followed)
            rows.append(row)
        self._found.addWidget(SectionLabel("Named in"))
        for each in rows or [words("No step names it", "muted")]:
            self._found.addWidget(each)
        if self._findings:
            self._found.addWidget(SectionLabel(f"Findings ({len(self._findings)})"))
        for finding in self._findings:
            self._found.addWidget(
                finding_row(self._session, finding, self.followed.emit, self._referral.id)
            )

    def _change(self, field: str, value: object) -> None:
        if not self._edit(Change(Referral, self._referral.id, {field: value})):
            self.show_referral(self._referral, self._findings)

    def _change_limit(self, typed: str) -> None:
        limit = reworded(self._referral.time_limit, typed, self._session.language)
        self._change("time_limit", limit)

    def _change_consent(self, typed: str) -> None:
        self._change("consent", self._referral.consent.put(self._session.language, typed))

    def _change_duration(self, field: str, typed: str) -> None:
        limit = read_limit(typed, self._session.language)
        if limit is not None and limit.duration is None:
            self._session.refused.emit(
                f"“{typed}” is no length of time. Write for example 24 hours or 3 days."
            )
            self._durations[field].put_back()
            return
        self._change(field, limit.duration if limit else None)

    def _change_everyone(self) -> None:
        everyone = not self._referral.everyone
        values = {"everyone": everyone, "populations": ()} if everyone else {"everyone": False}
        self._edit(Change(Referral, self._referral.id, values))

    def _change_group(self, key: PopulationId) -> None:
        kept = tuple(each for each in self._referral.populations if each != key)
        groups = kept if key in self._referral.populations else (*kept, key)
        values = {"everyone": False, "populations": groups}
        self._edit(Change(Referral, self._referral.id, values))


def _kind_words(kind: ReferralKind) -> str:
    return kind.value.replace("_", " ")


def _holding(layout: QVBoxLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder


def _empty(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
