"""The referral network: the map, and each referral in words."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.diagram.network import network_picture
from workbench.domain.entity import Confidence
from workbench.domain.export_view import ExportView
from workbench.domain.limits import duration_words
from workbench.domain.referrals import Referral
from workbench.publishing.blocks import Block, Figure, Heading, Paragraph, Table
from workbench.publishing.inline import Inline, in_a_row, joined, run_together
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.telling import Teller


@section("network", "Referral network", 90)
def network(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """Who sends people to whom, for what, for whom, and how far that is agreed."""
    teller = Teller(view, options.language)
    yield Heading(teller.say("Referral network"), anchor="network")
    yield Paragraph(
        teller.say(
            "The table and the map say the same: who sends people to whom, for what and for whom. "
            "A referral that nobody confirmed may not work; confirm it with the receiver before "
            "relying on it."
        )
    )
    yield Heading(teller.say("The referrals in words"), 2)
    yield Table(
        head=tuple(map(teller.say, ("From", "To", "For what, for whom", "State", "Answer"))),
        rows=tuple(_row(teller, each) for each in _in_order(view)),
        weights=(3, 3, 4, 1.8, 2),
        empty=teller.say("No referral is recorded."),
    )
    yield Figure(
        network_picture(view, options.language),
        teller.say("Who refers to whom"),
        text_equivalent=(teller.say("See the table of referrals in this chapter."),),
        anchor="network-map",
    )


def _in_order(view: ExportView) -> list[Referral]:
    stages = {key: place for place, key in enumerate(view.stages)}

    def order(referral: Referral) -> tuple[int, str, str]:
        sender = view.agencies.find(referral.sender)
        place = stages.get(referral.stage or "", len(stages))
        return place, str(sender.name) if sender else "", referral.id

    return sorted(view.referrals.values(), key=order)


def _row(teller: Teller, referral: Referral) -> tuple[Inline, ...]:
    category = teller.view.service_categories.find(referral.category)
    what = teller.text(category.name) if category else ""
    whom = teller.say("everyone") if referral.everyone else teller.populations(referral.populations)
    limit = teller.limit(referral.time_limit) if referral.time_limit else ""
    condition = teller.condition(referral.condition)
    form = teller.view.forms.find(referral.form)
    form_words = f"{teller.say('form')} {form.code}" if form else ""
    stage = teller.view.stages.find(referral.stage)
    stage_words = teller.say("Stage {stage}", stage=stage.number) if stage else ""
    told = (stage_words, what, whom, condition, limit, form_words)
    said = in_a_row([part for part in told if part], "; ")
    return (
        teller.agency(referral.sender),
        teller.agency(referral.receiver),
        _with_sources(teller, said, referral),
        _state(teller, referral),
        _answer(teller, referral),
    )


def _state(teller: Teller, referral: Referral) -> Inline:
    """How far a referral is agreed; withheld confirmations never read as missing ones."""
    reasons = ("state", "confirmed_by_sender", "confirmed_by_receiver")
    if any(teller.view.is_withheld(referral.id, each) for each in reasons):
        return teller.withheld()
    return teller.say(referral.shown_state.value)


def _with_sources(teller: Teller, said: Inline, referral: Referral) -> Inline:
    """What a referral is for, with its sources by code: notes would stand after the map."""
    if referral.confidence is Confidence.INFERRED:
        said = run_together(said, f" ({teller.say('worked out')})")
    return (
        joined([said, " [", teller.source_codes(referral), "]"], "") if referral.sources else said
    )


def _answer(teller: Teller, referral: Referral) -> Inline:
    """Whether, and by when, the sender hears what became of it."""
    parts = [
        f"{teller.say(caption)} {duration_words(length, teller.language)}"
        for caption, length in (
            ("acknowledged within", referral.acknowledge_within),
            ("outcome within", referral.outcome_within),
        )
        if length is not None
    ]
    return teller.recorded("; ".join(parts), referral, "outcome_within")
