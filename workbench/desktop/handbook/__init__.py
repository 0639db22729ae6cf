"""Printing in the window: what to print and for whom, and the real pages beside it."""
