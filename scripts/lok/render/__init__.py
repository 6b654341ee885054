"""Views and templates to Markdown or HTML: links, filters, charts, paper.

In goes an edition, out come pages. It knows no section of the site and writes nothing.
"""
