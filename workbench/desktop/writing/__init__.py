"""The fields everybody writes in, and what watches over what is written."""
