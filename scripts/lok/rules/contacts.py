"""Contact points against the day of the check: a dead address is refused, an old one is pointed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.facts.law import outdated
from lok.model.audience import Audience, references
from lok.model.days import holds_on
from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.archive.archive import Archive
    from lok.model.kind import Record


def nobody_is_sent_to_an_expired_contact(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """No record that readers follow names a contact point that has expired."""
    expired = {
        each.id: each.geldig_tot for each in archive.all("contactpunten") if not holds_on(None, each.geldig_tot, date)
    }
    if not expired:
        return
    for soort, record in archive.everything():
        if soort in HISTORY:
            continue
        for at, target in references(record, Audience.LEDEN, final=True):
            if target.soort == "contactpunten" and target.id in expired:
                message = f"het contactpunt ‘{target.id}’ is verlopen sinds {expired[target.id]}"
                hint = f"Kies een ander contactpunt, of pas geldig_tot aan in data/contactpunten/{target.id}.yaml."
                yield record, Finding(at, "verlopen", message, hint)


HISTORY = frozenset({"bezoekrondes"})
"""Kinds that tell what an office did; the office may be gone since."""


def expired_contacts_are_noticed(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """A contact point whose data have expired is noticed; pages no longer show it as one to turn to."""
    for contact in archive.all("contactpunten"):
        if not holds_on(None, contact.geldig_tot, date):
            hint = "Pas geldig_tot aan als de gegevens nog gelden; anders mag het bestand weg."
            message = f"dit contactpunt is verlopen sinds {contact.geldig_tot}"
            yield contact, Finding(("geldig_tot",), "verlopen", message, hint, Level.AANDACHTSPUNT)


def contacts_are_checked_every_year(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """The data of a contact point were looked at in the last year, and not in the future."""
    for contact in archive.all("contactpunten"):
        checked = contact.nagekeken_op
        if checked is None:
            message = "niemand heeft de gegevens van dit contactpunt nagekeken"
            hint = "Kijk ze na en vul nagekeken_op en nagekeken_door in."
            yield contact, Finding(("naam",), "nagekeken", message, hint, Level.AANDACHTSPUNT)
        elif outdated(checked, date):
            message = f"de gegevens zijn al meer dan een jaar niet nagekeken (laatst op {checked})"
            hint = "Bel of mail even na of alles klopt, en pas nagekeken_op aan."
            yield contact, Finding(("nagekeken_op",), "nagekeken", message, hint, Level.AANDACHTSPUNT)
