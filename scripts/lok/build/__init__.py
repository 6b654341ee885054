"""From pages to a site in its place: the staged folder, MkDocs, the swap.

In goes a folder of records, out come whole sites, or the problems and the sites that stood there. The only room that
drives MkDocs.
"""
