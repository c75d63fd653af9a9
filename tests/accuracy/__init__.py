"""How well articles are read: `python -m tests.accuracy`, against gold made by hand and a committed baseline.

gold (files in, readings out) · segments (quotations found, speakers named) · names (who said it, by name) ·
seeds (the nine seed articles) · trust (does confidence mean something).
"""
