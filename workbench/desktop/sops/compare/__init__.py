"""A measure beside its variants, beside its translation, and beside what it was."""
