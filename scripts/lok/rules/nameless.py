"""Texts for members that name nobody: remarks on draft minutes, and the council's own sentences.

What was said counts, not who said it: a remark with a name is somebody's word for ever, a sentence with one comes back in
every meeting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.archive import OfEach
from lok.rules.known import known_in
from lok.source.problems import Finding, Level
from lok.words.persons import titled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date as day

    from lok.archive.archive import Archive
    from lok.kinds.raad import Raad
    from lok.kinds.vergadering import Vergadering
    from lok.model.kind import Record
    from lok.rules.known import Known
    from lok.source.positions import Path

NO_NAME = "Schrijf de zetel, de groep of de functie in de plaats van de naam, of laat ze weg."
SAYS = {
    "vergaderingen": "een opmerking zegt niet van wie ze komt of over wie ze gaat: hier staat een naam",
    "raad": "een bouwsteen noemt niemand: hier staat een naam",
}


def remarks_and_sentences_name_nobody(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """V16: no remark on draft minutes and no sentence that comes back names a person."""
    del date
    known = known_in(archive)
    for meeting, found in _in_remarks(archive.all("vergaderingen"), known):
        yield from ((meeting, each) for each in found)
    for raad, found in _in_sentences(archive.all("raad"), known):
        yield from ((raad, each) for each in found)


@OfEach
def _in_remarks(meeting: Vergadering, known: Known) -> tuple[Finding, ...]:
    texts = [
        text
        for index, each in enumerate(meeting.opmerkingen)
        for text in (
            (("opmerkingen", index, "tekst"), each.tekst),
            (("opmerkingen", index, "toelichting"), each.toelichting),
        )
    ]
    return tuple(_named(texts, known, SAYS["vergaderingen"]))


@OfEach
def _in_sentences(raad: Raad, known: Known) -> tuple[Finding, ...]:
    texts = [
        text
        for index, each in enumerate(raad.bouwstenen)
        for text in ((("bouwstenen", index, "naam"), each.naam), (("bouwstenen", index, "tekst"), each.tekst))
    ]
    return tuple(_named(texts, known, SAYS["raad"]))


def _named(texts: Iterable[tuple[Path, str | None]], known: Known, message: str) -> Iterator[Finding]:
    """One finding a text: a name that the records know stops it, what may be another word asks for attention."""
    for at, text in texts:
        if not text:
            continue
        surely = [each.surely for each in known.persons.find(text)]
        if any(surely):
            yield Finding(at, "V16", message, NO_NAME)
        elif surely or any(titled(text)):
            yield Finding(
                at, "V16", message, f"Is het geen naam, dan mag dit zo blijven. {NO_NAME}", Level.AANDACHTSPUNT
            )
