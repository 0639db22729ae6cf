"""The gallery of templates: what there is to start from, and bringing it in."""
