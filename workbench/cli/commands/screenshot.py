"""Paint a view of the window into a picture, without a display."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from workbench.cli.command import Command, Shot, Surroundings, WrongUsage, commands
from workbench.cli.files import add_file, add_result, passphrase_of

VIEWS = ("sops", "network", "gaps", "handbook")


def _options(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("view", metavar="VIEW", choices=VIEWS, help=", ".join(VIEWS))
    add_result(parser, "-o", "--output", metavar="OUT.png")
    parser.add_argument("--size", metavar="WxH", default="1440x900", help="in pixels")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--language", metavar="L", default="en")


def _run(options: Namespace, surroundings: Surroundings) -> int:
    width, height = _size(options.size)
    shot = Shot(
        options.file, options.view, options.result, width, height, options.theme, options.language
    )
    surroundings.desktop.screenshot(shot, passphrase_of(options))
    print(f"{options.result} was painted.")
    return 0


def _size(words: str) -> tuple[int, int]:
    width, cross, height = words.partition("x")
    if not (cross and width.isdecimal() and height.isdecimal()):
        raise WrongUsage(f"A size is written like 1440x900, not {words!r}.")
    if not (200 <= int(width) <= 8000 and 200 <= int(height) <= 8000):
        raise WrongUsage("A screenshot is between 200 and 8000 pixels wide and high.")
    return int(width), int(height)


commands.add(Command("screenshot", "paint a view into a picture", _options, _run))
