"""Setting a product as pages, as a job: the same printing that the command line uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import uuid4

from workbench.domain.audiences import Audience
from workbench.domain.case_data import SuspicionAt, suspicions_in
from workbench.domain.echoes import echoes
from workbench.domain.export_view import ExportView, export_view
from workbench.domain.findings import Finding
from workbench.domain.kinds import find_anywhere, label_of, word_for
from workbench.domain.state import State
from workbench.errors import CannotWrite, WorkbenchError
from workbench.progress import Progress
from workbench.publishing.options import PrintOptions

_MOST_TOLD = 3
_WITH_ANCHORS = ("sops", "measures", "agencies", "forms", "steps")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be set: everything that decides how the pages come out."""

    state: State
    findings: tuple[Finding, ...]
    product: str
    options: PrintOptions


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that were set, and what has to be known before they go out.

    `begins_on` names the entities that begin on a page; the first page is 1.
    """

    order: Order
    pdf: bytes
    count: int
    begins_on: dict[int, tuple[str, ...]]
    seconds: float
    withheld: Counter[str]
    missing_characters: tuple[str, ...]
    retyped: tuple[str, ...]
    details: tuple[SuspicionAt, ...]


def setting(order: Order) -> Callable[[Progress], Pages]:
    """The job that sets an order; it refuses the public what repeats a confidential value."""

    def work(progress: Progress) -> Pages:
        from workbench.publishing.printing import print_product  # ReportLab loads here
        from workbench.publishing.product import products

        begun = perf_counter()
        options = order.options
        retyped = retyped_secrets(order.state, options.audience)
        if retyped and options.audience is Audience.PUBLIC:
            raise WorkbenchError(
                f"This is not for the public yet: {'; '.join(retyped[:_MOST_TOLD])}. "
                "Take it out of the text, or choose another audience."
            )
        view = export_view(order.state, options.audience, findings=order.findings)
        with TemporaryDirectory() as folder:
            target = Path(folder, "pages.pdf")
            printed = print_product(products[order.product], view, options, target, progress)
            pdf = target.read_bytes()
        return Pages(
            order=order,
            pdf=pdf,
            count=printed.pages,
            begins_on=_begins_on(view, printed.page_of),
            seconds=perf_counter() - begun,
            withheld=_withheld(order.state, view.withheld),
            missing_characters=tuple(each.name for each in printed.missing),
            retyped=retyped,
            details=_details(view, order.state),
        )

    return work


def _details(view: ExportView, state: State) -> tuple[SuspicionAt, ...]:
    """What looks like a detail of a person in the texts that this audience reads."""
    return suspicions_in(view, state.programme.fictitious if state.programme else ())


def retyped_secrets(state: State, audience: Audience) -> tuple[str, ...]:
    """Confidential values that stand again in text the audience may read, one phrase each."""
    language = state.programme.languages[0] if state.programme else "en"
    return tuple(
        f"{word_for(type(each.entity))} “{label_of(each.entity, language)}” repeats the "
        f"{each.secret_field.replace('_', ' ')} of “{label_of(each.secret_of, language)}”"
        for each in echoes(state, audience)
    )


def put_in_place(pdf: bytes, target: Path) -> None:
    """Write the pages in one move; raises CannotWrite and leaves nothing half written."""
    unfinished = target.with_name(f".{uuid4().hex}.part")
    try:
        unfinished.write_bytes(pdf)
        unfinished.replace(target)
    except OSError as problem:
        raise CannotWrite(
            f"{target.name} could not be written to {target.parent}. "
            "Choose a folder that exists, is not protected and has room."
        ) from problem
    finally:
        unfinished.unlink(missing_ok=True)


def _begins_on(view: ExportView, page_of: dict[str, int]) -> dict[int, tuple[str, ...]]:
    """What begins on each page, chapters before what is in them."""
    from workbench.publishing.telling import anchor_of

    found: dict[int, tuple[str, ...]] = {}
    for table in _WITH_ANCHORS:
        for entity in getattr(view, table).values():
            page = page_of.get(anchor_of(entity))
            if page is not None:
                found[page] = (*found.get(page, ()), entity.id)
    return found


def _withheld(state: State, withheld: frozenset[tuple[str, str]]) -> Counter[str]:
    """How many facts are left out, by what they are: "address of an offering"."""
    told: Counter[str] = Counter()
    for entity_id, field in withheld:
        entity = find_anywhere(state, entity_id)
        if entity is not None:
            kind = word_for(type(entity))
            told[f"{kind}: {field.replace('_', ' ') if field else 'all of it'}"] += 1
    return told
