"""The agency extract: the few pages that one agency needs of the handbook."""

from __future__ import annotations

from workbench.publishing.product import Product, products

products.add(
    Product(
        key="agency_extract",
        title="Agency extract",
        description="What one agency has to do, with which forms, and the contacts it needs",
        sections=("agency_extract",),
        about=("agencies",),
    )
)
