"""Colours, type and the style sheet: how everything looks, said in one place.

Widgets name a role ("muted", "primary") and never a colour. What is painted by hand asks
`theme_in_use()` for the tokens when it paints.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, qGray
from PySide6.QtWidgets import QApplication

from workbench.assets import resource
from workbench.domain.programme import Sphere

FAMILY = "Noto Sans"
SYMBOLS_FAMILY = "Noto Sans Math"
BASE_SIZE = 13
TITLE_SIZE = 15
SMALL_SIZE = 11
CONTROL_HEIGHT = 27
GRID = 4

_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
_PROPERTY = "workbench-theme"
_FONTS_PROPERTY = "workbench-fonts"
_TABULAR = "tnum"
_PALE = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colour tokens of one look, each as "#RRGGBB"."""

    key: str
    title: str
    ground: str
    desk: str
    surface: str
    raised: str
    line: str
    strong_line: str
    text: str
    muted: str
    faint: str
    rail: str
    rail_text: str
    rail_lit: str
    rail_chosen: str
    rail_accent: str
    accent: str
    accent_hover: str
    accent_ground: str
    on_accent: str
    link: str
    good: str
    critical: str
    high: str
    medium: str
    low: str
    unknown: str

    def colour(self, token: str) -> QColor:
        """The colour of a token, such as "critical"."""
        return QColor(str(getattr(self, token)))

    def tint(self, token: str, strength: float = 0.13) -> QColor:
        """A token's colour thinned out over the surface: the ground of chips and lanes."""
        return blended(self.colour(token), self.colour("surface"), strength)


LIGHT = Theme(
    key="light",
    title="Light",
    ground="#F5F6F8",
    desk="#DDE2E7",
    surface="#FFFFFF",
    raised="#FBFCFD",
    line="#E1E5EA",
    strong_line="#CBD3DB",
    text="#1B2733",
    muted="#566575",
    faint="#7A8896",
    rail="#16324A",
    rail_text="#B9C8D6",
    rail_lit="#FFFFFF",
    rail_chosen="#0F2436",
    rail_accent="#3BB8AB",
    accent="#0B7A75",
    accent_hover="#096662",
    accent_ground="#E2EFF0",
    on_accent="#FFFFFF",
    link="#0A6591",
    good="#1D7044",
    critical="#B3261E",
    high="#C25E00",
    medium="#8A6D00",
    low="#3A6EA5",
    unknown="#6B7A89",
)

DARK = Theme(
    key="dark",
    title="Dark",
    ground="#14181D",
    desk="#0F1317",
    surface="#1B2128",
    raised="#222A33",
    line="#2E3741",
    strong_line="#465361",
    text="#E6EBF0",
    muted="#A9B5C1",
    faint="#7F8D9B",
    rail="#0E1A26",
    rail_text="#8FA3B5",
    rail_lit="#FFFFFF",
    rail_chosen="#1A2C3D",
    rail_accent="#3BB8AB",
    accent="#3BB8AB",
    accent_hover="#52CDC0",
    accent_ground="#17373A",
    on_accent="#0D1F1F",
    link="#6DBBE4",
    good="#6CC794",
    critical="#F2827A",
    high="#F0A45D",
    medium="#D9BF5B",
    low="#7FB0E0",
    unknown="#93A1AE",
)

THEMES: Mapping[str, Theme] = {each.key: each for each in (LIGHT, DARK)}

# Safe for colour-blind readers, the same in every look; always shown with number and name.
SPHERE_COLOURS: Mapping[Sphere, str] = {
    Sphere.IDENTIFICATION: "#0072B2",
    Sphere.SAFETY: "#D55E00",
    Sphere.SHELTER: "#009E73",
    Sphere.REDRESS: "#CC79A7",
    Sphere.RETURN: "#E69F00",
    Sphere.CROSS_CUTTING: "#56606B",
    Sphere.GOVERNANCE: "#56606B",
}


def blended(colour: QColor, over: QColor, strength: float) -> QColor:
    """A colour laid over another; strength 1 hides what is below, 0 shows only that."""
    return QColor.fromRgbF(
        colour.redF() * strength + over.redF() * (1 - strength),
        colour.greenF() * strength + over.greenF() * (1 - strength),
        colour.blueF() * strength + over.blueF() * (1 - strength),
    )


def ink_on(colour: QColor) -> QColor:
    """White or near-black, whichever is easier to read on a colour."""
    return QColor(LIGHT.text if qGray(colour.rgb()) > _PALE else LIGHT.surface)


def load_fonts() -> None:
    """Make the bundled fonts known to Qt; once is enough, more does no harm."""
    app = QCoreApplication.instance()
    if app is None or app.property(_FONTS_PROPERTY):
        return
    for name in (*(f"NotoSans-{style}" for style in _STYLES), "NotoSansMath-Regular"):
        QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}.ttf")))
    app.setProperty(_FONTS_PROPERTY, "loaded")


def font(size: int = BASE_SIZE, *, bold: bool = False) -> QFont:
    """The face of the program at a size in pixels, with numbers of equal width."""
    face = QFont(FAMILY)
    face.setFamilies([FAMILY, SYMBOLS_FAMILY])
    face.setPixelSize(size)
    face.setBold(bold)
    face.setFeature(QFont.Tag(_TABULAR), 1)
    return face


def theme_in_use() -> Theme:
    """The look that was applied last, else the light one."""
    app = QCoreApplication.instance()
    return THEMES.get(str(app.property(_PROPERTY)) if app else "", LIGHT)


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give every window the look: fonts, palette and style sheet."""
    load_fonts()
    app.setProperty(_PROPERTY, theme.key)
    app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))


def palette(theme: Theme) -> QPalette:
    """The tokens as Qt's palette, for what no style sheet reaches."""
    role = QPalette.ColorRole
    made = QPalette()
    for target, token in (
        (role.Window, "ground"),
        (role.Base, "surface"),
        (role.AlternateBase, "raised"),
        (role.Button, "surface"),
        (role.Text, "text"),
        (role.WindowText, "text"),
        (role.ButtonText, "text"),
        (role.PlaceholderText, "faint"),
        (role.Highlight, "accent_ground"),
        (role.HighlightedText, "text"),
        (role.Link, "link"),
        (role.LinkVisited, "link"),
        (role.ToolTipBase, "surface"),
        (role.ToolTipText, "text"),
        (role.Mid, "line"),
        (role.Accent, "accent"),
    ):
        made.setColor(target, theme.colour(token))
    for target in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, target, theme.colour("faint"))
    return made


def style_sheet(theme: Theme) -> str:
    """The style sheet with every token filled in; KeyError for a token that does not exist."""
    values = {each.name: str(getattr(theme, each.name)) for each in fields(theme)}
    for token in ("accent", "good", "critical", "high", "medium", "low", "unknown"):
        values[f"{token}_tint"] = theme.tint(token).name()
    for sign in ("tick", "arrow_down"):
        values[sign] = resource(f"themes/{sign}-{theme.key}.svg").as_posix()
    template = resource("themes/desktop.qss").read_text(encoding="utf-8")
    return re.sub(r"@(\w+)", lambda found: values[found[1]], template)
