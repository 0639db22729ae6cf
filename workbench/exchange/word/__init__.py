"""Reads existing procedures from Word documents, so that nothing in them is silently lost.

The XML is read directly: libraries that give the text of a paragraph leave out what was inserted
with changes tracked and what stands in content controls, and they trust the file.
"""
