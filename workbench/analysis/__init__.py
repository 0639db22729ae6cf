"""What is missing, contradictory or unknown: the rules, and the register that keeps up."""

from __future__ import annotations
