"""SOP templates: procedures, forms and a whole SOP to start from, as data files.

`sop_templates/` holds a file for each procedure, `forms/` a file for each form that several of
them use, and `shared/` what all of them rest on: sources, stages and the names of roles. Forms,
signs, stages and sources have the same ids wherever they are brought in; measures, steps and
branches have new ones each time, so that one template may serve several SOPs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from workbench.assets import templates_folder
from workbench.domain.agencies import AgencyType
from workbench.domain.binding import Role, most_used, roles_named
from workbench.domain.entity import Entity, built_in_id, new_id
from workbench.domain.kinds import tables
from workbench.domain.plain import UnreadableValue, from_plain
from workbench.domain.procedures import number_key, steps_of
from workbench.domain.programme import Sphere, Stage, StageId
from workbench.domain.records import Records
from workbench.domain.references import references_from
from workbench.domain.sops import Measure, Sop, SopId
from workbench.domain.table import Table
from workbench.domain.text import Text
from workbench.errors import FileProblem, WorkbenchError
from workbench.exchange.data_files import built_in_ids, parse, read_data_files, read_head, together

_HEAD = "template"
_SPACE = "templates"
_FRESH = frozenset({"measures", "steps", "transitions"})
_OWN_SOP = Sop(
    id=SopId(built_in_id(_SPACE, "sops", "procedures")),
    code="procedures",
    title=Text.of("Standard operating procedures"),
)


class TemplateKind(StrEnum):
    """What a template brings."""

    PROCEDURE = "procedure"
    FORM = "form"
    WHOLE_SOP = "sop"


@dataclass(frozen=True, slots=True)
class MeasurePart:
    """A measure of a template, with the titles of its steps in the printed order."""

    number: str
    title: str
    sphere: Sphere
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """Something to start from: what it is for, its parts, and what it was drawn from.

    `roles` are those for which the country has agencies to name, with what may fit them in this
    template. `includes` are the keys of templates that come with it; their roles are counted in.
    """

    key: str
    title: str
    purpose: str
    kind: TemplateKind
    sphere: Sphere | None
    measures: tuple[MeasurePart, ...]
    forms: tuple[str, ...]
    indicator_sets: tuple[str, ...]
    roles: tuple[Role, ...]
    sources: tuple[str, ...]
    includes: tuple[str, ...]
    path: Path

    @property
    def step_count(self) -> int:
        """How many steps it has in all."""
        return sum(len(each.steps) for each in self.measures)


def templates(folder: Path | None = None) -> tuple[Template, ...]:
    """Every template: whole SOPs, then procedures, then forms, each in the order of the stages."""
    return _listed(folder or templates_folder())


def load_template(
    key: str,
    *,
    sop: SopId | None = None,
    stage: StageId | None = None,
    with_included: bool = True,
    folder: Path | None = None,
) -> Records:
    """The records of a template, for an SOP and a stage of the workspace or with its own.

    Without `stage`, its measures stand in a stage of its own, which an `InsertTemplate` exchanges
    for the one of the same sphere that the workspace has. The templates that a whole SOP
    includes come with it unless they are not wanted.
    """
    home = folder or templates_folder()
    by_key = {each.key: each for each in templates(home)}
    if key not in by_key:
        raise WorkbenchError(f"There is no template {key!r}. There is: {', '.join(by_key)}.")
    template = by_key[key]
    own = _read(home, template.path)
    target = sop or next((each.id for each in own.sops.values()), _OWN_SOP.id)
    measures = (
        replace(each, sop=target, stage=stage or each.stage) for each in own.measures.values()
    )
    given_sops = Table() if sop else own.sops
    if own.measures and sop is None and not given_sops:
        given_sops = Table([_OWN_SOP])
    own = replace(own, sops=given_sops, measures=Table(measures))
    if stage is not None:
        own = replace(own, stages=Table())
    included = template.includes if with_included else ()
    return (
        together(own, *(load_template(each, sop=target, folder=home) for each in included))
        if (included)
        else own
    )


def roles_in(records: Records) -> tuple[Role, ...]:
    """The roles that the steps of these records name without an agency."""
    return roles_named(records, known_roles(templates_folder()))


@cache
def known_roles(folder: Path) -> Mapping[str, Role]:
    """The shared names of roles, with what may fit them."""
    path = folder / "shared" / "roles.toml"
    try:
        roles = [_role(each) for each in parse(path).get("roles", ())]
    except UnreadableValue as problem:
        raise FileProblem(f"{path.name}: {problem}") from problem
    return {each.words: each for each in roles}


def _role(written: Mapping[str, Any]) -> Role:
    given = {"is_post" if key == "post" else key: value for key, value in written.items()}
    return from_plain(Role, given)


@cache
def _listed(folder: Path) -> tuple[Template, ...]:
    paths = (*folder.glob("*.toml"), *folder.glob("forms/*.toml"))
    found: dict[str, Template] = {}
    for path in sorted(paths):
        template = _template(folder, path)
        if template.key in found:
            raise FileProblem(
                f"{path.name} has the key {template.key!r}, which {found[template.key].path.name} "
                "has already. Choose another."
            )
        found[template.key] = template
    for template in found.values():
        for key in template.includes:
            if key not in found:
                raise FileProblem(f"{template.path.name} includes {key!r}, which is no template.")
    whole = (
        replace(each, roles=_all_roles(each, found)) if each.includes else each
        for each in found.values()
    )
    return tuple(sorted(whole, key=_place))


def _all_roles(template: Template, found: Mapping[str, Template]) -> tuple[Role, ...]:
    """The roles of a template and of those it includes, counted together."""
    roles: dict[str, Role] = {}
    for part in (template, *(found[key] for key in template.includes)):
        for each in part.roles:
            held = roles.get(each.words, replace(each, leads=0, uses=0))
            both = (held.leads + each.leads, held.uses + each.uses)
            roles[each.words] = replace(held, leads=both[0], uses=both[1])
    return most_used(roles.values())


def _place(template: Template) -> tuple[int, int, tuple[tuple[int, str], ...], str]:
    kinds = [TemplateKind.WHOLE_SOP, TemplateKind.PROCEDURE, TemplateKind.FORM]
    spheres = [*Sphere, None]
    number = template.measures[0].number if template.measures else ""
    return (
        kinds.index(template.kind),
        spheres.index(template.sphere),
        number_key(number),
        template.key,
    )


def _template(folder: Path, path: Path) -> Template:
    head = read_head(path, _HEAD, "key", "title", "purpose")
    records = _read(folder, path)
    spheres = [each.sphere for each in _stages_of(records)]
    return Template(
        key=head["key"],
        title=head["title"],
        purpose=head["purpose"],
        kind=_kind(path, head),
        sphere=spheres[0] if len(set(spheres)) == 1 else None,
        measures=tuple(_part(records, each) for each in _in_order(records)),
        forms=tuple(str(each.title) for each in records.forms.values()),
        indicator_sets=tuple(str(each.title) for each in records.indicator_sets.values()),
        roles=_roles_of(path, head, roles_named(records, known_roles(folder))),
        sources=tuple(f"{each.title} ({each.publisher})" for each in records.sources.values()),
        includes=tuple(head.get("includes", ())),
        path=path,
    )


def _roles_of(path: Path, head: Mapping[str, Any], roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles, with the types of agency that may fill them in this template."""
    hints = head.get("roles", {})
    if unknown := hints.keys() - {each.words for each in roles}:
        raise FileProblem(f"{path.name} says who fills {min(unknown)!r}, which no step names.")
    try:
        return tuple(
            replace(each, types=from_plain(tuple[AgencyType, ...], hints[each.words]))
            if each.words in hints
            else each
            for each in roles
        )
    except UnreadableValue as problem:
        raise FileProblem(f"{path.name}, roles: {problem}") from problem


