"""Colours can be read, the style sheet is whole, and the fonts are the bundled ones."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from workbench.desktop.icons import pixmap, renew_icons, set_icon
from workbench.desktop.theme import (
    DARK,
    FAMILY,
    LIGHT,
    SPHERE_COLOURS,
    THEMES,
    Theme,
    apply_theme,
    font,
    ink_on,
    style_sheet,
    theme_in_use,
)

LOOKS = list(THEMES.values())
TEXTS = ("text", "muted", "link", "critical", "high", "medium", "low", "good", "accent")


@pytest.mark.parametrize("theme", LOOKS, ids=lambda theme: theme.key)
@pytest.mark.parametrize("token", TEXTS)
def test_text_stands_out_from_the_surface(theme: Theme, token: str) -> None:
    assert contrast(theme.colour(token), theme.colour("surface")) >= 4.2


@pytest.mark.parametrize("theme", LOOKS, ids=lambda theme: theme.key)
@pytest.mark.parametrize("token", ["good", "critical", "medium", "low"])
def test_chips_can_be_read(theme: Theme, token: str) -> None:
    assert contrast(theme.colour(token), theme.tint(token)) >= 3.8


@pytest.mark.parametrize("theme", LOOKS, ids=lambda theme: theme.key)
def test_the_style_sheet_knows_every_token_it_names(theme: Theme) -> None:
    assert "@" not in style_sheet(theme)


def test_the_bundled_face_is_the_one_on_the_screen(qapp: QApplication) -> None:
    apply_theme(qapp, LIGHT)

    assert QFontInfo(font()).family() == FAMILY
    assert qapp.font().pixelSize() == 13


def test_numbers_are_all_of_one_width(qapp: QApplication) -> None:
    apply_theme(qapp, LIGHT)

    metrics = QFontMetrics(font())

    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_an_icon_follows_the_look(qapp: QApplication) -> None:
    apply_theme(qapp, LIGHT)
    panel = QWidget()
    button = QPushButton(panel)
    set_icon(button, "flag", "text")
    before = button.icon().pixmap(18).toImage()

    apply_theme(qapp, DARK)
    renew_icons(panel)
    after = button.icon().pixmap(18).toImage()
    apply_theme(qapp, LIGHT)

    assert before != after


def test_an_icon_is_sharp_on_a_dense_screen(qapp: QApplication) -> None:
    picture = pixmap("flag", "text", 18, 2)

    assert picture.width() == 36
    assert picture.devicePixelRatio() == 2


@pytest.mark.parametrize("colour", [*SPHERE_COLOURS.values(), LIGHT.high, DARK.high])
def test_a_number_can_be_read_on_every_sphere(colour: str) -> None:
    assert contrast(ink_on(QColor(colour)), QColor(colour)) >= 3.4


def test_the_look_that_was_applied_last_is_in_use(qapp: QApplication) -> None:
    apply_theme(qapp, DARK)
    assert theme_in_use() is DARK

    apply_theme(qapp, LIGHT)
    assert theme_in_use() is LIGHT


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours as the web's accessibility guidelines measure it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
