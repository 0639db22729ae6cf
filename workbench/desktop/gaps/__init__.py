"""The gap register in the window: the list, the strip below other places, and what to do."""
