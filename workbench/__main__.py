"""The one place that joins window and command line: `workbench` and `python -m workbench`.

Qt ends the process when it finds no display, so whether a window can open is decided before Qt
is imported; what needs no window never imports it.
"""

from __future__ import annotations

import getpass
import sys
from datetime import datetime
from pathlib import Path

from workbench import system_libraries
from workbench.cli.command import Shot, Surroundings
from workbench.cli.main import run


class LoadedWhenUsed:
    """The desktop, imported only when a window or a picture of one is wanted."""

    def open(self, file: Path | None) -> int:
        """Open the window; gives the exit status."""
        from workbench.desktop.app import open_window  # Qt loads here and not before

        return open_window(file)

    def screenshot(self, shot: Shot, passphrase: str | None) -> None:
        """Paint a view without a display."""
        from workbench.desktop.screenshot import paint  # Qt loads here

        paint(shot, passphrase)

    def problem(self) -> str | None:
        """Why no window can be opened here, without importing Qt."""
        return system_libraries.display_problem()


def main() -> int:
    """Run the command line with this computer's clock, documents folder and window."""
    return run(
        sys.argv[1:],
        Surroundings(
            desktop=LoadedWhenUsed(),
            now=lambda: datetime.now().astimezone(),
            ask_passphrase=getpass.getpass,
            documents=_documents(),
        ),
    )


def _documents() -> Path:
    import platformdirs  # a tenth of the start of `workbench --help`

    return platformdirs.user_documents_path()


if __name__ == "__main__":
    sys.exit(main())
