"""A year of a secretary: ordinary changes to the records and pages of any council, each with the day it is made.

Nothing is taken from a council but what every council has: its seats and mandates on the day, its subjects, its pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from lok.archive.load import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lok.archive.archive import Archive

SEATS = {
    "ouders": ("gebruiker", "ja"),
    "gezinnen": ("gebruiker", "ja"),
    "opvang": ("lokale_actor", "ja"),
    "bestuur": ("lokaal_bestuur", "nee"),
}
"""The seats of a council that has none yet: group, and whether it votes."""
PRIVACY = """\
---
title: Privacy
description: Wat we van je weten, hoelang, en aan wie je het vraagt.
---

# Privacy

We bewaren zo weinig mogelijk, en niets langer dan nodig.

## Wat we van je weten

| Wat | Hoelang |
| --- | --- |
| je naam, als je lid bent | tot je mandaat eindigt |
| je mail aan ons | een jaar |

## Aan wie vraag je het?

Lees bij [het LOK](index.md) hoe je ons bereikt.
"""
NEWS = """\
# Kom kijken op onze opendeurdag

Op zaterdag tonen de opvangplaatsen hun tuin. Lees [wie we zijn](../over/index.md), [wat we adviseerden](../adviezen/index.md) en
[het programma](bijlagen/programma.txt).

# Tot dan

#### Met de fiets

