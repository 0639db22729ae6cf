"""Export a workspace into another format, for an audience."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from workbench.cli.command import Command, Surroundings, WrongUsage, commands
from workbench.cli.exporting import add_audience, refuse_echoes, view_for, warn_of_details
from workbench.cli.files import add_file, add_result, read_state, write_result
from workbench.domain.audiences import Audience


def _options(parser: ArgumentParser) -> None:
    add_file(parser)
    add_result(parser, metavar="OUT")
    parser.add_argument("--format", metavar="KEY", help="otherwise by the ending of OUT")
    parser.add_argument(
        "--language", metavar="L", default="en", help="language code, en by default"
    )
    add_audience(parser)


def _run(options: Namespace, surroundings: Surroundings) -> int:
    from workbench.exchange.format import formats  # formats load when asked for

    suffix = options.result.suffix
    fitting = [
        each
        for each in formats
        if each.key == options.format or (options.format is None and each.suffix == suffix)
    ]
    if not fitting:
        raise WrongUsage(
            f"There is no format for {options.format or suffix or 'a file without ending'!r}. "
            f"There is: {', '.join(formats.keys())}."
        )
    state = read_state(options, surroundings)
    audience = Audience(options.audience)
    refuse_echoes(state, audience)
    view = view_for(state, audience, surroundings.now().date())
    warn_of_details(view, state)
    write_result(options.result, fitting[0].write(view, options.language))
    print(f"{options.result} was written, for {audience.words.lower()}.")
    return 0


commands.add(Command("export", "export into another format", _options, _run))
