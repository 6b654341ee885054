"""A visiting card of every office that answers: ``contactpunten/<id>.vcf``, to keep in a telephone.

vCard 3.0 (RFC 2426), which old telephones read too, in UTF-8, folded at 75 bytes with CRLF (RFC 2425). Only what the
page of the contact point shows goes in; a card of an office has no name of a person, so ``N`` is empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.facts.contacts import contacts_in_force, opening_week
from lok.facts.examples import example_in_words
from lok.render.links import dialled
from lok.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition

LONGEST = 75
"""Bytes of a line before it is folded."""


def cards(edition: Edition) -> Iterator[Page]:
    """The card of every contact point whose data hold on the day of the edition."""
    for contact in contacts_in_force(edition.all("contactpunten"), edition.date):
        yield Page(place(contact), card(contact, edition.address))


def place(contact: Any) -> str:
    """The path of the card of a contact point, below the address of a site."""
    return f"contactpunten/{contact.id}.vcf"


def card(contact: Any, address: str) -> str:
    """One card. ``address`` is where the site stands on the web, with a closing slash."""
    lines = ["BEGIN:VCARD", "VERSION:3.0", *_lines(contact, address), "END:VCARD"]
    return "".join(f"{folded}\r\n" for folded in map(fold, lines))


def _lines(contact: Any, address: str) -> Iterator[str]:
    yield "N:;;;;"
    yield f"FN:{escape(f'{contact.naam} (voorbeeld)' if contact.voorbeeld else contact.naam)}"
    yield f"ORG:{escape(contact.organisatie or contact.naam)}"
    if contact.telefoon:
        yield f"TEL;TYPE=WORK,VOICE:{dialled(contact.telefoon)}"
    if contact.email:
        yield f"EMAIL;TYPE=INTERNET:{escape(contact.email)}"
    if contact.adres:
        place = contact.adres
        street = f"{place.straat} {place.huisnummer}"
        pieces = ("", place.gebouw or "", street, place.gemeente, "", place.postcode, "België")
        yield f"ADR;TYPE=WORK:{';'.join(map(escape, pieces))}"
    yield f"URL:{contact.url or f'{address}contactpunten/{contact.id}/'}"
    notes = tuple(_notes(contact))
    if notes:
        yield f"NOTE:{escape(chr(10).join(notes))}"
    if contact.nagekeken_op:
        yield f"REV:{contact.nagekeken_op:%Y-%m-%d}"
    yield f"UID:{address}contactpunten/{contact.id}/"


def _notes(contact: Any) -> Iterator[str]:
    """That it is an example, when the office is open, and that it does not inspect."""
    yield from filter(None, (example_in_words(contact),))
    if contact.openingsuren:
        yield "Open: " + "; ".join(f"{day} {hours}" for day, hours in opening_week(contact.openingsuren))
    if contact.na_afspraak:
        yield "Maak eerst een afspraak."
    if contact.neutraal:
        yield "Neutrale rol, geen inspectie."


def escape(text: str) -> str:
    """Text as a value: backslashes, commas, semicolons and line ends mean themselves."""
    for char in "\\,;":
        text = text.replace(char, f"\\{char}")
    return text.replace("\n", "\\n")


def fold(line: str) -> str:
    """A line of at most 75 bytes, and more lines that begin with a space; no letter is cut in two."""
    rows, size = [""], 0
    for char in line:
        width = len(char.encode())
        if size + width > LONGEST:
            rows.append(" ")
            size = 1
        rows[-1] += char
        size += width
    return "\r\n".join(rows)