def _kind(path: Path, head: Mapping[str, str]) -> TemplateKind:
    try:
        return TemplateKind(head.get("kind", TemplateKind.PROCEDURE))
    except ValueError as problem:
        known = ", ".join(TemplateKind)
        raise FileProblem(
            f"{path.name}: {head['kind']!r} is no kind of template. Choose from {known}."
        ) from problem


def _part(records: Records, measure: Measure) -> MeasurePart:
    stage = records.stages.find(measure.stage)
    return MeasurePart(
        number=measure.number,
        title=str(measure.title),
        sphere=stage.sphere if stage else Sphere.CROSS_CUTTING,
        steps=tuple(str(each.title) for each in steps_of(records, measure.id)),
    )


def _stages_of(records: Records) -> Iterable[Stage]:
    used = {each.stage for each in records.measures.values()}
    return (each for each in records.stages.values() if each.id in used)


def _in_order(records: Records) -> Iterable[Measure]:
    return sorted(records.measures.values(), key=lambda each: number_key(each.number))


def _read(folder: Path, path: Path) -> Records:
    """What stands in one file, and all that it points at in the files that are shared."""
    pool = _shared(folder)
    own = read_data_files(path, _id, known=pool, head=_HEAD)
    found: set[str] = set()
    waiting: list[Entity] = [each for name in tables() for each in getattr(own, name).values()]
    while waiting:
        for reference in references_from(waiting.pop()):
            shared = getattr(pool, reference.table).find(reference.target)
            if shared is not None and shared.id not in found:
                found.add(shared.id)
                waiting.append(shared)
    kept = {
        name: Table(each for each in getattr(pool, name).values() if each.id in found)
        for name in tables()
    }
    return together(Records(**kept), own)


@cache
def _shared(folder: Path) -> Records:
    """The sources, stages and forms that templates point at."""
    ids = built_in_ids(_SPACE)
    parts = Records()
    for path in (folder / "shared" / "sources.toml", folder / "shared" / "stages.toml"):
        if path.exists():
            parts = together(parts, read_data_files(path, ids))
    forms = folder / "forms"
    if forms.is_dir():
        parts = together(parts, read_data_files(forms, ids, known=parts, head=_HEAD))
    return parts


def _id(table: str, code: str) -> str:
    return new_id() if table in _FRESH else built_in_id(_SPACE, table, code)
