"""Which system libraries are missing, what brings them, and whether a window can open."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from workbench import system_libraries
from workbench.system_libraries import LIBRARIES, display_problem, install_command, missing

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt brings its own")


def nothing_loads(file: str) -> bool:
    return False


def everything_loads(file: str) -> bool:
    return True


def test_a_window_asks_for_more_than_a_picture() -> None:
    for_pictures = missing(window=False, loads=nothing_loads)
    for_a_window = missing(window=True, loads=nothing_loads)

    assert for_a_window == LIBRARIES
    assert {library.package for library in for_pictures} == {
        "libegl1",
        "libgl1",
        "libx11-6",
        "libxkbcommon0",
        "libfontconfig1",
        "libdbus-1-3",
        "libglib2.0-0",
    }
    assert for_a_window[len(for_pictures)].package == "libxcb-cursor0"


def test_only_what_does_not_load_is_missing() -> None:
    assert not missing(window=True, loads=everything_loads)
    assert [one.package for one in missing(window=True, loads=lambda file: "EGL" not in file)] == [
        "libegl1"
    ]


def test_a_library_is_looked_for_by_loading_it() -> None:
    assert system_libraries.loads("libc.so.6")
    assert not system_libraries.loads("libno-such-thing.so.1")


def test_the_command_fits_the_system() -> None:
    egl, gl = LIBRARIES[:2]
    install = "apt-get install -y --no-install-recommends libegl1 libgl1"

    assert install_command([egl, gl], apt=True, root=True) == install
    assert install_command([egl, gl], apt=True, root=False) == f"sudo {install}"
    assert install_command([egl], apt=False, root=True).endswith("provides libEGL.so.1")


def test_no_display_is_a_sentence() -> None:
    assert "no display" in str(display_problem({}, everything_loads))


def test_a_display_without_its_libraries_is_a_sentence_with_the_command() -> None:
    problem = str(display_problem({"DISPLAY": ":0"}, lambda file: "xcb-cursor" not in file))

    assert "libxcb-cursor.so.0" in problem
    assert "libxcb-cursor0" in problem or "package manager" in problem


def test_a_display_that_does_not_answer_is_a_sentence() -> None:
    problem = display_problem({"DISPLAY": ":9876"}, everything_loads)

    assert problem == "The display ':9876' that the environment names does not answer."


def test_a_wayland_display_answers_through_its_socket(tmp_path: Path) -> None:
    environment = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert "does not answer" in str(display_problem(environment, everything_loads))

    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))

        assert display_problem(environment, everything_loads) is None
