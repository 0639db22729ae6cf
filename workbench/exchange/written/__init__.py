"""Reads what people wrote elsewhere: lists with their signs, outlines, and tables of steps."""
