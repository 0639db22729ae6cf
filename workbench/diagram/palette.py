"""The colours of pictures, for light and dark surfaces; print always uses the light ones."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.programme import Sphere


@dataclass(frozen=True, slots=True)
class SphereColours:
    """The colours of one sphere: the edge of its boxes, the ground of its lane, its words."""

    edge: str
    ground: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours by what they mean."""

    surface: str
    header: str
    line: str
    strong_line: str
    text: str
    muted: str
    faint: str
    accent: str
    decision: str
    missing: str
    spheres: tuple[SphereColours, ...]

    def sphere(self, sphere: Sphere) -> SphereColours:
        """The colours of a sphere."""
        return self.spheres[list(Sphere).index(sphere)]


LIGHT = Palette(
    surface="#FFFFFF",
    header="#EEF1F5",
    line="#E1E5EA",
    strong_line="#CBD3DB",
    text="#1B2733",
    muted="#566575",
    faint="#7A8896",
    accent="#0B7A75",
    decision="#C25E00",
    missing="#B3261E",
    spheres=(
        SphereColours("#0072B2", "#EDF3FA", "#005F96"),
        SphereColours("#D55E00", "#FBF0E9", "#A84A00"),
        SphereColours("#009E73", "#E8F5F0", "#00704F"),
        SphereColours("#CC79A7", "#F9EEF5", "#96447A"),
        SphereColours("#E69F00", "#FCF5E1", "#855B00"),
        SphereColours("#56606B", "#EFF1F3", "#46505A"),
        SphereColours("#56606B", "#EFF1F3", "#46505A"),
    ),
)

DARK = Palette(
    surface="#1B2128",
    header="#222A33",
    line="#2E3741",
    strong_line="#465361",
    text="#E6EBF0",
    muted="#A9B5C1",
    faint="#7F8D9B",
    accent="#3BB8AB",
    decision="#F0A45D",
    missing="#F2827A",
    spheres=(
        SphereColours("#4BA3DB", "#1A2733", "#86C3EC"),
        SphereColours("#EE8A45", "#2B221D", "#F2AC7A"),
        SphereColours("#35C79C", "#18282A", "#74DABB"),
        SphereColours("#DB98BE", "#29222C", "#E6B7D1"),
        SphereColours("#EDB640", "#2A261C", "#F2CC79"),
        SphereColours("#93A1AE", "#20272F", "#B3BEC8"),
        SphereColours("#93A1AE", "#20272F", "#B3BEC8"),
    ),
)
