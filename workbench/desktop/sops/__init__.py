"""The procedures: outline, steps that are edited in place, and the live flowchart."""
