"""The secretary's desk: a small web application in which records are changed, judged and put forward for a second pair of eyes.

In go taps and typed text, out come changed texts of records in a draft of their own, the check's words at each field, and
a proposal. It writes nothing private, dumps no record, and nothing of it is part of a site.
"""
