"""Open the national example in the window; without a display, make its results in a folder."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from workbench.cli.command import Command, Surroundings, commands
from workbench.cli.exporting import view_for
from workbench.cli.files import result_folder, write_result
from workbench.cli.terminal import TerminalProgress, tell_missing
from workbench.domain.audiences import Audience
from workbench.domain.export_view import ExportView
from workbench.domain.state import State

EXAMPLE = "bulgaria"


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("--headless", action="store_true", help="without the window")
    parser.add_argument(
        "--output", metavar="DIR", type=Path, help="where the headless form puts its results"
    )


def _run(options: Namespace, surroundings: Surroundings) -> int:
    folder = surroundings.documents / "SOP Workbench"
    problem = None if options.headless else surroundings.desktop.problem()
    file = _kept_example(folder, surroundings)
    if not options.headless and problem is None:
        return surroundings.desktop.open(file)
    if problem:
        print(f"{problem} So the results are made without the window.")
    output = options.output or folder / "demo"
    _make_results(file, output, surroundings)
    return 0


def _kept_example(folder: Path, surroundings: Surroundings) -> Path:
    """The example's file in the user's documents; made the first time, kept afterwards."""
    from workbench.exchange.starting import starting_records  # read when needed
    from workbench.store.workspace_file import create  # SQL loads with a file

    file = folder / "Bulgaria.workbench"
    if not file.exists():
        result_folder(folder)
        create(file, starting_records(EXAMPLE), clock=surroundings.now).close()
    return file


def _make_results(file: Path, output: Path, surroundings: Surroundings) -> None:
    from workbench.analysis.report import report  # rules load when they are run
    from workbench.store.reading import peek  # SQL loads with a file

    result_folder(output)
    state = peek(file).state
    today = surroundings.now().date()
    view = view_for(state, Audience.PARTNERS, today)
    told = report(state, view.findings, today)
    write_result(output / "findings.json", json.dumps(told, ensure_ascii=False, indent=2).encode())
    kinds = told["summary"]["kinds"]
    pages = _print_handbook(view, output / "handbook.pdf", surroundings)
    pictures = _write_pictures(state, view, output)
    print(f"Results are in {output}:")
    print(
        f"  findings.json   {kinds['gap']} gaps, {kinds['conflict']} conflicts, "
        f"{kinds['unknown']} questions to ask"
    )
    print(f"  handbook.pdf    {pages} pages, for partners")
    print(f"  {pictures} pictures: the referral network and a flowchart of each measure")


def _print_handbook(view: ExportView, target: Path, surroundings: Surroundings) -> int:
    from workbench.publishing.options import PrintOptions  # when printing
    from workbench.publishing.printing import print_product
    from workbench.publishing.product import products

    options = PrintOptions(audience=view.audience, today=surroundings.now().date())
    printed = print_product(products["handbook"], view, options, target, TerminalProgress())
    tell_missing(printed)
    return printed.pages


def _write_pictures(state: State, view: ExportView, output: Path) -> int:
    from workbench.diagram.flowchart import flowchart  # fonts load when drawing
    from workbench.diagram.network import network_picture
    from workbench.diagram.svg import svg
    from workbench.domain.text import WORKING_LANGUAGE
    from workbench.exchange.measure_files import file_name, measures_in_order

    pictures = {"network.svg": network_picture(view, WORKING_LANGUAGE)}
    for place, measure in measures_in_order(view):
        if state.steps.where("measure", measure.id):
            name = file_name(place, measure.code, ".svg")
            pictures[name] = flowchart(view, measure.id, WORKING_LANGUAGE)
    for name, picture in pictures.items():
        write_result(output / name, svg(picture).encode())
    return len(pictures)


commands.add(Command("demo", "open the national example", _options, _run))
