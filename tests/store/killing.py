"""Kills a program that edits and saves without pause, and looks at what is left each time."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from tests.store.files import POLICE, a_closed_file, name_in
from workbench.store.reading import peek
from workbench.store.workspace_file import open_workspace

CHECKOUT = Path(__file__).parents[2]
LONGEST_LIFE = 0.25

# Edits, tells each one only once the workspace has taken it, and saves after every third.
PROGRAM = """
import sys
from pathlib import Path
from tests.store.files import POLICE
from workbench.domain.edits.agencies import RenameAgency
from workbench.store.workspace_file import open_workspace
from workbench.workspace import Workspace

path, first = Path(sys.argv[1]), int(sys.argv[2])
file = open_workspace(path)
workspace = Workspace(file.state, keeper=file)
for number in range(first, first + 1_000_000):
    workspace.edit(RenameAgency(POLICE.id, str(number), "en"))
    print(number, flush=True)
    if number % 3 == 0:
        file.save_now()
"""


@dataclass
class Outcome:
    """What many kills left behind."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    problems: list[str] = field(default_factory=list)


def kill_at_random(path: Path, kills: int, seed: int = 1) -> Outcome:
    """Start the program, kill it some moments after its first edit, look, and start again."""
    chance = random.Random(seed)
    a_closed_file(path, POLICE)
    outcome = Outcome()
    last = 0
    for _ in range(kills):
        last = _live_and_die(path, last + 1, chance.uniform(0, LONGEST_LIFE), outcome)
        _look(path, last, outcome)
        outcome.kills += 1
    return outcome


def _live_and_die(path: Path, first: int, life: float, outcome: Outcome) -> int:
    """The number of the last edit that the program acknowledged before it was killed."""
    command = [sys.executable, "-c", PROGRAM, str(path), str(first)]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        heard = [program.stdout.readline()]
        try:
            program.wait(timeout=life)
        except subprocess.TimeoutExpired:
            program.kill()
        heard += _complete_lines(program.stdout)
    outcome.acknowledged += len(heard)
    return int(heard[-1])


def _complete_lines(stream: IO[str]) -> list[str]:
    return [line for line in stream if line.endswith("\n")]


def _look(path: Path, last: int, outcome: Outcome) -> None:
    """The file the user sees is whole; opening it shows the last edit, or one after it."""
    peek(path)
    file = open_workspace(path)
    if int(name_in(file.state)) < last:
        outcome.lost += 1
    outcome.problems += file.verify()
    file.let_go()
