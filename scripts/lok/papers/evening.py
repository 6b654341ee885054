"""On the table that evening: the sheet to sign, cards with names, cards to vote with, the sheet to count on, ballots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.kinds.agendapunten import Puntsoort
from lok.kinds.stemmingen import COUNTED, UNNUMBERED, Stemgevolg, Stemmethode
from lok.kinds.toezeggingen import Antwoord
from lok.papers.document import (
    Block,
    Card,
    Cards,
    Choices,
    Document,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    Table,
    Tint,
    bold,
    inline,
)
from lok.papers.items import title_of
from lok.papers.sheet import day_of, named, note, on_the_table, sheet
from lok.papers.wish import NOTHING, Wish
from lok.words.dutch import sentence, written_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.edition.who_comes import Opgeroepene, Oproep

GUESTS = 4
"""Empty rows for guests."""
TO_WRITE = 13
"""Millimetres in which a hand fits."""
DECIDING = frozenset({Puntsoort.goedkeuring_verslag, Puntsoort.advies, Puntsoort.bespreking, Puntsoort.verkiezing})
"""The items on which there may be a vote."""
CANDIDATES = 4
ROUNDS = 3


def attendance(edition: Edition, meeting: Any, wish: Wish = NOTHING) -> Document:
    """The sheet on which everybody signs. For members."""
    del wish
    heads = tuple(map(inline, ("Zetel", "Naam", "Handtekening")))
    rows = tuple(_to_sign(edition, each) for each in _call(edition, meeting).zetels)
    guests = tuple((inline(""), inline(""), inline("")) for _ in range(GUESTS))
    blocks: list[Block] = [
        on_the_table(meeting),
        note(
            "Zit er iemand anders op de zetel, schrap dan de naam en schrijf de juiste. Een reden van afwezigheid hoort hier niet."
        ),
        Table(heads, rows, (7, 6, 6), room=TO_WRITE),
        Heading(1, inline("Gasten")),
        Table(tuple(map(inline, ("Naam", "Hoedanigheid", "Handtekening"))), guests, (7, 6, 6), room=TO_WRITE),
        Paragraph(inline("\nBegin om ……… . ……… uur. Einde om ……… . ……… uur.")),
    ]
    subtitle = _subtitle(meeting)
    return sheet(
        edition,
        f"aanwezigheidslijst-{day_of(meeting)}",
        "Aanwezigheidslijst",
        blocks,
        subtitle=subtitle,
        record=meeting,
    )


def _to_sign(edition: Edition, seat: Opgeroepene) -> tuple[Any, ...]:
    """A row: the seat and whether it votes, who sits there, and room to sign."""
    vote = "" if seat.stem else "\nzonder stemrecht"
    who = ", ".join(seat.personen)
    said = {Antwoord.verontschuldigd: "meldde zich af", Antwoord.vervangen: "stuurt een plaatsvervanger"}
    answer = said.get(seat.antwoord, "") if seat.antwoord else ""
    hint = f"{who}\n{answer}" if who and answer else who or answer
    return inline(bold(named(edition, seat.zetel)), vote), inline(hint), inline("")


def name_cards(edition: Edition, meeting: Any, wish: Wish = NOTHING) -> Document:
    """Cards with the name of each seat, to fold and put on the table: no names of persons. For members."""
    del wish
    below = f"{edition.council_of(meeting).afkorting}"
    cards = tuple(Card(named(edition, each.zetel), below) for each in _call(edition, meeting).zetels)
    blocks = (Cards(cards, columns=1, height=136, folded=True),)
    return _of_cards(edition, f"naamkaartjes-{day_of(meeting)}", "Naamkaartjes", blocks)


VOTING_CARDS = ((Tint.GREEN, "VOOR"), (Tint.RED, "TEGEN"), (Tint.ORANGE, "ONTHOUDING"))


def voting_cards(edition: Edition, meeting: Any, wish: Wish = NOTHING) -> Document:
    """A green, a red and an orange card for each seat with a vote; each colour has pages of its own. For members."""
    del wish
    count = _call(edition, meeting).stemmen
    blocks: list[Block] = []
    for tint, word in VOTING_CARDS:
        if blocks:
            blocks.append(PageBreak())
        blocks.append(Cards((Card(word, edition.raad.afkorting, tint),) * count, columns=2, height=136))
    return _of_cards(edition, f"stemkaarten-{day_of(meeting)}", "Stemkaarten", blocks)


def ballots(edition: Edition, meeting: Any, wish: Wish = NOTHING) -> Document:
    """For each election a ballot for every seat with a vote, to fill in unseen. For members."""
    del wish
    count = _call(edition, meeting).stemmen
    blocks: list[Block] = []
    for item in meeting.agendapunten:
        if item.soort is Puntsoort.verkiezing:
            if blocks:
                blocks.append(PageBreak())
            words = f"Punt {item.nr}. {item.titel}"
            line = "Ik stem voor: …………………………………\nSchrijf één naam, vouw dicht."
            blocks.append(Cards((Card(words, line),) * count, columns=2, height=66))
    if not blocks:
        blocks.append(Paragraph(inline("Op de agenda staat geen verkiezing.")))
    return _of_cards(edition, f"stembriefjes-{day_of(meeting)}", "Stembriefjes", blocks)


def counting_sheet(edition: Edition, meeting: Any, wish: Wish = NOTHING) -> Document:
    """The sheet on which the votes are counted, item by item. For members."""
    del wish
    call = _call(edition, meeting)
    needed = f" Om te beslissen moeten er {call.nodig} zijn." if call.nodig is not None else ""
    blocks: list[Block] = [
        on_the_table(meeting),
        Paragraph(
            inline(f"Stemgerechtigde zetels: {call.stemmen}.{needed} Aanwezig met stemrecht bij de opening: ………")
        ),
    ]
    for item in meeting.agendapunten:
        if item.soort in DECIDING:
            blocks.append(title_of(item))
            blocks += _election() if item.soort is Puntsoort.verkiezing else _count()
    blocks.append(Heading(1, inline("Een ander punt: nr. ………")))
    blocks += _count()
    subtitle = _subtitle(meeting)
    return sheet(
        edition, f"stemformulier-{day_of(meeting)}", "Stemformulier", blocks, subtitle=subtitle, record=meeting
    )


def _count() -> Iterator[Block]:
    """Room for one vote: how, the numbers, and what came of it."""
    heads = tuple(inline(sentence(each.woord)) for each in COUNTED)
    yield Choices(tuple(each.woord for each in Stemmethode if each not in UNNUMBERED), "Hoe?")
    yield Choices(tuple(each.woord for each in Stemmethode if each in UNNUMBERED), "Zonder telling:")
    yield Table(
        (inline("Aanwezig"), *heads),
        ((inline(""),) * (len(heads) + 1),),
        (4,) * (len(heads) + 1),
        room=11,
        together=True,
    )
    yield Choices(tuple(each.woord for each in Stemgevolg), "Uitkomst:", together=False)


def _election() -> Iterator[Block]:
    """Room for one election: the candidates as letters, the rounds, and the ballots that name nobody."""
    heads = (inline("Kandidaat"), *(inline(f"Ronde {number}") for number in range(1, ROUNDS + 1)))
    words = (*(f"{letter}:" for letter in "ABCDEF"[:CANDIDATES]), "Blanco", "Ongeldig")
    rows = tuple((inline(word), *((inline(""),) * ROUNDS)) for word in words)
    yield Table(heads, rows, (6, 2, 2, 2), room=9, together=True)
    yield Paragraph(inline("Verkozen: …………………………………………"))


def _call(edition: Edition, meeting: Any) -> Oproep:
    """Whom the meeting calls. Raises ``KeyError`` for a meeting that has minutes: no paper lies on its table any more."""
    found: Oproep = edition.insights["calls"][meeting.id]
    return found


def _subtitle(meeting: Any) -> str:
    return f"{sentence(meeting.soort_vergadering.woord)} van {written_day(meeting.gepland_begin.date())}"


def _of_cards(edition: Edition, name: str, title: str, blocks: Any) -> Document:
    """Cards fill the page: no letterhead, no foot."""
    return sheet(edition, name, title, blocks, mark="", look=Look.CARDS)