Er is een stalling.
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One proposal: what it is, on which day it is made, and what it does to the files below a root."""

    name: str
    day: date
    make: Callable[[Path], None]


def changes(start: date) -> Iterator[Change]:
    """The proposals of the year after ``start``, in their order; each is made before the next is asked for."""
    first, second = start + timedelta(days=30), start + timedelta(days=120)
    yield Change("seats and mandates", start, lambda place: people(place, start))
    yield Change("invitation", first - timedelta(days=20), lambda place: invite(place, first))
    yield Change("held meeting", first + timedelta(days=1), lambda place: hold(place, first, advising=True))
    yield Change("new advice", first + timedelta(days=4), lambda place: advise(place, first))
    yield Change(
        "changed privacy page", first + timedelta(days=9), lambda place: put(place, f"{OVER}/privacy.md", PRIVACY)
    )
    yield Change("new pages", first + timedelta(days=20), news)
    yield Change("new contact, question and step", first + timedelta(days=30), desk)
    yield Change("new location in a home", first + timedelta(days=35), lambda place: home(place, first))
    yield Change("another mailbox", first + timedelta(days=40), mailbox)
    yield Change("nothing is an example any more", first + timedelta(days=50), real)
    yield Change("answer", first + timedelta(days=60), lambda place: answered(place, first))
    yield Change("approval", second + timedelta(days=1), lambda place: approve(place, first, second))
    yield Change("a year later", start + timedelta(days=365), nothing)


OVER = "content/publiek/over"


def start_of(archive: Archive, today: date) -> date:
    """The first day on which a year can begin: today, or the day after the last meeting that is known."""
    days = [each.gepland_begin.date() for each in archive.all("vergaderingen")]
    return max([today, *(day + timedelta(days=1) for day in days)])


def put(root: Path, path: str, text: str) -> None:
    """Write a file, new or instead of the old one."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def edit(root: Path, path: str, pattern: str, new: str) -> None:
    """Change one line that every such file has."""
    text, count = re.subn(pattern, new, (root / path).read_text("utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1, (path, pattern)
    put(root, path, text)


def runs(each: Any, day: date) -> bool:
    """Whether a seat or a mandate is there on ``day``, both ends included."""
    return bool(each.van <= day and (each.tot is None or day <= each.tot))


def people(root: Path, day: date) -> None:
    """Seats where there are none that vote, and somebody on every seat on which nobody sits."""
    archive = load(root).archive
    if not any(each.stemgerechtigd and runs(each, day) for each in archive.all("zetels")):
        for name, (group, votes) in SEATS.items():
            lines = f"naam: Zetel {name}\ngeleding: {group}\nstemgerechtigd: {votes}\nvan: {day}\n"
            put(root, f"data/zetels/zetel-jaar-{name}.yaml", f"id: zetel-jaar-{name}\n{lines}")
    archive = load(root).archive
    taken = {each.zetel for each in archive.all("mandaten") if runs(each, day)}
    for seat in archive.all("zetels"):
        if runs(seat, day) and seat.id not in taken:
            lines = f"zetel: {seat.id}\nfunctie: lid\npersoon: Voorbeeldpersoon van {seat.id}\nvan: {day}\n"
            put(root, f"data/mandaten/mandaat-jaar-{seat.id}.yaml", f"id: mandaat-jaar-{seat.id}\n{lines}")


def head(day: date, status: str, number: int) -> str:
    """The first lines of a meeting."""
    return (
        f"id: verg-{day}\nvolgnummer: {number}\nstatus: {status}\ngepland_begin: {day} 19:30\n"
        f"uitgenodigd_op: {day - timedelta(days=20)}\nlocatie: Zaal van het stadhuis\n"
    )


def number(root: Path, day: date) -> int:
    """The number of a meeting among those of its year."""
    meetings = load(root).archive.all("vergaderingen")
    return 1 + sum(each.gepland_begin.year == day.year and each.gepland_begin.date() < day for each in meetings)


def invite(root: Path, day: date) -> None:
    """A meeting that is still to come."""
    agenda = 'agendapunten:\n  - {nr: "1", titel: Een fietsenstalling bij elke opvang, soort: advies}\n'
    put(root, f"data/vergaderingen/verg-{day}.yaml", head(day, "uitgenodigd", number(root, day)) + agenda)


def hold(root: Path, day: date, *, advising: bool, before: str = "") -> None:
    """The same meeting, held with everybody there."""
    seats = [each.id for each in load(root).archive.all("zetels") if runs(each, day)]
    there = "".join(f"  - {{zetel: {seat}, status: aanwezig}}\n" for seat in seats)
    item = (
        '  - nr: "1"\n    titel: Een fietsenstalling bij elke opvang\n'
        f"    soort: {'advies' if advising else 'bespreking'}\n"
        "    bespreking: Iemand van de ouders vertelde over een ongeval met een bakfiets aan de poort.\n"
        "    besluit: Het LOK vraagt een stalling bij elke opvang.\n"
    )
    vote = (
        "    stemmingen:\n      - {onderwerp: De vraag, methode: eenparig, gevolg: goedgekeurd}\n" if advising else ""
    )
    done = (
        f"werkelijk_begin: {day} 19:35\neinde: {day} 21:30\naanwezigheden:\n{there}{before}agendapunten:\n{item}{vote}"
    )
    put(root, f"data/vergaderingen/verg-{day}.yaml", head(day, "verslag_ontwerp", number(root, day)) + done)


def advice_id(root: Path, day: date) -> str:
    """The id of the advice of a meeting: the next of its year, until it is there."""
    advices = load(root).archive.all("adviezen")
    known = next((each.id for each in advices if each.vergadering == f"verg-{day}"), None)
    return known or f"adv-{day.year}-{90 + len(advices) % 9}"


def advise(root: Path, day: date) -> None:
    """The advice that the meeting of ``day`` gave, sent four days later."""
    archive, record_id = load(root).archive, advice_id(root, day)
    assert archive.get("adviezen", record_id) is None
    put(
        root,
        f"data/adviezen/{record_id}.yaml",
        f"id: {record_id}\nnummer: {record_id.upper()}\ntitel: Een fietsenstalling bij elke opvang\n"
        "samenvatting: Het LOK vraagt het bestuur om een fietsenstalling bij elke opvang.\n"
        f"soort_advies: eigen_initiatief\nthemas: [{archive.all('themas')[0].id}]\ngericht_aan: [college]\n"
        "tekst: |\n  Wie met de fiets komt, vindt zelden een plaats.\n"
        "aanbevelingen:\n  - {nr: 1, titel: Begin bij de drukste plaatsen}\n"
        f'vergadering: verg-{day}\nagendapunt: "1"\nstatus: uitgebracht\n'
        f"uitgebracht_op: {day}\novergemaakt_op: {day + timedelta(days=4)}\n",
    )


def answered(root: Path, day: date) -> None:
    """What the government answered to it."""
    path = f"data/adviezen/{advice_id(root, day)}.yaml"
    edit(root, path, "^status: uitgebracht$", "status: beantwoord")
    told = day + timedelta(days=50)
    lines = (
        f"gevolgen:\n  - orgaan: college\n    besluit_datum: {told}\n    besluit_nummer: CBS-12\n"
        f"    resultaat: gevolgd\n    meegedeeld_op: {told + timedelta(days=3)}\n"
        "    motivering: Het college legt stallingen aan, te beginnen bij de drukste plaatsen.\n"
        "    per_aanbeveling:\n      - {nr: 1, resultaat: gevolgd}\n"
    )
    put(root, path, (root / path).read_text("utf-8") + lines)


def approve(root: Path, first: date, second: date) -> None:
    """A next meeting, that approved the minutes of the first."""
    people(root, second)
    hold(
        root,
        second,
        advising=False,
        before=f"vorige_verslagen:\n  - {{vergadering: verg-{first}, resultaat: goedgekeurd}}\n",
    )
    final = f"status: verslag_goedgekeurd\nverslag_goedgekeurd_op: verg-{second}"
    edit(root, f"data/vergaderingen/verg-{first}.yaml", "^status: verslag_ontwerp$", final)


def nothing(root: Path) -> None:
    """A day on which only time has passed."""
    assert (root / "data").is_dir()


def news(root: Path) -> None:
    """A page for everybody with a file, and one for members."""
    put(root, "content/publiek/jaarnieuws/opendeurdag.md", NEWS)
    put(root, "content/publiek/jaarnieuws/bijlagen/programma.txt", "Om 10 uur gaan de poorten open.\n")
    put(
        root,
        "content/publiek/jaarnieuws/index.md",
        "# Nieuws\n\n[Een dag](opendeurdag.md), [een brief](<één brief.md>), [dezelfde](%C3%A9%C3%A9n%20brief.md).\n",
    )
    put(
        root,
        "content/publiek/jaarnieuws/één brief.md",
        "# Een brief\n\nBeste ouders, tot dan. Zie [het nieuws](index.md).\n",
    )
    put(root, f"{OVER}/geschiedenis.md", "# Hoe het begon\n\nMet [een vergadering](../vergaderingen/index.md).\n")
    put(root, "content/leden/jaarnota.md", "# Nota voor de leden\n\nZie [de acties](acties/index.md).\n")


def desk(root: Path) -> None:
    """An office, a question that it answers, and a step on the way to a new location."""
    put(
        root,
        "data/contactpunten/jaarloket.yaml",
        "id: jaarloket\nnaam: Fietsloket\norganisatie: Het bestuur\nsoort_contactpunt: stadsdienst\n"
        "taak: Helpt met stallingen.\nemail: fietsloket@example.org\n",
    )
    put(
        root,
        "data/vragen/jaarvraag.yaml",
        "id: jaarvraag\nvraag: Ik zoek een stalling\ndoelgroepen: [organisatoren]\nuitleg: Vraag het.\n"
        "contactpunten: [jaarloket]\nvolgorde: 999\n",
    )
    put(
        root,
        "data/startstappen/stap-jaar.yaml",
        "id: stap-jaar\ntitel: Denk aan de fietsen\nvolgorde: 990\nplannen: [starten]\nuitleg: Meet de stoep.\n"
        "contactpunten: [jaarloket]\nklaar_als: er een plan is\ntermijn: een maand voor je opent\nbron: [Het reglement van de fietsen]\n",
    )


def home(root: Path, day: date) -> None:
    """Somebody who begins to take children in at home; the street is for members."""
    put(
        root,
        "data/organisatoren/org-jaar.yaml",
        "id: org-jaar\nnaam: Opvang De Fietsbel\ntype: eenmanszaak\ncontactpunten: [jaarloket]\n",
    )
    put(
        root,
        "data/locaties/loc-jaar.yaml",
        "id: loc-jaar\nnaam: De Fietsbel\norganisator: org-jaar\nopvangsoort: gezinsopvang\ndoelgroep: baby_peuter\n"
        "vergunde_plaatsen: 4\nprijs: vrije_prijs\nstraat: Verzonnenpad\nhuisnummer: 12\npostcode: 9999\n"
        f"gemeente: Voorbeeldstad\nwijk: Fietswijk\nstatus: actief\nvergund_van: {day}\n"
        "kinderopvangzoeker_url: https://example.org/zoeker\n",
    )


def mailbox(root: Path) -> None:
    """The council gets another address."""
    (file,) = (root / "data/raad").glob("*.yaml")
    edit(root, f"data/raad/{file.name}", "^mailbox: .*$", "mailbox: overleg@example.org")


def real(root: Path) -> None:
    """What was an example has become true: the steps, the offices and the questions."""
    for soort in ("startstappen", "contactpunten", "vragen"):
        for file in (root / "data" / soort).glob("*.yaml"):
            file.write_text(re.sub(r"(?m)^(?:voorbeeld|echt): .*\n", "", file.read_text("utf-8")), "utf-8")
