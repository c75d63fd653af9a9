"""Rendering: nouns in, blocks out. `kit` holds the parts, one module a noun the rest."""
