"""Forms and where they are used: by which steps and measures, and who fills and signs them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.forms import Form
from workbench.domain.readings.placed import placed_measures, placed_steps
from workbench.domain.records import Records
from workbench.domain.referrals import Referral
from workbench.domain.sops import Measure
from workbench.domain.steps import Assignment, Part, Step
from workbench.domain.values import AgencyId, FormId


@dataclass(frozen=True, slots=True)
class FormUse:
    """A form and everything that uses it.

    `measures` name the form themselves, `numbers` are measures that the form names by number
    alone. `fillers` lead the steps that use it: whoever fills it in, where the form itself does
    not say.
    """

    form: Form
    steps: tuple[Step, ...] = ()
    measures: tuple[Measure, ...] = ()
    numbers: tuple[str, ...] = ()
    referrals: tuple[Referral, ...] = ()
    fillers: tuple[Assignment, ...] = ()

    @property
    def is_used(self) -> bool:
        """Whether anything says that it uses the form."""
        return bool(self.steps or self.measures or self.numbers or self.referrals)


@dataclass(frozen=True, slots=True)
class UnknownForm:
    """A step or measure that names a form which is not there."""

    user: Step | Measure
    form: FormId


@dataclass(frozen=True, slots=True)
class FormsUsed:
    """Every form with its uses, and what names a form nobody has."""

    uses: tuple[FormUse, ...] = ()
    unknown: tuple[UnknownForm, ...] = ()

    @property
    def unused(self) -> tuple[Form, ...]:
        """The forms that nothing uses."""
        return tuple(each.form for each in self.uses if not each.is_used)

    def handed_out_by(self, agency: AgencyId) -> tuple[FormUse, ...]:
        """The forms that an agency hands out or fills in."""
        return tuple(
            each
            for each in self.uses
            if agency in each.form.handed_out_by
            or any(filler.agency == agency for filler in each.fillers)
        )


def forms_used(records: Records) -> FormsUsed:
    """Every form of the records, in their order, with the steps and measures that use it."""
    steps: dict[str, list[Step]] = {}
    measures: dict[str, list[Measure]] = {}
    for placed in placed_steps(records):
        for form in placed.step.forms:
            steps.setdefault(form, []).append(placed.step)
    for _, measure in placed_measures(records):
        for form in measure.forms:
            measures.setdefault(form, []).append(measure)
    return FormsUsed(
        tuple(
            _use(records, form, tuple(steps.get(form.id, ())), tuple(measures.get(form.id, ())))
            for form in records.forms.values()
        ),
        tuple(_unknown(records)),
    )


def _use(
    records: Records, form: Form, steps: tuple[Step, ...], measures: tuple[Measure, ...]
) -> FormUse:
    leads = {(each.lane, each.condition): each for step in steps for each in step.actors(Part.LEAD)}
    named = {each.number for each in measures} | {
        found.number for step in steps if (found := records.measures.find(step.measure))
    }
    return FormUse(
        form,
        steps,
        measures,
        tuple(each for each in form.used_in_measures if each not in named),
        records.referrals.where("form", form.id),
        () if form.filled_by else tuple(leads.values()),
    )


def _unknown(records: Records) -> Iterator[UnknownForm]:
    users: list[Step | Measure] = [*records.steps.values(), *records.measures.values()]
    for user in users:
        for form in user.forms:
            if form not in records.forms:
                yield UnknownForm(user, form)
