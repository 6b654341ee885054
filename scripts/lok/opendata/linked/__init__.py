"""The public records as linked data: nodes of JSON-LD, the vocabulary, the catalogue, the guide of services.

In goes the public edition, out come plain dictionaries and the texts of files. No library for RDF is used here: others
read what is made with theirs, and the tests do.
"""
