"""Say what this computer lacks, and the command that brings it. Never loads Qt."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from workbench import system_libraries
from workbench.cli.command import Command, Surroundings, commands


def _options(_: ArgumentParser) -> None:
    """No options: it looks at everything."""


def _run(_: Namespace, surroundings: Surroundings) -> int:
    lacking = system_libraries.missing(window=True)
    if lacking:
        print("Missing system libraries:")
        for library in lacking:
            need = "for a window" if library.window_only else "for pictures and the window"
            print(f"  {library.file} ({library.package}), {need}")
        print(f"To install them: {system_libraries.install_command(lacking)}")
    else:
        print("All system libraries are here.")
    problem = surroundings.desktop.problem()
    print(problem or "A window can be opened here.")
    return 1 if lacking else 0


commands.add(Command("doctor", "say what this computer lacks", _options, _run))
