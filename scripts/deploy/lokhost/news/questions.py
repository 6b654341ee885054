"""Asking whoever filled in an address whether it was them: the mail with the link to confirm."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from lokhost.news.posting import NoMailProgramError, Outcome
from lokhost.news.words import sentence

if TYPE_CHECKING:
    from lokhost.news.feeds import Found
    from lokhost.news.mails import Desk
    from lokhost.news.posting import Posting
    from lokhost.news.store import Store


def ask_again(store: Store, letters: Desk, posting: Posting, found: Found, now: datetime) -> None:
    """Send the question to everybody who waits for it. What cannot be sent now waits, until it is too old.

    Raises:
        NoMailProgramError: The mail program is gone.
    """
    for request in store.requests(now.timestamp()):
        if not store.take(request):
            continue
        names = [called(found, each) for each in sorted(request.subjects)]
        message = letters.question(request, store.reader(address=request.address), names, now)
        try:
            outcome = posting.send(message, request.address)
        except NoMailProgramError:
            store.give_back(request)
            raise
        if outcome is Outcome.refused:
            store.drop(request)
        elif outcome is Outcome.later:
            store.give_back(request)


def called(found: Found, subject: str) -> str:
    """What a subject is called in a sentence."""
    return found.subjects.get(subject, sentence(subject))
