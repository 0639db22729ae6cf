"""What a product can be about: a measure, an SOP or an agency, found by what people call it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.entity import Entity
from workbench.domain.kinds import label_of, tables, word_for
from workbench.domain.procedures import number_key
from workbench.domain.records import Records
from workbench.domain.sops import Measure, Sop
from workbench.errors import WorkbenchError
from workbench.publishing.product import Product


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that a product can be about, with the name a reader knows it by."""

    id: str
    code: str
    name: str


def subjects(product: Product, records: Records, language: str) -> tuple[Subject, ...]:
    """Everything that a product can be about, kind by kind, in the order of the names."""
    return tuple(each for table in product.about for each in _of_table(records, table, language))


def chosen_subjects(
    product: Product, records: Records, language: str, wanted: tuple[str, ...]
) -> tuple[str, ...]:
    """The ids of what was named by code, id, number or name; refuses what is not there.

    Something that the audience may not know of is not there.
    """
    if not product.about:
        if wanted:
            raise WorkbenchError(f"{product.title} is about everything; leave out what it is for.")
        return ()
    offered = subjects(product, records, language)
    return tuple(_found(product, records, offered, each) for each in wanted)


def _found(product: Product, records: Records, offered: tuple[Subject, ...], wanted: str) -> str:
    for named in (_by_key, _by_number, _by_name):
        found = {each.id for each in offered if named(records, each, wanted)}
        if len(found) == 1:
            return found.pop()
        if found:
            codes = ", ".join(each.code or each.id for each in offered if each.id in found)
            raise WorkbenchError(f"{wanted!r} could be several things. Say which: {codes}.")
    kinds = " or ".join(word_for(tables()[table]) for table in product.about)
    known = ", ".join(each.code or each.name for each in offered) or "none"
    raise WorkbenchError(
        f"There is no {kinds} {wanted!r} that these readers may know of. There is: {known}."
    )


def _by_key(_: Records, subject: Subject, wanted: str) -> bool:
    return wanted in (subject.id, subject.code)


def _by_number(records: Records, subject: Subject, wanted: str) -> bool:
    measure = records.measures.find(subject.id)
    return measure is not None and measure.number == wanted


def _by_name(_: Records, subject: Subject, wanted: str) -> bool:
    return subject.name.casefold() == wanted.casefold()


def _of_table(records: Records, table: str, language: str) -> Iterator[Subject]:
    rows: list[Entity] = list(getattr(records, table).values())
    named = [Subject(each.id, each.code, _name(records, each, language)) for each in rows]
    if table == "measures":
        places = {key: place for place, key in enumerate(records.sops)}
        order: dict[str, tuple[object, ...]] = {
            each.id: (places.get(each.sop or "", len(places)), number_key(each.number))
            for each in records.measures.values()
        }
        yield from sorted(named, key=lambda each: order[each.id])
    elif table == "agencies":
        real = [each for each in named if not records.agencies[each.id].pseudo]
        yield from sorted(real, key=lambda each: each.name.casefold())
    else:
        yield from named


def _name(records: Records, entity: Entity, language: str) -> str:
    if not isinstance(entity, Measure | Sop):
        return label_of(entity, language)
    title = entity.title.in_language(language)
    if isinstance(entity, Sop):
        return title or _population(records, entity, language) or entity.code
    words = (f"{entity.number} {title}".strip(), _population(records, entity, language))
    return ", ".join(each for each in words if each) or entity.code


def _population(records: Records, entity: Measure | Sop, language: str) -> str:
    sop = entity if isinstance(entity, Sop) else records.sops.find(entity.sop)
    population = records.populations.find(sop.population) if sop else None
    return population.name.in_language(language) if population else ""
