"""Which agency stands on the map for what belongs to it."""

from __future__ import annotations

from workbench.domain.records import Records


def owner_of(records: Records, entity_id: str) -> str:
    """The agency or referral that an entity is, or belongs to; "" for anything else."""
    if entity_id in records.agencies or entity_id in records.referrals:
        return entity_id
    contact = records.contact_points.find(entity_id)
    office = records.offices.find(contact.office if contact is not None else entity_id)
    offering = records.offerings.find(contact.offering if contact is not None else entity_id)
    service = records.services.find(offering.service if offering is not None else entity_id)
    owners = (
        contact.agency if contact is not None else None,
        office.agency if office is not None else None,
        offering.operated_at if offering is not None else None,
        service.provider if service is not None else None,
    )
    return next((each for each in owners if each in records.agencies), None) or ""
