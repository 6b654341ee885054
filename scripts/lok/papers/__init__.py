"""What a secretary hands out: invitation, agenda, sheets for the table, minutes, extract, lists, advice and yearly report.

In go an edition and a record of it, out come files: PDF, Word, LibreOffice, text and a draft of a mail. Each paper is made of
what its audience may read and of nothing else; nothing is sent, and what left as Word does not come back by itself.
"""

from lok.papers.mails import File
from lok.papers.produce import produce
from lok.papers.registry import BY_KEY, PAPERS, About, Form, Paper, offered, written
from lok.papers.wish import Sending, Wish

__all__ = ["BY_KEY", "PAPERS", "About", "File", "Form", "Paper", "Sending", "Wish", "offered", "produce", "written"]
