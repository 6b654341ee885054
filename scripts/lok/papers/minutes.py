"""The minutes of a meeting, for members or for everybody, with lines to sign; and the extract of one item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.facts.openness import minutes_are, minutes_kept_back
from lok.kinds.afspraken import Openbaarheid
from lok.kinds.vergaderstatus import HELD, Vergaderstatus
from lok.pages.vergaderingen.meetings import ground_of, suspensions_in_words, turnout_in_words
from lok.papers.document import Block, Bullets, Document, Heading, Paragraph, Table, bold, inline
from lok.papers.items import concerned, decided, gap, kind_of, title_of, whole, with_gaps
from lok.papers.prose import prose
from lok.papers.sheet import bullets, day_of, example, labelled, named, note, notice, sheet, when_it_was
from lok.papers.signing import signed
from lok.papers.wish import NOTHING, Wish
from lok.words.dutch import as_sentence, hour, listed, sentence, written_day, written_moment
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition

DRAFT = "Ontwerp: dit verslag is nog niet goedgekeurd."
FAILED = "De raad was niet in aantal en kon niets beslissen."
NOT_PUBLIC = "Niet openbaar"
SIGNING = ("De voorzitter", "De secretaris")


def minutes(edition: Edition, meeting: Any, wish: Wish = NOTHING) -> Document:
    """The minutes as this audience reads them.

    Raises:
        RefusedError: The meeting was not held, or the public does not read its minutes.
    """
    refuse_unread(edition, meeting)
    day = written_day(meeting.gepland_begin.date())
    kind = meeting.soort_vergadering.woord
    blocks = [
        *example(meeting),
        *_standing(edition, meeting, wish),
        when_it_was(edition, meeting),
        *_who_was_there(edition, meeting),
        *_programme(meeting),
        *_earlier_minutes(edition, meeting),
    ]
    for item, left_out in with_gaps(edition, meeting):
        blocks += gap(left_out)
        if item is not None:
            blocks += whole(edition, meeting, item)
    blocks += _after(edition, meeting)
    name = f"verslag-{day_of(meeting)}-{edition.audience.value}"
    subtitle = f"{sentence(kind)} van {day}" + ("" if edition.leden else ", openbare versie")
    made = sheet(
        edition,
        name,
        "Verslag",
        blocks,
        subtitle=subtitle,
        record=meeting,
        warning="" if approved(meeting) else "ONTWERP",
    )
    return signed(made, *SIGNING)


def extract(edition: Edition, meeting: Any, wish: Wish) -> Document:
    """One item of the minutes for somebody outside: what was decided and voted, and not what was said or who was there.

    Raises:
        RefusedError: No such item, nothing was decided under it, or this audience does not read it.
    """
    refuse_unread(edition, meeting)
    item = next((each for each in meeting.agendapunten if each.nr == wish.item), None)
    if item is None:
        raise RefusedError(f"er is geen agendapunt ‘{wish.item}’ in dit verslag. Kies een punt uit de lijst.")
    told = [*_bare_decision(edition, item)]
    if not told:
        raise RefusedError(
            f"bij punt {item.nr} staat geen besluit en geen stemming. Kies een ander punt, of vul het besluit aan."
        )
    day = written_day(meeting.gepland_begin.date())
    intro = f"Dit uittreksel geeft één punt uit het verslag van {edition.council_of(meeting).afkorting} van {day}. De bespreking staat er niet in."
    blocks = [
        *example(meeting),
        *_standing(edition, meeting),
        Paragraph(inline(intro)),
        when_it_was(edition, meeting),
        title_of(item),
        *kind_of(meeting, item, leden=edition.leden),
        *(prose(item.toelichting) if getattr(item, "toelichting", None) else ()),
        *told,
    ]
    number = "".join(char if char.isalnum() else "-" for char in item.nr)
    name = f"uittreksel-{day_of(meeting)}-punt-{number}-{edition.audience.value}"
    subtitle = f"Punt {item.nr} van {day}"
    warning = "" if approved(meeting) else "ONTWERP"
    mark = "" if for_everybody(edition, meeting, item) else NOT_PUBLIC
    made = sheet(
        edition,
        name,
        "Uittreksel uit het verslag",
        blocks,
        subtitle=subtitle,
        record=meeting,
        warning=warning,
        mark=mark,
    )
    return signed(made, "Voor eensluidend uittreksel: de secretaris")


def approved(meeting: Any) -> bool:
    """Whether the minutes were approved."""
    return bool(meeting.status is Vergaderstatus.verslag_goedgekeurd)


def readable(edition: Edition, meeting: Any) -> bool:
    """Whether this audience reads the minutes of a meeting."""
    if meeting.status not in HELD:
        return False
    return edition.leden or (approved(meeting) and minutes_are(edition.raad, meeting) is Openbaarheid.openbaar)


def refuse_unread(edition: Edition, meeting: Any) -> None:
    """Raise ``RefusedError`` with the reason when this audience does not read the minutes of a meeting."""
    if meeting.status not in HELD:
        raise RefusedError("deze vergadering is nog niet gehouden, of ging niet door: er is geen verslag.")
    if readable(edition, meeting):
        return
    if not approved(meeting):
        raise RefusedError("dit verslag is nog niet goedgekeurd. Een ontwerp is alleen voor de leden.")
    told = minutes_kept_back(edition.raad, meeting)
    raise RefusedError(told[0].lower() + told[1:])


def for_everybody(edition: Edition, meeting: Any, item: Any) -> bool:
    """Whether everybody may read what was decided under an item."""
    open_item = item.openbaar and item.gepland_openbaar and item.zichtbaarheid.value != "leden"
    return not edition.leden or (
        open_item
        and not meeting.alleen_leden
        and approved(meeting)
        and minutes_are(edition.raad, meeting) is Openbaarheid.openbaar
    )


def extractable(edition: Edition, meeting: Any) -> tuple[Any, ...]:
    """The items of which there is an extract: those with a decision, a vote or an election that this audience reads."""
    return tuple(each for each in meeting.agendapunten if next(_bare_decision(edition, each), None) is not None)


def _bare_decision(edition: Edition, item: Any) -> Iterator[Block]:
    yield from decided(edition, item, per_seat=False)
    yield from concerned(edition, item)


def _standing(edition: Edition, meeting: Any, wish: Wish | None = None) -> Iterator[Block]:
    """How far the minutes are: a draft, with where remarks go unless it is an extract of one; approved; or corrected since."""
    if meeting.status is Vergaderstatus.onvoltallig:
        yield notice(bold(FAILED))
    elif not approved(meeting):
        went = getattr(meeting, "rondgestuurd", None)
        last = wish.until or (went.opmerkingen_tot if went else None) if wish else None
        until = f" ten laatste op {written_day(last)}" if last else ""
        yield notice(bold(DRAFT), f" Opmerkingen? Mail ze{until} naar {edition.raad.mailbox}." if wish else "")
    corrections = sorted(getattr(meeting, "correcties", ()), key=lambda each: each.datum)
    if corrections:
        yield notice(
            bold(f"Versie {len(corrections) + 1}."), " Na de goedkeuring werd dit verslag verbeterd; zie achteraan."
        )


def _who_was_there(edition: Edition, meeting: Any) -> Iterator[Block]:
    """For members the list of seats with names, for everybody how many; and the guests."""
    turnout = turnout_in_words(edition, meeting)
    lists = edition.insights["attendance_lists"].get(meeting.id, {}) if edition.leden else {}
    total = meeting.aanwezig_totaal if edition.leden and not lists else None
    guests = [each for each in meeting.gasten if hasattr(each, "hoedanigheid")]
    quorum = getattr(meeting, "quorum_bereikt", None)
    if not (turnout or lists or total is not None or guests or quorum is not None):
        return
    yield Heading(1, inline("Aanwezigheden"))
    if turnout:
        yield Paragraph(inline(as_sentence(sentence(turnout))))
    if lists:
        rows = tuple(_present(edition, each) for group in lists.values() for each in group)
        yield Table(tuple(map(inline, ("Zetel", "Wie", "Aanwezig"))), rows, (7, 5, 4))
    if total is not None:
        yield Paragraph(inline(f"Er is geen lijst van aanwezigen, wel een aantal: {total}."))
    if guests:
        yield Paragraph(inline("Te gast:"), together=True)
        names = (f": {each.naam}" if edition.leden and each.naam else "" for each in guests)
        yield from bullets(f"{each.hoedanigheid}{name}" for each, name in zip(guests, names, strict=True))
    if quorum is not None:
        yield Paragraph(inline(f"De raad was {'' if quorum else 'niet '}in aantal om te beslissen."))


def _present(edition: Edition, line: Any) -> tuple[Any, ...]:
    """A row of the list: the seat, who sat there, and how long."""
    rule = line.regel
    here = rule.status.value == "aanwezig"
    said = rule.status.woord
    if here and rule.van:
        said += f" vanaf {hour(rule.van)}"
    if here and rule.tot:
        said += f" tot {hour(rule.tot)}"
    if rule.volmacht_aan:
        said += f", volmacht aan {named(edition, rule.volmacht_aan)}"
    return inline(named(edition, line.zetel)), inline(", ".join(line.personen) if here else ""), inline(said)


def _programme(meeting: Any) -> Iterator[Block]:
    if meeting.schorsingen:
        yield labelled("Geschorst", f"{listed(suspensions_in_words(meeting))}.")
    if meeting.programma:
        yield Heading(1, inline("Programma"))
        yield from bullets(f"{sentence(each.soort.woord)}: {each.omschrijving}" for each in meeting.programma)


def _earlier_minutes(edition: Edition, meeting: Any) -> Iterator[Block]:
    """Which minutes were approved; a remark is for members."""
    rows = getattr(meeting, "vorige_verslagen", ())
    if not rows:
        return
    unsaid = None if edition.leden else edition.aggregates["unsaid"].get(meeting.id)
    yield Heading(1, inline("Goedkeuring van vorige verslagen"))
    items = []
    for index, each in enumerate(rows):
        item: list[Block] = [Paragraph(inline(f"{named(edition, each.vergadering)}: {each.resultaat.woord}."))]
        if edition.leden and each.opmerking:
            item += prose(each.opmerking)
        elif unsaid is not None and index in unsaid.remarks:
            item.append(note(f"Een opmerking bij dit verslag is hier weggelaten. {ground_of(())}"))
        items.append(tuple(item))
    yield Bullets(tuple(items))


def _after(edition: Edition, meeting: Any) -> Iterator[Block]:
    """What comes below the items: the next meeting, files, what is left out, when it was approved and corrected."""
    coming = edition.get(meeting.volgende_vergadering) if meeting.volgende_vergadering else None
    if coming is not None:
        place = f", {coming.locatie}" if coming.locatie else ""
        yield Heading(1, inline("Volgende vergadering"))
        yield Paragraph(inline(f"{sentence(written_moment(coming.gepland_begin))}{place}."))
    files = getattr(meeting, "bijlagen", ())
    if files:
        yield Heading(1, inline("Bijlagen"))
        yield from bullets(named(edition, each) for each in files)
    corrections = sorted(getattr(meeting, "correcties", ()), key=lambda each: each.datum)
    if meeting.verslag_goedgekeurd_op or meeting.verslag_elders_goedgekeurd or corrections:
        yield Heading(1, inline("Goedkeuring"))
    if meeting.verslag_goedgekeurd_op:
        yield Paragraph(inline(f"Dit verslag is goedgekeurd op: {named(edition, meeting.verslag_goedgekeurd_op)}."))
    elif meeting.verslag_elders_goedgekeurd:
        yield Paragraph(inline(f"Dit verslag is goedgekeurd: {as_sentence(meeting.verslag_elders_goedgekeurd)}"))
    yield from bullets(
        f"Versie {number}, {written_day(each.datum)}: {as_sentence(each.reden)}"
        + (f" Wat nu anders is: {as_sentence(each.wat)}" if each.wat else "")
        for number, each in enumerate(corrections, start=2)
    )
    if not edition.leden and meeting.agendapunten:
        yield note(_left_out(edition, meeting))


def _left_out(edition: Edition, meeting: Any) -> str:
    """What the public minutes do not say, and on what ground."""
    unsaid = edition.aggregates["unsaid"].get(meeting.id)
    said = ""
    if unsaid is not None and unsaid.discussions:
        where = "punt" if len(unsaid.discussions) == 1 else "de punten"
        said = f"de bespreking bij {where} {listed(unsaid.discussions)}, en overal "
    return (
        f"Weggelaten: {said}namen van personen en wat elk lid zei. Grond: de persoonlijke levenssfeer van de leden. "
        f"Een zetel of een groep staat in de plaats van een naam."
    )
