"""One content repository, two sites: from a secretary's record to a page.

load     files of data/ and content/ -> Archive, with every problem as a value
check    Archive, date               -> the problems between and inside records
select   Archive, audience, date     -> Edition: only what that audience may read
pages    Edition                     -> the Markdown pages and other files of the site
stage    pages -> a folder, rendered by MkDocs into a site that replaces the old one when it is whole
"""
