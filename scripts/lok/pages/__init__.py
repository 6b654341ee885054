"""The sections of the site: which pages there are and what stands on them.

In goes an edition, out come its pages. Nothing here reads a disk or a clock, or sees what the audience may not read.
"""
