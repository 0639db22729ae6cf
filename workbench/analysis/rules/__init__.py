"""Gap rules: one file each, or one for those that share a subject."""
