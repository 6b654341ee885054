"""What was prepared for one meeting goes to another that is still to come: items, discussions, guests, the programme and drafts of advices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.acts.agenda import numbers_in_use, place_of, put_in
from lok.acts.coming_back import again
from lok.acts.meeting_text import ITEMS, append, meeting_of, named, put, still_to_come
from lok.acts.record_text import path_of, put_all, value_at, written
from lok.facts.actions import same_words
from lok.kinds.advies import Advies
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lok.acts.deed import Office
    from lok.kinds.vergadering import Vergadering

MEETINGS = "vergaderingen"
ADVICES = "adviezen"


def moved_over(office: Office, meeting: Vergadering, instead: str) -> dict[str, str]:
    """The texts of the meeting with the id ``instead``, and of drafts of advices, with what was prepared for ``meeting``.

    An item that stands there by its title already is not put in again.

    Raises:
        RefusedError: The other one is no longer to come, or a discussion was prepared for both.
    """
    text = office.text(MEETINGS, instead)
    if still_to_come(text).id == meeting.id:
        raise RefusedError("een vergadering komt niet in haar eigen plaats. Kies een andere.")
    fixed = numbers_in_use(office.archive, instead)
    for index, item in enumerate(meeting.agendapunten):
        if _index(text, item.titel) is None:
            text = put_in(text, again(item, readers=meeting.readers), place_of(item.titel, item.soort), fixed)
        text = _prepared(office, meeting, index, text)
    numbers = {item.nr: _number(text, item.titel) for item in meeting.agendapunten}
    for guest in meeting.gasten:
        row = {
            "hoedanigheid": guest.hoedanigheid,
            "naam": guest.naam,
            "agendapunten": [numbers[each] for each in guest.agendapunten if each in numbers],
        }
        text = append(text, ("gasten",), written(row))
    if meeting.programma and not meeting_of(text).programma:
        text = put(text, (), "programma", value_at(office.text(MEETINGS, meeting.id), ("programma",)))
    return {path_of(MEETINGS, instead): text, **_advices(office, meeting, instead, numbers)}


def _prepared(office: Office, meeting: Vergadering, index: int, text: str) -> str:
    """The text of the other meeting with the discussion and the advices that were prepared with one item."""
    item = meeting.agendapunten[index]
    place = _index(text, item.titel)
    if place is None:
        return text
    other = meeting_of(text).agendapunten[place]
    if item.bespreking is not None:
        if other.bespreking is not None and other.bespreking != item.bespreking:
            raise RefusedError(
                f"bij {named(other)} staat op de andere vergadering al een bespreking. Voeg ze eerst zelf samen."
            )
        typed = value_at(office.text(MEETINGS, meeting.id), (ITEMS, index, "bespreking"))
        text = put(text, (ITEMS, place), "bespreking", typed)
    for advice in item.adviezen:
        if advice not in other.adviezen:
            text = append(text, (ITEMS, place, ADVICES), advice)
    return text


def _index(text: str, title: str) -> int | None:
    """The place of the item with a title."""
    items = enumerate(meeting_of(text).agendapunten)
    return next((index for index, each in items if same_words(each.titel) == same_words(title)), None)


def _number(text: str, title: str) -> str:
    """The number of the item with a title, as it is after all were put in."""
    index = _index(text, title)
    return meeting_of(text).agendapunten[index].nr if index is not None else ""


def _advices(office: Office, meeting: Vergadering, instead: str, numbers: Mapping[str, str]) -> dict[str, str]:
    """The drafts of advices that named an item of the meeting, which now name that of the other."""
    found = {}
    for advies in office.archive.all(ADVICES):
        if advies.vergadering == meeting.id and advies.agendapunt in numbers:
            values = {"vergadering": instead, "agendapunt": numbers[advies.agendapunt]}
            found[path_of(ADVICES, advies.id)] = put_all(Advies, office.text(ADVICES, advies.id), values)
    return found
