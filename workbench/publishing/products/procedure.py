"""A procedure by itself: one measure, or all of one SOP, as the handbook prints it."""

from __future__ import annotations

from workbench.publishing.product import Product, products

products.add(
    Product(
        key="procedure",
        title="Procedure",
        description="One measure, or all measures of one SOP, as they stand in the handbook",
        sections=("procedures", "roles", "time_limits", "forms_used"),
        about=("sops", "measures"),
    )
)
