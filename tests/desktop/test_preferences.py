"""What the window remembers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray

from tests.desktop.given import preferences_in
from workbench.desktop.preferences import MOST_RECENT
from workbench.desktop.theme import DARK, LIGHT


def test_before_anybody_chose_everything_is_shown_in_the_light_look(tmp_path: Path) -> None:
    preferences = preferences_in(tmp_path)

    assert preferences.theme is LIGHT
    assert preferences.is_shown("side")
    assert preferences.size_of("side", 248) == 248
    assert preferences.recent_files == ()
    assert preferences.geometry.isEmpty()
    assert preferences.place == ""


def test_what_was_kept_is_there_the_next_time(tmp_path: Path) -> None:
    before = preferences_in(tmp_path)
    before.keep_theme(DARK)
    before.keep_shown("side", shown=False)
    before.keep_size("side", 300)
    before.keep_place("gaps")
    before.keep_geometry(QByteArray(b"where it stood"))

    again = preferences_in(tmp_path)

    assert again.theme is DARK
    assert not again.is_shown("side")
    assert again.size_of("side", 248) == 300
    assert again.place == "gaps"
    assert again.geometry == QByteArray(b"where it stood")


def test_a_hidden_panel_keeps_the_size_it_had(tmp_path: Path) -> None:
    preferences = preferences_in(tmp_path)
    preferences.keep_size("side", 300)

    preferences.keep_size("side", 0)

    assert preferences.size_of("side", 248) == 300


def test_recent_files_are_newest_first_and_each_once(tmp_path: Path) -> None:
    preferences = preferences_in(tmp_path)
    files = [tmp_path / f"{number}.workbench" for number in range(MOST_RECENT + 2)]
    for file in files:
        file.touch()
        preferences.keep_recent(file)

    preferences.keep_recent(files[5])

    assert preferences.recent_files[0] == files[5]
    assert len(preferences.recent_files) == MOST_RECENT
    assert len(set(preferences.recent_files)) == MOST_RECENT


def test_a_single_recent_file_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "one.workbench"
    file.touch()
    preferences_in(tmp_path).keep_recent(file)

    assert preferences_in(tmp_path).recent_files == (file,)


def test_files_that_are_gone_are_not_offered(tmp_path: Path) -> None:
    preferences = preferences_in(tmp_path)
    file = tmp_path / "gone.workbench"
    file.touch()
    preferences.keep_recent(file)

    file.unlink()

    assert preferences.recent_files == ()


def test_settings_that_make_no_sense_are_left_aside(tmp_path: Path) -> None:
    (tmp_path / "settings.ini").write_text(
        "[look]\ntheme=purple\n[panels]\nside-size=wide\n[files]\nrecent=\n", encoding="utf-8"
    )

    preferences = preferences_in(tmp_path)

    assert preferences.theme is LIGHT
    assert preferences.size_of("side", 248) == 248
    assert preferences.recent_files == ()
