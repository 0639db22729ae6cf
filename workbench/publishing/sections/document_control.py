"""Document control: which edition, how far it has come, who signed, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.editions import Edition
from workbench.domain.export_view import ExportView
from workbench.domain.text import language_name
from workbench.publishing.blocks import (
    Block,
    DocumentControl,
    Fact,
    Heading,
    Note,
    NoteKind,
    SignatureLine,
    Table,
)
from workbench.publishing.inline import Inline
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.sections.cover import draft_words, edition_words
from workbench.publishing.telling import Teller


@section("document_control", "Document control", 20)
def document_control(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """The edition, its approval and its history, and lines to sign on."""
    teller = Teller(view, options.language)
    yield Heading(teller.say("Document control"), number="", anchor="document-control")
    yield DocumentControl(facts=tuple(_facts(teller, options)))
    draft = draft_words(teller, view.edition)
    if draft:
        yield Note(draft, NoteKind.DRAFT)
    yield Heading(teller.say("Editions"), 2, number="")
    yield Table(
        head=tuple(map(teller.say, ("Edition", "Languages", "State", "Parts"))),
        rows=tuple(_edition_row(teller, each) for each in view.editions.values()),
        weights=(3, 1.5, 1.5, 4),
        empty=teller.say("No edition is recorded."),
    )
    yield Heading(teller.say("Signatures"), 2, number="")
    signed = [each for each in view.sign_offs.values() if _of_edition(view, each.edition)]
    if signed:
        yield Table(
            head=tuple(map(teller.say, ("Agency", "Post", "What", "Date"))),
            rows=tuple(
                (
                    teller.agency(each.agency),
                    teller.text(each.post),
                    teller.say(each.kind.value) if each.kind else "",
                    each.signed_on.isoformat() if each.signed_on else "",
                )
                for each in signed
            ),
        )
    else:
        yield Note(teller.say("No signature is recorded for this edition."), NoteKind.UNKNOWN)
        yield SignatureLine(tuple(map(teller.say, ("Agency and post", "Signature", "Date"))))


def _facts(teller: Teller, options: PrintOptions) -> Iterator[Fact]:
    view, edition = teller.view, teller.view.edition
    programme = view.programme
    yield Fact(teller.say("Edition"), edition_words(teller, edition))
    if edition is not None:
        adopted = edition.adopted_on.isoformat() if edition.adopted_on else ""
        yield Fact(teller.say("Adopted on"), teller.recorded(adopted, edition, "adopted_on"))
        approved = teller.text(edition.approved_by)
        yield Fact(teller.say("Approved by"), teller.recorded(approved, edition, "approved_by"))
        review = edition.review_due.isoformat() if edition.review_due else ""
        yield Fact(teller.say("Review due"), teller.recorded(review, edition, "review_due"))
    if programme is not None:
        yield Fact(teller.say("Owner"), teller.agency(programme.owner))
        yield Fact(teller.say("Languages"), _named(teller, programme.languages))
    yield Fact(teller.say("For"), teller.say(options.audience.words))
    yield Fact(teller.say("Printed on"), options.today.isoformat())


def _edition_row(teller: Teller, edition: Edition) -> tuple[Inline, ...]:
    languages = _named(teller, edition.languages)
    if edition.summary_languages:
        summaries = _named(teller, edition.summary_languages)
        languages += f" ({teller.say('summaries')}: {summaries})"
    state = teller.say(edition.state.value.replace("_", " ")) if edition.state else ""
    return (
        edition_words(teller, edition),
        teller.recorded(languages, edition, "languages"),
        teller.recorded(state, edition, "state"),
        "; ".join(teller.texts(edition.parts)) or "–",
    )


def _of_edition(view: ExportView, edition: object) -> bool:
    return view.edition is None or edition == view.edition.id


def _named(teller: Teller, codes: tuple[str, ...]) -> str:
    """Languages by name."""
    return ", ".join(teller.say(language_name(code)) for code in codes)
