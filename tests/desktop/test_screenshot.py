"""Pictures of the views, painted without a display."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.desktop.given import NOW, a_mechanism
from workbench.desktop.screenshot import paint
from workbench.errors import CannotWrite, WorkbenchError
from workbench.store.workspace_file import create


@dataclass
class AShot:
    file: Path
    target: Path
    view: str = "gaps"
    width: int = 1024
    height: int = 700
    theme: str = "light"
    language: str = "en"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "north.workbench"
    create(path, a_mechanism(), clock=lambda: NOW).close()
    return path


@pytest.mark.parametrize("view", ["sops", "network", "gaps", "handbook"])
def test_each_view_is_painted_at_the_size_asked_for(
    qapp: QApplication, tmp_path: Path, file: Path, view: str
) -> None:
    shot = AShot(file, tmp_path / "shot.png", view)

    paint(shot, None)

    picture = QImage(str(shot.target))
    assert (picture.width(), picture.height()) == (1024, 700)


def test_the_dark_look_is_dark(qapp: QApplication, tmp_path: Path, file: Path) -> None:
    shot = AShot(file, tmp_path / "shot.png", theme="dark")

    paint(shot, None)

    assert QImage(str(shot.target)).pixelColor(600, 600).lightness() < 60


@pytest.mark.parametrize(
    ("word", "sentence"),
    [("view", "There is no view 'attic'"), ("theme", "There is no look 'attic'")],
)
def test_what_there_is_not_is_refused_with_what_there_is(
    qapp: QApplication, tmp_path: Path, file: Path, word: str, sentence: str
) -> None:
    shot = AShot(file, tmp_path / "shot.png", **{word: "attic"})

    with pytest.raises(WorkbenchError, match=sentence):
        paint(shot, None)


def test_a_folder_that_is_not_there_is_said(qapp: QApplication, tmp_path: Path, file: Path) -> None:
    with pytest.raises(CannotWrite, match="could not be written"):
        paint(AShot(file, tmp_path / "gone" / "shot.png"), None)
