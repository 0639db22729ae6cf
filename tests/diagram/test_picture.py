"""The display list."""

from __future__ import annotations

import json

from workbench.diagram.picture import (
    Anchor,
    Area,
    Circle,
    Picture,
    Polygon,
    Rect,
    Route,
    Words,
    areas,
    to_plain,
)

BOX = Rect(x=10, y=20, width=30, height=40, about="step 1")


def a_picture(*items: Rect | Circle | Polygon | Route | Words) -> Picture:
    return Picture(width=100, height=50, title="A picture", items=items)


def test_closed_shapes_that_stand_for_something_can_be_hit() -> None:
    diamond = Polygon(points=((5, 0), (10, 5), (5, 10), (0, 5)), about="decision")
    ring = Circle(x=50, y=50, radius=5, about="end")
    picture = a_picture(BOX, diamond, ring, Rect(x=0, y=0, width=1, height=1))

    found = list(areas(picture))

    assert found == [
        Area(10, 20, 30, 40, "step 1"),
        Area(0, 0, 10, 10, "decision"),
        Area(45, 45, 10, 10, "end"),
    ]
    assert found[0].holds(10, 60)
    assert not found[0].holds(9, 60)


def test_a_picture_becomes_json_without_what_is_usual() -> None:
    words = Words(x=1, y=2.0049, text="Shelter", size=13, colour="#1B2733", anchor=Anchor.END)

    plain = to_plain(a_picture(BOX, words))

    assert json.loads(json.dumps(plain))["items"] == [
        {"shape": "Rect", "x": 10, "y": 20, "width": 30, "height": 40, "about": "step 1"},
        {
            "shape": "Words",
            "x": 1,
            "y": 2.0,
            "text": "Shelter",
            "size": 13,
            "colour": "#1B2733",
            "anchor": "end",
        },
    ]
