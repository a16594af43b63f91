"""Named facts: what duties are written in. One module a theme; each fact is declared once, with its words and source.

A fact is a column. Yes-no facts may be empty, which means unknown. `declare` says how facts are made of a person's
spells, events and other facts; calling a declaration gives the Polars column that duties use.
"""
