"""What is known of one agency: its fields, edited in place, and everything that names it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.desktop.gaps.wording import token_of
from workbench.desktop.links import FactRow
from workbench.desktop.network import facts
from workbench.desktop.network.fields import RecordedChoice, TextLine
from workbench.desktop.network.finding_row import finding_row
from workbench.desktop.panels import Card, Column
from workbench.desktop.session import Session
from workbench.desktop.theme import TITLE_SIZE, font
from workbench.desktop.widgets import Chip, Field, SectionLabel, words
from workbench.desktop.writing.marks import ALL_BUT_SPELLING, NOTHING
from workbench.domain.agencies import Agency, AgencyType
from workbench.domain.edits.agencies import RenameAgency
from workbench.domain.edits.entities import Change
from workbench.domain.findings import Finding, Kind
from workbench.domain.referrals import Referral
from workbench.domain.services import Offering
from workbench.domain.values import AgencyId

_CAPTION_WIDTH = 54
_CONTACTS = (("phone", "Phone"), ("email", "E-mail"), ("fax", "Fax"), ("website", "Website"))


class AgencyCard(Column):
    """Shows an agency; a change of a field is an edit of its own."""

    followed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("agency-card", "surface")
        self._session = session
        self._agency = Agency(id=AgencyId(""))
        self._findings: Sequence[Finding] = ()
        self._name = TextLine(session, "agency-name", "Name of the agency", kinds=ALL_BUT_SPELLING)
        self._name.setAccessibleName("Name")
        self._name.setFont(font(TITLE_SIZE, bold=True))
        self._name.left.connect(self._rename)
        self._chips = QHBoxLayout()
        self._about = words("", "muted", wrap=True)
        self._other_names = words("", "small", wrap=True)
        self._type: RecordedChoice[AgencyType] = RecordedChoice("agency-type")
        self._type.picked.connect(lambda value: self._change("type", value))
        self._parent: RecordedChoice[AgencyId] = RecordedChoice("agency-parent")
        self._parent.picked.connect(lambda value: self._change("parent", value))
        self._contacts = {
            name: TextLine(session, f"agency-{name}", kinds=NOTHING) for name, _ in _CONTACTS
        }
        self._address = TextLine(session, "agency-address", kinds=ALL_BUT_SPELLING)
        self._address.left.connect(self._change_address)
        self._found = QVBoxLayout()
        self._found.setSpacing(4)
        self._build()

    @property
    def agency_id(self) -> str:
        """The agency that is shown."""
        return self._agency.id

    def show_agency(self, agency: Agency, findings: Sequence[Finding]) -> None:
        """Show an agency as it is now; a field that is being typed in keeps what is typed."""
        if agency.id != self._agency.id:
            self.drop_typed()
        self._agency, self._findings = agency, findings
        self._show_head()
        state, language = self._session.state, self._session.language
        self._type.offer([(each.words, each) for each in AgencyType], agency.type)
        others = [each for each in state.agencies.values() if each.id != agency.id]
        others.sort(key=lambda each: each.label(language).casefold())
        self._parent.offer([(each.label(language), each.id) for each in others], agency.parent)
        for name, line in self._contacts.items():
            line.show_text(getattr(agency, name), self._absent(name))
        address = agency.address
        self._address.show_text(
            address.exactly(language), address.in_language(language) or self._absent("address")
        )
        self._show_found()

    def drop_typed(self) -> None:
        """Forget what is being typed, because another agency is shown, or none."""
        for line in (self._name, self._address, *self._contacts.values()):
            line.drop()

    def edit_name(self) -> None:
        """Put the cursor into the name, all of it selected."""
        self._name.setFocus()
        self._name.selectAll()

    def _build(self) -> None:
        self.add(self._name)
        chips = QWidget()
        chips.setLayout(self._chips)
        self._chips.setContentsMargins(0, 6, 0, 2)
        self._chips.setSpacing(6)
        self.add(chips)
        self.add(self._about)
        self.add(self._other_names)
        self.add(Field("Type", self._type))
        self.add(Field("Part of", self._parent))
        found = QWidget()
        found.setLayout(self._found)
        self._found.setContentsMargins(0, 0, 0, 0)
        self.add(found)
        self.section("How to reach it")
        for name, caption in _CONTACTS:
            line = self._contacts[name]
            line.left.connect(lambda typed, field=name: self._change(field, typed))
            self.add(Field(caption, line))
        self.add(Field("Address", self._address))

    def _show_head(self) -> None:
        agency, state, language = self._agency, self._session.state, self._session.language
        self._name.show_text(agency.name.exactly(language), agency.label(language))
        while item := self._chips.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for chip in self._made_chips():
            self._chips.addWidget(chip)
        self._chips.addStretch(1)
        parent = state.agencies.find(agency.parent)
        kind = agency.type.words if agency.type else f"Type {facts.NOT_RECORDED}"
        self._about.setText(f"{kind} · {parent.label(language)}" if parent else kind)
        others = [f"{each}: {text}" for each, text in agency.name if each != language]
        self._other_names.setText("\n".join(others))
        self._other_names.setVisible(bool(others))

    def _made_chips(self) -> list[Chip]:
        known = [each for each in self._findings if each.kind is not Kind.UNKNOWN]
        asked = len(self._findings) - len(known)
        chips = []
        if known:
            gravest = min(known, key=lambda each: each.severity.rank)
            chips.append(Chip(_counted(len(known), "gap"), token_of(gravest)))
        if asked:
            chips.append(Chip(f"{asked} to ask", "unknown"))
        if self._agency.pseudo:
            chips.append(Chip("not one agency", "neutral"))
        if self._agency.retired:
            chips.append(Chip("retired", "neutral"))
        return chips or [Chip("no findings", "good")]

    def _show_found(self) -> None:
        """Everything that is worked out, made anew."""
        while item := self._found.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        state, language, key = self._session.state, self._session.language, self._agency.id
        offers = facts.offerings_at(state, key)
        blocks = [self._offering(each) for each in offers]
        nothing = words(f"Services {facts.NOT_RECORDED}", "muted")
        self._add_section(f"Offers ({len(blocks)})", *(blocks or [nothing]))
        self._add_relations("Referred from", state.referrals.where("receiver", key), "sender")
        self._add_relations("Refers to", state.referrals.where("sender", key), "receiver")
        mentions = facts.mentions(state, key, language)
        rows = [self._link(each.words, "", each.target) for each in mentions]
        self._add_section("Named in", *(rows or [words("No step names it", "muted")]))
        if self._findings:
            rows = [
                finding_row(self._session, each, self.followed.emit, key) for each in self._findings
            ]
            self._add_section(f"Findings ({len(rows)})", *rows)

    def _offering(self, offering: Offering) -> QWidget:
        """One service at a place: whom it takes, how many, where, and who may read where."""
        state, language = self._session.state, self._session.language
        block = Card()
        block.lines.setContentsMargins(10, 6, 10, 8)
        block.lines.setSpacing(2)
        name = facts.offering_name(state, offering, language)
        address = offering.address.in_language(language) or facts.NOT_RECORDED
        block.lines.addWidget(words(name, "strong", wrap=True))
        block.lines.addWidget(_fact("Serves", facts.serves(state, offering, language)))
        block.lines.addWidget(_fact("Places", facts.places(offering)))
        block.lines.addWidget(_fact("Address", address))
        block.lines.addWidget(words(facts.address_note(offering), "small", wrap=True))
        return block

    def _add_relations(self, title: str, referrals: Sequence[Referral], end: str) -> None:
        state, language = self._session.state, self._session.language
        partners = Counter(getattr(each, end) for each in referrals)
        rows = []
        for referral in sorted(referrals, key=lambda each: (each.code, each.id)):
            key = getattr(referral, end)
            agency = state.agencies.find(key)
            name = agency.label(language) if agency else "?"
            if partners[key] > 1:
                name = f"{name} ({facts.for_whom(state, referral, language)})"
            detail = facts.referral_words(referral, language)
            rows.append(self._link(name, detail, referral.id, _why(detail)))
        nobody = words(f"Nobody {facts.NOT_RECORDED}", "muted")
        self._add_section(f"{title} ({len(rows)})", *(rows or [nobody]))

    def _link(self, text: str, detail: str, target: str, why: str = "") -> QWidget:
        row = FactRow(text, detail, target=target)
        row.setToolTip(why)
        row.followed.connect(self.followed)
        return row

    def _add_section(self, title: str, *rows: QWidget) -> None:
        self._found.addWidget(SectionLabel(title))
        for row in rows:
            self._found.addWidget(row)

    def _absent(self, field: str) -> str:
        return "none, as recorded" if self._agency.says_none(field) else facts.NOT_RECORDED

    def _rename(self, typed: str) -> None:
        edit = RenameAgency(self._agency.id, typed, self._session.language)
        if not self._session.edit(edit):
            self._name.put_back()

    def _change(self, field: str, value: object) -> None:
        if not self._session.edit(Change(Agency, self._agency.id, {field: value})):
            self.show_agency(self._agency, self._findings)

    def _change_address(self, typed: str) -> None:
        self._change("address", self._agency.address.put(self._session.language, typed))


def _fact(caption: str, value: str) -> QWidget:
    """A caption and its value side by side; what is not recorded is muted."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 1, 0, 1)
    line.setSpacing(8)
    label = words(caption, "small")
    label.setFixedWidth(_CAPTION_WIDTH)
    line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words(value, "muted" if value == facts.NOT_RECORDED else "", wrap=True), 1)
    return row


def _why(detail: str) -> str:
    """What a question mark in a detail stands for."""
    return "No time limit is recorded" if "?" in detail else ""


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
