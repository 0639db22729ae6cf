"""What leaves the program through the command line: made from an ExportView, and only that."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from datetime import date

from workbench.domain.audiences import Audience
from workbench.domain.case_data import suspicion_words, suspicions_in
from workbench.domain.echoes import echoes
from workbench.domain.export_view import ExportView, export_view
from workbench.domain.kinds import label_of, word_for
from workbench.domain.state import State
from workbench.domain.text import WORKING_LANGUAGE
from workbench.errors import WorkbenchError

_MOST_PLACES = 5


def add_audience(parser: ArgumentParser) -> None:
    """For whom it is: partners unless said otherwise."""
    parser.add_argument(
        "--audience",
        choices=[each.value for each in Audience],
        default=Audience.PARTNERS.value,
        help="who will read it; partners by default",
    )


def view_for(state: State, audience: Audience, today: date) -> ExportView:
    """What the audience may read of the state, with the findings it may know of."""
    from workbench.analysis.register import GapRegister  # rules load when needed

    return export_view(state, audience, findings=GapRegister(today).refresh(state))


def refuse_echoes(state: State, audience: Audience) -> None:
    """Refuse the public, and warn others, where a confidential value stands in free text."""
    found = [
        f"{word_for(type(each.entity))} {label_of(each.entity, WORKING_LANGUAGE)!r} repeats the "
        f"{each.secret_field.replace('_', ' ')} of {label_of(each.secret_of, WORKING_LANGUAGE)!r}"
        for each in echoes(state, audience)
    ]
    if not found:
        return
    told = "; ".join(found[:5])
    if audience is Audience.PUBLIC:
        raise WorkbenchError(
            f"This is not for the public yet: {told}. Take it out of the text, or choose another "
            "audience."
        )
    print(f"workbench: Look before you pass it on: {told}.", file=sys.stderr)


def warn_of_details(view: ExportView, state: State) -> None:
    """Tell where a text looks like a detail of a person; not the words, and nothing is refused."""
    programme = state.programme
    found = suspicions_in(view, programme.fictitious if programme else ())
    if not found:
        return
    places = dict.fromkeys(
        f"{word_for(type(each.entity))} {label_of(each.entity, WORKING_LANGUAGE)!r} "
        f"({str(each.path[0]).replace('_', ' ')})"
        for each in found
    )
    more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
    told = "; ".join(list(places)[:_MOST_PLACES])
    print(
        f"workbench: {suspicion_words(len(found))}: {told}{more}. "
        "Remove them, or mark them as made up, before you pass it on.",
        file=sys.stderr,
    )
