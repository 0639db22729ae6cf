"""The system libraries Qt needs: which are missing here, and the command that brings them.

The set-up asks before anything is installed, ``workbench doctor`` asks without Qt, and
Qt itself ends the process when it finds no display. So this needs the standard library alone.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


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
    """Whether the system can load the library; a file that is there may still be broken."""
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def missing(*, window: bool, loads: Callable[[str], bool] = loads) -> tuple[Library, ...]:
    """The libraries Qt would not find here: those for pictures, and for a window if asked."""
    if sys.platform != "linux":
        return ()  # elsewhere Qt brings its own
    wanted = (library for library in LIBRARIES if window or not library.window_only)
    return tuple(library for library in wanted if not loads(library.file))


def has_apt() -> bool:
    """Whether this is Debian, Ubuntu or one of their family."""
    return shutil.which("apt-get") is not None


def is_root() -> bool:
    """Whether packages may be installed without asking anybody."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install_arguments(packages: Sequence[str]) -> list[str]:
    """The apt call that installs these packages and nothing they merely recommend."""
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def install_command(
    libraries: Sequence[Library], *, apt: bool | None = None, root: bool | None = None
) -> str:
    """The one command to type here; where there is no apt, what its package manager must bring."""
    if not (has_apt() if apt is None else apt):
        files = ", ".join(library.file for library in libraries)
        return f"install, with the package manager of this system, what provides {files}"
    command = " ".join(install_arguments([library.package for library in libraries]))
    return command if (is_root() if root is None else root) else f"sudo {command}"


def display_is_named(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the environment names a display at all, X11 or Wayland."""
    named = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    return sys.platform != "linux" or bool(named)


def display_problem(
    environment: Mapping[str, str] = os.environ, loads: Callable[[str], bool] = loads
) -> str | None:
    """Why no window can be opened here, as a sentence; None when one can."""
    if sys.platform != "linux":
        return None
    if not display_is_named(environment):
        return "There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set."
    if lacking := missing(window=True, loads=loads):
        files = ", ".join(library.file for library in lacking)
        return f"A window needs {files}. To get it: {install_command(lacking)}"
    if not (_wayland_answers(environment) or _x11_answers(environment)):
        named = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
        return f"The display {named!r} that the environment names does not answer."
    return None


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY")
    return bool(name) and Path(environment.get("XDG_RUNTIME_DIR", "/"), str(name)).is_socket()


def _x11_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("DISPLAY")
    if not name:
        return False
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.argtypes = [ctypes.c_char_p]
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    connection = x11.XOpenDisplay(name.encode())
    if connection:
        x11.XCloseDisplay(connection)
    return bool(connection)
