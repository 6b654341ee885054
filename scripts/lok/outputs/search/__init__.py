"""What the search of the site reads: plain lists, made from the pages of one edition as they are staged.

In go the staged texts of the pages, never a record: what an audience may not read cannot come in. Out come the list of
all pages, their full texts in blocks by kind and year, and the synonyms. Searching itself is done by the browser
(``scripts/theme/assets/script/zoek``).
"""
