"""The papers of a meeting, an advice or a year as a screen offers them: for whom, in which forms, and what is asked first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from lok.kinds.vergaderstatus import MINUTED, Vergaderstatus
from lok.model.audience import Audience
from lok.papers import About, Form, offered
from lok.papers.minutes import extractable
from lok.words.dutch import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date as day

    from lok.edition.select import Edition
    from lok.papers import Paper

SCREEN = "papieren"
"""The address of a screen with papers, below what they are about."""
ADVICES = "adviezen"
COPIED = frozenset({Form.opgemaakte_tekst, Form.tekst})
"""The forms that go to the clipboard, both at once."""
SHOWN = {Form.html}
"""The forms that have a screen of the desk beside their file."""
TOWN = "voor_het_college"
"""The paper with a button of its own."""
ANSWER = "Laatste dag om te antwoorden (mag leeg blijven)"
REMARKS = "Laatste dag voor opmerkingen (voor de mail)"


class Readers(NamedTuple):
    """Who reads the papers of an edition: in a heading, in the words and the colour of the forms, and what to mind."""

    title: str
    words: str
    look: str
    note: str


READERS = {
    Audience.LEDEN: Readers("Voor de leden", "alleen leden", "leden", "Geef deze papieren niet door buiten de raad."),
    Audience.PUBLIEK: Readers("Voor iedereen", "iedereen", "iedereen", "Hierin staat alleen wat iedereen mag lezen."),
}
"""The editions, in the order in which their papers are shown."""


class Way(NamedTuple):
    """A form of a paper as a button: its words and its address."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """One paper on a screen.

    ``items`` are the items of which one is asked, with their titles; ``until`` are the words with which a day is asked,
    and ``day`` is what stands there already. ``rich`` and ``plain`` are the addresses of what is copied.
    """

    id: str
    words: str
    ways: tuple[Way, ...]
    rich: str = ""
    plain: str = ""
    show: str = ""
    items: tuple[tuple[str, str], ...] = ()
    until: str = ""
    day: str = ""


class Group(NamedTuple):
    """The papers for one audience."""

    readers: Readers
    rows: tuple[Row, ...]


def groups(editions: Mapping[Audience, Edition], subjects: Mapping[Audience, Any], here: str) -> tuple[Group, ...]:
    """The papers of a subject for members and for everybody.

    Args:
        editions: What each audience reads.
        subjects: The view of a meeting or an advice in each edition, or a year; ``None`` where that audience has none.
        here: The address of the screen, below which the files are.
    """
    made = []
    for audience, readers in READERS.items():
        edition, subject = editions[audience], subjects[audience]
        papers = offered(edition, subject) if subject is not None else ()
        rows = tuple(_row(edition, each, subject, f"{here}{readers.look}/{each.key}/") for each in papers)
        made.append(Group(readers, rows))
    return tuple(made)


def for_the_town(shown: tuple[Group, ...]) -> tuple[Readers, Row] | None:
    """What is copied for the town: as everybody may read it, or else as members do. ``None`` when there is nothing."""
    for group in reversed(shown):
        for row in group.rows:
            if row.id.endswith(f"-{TOWN}"):
                return group.readers, row
    return None


def _row(edition: Edition, paper: Paper, subject: Any, place: str) -> Row:
    ways = tuple(_ways(edition, paper, subject, place))
    until, day = _asks(edition, paper, subject)
    copied = set(paper.forms) >= COPIED
    items = extractable(edition, subject) if paper.about is About.agendapunt else ()
    return Row(
        f"{READERS[edition.audience].look}-{paper.key}",
        paper.words,
        ways,
        f"{place}{Form.opgemaakte_tekst}" if copied else "",
        f"{place}{Form.tekst}" if copied else "",
        f"{place}tonen/" if SHOWN & set(paper.forms) else "",
        tuple((each.nr, each.titel) for each in items),
        until,
        day.isoformat() if day else "",
    )


def _ways(edition: Edition, paper: Paper, subject: Any, place: str) -> Iterator[Way]:
    for form in paper.forms:
        if form not in COPIED and (form is not Form.mail or _is_mailed(edition, paper, subject)):
            yield Way(sentence(form.woord), f"{place}{form}")


def _is_mailed(edition: Edition, paper: Paper, subject: Any) -> bool:
    """Whether a paper goes out by mail now: to members, and minutes not before they are a draft."""
    return edition.leden and (paper.key != "verslag" or subject.status in MINUTED)


def _asks(edition: Edition, paper: Paper, subject: Any) -> tuple[str, day | None]:
    """With which words a last day is asked, and the day that is known already."""
    if paper.key == "uitnodiging":
        return ANSWER, None
    if paper.key == "verslag" and edition.leden and is_draft(subject):
        return REMARKS, subject.rondgestuurd.opmerkingen_tot if subject.rondgestuurd else None
    return "", None


def is_draft(subject: Any) -> bool:
    """Whether a meeting has minutes that are not approved."""
    return getattr(subject, "status", None) is Vergaderstatus.verslag_ontwerp


def paper_links(here: str, record_id: str, screen: str) -> list[dict[str, Any]]:
    """The screens of an advice, as a menu."""
    place = f"{here}{ADVICES}/{record_id}/"
    return [
        {"href": f"{place}{SCREEN}/", "words": "Papieren", "here": screen == SCREEN},
        {"href": place, "words": "Alle gegevens", "here": not screen},
    ]
