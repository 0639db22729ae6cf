"""The turns of phrase that sections share: who, by when, on what source, and what is not known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from workbench.domain.agencies import Agency
from workbench.domain.entity import Confidence, Entity
from workbench.domain.export_view import ExportView
from workbench.domain.forms import Form
from workbench.domain.kinds import find_anywhere, label_of
from workbench.domain.limits import limit_words
from workbench.domain.programme import StageId
from workbench.domain.referrals import Referral
from workbench.domain.services import Offering, Service
from workbench.domain.sops import Measure, Safeguard, Sop
from workbench.domain.steps import Assignment, Step
from workbench.domain.text import Text
from workbench.domain.values import AgencyId, Condition, FormId, PopulationId, StepId, TimeLimit
from workbench.publishing.blocks import ListBlock, Paragraph, ParagraphRole
from workbench.publishing.inline import (
    Inline,
    NotRecorded,
    Piece,
    Reference,
    SourceMark,
    Span,
    in_a_row,
    joined,
    link,
    pieces,
    plain,
    run_together,
)
from workbench.publishing.prose import inline_prose, prose_blocks
from workbench.words import say

_PLACES = (Sop, Measure, Step, Form)
_PLAIN_CODE = re.compile(r"[\w./-]+")


def anchor_of(entity: Entity) -> str:
    """Where an entity stands in the document: the same for links from anywhere.

    A code with a line break or a sign in it is no name that a document can keep.
    """
    name = entity.code if _PLAIN_CODE.fullmatch(entity.code) else entity.id
    return f"{type(entity).__name__.lower()}-{name}"


@dataclass(frozen=True, slots=True)
class Teller:
    """Says things of one view in one language."""

    view: ExportView
    language: str

    def say(self, english: str, **fill: object) -> str:
        """The program's own words in this language."""
        return say(english, self.language, **fill)

    def text(self, text: Text) -> str:
        """What was written, in this language or the one there is."""
        return text.in_language(self.language)

    def texts(self, texts: Iterable[Text]) -> tuple[str, ...]:
        """Several texts, without empty ones."""
        return tuple(words for each in texts if (words := self.text(each)))

    def prose(self, text: Text) -> Inline:
        """What was written as prose, in one run of text: bold, italic, links; "" for nothing."""
        return inline_prose(self.text(text), self._lead_to)

    def proses(self, texts: Iterable[Text]) -> tuple[Inline, ...]:
        """Several texts of prose, without empty ones."""
        return tuple(said for each in texts if (said := self.prose(each)))

    def paragraphs(
        self, text: Text, entity: Entity | None = None, role: ParagraphRole = ParagraphRole.BODY
    ) -> tuple[Paragraph | ListBlock, ...]:
        """Prose as paragraphs and lists; the last of them carries the sources of the entity."""
        blocks = prose_blocks(self.text(text), self._lead_to, role)
        if entity is None or not blocks:
            return blocks
        last = blocks[-1]
        if isinstance(last, Paragraph):
            return (*blocks[:-1], replace(last, text=self.marked(last.text, entity)))
        return (*blocks, Paragraph(self.marked("", entity), ParagraphRole.SMALL))

    def captioned(self, caption: str, said: Inline) -> Inline:
        """Words of the program before what was written: "Purpose: to be safe"."""
        return run_together(f"{self.say(caption)}: ", said)

    def agency(self, agency_id: AgencyId | None) -> Inline:
        """An agency by name, leading to its entry in the directory."""
        agency: Agency | None = self.view.agencies.find(agency_id)
        if agency is None:
            return NotRecorded()
        return link(agency.label(self.language), anchor_of(agency))

    def agencies(self, ids: Iterable[AgencyId]) -> Inline:
        """Several agencies, each leading to its entry."""
        return joined(self.agency(each) for each in ids)

    def actor(self, actor: Assignment) -> Inline:
        """Who plays a part: the agency, its post, or a role in words; with its condition."""
        role = self.prose(actor.role)
        said: Inline = role or NotRecorded()
        if actor.agency is not None:
            said = joined([self.agency(actor.agency), *([role] if role else [])], ": ")
        condition = self.condition(actor.condition)
        return run_together(said, " (", condition, ")") if condition else said

    def listed(self, texts: Iterable[Text]) -> Inline:
        """Several texts in one line: sentences follow each other, phrases are parted."""
        said = self.proses(texts)
        sentences = bool(said) and all(plain(each).endswith((".", "?", "!")) for each in said)
        return in_a_row(said, " " if sentences else "; ")

    def case(self, condition: Condition, text: Text) -> Inline:
        """What holds in a case: "Risk to life: it must be shared"."""
        said = (self.condition(condition), self.prose(text))
        return in_a_row([each for each in said if each], ": ")

    def condition(self, condition: Condition) -> Inline:
        """When something holds, in words."""
        if condition.text:
            return self.prose(condition.text)
        return "; ".join(
            f"{self.say(each.feature.value.replace('_', ' '))}: {', '.join(each.values)}"
            for each in condition.tests
        )

    def limit(self, limit: TimeLimit) -> Inline:
        """A time limit in words, with the law it rests on."""
        words = limit_words(limit, self.language, self._step_number)
        right = ""
        if limit.entitlement:
            right = f"{self.say(limit.entitlement.replace('_', ' ').capitalize())}: "
            words = f"{words[:1].lower()}{words[1:]}"
        stated = ""
        if limit.stated_as:
            stated = f" ({self.say('stated as {what}', what=self.say(limit.stated_as))})"
        basis = [
            found.code for each in limit.legal_basis if (found := self.view.legal_bases.find(each))
        ]
        said = inline_prose(words, self._lead_to)
        return run_together(right, said, stated, f" ({', '.join(basis)})" if basis else "")

    def safeguards(self, safeguards: Iterable[Safeguard]) -> Iterator[Inline]:
        """Each safeguard by its name, with what was written of it."""
        for each in safeguards:
            name, said = each.kind.words, self.prose(each.text)
            yield self.captioned(name, said) if said else self.say(name)

    def limit_terms(self, limit: TimeLimit) -> Iterator[Inline]:
        """What else is recorded of a limit: how it starts and ends, and who tells the person."""
        if limit.automatic:
            yield self.say("Starts automatically")
        for caption, said in (
            ("Ends with", in_a_row(self.proses(limit.ends), ", ")),
            ("The person is told by", self.prose(limit.informed_by)),
            ("Extended by", self.prose(limit.extended_by)),
            ("If it is missed", self.prose(limit.on_breach)),
        ):
            if said:
                yield self.captioned(caption, said)

    def form(self, form_id: FormId) -> Inline:
        """A form by its code, leading to the form."""
        form = self.view.forms.find(form_id)
        if form is None:
            return NotRecorded()
        return Span(form.code, whole=True, link=anchor_of(form))

    def population(self, population_id: PopulationId | None) -> str:
        """A group of persons by name, "" where none is named."""
        population = self.view.populations.find(population_id)
        return self.text(population.name) if population else ""

    def populations(self, ids: Iterable[PopulationId]) -> str:
        """Several groups by name."""
        return ", ".join(self.population(each) for each in ids if self.population(each))

    def stage(self, stage_id: StageId | None) -> str:
        """A stage by number and title, "" where none is named."""
        stage = self.view.stages.find(stage_id)
        return f"{stage.number} {self.text(stage.title)}".strip() if stage else ""

    def marked(self, said: Inline, entity: Entity) -> Inline:
        """Words with a mark for each source of the entity, and a word where it was inferred."""
        marks: list[Piece] = [*pieces(said)]
        if entity.confidence is Confidence.INFERRED:
            marks.append(Span(f" ({self.say('worked out')})", muted=True))
        marks += self.marks(entity)
        return tuple(marks)

    def marks(self, entity: Entity) -> Iterator[SourceMark]:
        """A mark for each source of an entity."""
        for each in entity.sources:
            source = self.view.sources.find(each)
            if source is not None:
                yield SourceMark(self._source_words(source.code, self.text(source.title)))

    def source_codes(self, entity: Entity) -> Inline:
        """The sources of an entity by their codes, leading to the list of sources."""
        found = (self.view.sources.find(each) for each in entity.sources)
        return joined(link(each.code, anchor_of(each)) for each in found if each is not None)

    def place(self, entity_id: str) -> str:
        """Where something stands, in a few words: "1.4 Adults, step 2", "Police → Shelter"."""
        entity = find_anywhere(self.view, entity_id)
        match entity:
            case Step():
                above = self.place(entity.measure) if entity.measure else ""
                said = f"{above}, {self.say('step')} {entity.number}"
            case Measure():
                sop = self.view.sops.find(entity.sop)
                said = f"{entity.number} {self.population(sop.population) if sop else ''}".strip()
            case Referral():
                ends = (self.view.agencies.find(each) for each in (entity.sender, entity.receiver))
                said = " → ".join(each.label(self.language) if each else "?" for each in ends)
            case Offering():
                service = self.view.services.find(entity.service)
                said = label_of(service or entity, self.language)
            case _:
                said = label_of(entity, self.language) if entity else ""
        return said

    def recorded(self, said: Inline, entity: Entity, field: str) -> Inline:
        """What is recorded, else that it is not; nothing where it is withheld from this reader."""
        if said:
            return said
        if self.view.is_withheld(entity.id, field):
            return self.withheld()
        if entity.says_none(field):
            return self.say("none")
        if field in entity.unread:
            return self.not_yet_read()
        return NotRecorded()

    def withheld(self) -> Inline:
        """Says that something is recorded, but not for this reader."""
        return Span(self.say("not in this edition"), muted=True)

    def not_yet_read(self) -> Inline:
        """Says that something is known to exist and could not be read."""
        return Span(self.say("not yet read"), muted=True)

    def _lead_to(self, words: str, entity_id: str) -> Piece:
        """Words that lead to where a thing is printed; places in the document with their page."""
        entity = find_anywhere(self.view, entity_id)
        if entity is None:
            return words
        if isinstance(entity, _PLACES):
            return Reference(anchor_of(entity), words)
        if isinstance(entity, Service):
            # The directory lists a service by where it is offered.
            entity = next(iter(self.view.offerings.where("service", entity.id)), entity)
        return Span(words, link=anchor_of(entity))

    def _source_words(self, code: str, title: str) -> str:
        return f"{title} [{code}]" if code else title

    def _step_number(self, step_id: StepId) -> str:
        step = self.view.steps.find(step_id)
        return step.number if step else ""
