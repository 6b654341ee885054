"""News by mail: who asked for it, what is new in the feeds of the public site, one mail a night.

In go the feeds of the release that is shown and the addresses of readers who confirmed them; out come mails. An address is
in the list and in a mail, and nowhere else: in no log, no message of a command, no address of a page.
"""
