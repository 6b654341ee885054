"""A register of councils: one site of what many of them publish, made from their open data.

In go a list of councils and what stands at their addresses; out come one site with downloads, and for every source when
it was last read and what was wrong. Nothing is taken over but the fields that the register shows, as text; a council is
taken whole or stays as it was. No record of this repository is read.
"""
