"""The national handbook: everything, in the order in which it is read."""

from __future__ import annotations

from workbench.publishing.product import Product, products

products.add(
    Product(
        key="handbook",
        title="National handbook",
        description="Procedures, duties, referral network, directory, forms and gaps in one book",
        sections=(
            "cover",
            "document_control",
            "contents",
            "introduction",
            "changes",
            "principles",
            "framework",
            "procedures",
            "roles",
            "time_limits",
            "duties",
            "forms_used",
            "network",
            "directory",
            "forms",
            "legal_basis",
            "glossary",
            "gap_register",
            "sources",
        ),
    )
)
