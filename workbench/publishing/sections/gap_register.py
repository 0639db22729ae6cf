"""The gap register: what is wrong, for whom, on what evidence, and what would mend it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from workbench.analysis.engine import rules
from workbench.domain.export_view import ExportView
from workbench.domain.findings import Family, Finding, Kind
from workbench.domain.prose import plain_words
from workbench.publishing.blocks import Block, Cell, Heading, ListBlock, Note, Paragraph, Table
from workbench.publishing.inline import Inline, bold, muted, run_together
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.telling import Teller


@section("gap_register", "Gap register", 140, never_public=True)
def gap_register(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """Gaps and conflicts with their evidence; then, apart, what nobody has recorded yet."""
    teller = Teller(view, options.language)
    yield Heading(teller.say("Annex: gap register"), anchor="gap-register")
    yield Paragraph(
        teller.say(
            "A gap is recorded and missing. A conflict is two statements that disagree. What "
            "nobody has recorded is no gap: it is a question to ask, listed at the end."
        )
    )
    told = [each for each in view.findings if each.kind is not Kind.UNKNOWN]
    if not told:
        yield Note(teller.say("No gap and no conflict was found."))
    for family in Family:
        found = [each for each in told if rules[each.rule].family is family]
        if found:
            yield Heading(teller.say(family.words), 2)
            yield Table(
                head=tuple(map(teller.say, ("Severity", "What is wrong", "What would mend it"))),
                rows=tuple(_row(teller, each, options) for each in found),
                weights=(1.3, 6, 3),
            )
    yield from _questions(teller)


def _row(teller: Teller, finding: Finding, options: PrintOptions) -> tuple[Inline | Cell, ...]:
    made_by = rules[finding.rule]
    lines: list[Inline] = [plain_words(each.text) for each in finding.evidence]
    lines += [
        each.text if each.verified else (f"{each.text} ", muted(f"({teller.say('not verified')})"))
        for each in made_by.standard
    ]
    said: list[Paragraph | ListBlock] = [
        Paragraph(bold(plain_words(finding.title))),
        Paragraph(plain_words(finding.message)),
    ]
    if lines:
        said.append(ListBlock(tuple(lines)))
    accepted = _accepted(teller, finding, options)
    if accepted:
        said.append(Paragraph(accepted))
    kind = "" if finding.kind is Kind.GAP else f", {teller.say(finding.kind.value)}"
    return (
        f"{teller.say(finding.severity.value).capitalize()}{kind}",
        Cell(tuple(said)),
        plain_words(finding.remedy),
    )


def _accepted(teller: Teller, finding: Finding, options: PrintOptions) -> Inline:
    for waiver in teller.view.waivers.where("finding", finding.key):
        if waiver.holds_on(options.today):
            until = waiver.until.isoformat() if waiver.until else teller.say("further notice")
            said = teller.say("Accepted until {until}: {reason}", until=until, reason="")
            return run_together(said, teller.prose(waiver.reason))
    return ""


def _questions(teller: Teller) -> Iterator[Block]:
    unknown = [each for each in teller.view.findings if each.kind is Kind.UNKNOWN]
    if not unknown:
        return
    yield Heading(teller.say("Questions to ask"), 2)
    yield Paragraph(
        teller.say(
            "{count} facts are not recorded yet, by what they are about.", count=len(unknown)
        )
    )
    ordered = sorted(unknown, key=_question)
    yield Table(
        head=tuple(map(teller.say, ("Severity", "Question", "Not recorded for"))),
        rows=tuple(
            _question_row(teller, list(found)) for _, found in groupby(ordered, key=_question)
        ),
        weights=(1.2, 3, 6),
    )


def _question(finding: Finding) -> tuple[int, str, str]:
    """What makes two open facts one question: the same words about the same thing."""
    return finding.severity.rank, finding.rule, finding.title


def _question_row(teller: Teller, found: list[Finding]) -> tuple[Inline, ...]:
    """One question, and the places it must be asked for."""
    if len(found) == 1:
        asked: Inline = plain_words(found[0].message)
    else:
        places = dict.fromkeys(teller.place(each.about[0]) for each in found if each.about)
        asked = "; ".join(place for place in places if place)
    return teller.say(found[0].severity.value).capitalize(), found[0].title, asked
