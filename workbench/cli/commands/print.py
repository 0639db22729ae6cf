"""Print a product: the handbook, or a part of it, as a PDF for an audience."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from workbench.cli.command import Command, Surroundings, WrongUsage, commands
from workbench.cli.exporting import add_audience, refuse_echoes, view_for
from workbench.cli.files import add_file, read_state
from workbench.cli.terminal import TerminalProgress, tell_missing
from workbench.domain.audiences import Audience


def _options(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("product", metavar="PRODUCT", help="`workbench products` lists them")
    parser.add_argument("-o", "--output", metavar="OUT.pdf", type=Path, required=True)
    add_audience(parser)
    parser.add_argument(
        "--language", metavar="L", default="en", help="language code, en by default"
    )
    parser.add_argument("--paper", metavar="P", default="a4", help="a4 or letter")


def _run(options: Namespace, surroundings: Surroundings) -> int:
    from workbench.publishing.options import Paper, PrintOptions  # when printing
    from workbench.publishing.printing import print_product
    from workbench.publishing.product import products

    if options.product not in products:
        raise WrongUsage(
            f"There is no product {options.product!r}. There is: {', '.join(products.keys())}."
        )
    if options.paper not in [each.value for each in Paper]:
        papers = ", ".join(each.value for each in Paper)
        raise WrongUsage(f"There is no paper {options.paper!r}. There is: {papers}.")
    state = read_state(options, surroundings)
    audience = Audience(options.audience)
    refuse_echoes(state, audience)
    today = surroundings.now().date()
    chosen = PrintOptions(
        audience=audience, today=today, language=options.language, paper=Paper(options.paper)
    )
    printed = print_product(
        products[options.product],
        view_for(state, audience, today),
        chosen,
        options.output,
        TerminalProgress(),
    )
    tell_missing(printed)
    print(f"{options.output}: {printed.pages} pages, for {audience.words.lower()}.")
    return 0


commands.add(Command("print", "print a product as a PDF", _options, _run))
