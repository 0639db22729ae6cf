"""Where fonts, icons, examples and templates are, in a checkout and when installed."""

from __future__ import annotations

from pathlib import Path

from workbench.errors import WorkbenchError

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "_data"


def resource(name: str) -> Path:
    """The file or folder of that name below ``resources/``, such as ``"icons/list.svg"``."""
    return _existing(_home() / "resources" / name)


def templates_folder() -> Path:
    """The folder of the SOP templates, one TOML file each."""
    return _existing(_home() / "sop_templates")


def _home() -> Path:
    """The folder with both data folders: inside the installed package, else the checkout."""
    return _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent


def _existing(path: Path) -> Path:
    if not path.exists():
        raise WorkbenchError(
            f"A part of the program is missing: {path} is not there. Install the program again."
        )
    return path
