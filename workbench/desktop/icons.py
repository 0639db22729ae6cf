"""Line icons, tinted with a token of the look that is in use and sharp on every screen."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from workbench.assets import resource
from workbench.desktop.theme import theme_in_use

SIZE = 18
_SCALES = (1, 2)
_NAME = "icon-name"
_TINT = "icon-tint"


def icon(name: str, tint: str = "muted") -> QIcon:
    """The icon of that name in a token's colour; faint where it is disabled."""
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(pixmap(name, tint, scale=scale), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, "strong_line", scale=scale), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, tint: str = "muted", size: int = SIZE, scale: float = 1) -> QPixmap:
    """The icon as a picture of so many logical pixels."""
    colour = theme_in_use().colour(tint).name()
    key = f"icon:{name}:{colour}:{size}:{scale}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _drawn(name, colour, size, scale)
        QPixmapCache.insert(key, found)
    return found


def set_icon(button: QAbstractButton, name: str, tint: str = "muted") -> None:
    """Give a button an icon that follows when the look changes."""
    button.setProperty(_NAME, name)
    button.setProperty(_TINT, tint)
    button.setIcon(icon(name, tint))
    button.setIconSize(QSize(SIZE, SIZE))


def renew_icons(root: QObject) -> None:
    """Tint the icons of all buttons below anew, after the look has changed."""
    for button in root.findChildren(QAbstractButton):
        name = button.property(_NAME)
        if name:
            button.setIcon(icon(str(name), str(button.property(_TINT))))
    if isinstance(root, QWidget):
        root.update()


def _drawn(name: str, colour: str, size: int, scale: float) -> QPixmap:
    source = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    tinted = source.replace("currentColor", colour).encode()
    picture = QPixmap(round(size * scale), round(size * scale))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(tinted)).render(painter)
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture
