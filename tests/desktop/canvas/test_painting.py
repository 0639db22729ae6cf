"""What is painted: the same picture whichever way it came about, and no name beyond its box."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_state, an_agency
from tests.desktop.canvas.on_the_map import (
    POLICE,
    SHELTER,
    a_canvas,
    a_network,
    at,
    drag,
    ground,
    when_sharp,
)
from workbench.desktop.canvas.arrays import Box
from workbench.desktop.canvas.canvas import NetworkCanvas
from workbench.desktop.canvas.easel import Easel
from workbench.desktop.canvas.filtering import MapFilter
from workbench.desktop.canvas.layer import Slices, StillLayer
from workbench.desktop.canvas.model import BOX_SIZE
from workbench.desktop.canvas.sprites import ROOM, Badge, BoxFace, Level, Sprites, level_at
from workbench.desktop.canvas.viewport import LARGEST, SMALLEST, Viewport, fitted
from workbench.desktop.theme import DARK, LIGHT, apply_theme
from workbench.diagram.network_map import network_map
from workbench.domain.edits.agencies import PlaceAgencies, RenameAgency
from workbench.domain.programme import Sphere
from workbench.domain.text import Text

AWKWARD = (
    "Ministry of Labour, Social Protection, Family Affairs, Equal Opportunities and Veterans " * 4,
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 4,
    "المديرية العامة لمكافحة الاتجار بالبشر وحماية الضحايا والشهود في جميع أنحاء البلاد",
    "สำนักงานคณะกรรมการป้องกันและปราบปรามการค้ามนุษย์แห่งชาติและการคุ้มครองผู้เสียหาย",
    "\u202eطرق\u202e 👩‍👩‍👧 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \u0301\u0301\u0301 \t\n  x",
)


def pixels(image: QImage) -> np.ndarray:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(plain.constBits(), np.uint8)
    return flat.reshape(plain.height(), plain.bytesPerLine())[:, : plain.width() * 4].copy()


def painted(qtbot: QtBot, canvas: NetworkCanvas) -> np.ndarray:
    QTest.mouseMove(canvas, at(ground(canvas)))
    canvas.session.choose("")
    when_sharp(qtbot, canvas)
    return pixels(canvas.grab().toImage())


@pytest.mark.parametrize("scale", [0.2, 0.5, 1.0, 1.7])
def test_a_mended_picture_is_the_picture_painted_anew(qtbot: QtBot, scale: float) -> None:
    canvas = a_canvas(qtbot)
    canvas.zoom(scale / canvas.view.scale)
    when_sharp(qtbot, canvas)

    canvas.session.edit(RenameAgency(SHELTER.id, "Harbour House", "en"))
    canvas.show_badges({POLICE.id: Badge("3", "high")})
    mended = painted(qtbot, canvas)

    fresh = a_canvas(qtbot, canvas.session.state)
    fresh.show_badges({POLICE.id: Badge("3", "high")})
    fresh.look(canvas.view)
    assert np.array_equal(mended, painted(qtbot, fresh))


def test_a_box_put_down_is_painted_where_it_stands(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)
    start = canvas.pixel_of(SHELTER.id)

    drag(canvas, start, start + (canvas.pixel_of(POLICE.id) - start) * 0.4)
    moved = painted(qtbot, canvas)

    fresh = a_canvas(qtbot, canvas.session.state)
    assert np.array_equal(moved, painted(qtbot, fresh))


def test_undo_brings_back_the_very_picture(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)
    before = painted(qtbot, canvas)

    canvas.session.edit(PlaceAgencies(((SHELTER.id, 300.0, 300.0),)))
    between = painted(qtbot, canvas)
    canvas.session.undo()

    assert not np.array_equal(between, before)
    assert np.array_equal(painted(qtbot, canvas), before)


def test_a_filter_and_its_end_bring_back_the_very_picture(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)
    before = painted(qtbot, canvas)

    canvas.filter(MapFilter(hidden=frozenset({Sphere.SHELTER})))
    assert not np.array_equal(painted(qtbot, canvas), before)
    canvas.filter(MapFilter())

    assert np.array_equal(painted(qtbot, canvas), before)


def test_the_dark_look_is_dark(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)
    light = painted(qtbot, canvas).mean()
    app = QApplication.instance()
    assert isinstance(app, QApplication)

    apply_theme(app, DARK)
    dark = painted(qtbot, canvas).mean()
    apply_theme(app, LIGHT)

    assert light > 200
    assert dark < 110


def test_panning_within_the_margin_shows_no_blank_strip(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)
    canvas.zoom(3.0)
    when_sharp(qtbot, canvas)

    canvas.look(canvas.view.panned(40, -30))
    at_once = pixels(canvas.grab().toImage())

    assert np.array_equal(at_once, painted(qtbot, canvas))


@pytest.mark.parametrize("name", AWKWARD, ids=["long", "unbroken", "arabic", "thai", "strange"])
@pytest.mark.parametrize("scale", [0.4, 1.0, 2.0])
def test_no_name_runs_out_of_its_box(qapp: QApplication, name: str, scale: float) -> None:
    def sprite(words: str) -> np.ndarray:
        agency = replace(an_agency("A"), name=Text.of(words))
        (shown,) = network_map(a_state(agency), "en").agencies
        image = Sprites(BOX_SIZE, lambda _: BoxFace(shown, "")).image("A", scale, 1.0)
        whole = QImage(image.size(), QImage.Format.Format_RGB32)
        whole.fill(Qt.GlobalColor.white)
        painter = QPainter(whole)
        painter.drawImage(0, 0, image)
        painter.end()
        return pixels(whole)

    difference = (sprite(name) != sprite("A")).any(axis=0).reshape(-1, 4).any(axis=1)
    rows = (sprite(name) != sprite("A")).any(axis=1)
    columns = np.flatnonzero(difference)
    lines = np.flatnonzero(rows)

    assert len(columns)
    assert columns[0] >= ROOM * scale
    assert columns[-1] <= (ROOM + BOX_SIZE[0]) * scale
    assert lines[0] >= ROOM * scale
    assert lines[-1] <= (ROOM + BOX_SIZE[1]) * scale


@pytest.mark.parametrize("name", AWKWARD, ids=["long", "unbroken", "arabic", "thai", "strange"])
def test_a_strange_name_can_be_shown_chosen_and_typed(qtbot: QtBot, name: str) -> None:
    strange = replace(an_agency("strange"), name=Text.of(name))
    canvas = a_canvas(qtbot, a_state(POLICE, strange))

    canvas.session.choose(strange.id)
    canvas.map_actions.begin_rename()
    painted(qtbot, canvas)

    assert canvas.label_of(strange.id) == name


def test_the_number_of_kept_pictures_is_limited(qapp: QApplication) -> None:
    (shown,) = network_map(a_state(an_agency("A")), "en").agencies
    sprites = Sprites(BOX_SIZE, lambda _: BoxFace(shown, ""))

    for number in range(400):
        sprites.image(str(number), 3.0, 2.0)

    assert sprites.kept_pixels <= 24_000_000


def test_letters_give_way_to_shapes() -> None:
    assert [level_at(scale) for scale in (0.1, 0.5, 1.0)] == [
        Level.SHAPE,
        Level.FITTED,
        Level.FULL,
    ]


def test_an_empty_network_is_painted_too(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot, a_state())

    image = painted(qtbot, canvas)

    assert image.std() > 0
    assert canvas.model.arrays.extent is None


def test_a_layer_that_was_spoiled_while_being_painted_ends_true(qapp: QApplication) -> None:
    colours = ["#ff0000"]

    def render(easel: Easel, _area: Box) -> Slices:
        for row in range(0, 40, 10):
            easel.painter.fillRect(0, row, 40, 10, QColor(colours[0]))
            yield

    layer = StillLayer(render)
    view = Viewport()
    layer.begin(view, (20, 20), 1.0, QColor("white"))
    layer.advance(0.0)
    colours[0] = "#0000ff"

    layer.spoil()
    assert not layer.fits(view, 20, 20)
    layer.begin(view, (20, 20), 1.0, QColor("white"))
    while not layer.advance(1.0):
        pass

    assert layer.is_sharp
    target = QImage(20, 20, QImage.Format.Format_RGB32)
    painter = QPainter(target)
    layer.show(painter, view)
    painter.end()
    assert target.pixelColor(10, 10) == QColor("#0000ff")


def test_zooming_keeps_the_point_under_the_mouse_and_its_limits() -> None:
    view = Viewport(10.0, 20.0, 1.0)

    near = view.zoomed(2.0, 100.0, 50.0)
    assert near.to_map(100.0, 50.0) == view.to_map(100.0, 50.0)
    assert view.zoomed(1e6, 0.0, 0.0).scale == LARGEST
    assert view.zoomed(1e-6, 0.0, 0.0).scale == SMALLEST


def test_a_fitted_view_holds_the_whole_box() -> None:
    view = fitted((-50.0, 10.0, 950.0, 410.0), 500.0, 400.0)

    left, top, right, bottom = view.seen(500.0, 400.0)
    assert left <= -50.0
    assert top <= 10.0
    assert right >= 950.0
    assert bottom >= 410.0


def test_a_view_moves_no_farther_than_it_must() -> None:
    view = Viewport(0.0, 0.0, 1.0)

    assert view.showing((100.0, 100.0, 200.0, 150.0), 500.0, 400.0) == view
    moved = view.showing((600.0, 100.0, 700.0, 150.0), 500.0, 400.0)
    assert moved == Viewport(224.0, 0.0, 1.0)


def test_the_small_network_has_every_kind_of_line(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot, a_network())

    assert len(set(canvas.model.arrays.style.tolist())) == 3
