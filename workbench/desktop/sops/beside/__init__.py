"""What stands beside the steps of a measure: its flowchart, and what is read out of it."""
