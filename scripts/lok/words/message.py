"""A mail that somebody still has to send. Nobody here has an address, and nothing is sent."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """What a mail is about, and its text in plain lines."""

    subject: str
    text: str
