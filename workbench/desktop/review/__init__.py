"""Review: what was said of the procedures, work to do, editions, and what changed."""
