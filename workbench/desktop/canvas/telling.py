"""What the canvas says in words: hovering, to a screen reader, and on the boxes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.desktop.canvas.model import NetworkModel
from workbench.desktop.canvas.sprites import Badge, BoxFace
from workbench.desktop.naming import name_of
from workbench.desktop.session import Session
from workbench.diagram.network_words import STATE_WORDS
from workbench.diagram.picture import Point


def tip_at(session: Session, model: NetworkModel, point: Point, reach: float) -> str:
    """The full name of the box at a point of the map, or what the line there stands for."""
    box = model.box_at(*point)
    if box is not None:
        return model.agency(box).name
    line = model.line_at(*point, reach)
    if line is None:
        return ""
    link = model.link(line)
    state, language = session.state, session.language
    names = name_of(state, state.referrals[link.referrals[0]], language)
    return f"{names}: {STATE_WORDS[link.state]}"


def description(session: Session, ids: Iterable[str]) -> str:
    """What is marked on the map, for those who do not see it."""
    state, language = session.state, session.language
    found = (state.agencies.find(each) or state.referrals.find(each) for each in ids)
    names = sorted(name_of(state, each, language) for each in found if each is not None)
    return ", ".join(names) or "Nothing is chosen"


def face_of(
    session: Session, model: NetworkModel, badges: Mapping[str, Badge], key: str
) -> BoxFace:
    """What stands on the box of an agency."""
    agency = model.agencies[key]
    recorded = session.state.agencies.find(key)
    acronym = recorded.acronym.in_language(session.language) if recorded else ""
    return BoxFace(agency, acronym or agency.code, badges.get(key))
