"""A program that is killed at any moment loses nothing that it had acknowledged."""

from __future__ import annotations

from pathlib import Path

from tests.store.killing import kill_at_random

KILLS = 8


def test_every_acknowledged_edit_is_there_after_each_kill(tmp_path: Path) -> None:
    outcome = kill_at_random(tmp_path / "w.workbench", KILLS)

    assert outcome.kills == KILLS
    assert outcome.acknowledged > KILLS
    assert outcome.lost == 0
    assert outcome.problems == []
