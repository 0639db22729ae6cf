"""The panels of the Network place: map, list, filters and inspector, kept in step."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.desktop.canvas.canvas import NetworkCanvas
from workbench.desktop.canvas.filtering import EVERYTHING
from workbench.desktop.canvas.owners import owner_of
from workbench.desktop.canvas.placing import edit_holding_still
from workbench.desktop.network.agency_list import AgencyList
from workbench.desktop.network.facts import badge, findings_by_agency, open_findings
from workbench.desktop.network.filters import MapFilters
from workbench.desktop.network.inspector import MapInspector
from workbench.desktop.network.legend import LegendBar
from workbench.desktop.panels import Banner, Banners, Column, EmptyState, WorkHead
from workbench.desktop.seen import WhenSeen
from workbench.desktop.session import Session
from workbench.desktop.widgets import Chip, icon_button, push_button
from workbench.domain.agencies import Agency
from workbench.domain.edits import Edit
from workbench.domain.programme import Population, ServiceCategory, Stage
from workbench.domain.referrals import Referral
from workbench.domain.services import Offering, Service
from workbench.workspace import Committed

_SHOWN = (Agency, Referral, Population, Service, Offering, ServiceCategory, Stage)


class MapDesk(QObject):
    """Builds the panels; what is chosen in one of them is chosen in all."""

    view_changed = Signal()
    details_wanted = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas = NetworkCanvas(session)
        self._filters = MapFilters()
        self._list = AgencyList()
        self._legend = LegendBar()
        self._notices = Banners()
        self._notices.setObjectName("network-notices")
        self._map_or_nothing = QStackedWidget()
        self._filtered = Chip("", "accent")
        self._hint = Chip("", "accent")
        self._add_referral = push_button("Referral", "network-add-referral", "spline")
        self._everything = push_button("Show everything", "network-everything", kind="link")
        self._arrange = push_button("Arrange", "network-arrange", "layers")
        self.side, self.centre = self._made_side(), self._made_centre()
        self.inspector = self._inspector = MapInspector(session, self._edit)
        self._wanted = EVERYTHING
        self._notice: Banner | None = None
        self._connect()
        self._show_everything()
        self._show_findings()
        self._show_chosen()
        self._offer_to_arrange()

    @property
    def scale(self) -> float:
        """How large the map is shown."""
        return self._canvas.view.scale

    def reveal(self, entity_id: str) -> None:
        """Bring an agency, a referral, or whoever offers a service, into view and choose it."""
        here = self._canvas.model.standing_for(entity_id)
        if here and not self._canvas.is_shown(here):
            self._filters.want_everything()
        self._session.choose(here or entity_id)
        self._canvas.reveal(here)

    def in_view(self) -> Collection[str]:
        """The ids of what the filters leave on the map."""
        return self._canvas.model.ids_in_view()

    def _made_side(self) -> Column:
        column = Column("network-side")
        column.add(self._filters)
        column.section("Agencies")
        column.add(self._list)
        return column

    def _made_centre(self) -> QWidget:
        centre = QWidget()
        centre.setProperty("role", "surface")
        lines = QVBoxLayout(centre)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        nothing = EmptyState(
            "waypoints",
            "No agencies yet",
            "Add the agencies of the task force, then draw who sends people to whom.",
        )
        begin = push_button("Add an agency", "network-begin", "plus", "primary")
        begin.clicked.connect(self._begin)
        nothing.add_button(begin)
        self._map_or_nothing.addWidget(self._canvas)
        self._map_or_nothing.addWidget(nothing)
        for widget in (self._made_head(), self._notices):
            lines.addWidget(widget)
        lines.addWidget(self._map_or_nothing, 1)
        lines.addWidget(self._legend)
        return centre

    def _made_head(self) -> WorkHead:
        head = WorkHead()
        actions = self._canvas.map_actions
        add = push_button("Agency", "network-add-agency", "plus")
        add.setToolTip("Add an agency (N, or double-click on the map)")
        add.clicked.connect(self._begin)
        self._add_referral.setToolTip(
            "Add a referral from the agency chosen (C, or pull the handle of its box)"
        )
        self._add_referral.clicked.connect(self._begin_referral)
        self._arrange.setToolTip("Let the lanes place everybody again")
        self._arrange.clicked.connect(actions.arrange)
        self._everything.clicked.connect(self._filters.want_everything)
        self._filtered.setObjectName("network-filtered")
        self._hint.setObjectName("network-hint")
        self._hint.hide()
        left: tuple[QWidget, ...] = (add, self._add_referral, self._arrange)
        for widget in (*left, self._hint, self._filtered, self._everything):
            head.add_left(widget)
        for name, icon, tip, perform in (
            ("network-zoom-out", "zoom-out", "Smaller (Ctrl+-)", self._canvas.zoom_out),
            ("network-zoom-in", "zoom-in", "Larger (Ctrl++)", self._canvas.zoom_in),
            ("network-fit", "maximize", "Show the whole map (F)", self._canvas.fit),
        ):
            button = icon_button(name, icon, tip)
            button.clicked.connect(lambda _checked=False, done=perform: done())
            head.add_right(button)
        return head

    def _connect(self) -> None:
        session, canvas = self._session, self._canvas
        session.committed.connect(self._follow)
        session.chosen.connect(self._show_chosen)
        session.findings_changed.connect(WhenSeen(self.centre, self._show_findings).ask)
        session.language_changed.connect(self._speak)
        canvas.view_changed.connect(self.view_changed)
        canvas.marked.connect(self._show_chosen)
        canvas.hinted.connect(lambda words: self._hint.show_state(words, "accent"))
        canvas.done.connect(self._tell)
        canvas.naming_ended.connect(self._show_map_or_nothing)
        self._filters.changed.connect(self._filter)
        self._list.agency_chosen.connect(self._choose_from_list)
        self._list.clicked.connect(self.details_wanted)
        self._inspector.followed.connect(self._go)

    def _follow(self, commit: Committed) -> None:
        """Bring up to date what the change touched; the card follows with the findings."""
        if self._notice is not None:
            self._notice.closed.emit()
            self._notice = None
        if commit.delta.touches(*_SHOWN):
            self._show_everything()
        self._offer_to_arrange()

    def _offer_to_arrange(self) -> None:
        self._arrange.setEnabled(bool(self._session.state.map_positions))

    def _show_everything(self) -> None:
        network = self._canvas.model.network
        self._filters.show_counts(network, self._session.state, self._session.language)
        self._list.show_agencies(network.agencies, self._standing())
        self._legend.show_legend(network)
        self._show_map_or_nothing()
        self._filter()

    def _speak(self) -> None:
        self._show_everything()
        self._show_card()

    def _show_findings(self) -> None:
        session = self._session
        found = open_findings(session.findings, session.state, session.today)
        grouped = findings_by_agency(found, session.state)
        badges = {key: made for key, about in grouped.items() if (made := badge(about))}
        self._canvas.show_badges(badges)
        self._list.show_badges(badges)
        self._show_card()

    def _show_card(self) -> None:
        """Show what is known of the thing chosen, or how many are marked."""
        marked = len(self._canvas.selection)
        if marked > 1:
            self._inspector.show_several(marked)
        else:
            self._inspector.show_entity(self._standing())

    def _show_chosen(self) -> None:
        self._list.show_chosen(self._standing())
        if row := self._list.chosen_row():
            self.side.ensureVisible(0, self._list.y() + row.center().y(), 0, row.height())
        self._add_referral.setEnabled(bool(self._canvas.map_actions.chosen_agency))
        self._show_card()

    def _show_map_or_nothing(self) -> None:
        """The map, or what to do where there is nothing to map yet."""
        nothing = not self._session.state.agencies and not self._canvas.is_naming
        self._map_or_nothing.setCurrentIndex(1 if nothing else 0)
        self._legend.setVisible(not nothing)

    def _filter(self) -> None:
        """Hide and dim on the map what is not wanted, and say so."""
        wanted, words = self._filters.wanted, self._filters.words
        self._filtered.show_state(words, "accent", "The list and the findings are not filtered")
        self._everything.setVisible(bool(words))
        if wanted != self._wanted:
            self._wanted = wanted
            self._canvas.filter(wanted)
            self.view_changed.emit()

    def _standing(self) -> str:
        """The agency or referral that stands for what is chosen."""
        return owner_of(self._session.state, self._session.chosen_id)

    def _choose_from_list(self, agency_id: str) -> None:
        self._session.choose(agency_id)
        self._canvas.reveal(agency_id)

    def _begin(self) -> None:
        """Let the name of a new agency be typed on the map."""
        self._map_or_nothing.setCurrentIndex(0)
        self._canvas.map_actions.add_agency()

    def _begin_referral(self) -> None:
        self._canvas.setFocus()
        self._canvas.begin_connecting()

    def _go(self, entity_id: str) -> None:
        """Follow a link: within the map by choosing, else by asking the window."""
        if owner_of(self._session.state, entity_id):
            self.reveal(entity_id)
        elif entity_id:
            self._session.go_to(entity_id)

    def _edit(self, edit: Edit) -> bool:
        """Make an edit of the inspector without making boxes jump on the map."""
        return edit_holding_still(self._session, self._canvas.model, edit)

    def _tell(self, done: str) -> None:
        """Say what was removed, until something else is done, and offer to undo it."""
        self._notice = self._notices.tell(done, "done")
        self._notice.offer("Undo", self._session.undo)
