"""All places of the window, in the order of the rail."""

from __future__ import annotations

from workbench.desktop.asking import Asker
from workbench.desktop.gaps.place import GapsPlace
from workbench.desktop.handbook.place import HandbookPlace
from workbench.desktop.jobs import JobRunner
from workbench.desktop.network.network_place import NetworkPlace
from workbench.desktop.place import Place
from workbench.desktop.review.place import ReviewPlace
from workbench.desktop.session import Session
from workbench.desktop.sops.sops_place import SopsPlace
from workbench.desktop.troubles import Troubles

KEYS = (SopsPlace.key, NetworkPlace.key, GapsPlace.key, HandbookPlace.key, ReviewPlace.key)


class Places:
    """The places of one open workspace."""

    def __init__(self, session: Session, jobs: JobRunner, asker: Asker, troubles: Troubles) -> None:
        self._handbook = HandbookPlace(session, jobs, asker, troubles)
        self._sops = SopsPlace(session, jobs)
        self.all: tuple[Place, ...] = (
            self._sops,
            NetworkPlace(session),
            GapsPlace(session),
            self._handbook,
            ReviewPlace(session),
        )

    def close(self) -> None:
        """Stop what still runs."""
        self._sops.close()
        self._handbook.close()
