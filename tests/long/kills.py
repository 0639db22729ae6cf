"""Two hundred kills, each at another moment: see README.md beside this file."""

from __future__ import annotations

from pathlib import Path

from tests.store.killing import kill_at_random

KILLS = 200


def test_nothing_acknowledged_is_lost_in_two_hundred_kills(tmp_path: Path) -> None:
    outcome = kill_at_random(tmp_path / "w.workbench", KILLS, seed=2)

    told = f"{outcome.kills} kills, {outcome.acknowledged} edits acknowledged, {outcome.lost} lost"
    print(told)  # noqa: T201  # the count is what one runs it for
    assert outcome.lost == 0
    assert outcome.problems == []
