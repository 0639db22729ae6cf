"""Print products: what can be printed, and which sections each is put together from."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.publishing.options import Paper
from workbench.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Something that can be printed.

    `sections` are printed unless the user says otherwise; `optional` ones can be switched on.
    They stand in the order that the sections themselves name. A product that is never public
    refuses the public audience. `about` are the tables of the things one of which it can be
    about: an agency, or a measure.
    """

    key: str
    title: str
    description: str
    sections: tuple[str, ...]
    optional: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = (Paper.A4, Paper.LETTER)
    never_public: bool = False
    about: tuple[str, ...] = ()


products: Registry[Product] = Registry("workbench.publishing.products", noun="product")
