"""One item of an agenda on paper: what was asked, said, decided and voted, as far as this audience reads it.

Shared by the agenda, the minutes, the extract and what the town copies. A field that the audience lacks is not in the view.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lok.facts import elections
from lok.kinds.stemmingen import COUNTED, Stem, others_in_words
from lok.pages.vergaderingen.elections import FOR_NOBODY, known_only_to_members, letters_of, rounds_of
from lok.pages.vergaderingen.meetings import ground_of, publicness_of
from lok.papers.document import Heading, Paragraph, Table, bold, inline
from lok.papers.prose import prose
from lok.papers.sheet import labelled, named, note
from lok.words.dutch import counted, listed, sentence, written_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.edition.for_everyone import LeftOut
    from lok.edition.select import Edition
    from lok.model.audience import Reference
    from lok.papers.document import Block

ALWAYS_SAID = ("voor", "tegen", "onthouding")
"""The kinds of vote of which minutes give the number, nobody included."""


def title_of(item: Any, level: int = 1) -> Heading:
    """The heading of an item: its number and its title."""
    return Heading(level, inline(f"{item.nr}. {item.titel}"))


def kind_of(meeting: Any, item: Any, *, leden: bool) -> Iterator[Paragraph]:
    """What the item is for, and how public it is."""
    said = sentence(item.soort.woord)
    if item.toegevoegd_ter_zitting:
        said += ", toegevoegd bij de opening"
    how = publicness_of(meeting, item)
    ground = ground_of((item.grond.woord,) if item.grond else ())
    if how:
        said += f". {how}{'' if leden else ' De tekst is hier weggelaten.'} {ground}"
    elif item.zichtbaarheid.value == "leden":
        said += f". Alleen voor de leden: ook de titel is niet openbaar. {ground}"
    yield note(said, together=True)


def with_gaps(edition: Edition, meeting: Any) -> Iterator[tuple[Any, LeftOut | None]]:
    """The items of a meeting, each with what the public agenda leaves out before it; last what it leaves out at the end."""
    gaps = {} if edition.leden else edition.aggregates["left_out"].get(meeting.id, {})
    for index, item in enumerate(meeting.agendapunten):
        yield item, gaps.get(index)
    if last := gaps.get(len(meeting.agendapunten)):
        yield None, last


def gap(left_out: LeftOut | None) -> Iterator[Paragraph]:
    """That items are left out, and why; nothing where it is none."""
    if left_out is not None:
        some = "is 1 punt" if left_out.count == 1 else f"zijn {left_out.count} punten"
        yield note(f"Hier {some} weggelaten: ook de titel is niet openbaar. {ground_of(left_out.grounds)}")


def explained(edition: Edition, item: Any) -> Iterator[Block]:
    """What the invitation says of the item, who brought it in, and its papers."""
    if told := getattr(item, "toelichting", None):
        yield from prose(told)
    if edition.leden and item.indiener:
        yield labelled("Aangebracht door", named(edition, item.indiener))
    yield from papers_of(edition, item)


def papers_of(edition: Edition, item: Any) -> Iterator[Paragraph]:
    """The files with an item, by name."""
    files = [*getattr(item, "bijlagen", ()), *getattr(item, "bijlagen_leden", ())]
    if files:
        yield labelled("Bijlagen", ", ".join(named(edition, each) for each in files))


def concerned(edition: Edition, item: Any) -> Iterator[Paragraph]:
    """The advices that came of an item."""
    advices = getattr(item, "adviezen", ())
    if advices:
        yield labelled("Advies", listed([_advice(edition, each) for each in advices]))


def _advice(edition: Edition, reference: Reference) -> str:
    found = edition.get(reference)
    return f"{found.nummer}, {found.titel}" if found is not None else named(edition, reference)


def proposed(item: Any) -> Iterator[Block]:
    """The decision that is proposed; members only, and nothing once there is a decision."""
    if (text := getattr(item, "voorstel", None)) and not getattr(item, "besluit", None):
        yield Heading(2, inline("Voorstel van besluit"))
        yield from prose(text, 2)


def decided(edition: Edition, item: Any, *, per_seat: bool = True) -> Iterator[Block]:
    """What was decided, the votes and the elections; for members the vote of each seat, unless ``per_seat`` is false."""
    text, votes, posts = (getattr(item, name, None) or () for name in ("besluit", "stemmingen", "verkiezingen"))
    if text:
        yield Heading(2, inline("Besluit"))
        yield from prose(text, 2)
    if votes:
        yield Heading(2, inline("Stemming"))
        yield from (block for vote in votes for block in vote_of(edition, vote, per_seat=per_seat))
    if posts:
        yield Heading(2, inline("Verkiezing"))
        yield from (block for election in posts for block in election_of(edition, election, per_seat=per_seat))


def vote_of(edition: Edition, vote: Any, *, per_seat: bool = True) -> Iterator[Block]:
    """What was voted on, how it ended, the numbers, the view of the minority, and for members the vote of each seat."""
    how = f", {vote.methode.woord}" if vote.methode else ""
    numbers = numbers_of(vote)
    yield Paragraph(inline(bold(vote.onderwerp), f": {vote.gevolg.woord}{how}.", f"\n{numbers}" if numbers else ""))
    if vote.minderheidsstandpunt:
        yield Paragraph(inline("Standpunt van de minderheid:"), together=True)
        yield from prose(vote.minderheidsstandpunt, 2)
    if per_seat and edition.leden and vote.stemmen_per_zetel:
        each = (f"{named(edition, line.zetel)} {line.stem.woord}" for line in vote.stemmen_per_zetel)
        yield labelled("Per zetel", f"{', '.join(each)}.")


def numbers_of(vote: Any) -> str:
    """``11 voor, 0 tegen, 1 onthouding``; empty when nobody counted."""
    counts = {stem.value: getattr(vote, stem.value) for stem in COUNTED}
    if all(count is None for count in counts.values()) and not vote.andere_stemmen:
        return ""
    said = [Stem(word).geteld(count or 0) for word, count in counts.items() if count or word in ALWAYS_SAID]
    return f"{', '.join((*said, *others_in_words(vote)))}."


def election_of(edition: Edition, election: Any, *, per_seat: bool = True) -> Iterator[Block]:
    """Who was elected, by the name of the seat where this audience may know it, and the votes of each round.

    Without ``per_seat`` it leaves the council: then nobody reads who else stood, members' edition or not.
    """
    outward = not edition.leden or not per_seat
    letters = elections.public_letters(election) if outward else letters_of(edition, election)
    chosen = elections.elected_of(election)
    who = ""
    if chosen is not None:
        seat = getattr(chosen, "zetel", None)
        who = f": {named(edition, seat) if seat else f'kandidaat {letters[chosen.kandidaat]}'}"
    how = f" ({election.methode.woord})" if election.methode else ""
    yield Paragraph(inline(bold(f"{elections.outcome_of(election)}{who}"), how), together=bool(election.rondes))
    if outward:
        yield from _rounds_by_letter(election, letters)
    else:
        yield from _rounds(edition, election)
    if election.beslist_door:
        yield Paragraph(inline(f"Bij gelijke stemmen gaf {election.beslist_door.woord} de doorslag."))


CANDIDATES = (inline("Kandidaat"), inline("Stemmen"))


def _rounds_by_letter(election: Any, letters: dict[str, str]) -> Iterator[Block]:
    """The rounds with every candidate as a letter that tells nothing."""
    for number, turn in enumerate(election.rondes, start=1):
        rows = sorted((f"Kandidaat {letters[each.kandidaat]}", each.stemmen) for each in turn.kandidaten)
        rows += [(sentence(word), count) for word in FOR_NOBODY if (count := getattr(turn, word))]
        total = counted(sum(count for _, count in rows), "stem", "stemmen")
        caption = f"Ronde {number}: {total}" if len(election.rondes) > 1 else total
        cells = tuple((inline(who), inline(str(count))) for who, count in rows)
        yield Table(CANDIDATES, cells, (3, 1), numbers=frozenset({1}), caption=caption)
    if not election.rondes and len(election.kandidaten) > 1:
        yield Paragraph(inline(f"Er waren {len(election.kandidaten)} kandidaten."))


def _rounds(edition: Edition, election: Any) -> Iterator[Block]:
    """The rounds as members read them."""
    rounds = rounds_of(edition, election)
    for turn in rounds:
        rows = [(_candidate(edition, row), str(row.stemmen)) for row in turn.rijen]
        rows += [(word, str(count)) for word, count in turn.overige]
        cells = tuple((inline(who), inline(votes)) for who, votes in rows)
        yield Table(CANDIDATES, cells, (3, 1), numbers=frozenset({1}), caption=turn.titel)
    if not rounds and len(election.kandidaten) > 1:
        yield Paragraph(inline(_who_stood(edition, election)))


def _candidate(edition: Edition, row: Any) -> str:
    return f"{named(edition, row.zetel)} (kandidaat {row.letter})" if row.zetel else f"Kandidaat {row.letter}"


def _who_stood(edition: Edition, election: Any) -> str:
    told = f"Er waren {len(election.kandidaten)} kandidaten"
    if not known_only_to_members(election):
        return f"{told}."
    seats = (
        each.kandidaat + (f" ({named(edition, each.zetel)})" if getattr(each, "zetel", None) else "")
        for each in election.kandidaten
    )
    return f"{told}: {', '.join(seats)}."


def came_and_went(edition: Edition, item: Any) -> Iterator[Paragraph]:
    """Which seats came, left, or left the room for this item alone. Members only."""
    for change in item.aanwezig_afwijkend:
        how = "is er vanaf dit punt bij" if change.aanwezig else "is vanaf dit punt weg"
        yield Paragraph(inline(f"{named(edition, change.zetel)} {how}."))
    for seat in item.belangenconflict:
        yield Paragraph(inline(f"{named(edition, seat)} verliet de zaal: het punt ging deze zetel zelf aan."))


def actions_of(actions: Iterable[Any]) -> Iterator[Block]:
    """What was promised at an item: a table. Members only."""
    rows = tuple(
        (
            inline(each.omschrijving),
            inline(each.verantwoordelijke),
            inline(written_day(each.deadline) if each.deadline else ""),
            inline(each.status.woord),
        )
        for each in actions
    )
    if rows:
        yield Heading(2, inline("Actiepunten"))
        yield Table(tuple(map(inline, ("Wat", "Wie", "Tegen", "Stand"))), rows, (8, 4, 3, 2))


def unchained(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of an item, of which the last does not hold on to the item after it."""
    *body, last = blocks
    yield from body
    yield replace(last, together=False) if isinstance(last, Paragraph) else last


def whole(edition: Edition, meeting: Any, item: Any) -> Iterator[Block]:
    """An item as the minutes of this audience have it."""
    yield from unchained(_whole(edition, meeting, item))


def _whole(edition: Edition, meeting: Any, item: Any) -> Iterator[Block]:
    yield title_of(item)
    yield from kind_of(meeting, item, leden=edition.leden)
    if told := getattr(item, "toelichting", None):
        yield from prose(told)
    if edition.leden:
        yield from came_and_went(edition, item)
        if item.bespreking:
            yield Heading(2, inline("Bespreking"))
            yield from prose(item.bespreking, 2)
        yield from proposed(item)
    yield from decided(edition, item)
    yield from concerned(edition, item)
    if edition.leden:
        yield from actions_of(item.actiepunten)
    yield from papers_of(edition, item)
