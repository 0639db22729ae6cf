"""Editing every recorded fact of a step or a measure in place, by keyboard alone."""
