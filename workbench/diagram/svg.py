"""A picture as SVG: text stays text, names cannot break the file, and it says what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from workbench.diagram.picture import (
    Anchor,
    Circle,
    Item,
    Picture,
    Point,
    Polygon,
    Rect,
    Route,
    Words,
)

_FONTS = "'Noto Sans', 'Noto Sans Math', sans-serif"
_SPACES = {9, 10, 13}


def svg(picture: Picture) -> str:
    """The picture as the text of an SVG file."""
    wide, high = _number(picture.width), _number(picture.height)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt"',
        f' viewBox="0 0 {wide} {high}" font-family="{_FONTS}" role="img"',
        ' aria-labelledby="title desc">',
        f'<title id="title">{_text(picture.title)}</title>',
        f'<desc id="desc">{_text(" ".join(picture.text_equivalent))}</desc>',
    ]
    for item in picture.items:
        lines += _element(item)
    lines.append("</svg>\n")
    return "\n".join(lines)


def _element(item: Item) -> Iterator[str]:
    match item:
        case Rect():
            yield (
                f'<rect x="{_number(item.x)}" y="{_number(item.y)}" width="{_number(item.width)}"'
                f' height="{_number(item.height)}"{_radius(item.radius)}{_paint(item)}/>'
            )
        case Circle():
            yield (
                f'<circle cx="{_number(item.x)}" cy="{_number(item.y)}"'
                f' r="{_number(item.radius)}"{_paint(item)}/>'
            )
        case Polygon():
            yield f'<polygon points="{_points(item.points)}"{_paint(item)}/>'
        case Route():
            yield from _route(item)
        case Words():
            yield _words(item)


def _route(route: Route) -> Iterator[str]:
    stroke = _stroke(route.stroke, route.line_width, route.dash)
    if route.curved:
        start, *rest = (f"{_number(x)} {_number(y)}" for x, y in route.points)
        yield f'<path d="M {start} C {" ".join(rest)}" fill="none"{stroke}/>'
    else:
        yield f'<polyline points="{_points(route.points)}" fill="none"{stroke}/>'
    if route.head:
        yield f'<polygon points="{_points(route.head)}" fill="{route.stroke}"/>'


def _words(words: Words) -> str:
    x, y = _number(words.x), _number(words.y)
    style = f' font-size="{_number(words.size)}" fill="{words.colour}"'
    if words.bold:
        style += ' font-weight="bold"'
    if words.italic:
        style += ' font-style="italic"'
    if words.anchor is not Anchor.START:
        style += f' text-anchor="{words.anchor.value}"'
    if words.rotation:
        style += f' transform="rotate({_number(words.rotation)} {x} {y})"'
    return f'<text x="{x}" y="{y}"{style}>{_text(words.text)}</text>'


def _paint(item: Rect | Circle | Polygon) -> str:
    fill = f' fill="{item.fill or "none"}"'
    if item.stroke is None:
        return fill
    return fill + _stroke(item.stroke, item.line_width, item.dash)


def _stroke(colour: str, line_width: float, dash: tuple[float, ...]) -> str:
    stroke = f' stroke="{colour}" stroke-width="{_number(line_width)}"'
    if dash:
        stroke += f' stroke-dasharray="{" ".join(map(_number, dash))}"'
    return stroke


def _radius(radius: float) -> str:
    return f' rx="{_number(radius)}"' if radius else ""


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(number: float) -> str:
    """A number without needless digits."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return escape(allowed_in_xml(text))


def allowed_in_xml(text: str) -> str:
    """The text with a space for whatever XML cannot hold at all."""
    return "".join(sign if _is_allowed(ord(sign)) else " " for sign in text)


def _is_allowed(code: int) -> bool:
    if code < 32:
        return code in _SPACES
    is_surrogate, is_no_sign = 0xD800 <= code <= 0xDFFF, code in (0xFFFE, 0xFFFF)
    return not is_surrogate and not is_no_sign and not 0x7F <= code <= 0x9F
