"""Questions and contact points against each other: every question is answered, every office answers a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.model.audience import Audience
from lok.model.days import holds_on
from lok.source.problems import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.archive.archive import Archive
    from lok.kinds.vragen import Contactvraag
    from lok.model.kind import Record


def every_contact_answers_a_question(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """A contact point that has not expired answers a question, and one that everybody reads a public question."""
    asked: dict[str, set[Audience]] = {}
    for question in archive.all("vragen"):
        for contact_id in question.contactpunten:
            asked.setdefault(contact_id, set()).add(question.readers)
    for contact in archive.all("contactpunten"):
        expired = not holds_on(None, contact.geldig_tot, date)
        if expired or any(contact.readers.may_read(readers) for readers in asked.get(contact.id, ())):
            continue
        closed = " die iedereen leest" if contact.id in asked else ""
        message = f"geen enkele vraag{closed} leidt naar dit contactpunt: niemand vindt het"
        hint = "Zet het bij contactpunten van een record in data/vragen, of maak er een met ‘lok new vragen’."
        yield contact, Finding(("naam",), "contactvraag", message, hint)


def every_question_is_answered_today(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """At least one contact point of a question has begun; ``rules.contacts`` refuses the ones that have expired."""
    for question in archive.all("vragen"):
        known = [archive.get("contactpunten", each) for each in question.contactpunten]
        begins = [each.geldig_van for each in known if each is not None and each.geldig_van is not None]
        if len(begins) == len(known) and min(begins) > date:
            message = f"voor {min(begins)} is er niemand die op deze vraag antwoordt"
            hint = "Zet er een contactpunt bij dat nu al bestaat."
            yield question, Finding(("contactpunten",), "contactvraag", message, hint)


def every_question_is_asked_once(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """No two questions are the same words."""
    del date
    seen: dict[str, Contactvraag] = {}
    for question in archive.all("vragen"):
        words = " ".join(question.vraag.casefold().split()).rstrip("?.! ")
        if words in seen:
            message = f"deze vraag staat ook in {seen[words].id}"
            yield question, Finding(("vraag",), "dubbel", message, "Voeg de twee vragen samen.")
        seen.setdefault(words, question)
