"""Print a product: the handbook, or a part of it, as a PDF for an audience."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from workbench.cli.command import Command, Surroundings, WrongUsage, commands
from workbench.cli.exporting import add_audience, refuse_echoes, view_for, warn_of_details
from workbench.cli.files import add_file, add_result, passphrase_of, read_state
from workbench.cli.terminal import TerminalProgress, tell_missing
from workbench.domain.audiences import Audience
from workbench.domain.export_view import ExportView, export_view
from workbench.domain.log import as_of_edition
from workbench.domain.state import State


def _options(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("product", metavar="PRODUCT", help="`workbench products` lists them")
    add_result(parser, "-o", "--output", metavar="OUT.pdf")
    add_audience(parser)
    parser.add_argument(
        "--language", metavar="L", default="en", help="language code, en by default"
    )
    parser.add_argument(
        "--since", metavar="EDITION", help="mark what changed since this edition (code or number)"
    )
    parser.add_argument(
        "--only",
        metavar="CODE",
        action="append",
        default=[],
        help="what it is about: code, number or name of a measure, SOP or agency; may be repeated",
    )
    parser.add_argument("--paper", metavar="P", default="a4", help="a4 or letter")


def _run(options: Namespace, surroundings: Surroundings) -> int:
    from workbench.publishing.options import Paper, PrintOptions  # when printing
    from workbench.publishing.printing import print_product
    from workbench.publishing.product import products
    from workbench.publishing.subjects import chosen_subjects

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
    product = products[options.product]
    view = view_for(state, audience, today)
    warn_of_details(view, state)
    chosen = PrintOptions(
        audience=audience,
        today=today,
        language=options.language,
        paper=Paper(options.paper),
        since=_since(options, state, audience),
        only=chosen_subjects(product, view, options.language, tuple(options.only)),
    )
    printed = print_product(
        product,
        view,
        chosen,
        options.result,
        TerminalProgress(),
    )
    tell_missing(printed)
    print(f"{options.result}: {printed.pages} pages, for {audience.words.lower()}.")
    return 0


def _since(options: Namespace, state: State, audience: Audience) -> ExportView | None:
    """What the audience could read when the edition named in the options took its state."""
    if options.since is None:
        return None
    from workbench.store.reading import read_log

    known = {name: each for each in state.editions.values() for name in (each.code, each.number)}
    known.pop("", None)
    if options.since not in known:
        raise WrongUsage(
            f"There is no edition {options.since!r}. There is: {', '.join(known) or 'none'}."
        )
    edition = known[options.since]
    before = as_of_edition(read_log(options.file, passphrase_of(options)), edition.id)
    if before is None:
        raise WrongUsage(f"The log of {options.file} does not tell when {options.since} began.")
    return export_view(before, audience, edition, now=state)


commands.add(Command("print", "print a product as a PDF", _options, _run))
