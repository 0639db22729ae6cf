"""The system libraries that Qt links to: which are missing, and the command that brings them.

The set-up asks before anything is installed and ``workbench doctor`` asks without Qt, so
this module needs the standard library alone.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library, and the Debian and Ubuntu package it comes in."""

    file: str
    package: str
    window_only: bool = False  # pictures and tests do without it, a window does not


LIBRARIES = (
    Library("libEGL.so.1", "libegl1"),
    Library("libGL.so.1", "libgl1"),
    Library("libX11.so.6", "libx11-6"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
    Library("libfontconfig.so.1", "libfontconfig1"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
    Library("libglib-2.0.so.0", "libglib2.0-0"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", window_only=True),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", window_only=True),
    Library("libxcb-image.so.0", "libxcb-image0", window_only=True),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", window_only=True),
    Library("libxcb-randr.so.0", "libxcb-randr0", window_only=True),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", window_only=True),
    Library("libxcb-shape.so.0", "libxcb-shape0", window_only=True),
    Library("libxcb-xinerama.so.0", "libxcb-xinerama0", window_only=True),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", window_only=True),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", window_only=True),
)


def loads(file: str) -> bool:
    """Whether the system can load the library; looking for a file would miss a broken one."""
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def missing(*, window: bool, loads: Callable[[str], bool] = loads) -> tuple[Library, ...]:
    """The libraries Qt would not find here: those for pictures, and for a window if asked."""
    if sys.platform != "linux":
        return ()  # Qt brings its own elsewhere
    wanted = (library for library in LIBRARIES if window or not library.window_only)
    return tuple(library for library in wanted if not loads(library.file))
