"""Set blocks as PDF with ReportLab; nothing outside this folder knows ReportLab."""

from __future__ import annotations
