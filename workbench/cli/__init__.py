"""The command line: the whole program without a screen."""
