"""A made-up council of any size, for the benchmark: plausible records that pass every rule, the same ones every time.

Half of the records are meetings of about 10 KB (8 items, 20 attendances, votes, actions), the heaviest kind there is;
the rest are advices, locations, organisers and mandates in the proportions of a large town.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SEATS = 20
TEXT = (
    "De raad bespreekt hoe de opvang in de wijk aan het station beter kan aansluiten op de uren van de treinen. "
    "De aanbieders vragen een overgangsperiode van een jaar, de gezinnen vragen dat de prijs voor wie weinig verdient "
    "niet stijgt. De stad onderzoekt of het pand van de oude school tijdelijk gebruikt kan worden. "
)


def write(root: Path, count: int) -> None:
    """Write ``count`` records below ``root``, and one page by hand."""
    for soort, record_id, text in islice(records(count), count):
        place = root / "data" / soort / f"{record_id}.yaml"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    page = root / "content" / "publiek" / "over" / "index.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("# Over het overleg\n\nWat het overleg doet.\n", "utf-8")


def records(count: int) -> Iterator[tuple[str, str, str]]:
    """Kind, id and text of the records of a council of ``count`` records."""
    yield "raad", "lok-proefdorp", COUNCIL
    for number in range(SEATS):
        yield "zetels", f"zetel-{number}", seat(number)
    rest = count - 4 - SEATS
    meetings, advices, places = rest // 2, rest // 5, rest // 5
    yield "contactpunten", "loket", CONTACT
    yield "vragen", "plaats", QUESTION
    yield "themas", "plaatsen", THEME
    for number in range(meetings):
        yield "vergaderingen", meeting_id(number), meeting(number, last=number == meetings - 1)
    for number in range(advices):
        yield "adviezen", f"adv-{number:05}", advice(number, meetings)
    for number in range(rest - meetings - advices - places):
        yield "organisatoren", f"org-{number:05}", organiser(number)
    for number in range(places):
        yield "locaties", f"loc-{number:05}", location(number, rest - meetings - advices - places)


def write_meetings(root: Path, meetings: int, seats: int) -> None:
    """Write a council of ``seats`` seats that met so many times, and nothing else."""
    rows = [("raad", "lok-proefdorp", COUNCIL), ("contactpunten", "loket", CONTACT), ("vragen", "plaats", QUESTION)]
    rows += [("zetels", f"zetel-{number}", seat(number)) for number in range(seats)]
    rows += [
        ("vergaderingen", meeting_id(number), meeting(number, last=number == meetings - 1, seats=seats))
        for number in range(meetings)
    ]
    for soort, record_id, text in rows:
        place = root / "data" / soort / f"{record_id}.yaml"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")


def day_of(number: int) -> date:
    """The day of a meeting: one a day, so that ten thousand fit between the first decree and today."""
    return date(2007, 7, 1) + timedelta(days=number % 7000)


def meeting_id(number: int) -> str:
    """The id of a meeting."""
    return f"verg-{number:05}"


COUNCIL = """\
id: lok-proefdorp
voorbeeld: ja
naam: Lokaal Overleg Kinderopvang Proefdorp
afkorting: LOK Proefdorp
orgaan: lok
bestuur: Proefdorp
nis_code: 99999
kerntaak: Het overleg geeft advies over kinderopvang.
bestuursperiodes:
  - id: 2007-2030
    van: 2007-06-19
    tot: 2030-12-31
    samengesteld_op: 2007-09-01
afspraken:
  - geldig_van: 2007-06-19
    quorum:
      soort: minstens_aandeel
      aandeel: 1/2
    meerderheid: gewone
    staking_van_stemmen: verworpen
    antwoordtermijn_dagen: 30
    openbaarheid_vergaderingen: openbaar
    openbaarheid_verslagen: openbaar
mailbox: lok@voorbeeld.invalid
"""

THEME = "id: plaatsen\ntitel: Plaatsen\nomschrijving: Alles over plaatsen.\n"

CONTACT = """\
id: loket
voorbeeld: ja
naam: Lokaal Loket
soort_contactpunt: lokaal_loket
taak: Het loket helpt ouders die opvang zoeken.
email: loket@voorbeeld.invalid
nagekeken_op: 2026-09-01
nagekeken_door: secretariaat
"""

QUESTION = """\
id: plaats
voorbeeld: ja
vraag: Ik zoek opvang voor mijn kind
doelgroepen: [ouders]
uitleg: Het loket zoekt mee.
contactpunten: [loket]
"""


def seat(number: int) -> str:
    """A seat that always votes."""
    group = ("lokale_actor", "gebruiker", "lokaal_bestuur")[number % 3]
    return f"id: zetel-{number}\nnaam: Zetel {number}\ngeleding: {group}\nstemgerechtigd: ja\nvan: 2007-06-19\n"


def meeting(number: int, *, last: bool, seats: int = SEATS) -> str:
    """A meeting of eight items and twenty attendances, or of as many ``seats``, approved by the next one; the last is a draft."""
    day = day_of(number)
    lines = [
        f"id: {meeting_id(number)}",
        "voorbeeld: ja",
        f"volgnummer: {day.timetuple().tm_yday}",
        f"status: {'verslag_ontwerp' if last or number % 7000 == 6999 else 'verslag_goedgekeurd'}",
        f"gepland_begin: {day} 19:30",
        f"werkelijk_begin: {day} 19:35",
        f"einde: {day} 21:50",
        "locatie: Zaal van het huis van het kind",
        "voorzitter: zetel-0",
        "secretaris: zetel-1",
        "quorum_bereikt: ja",
    ]
    if not last and number % 7000 != 6999:
        lines.append(f"verslag_goedgekeurd_op: {meeting_id(number + 1)}")
    if number % 7000:
        lines += ["vorige_verslagen:", f"  - vergadering: {meeting_id(number - 1)}", "    resultaat: goedgekeurd"]
    lines.append("aanwezigheden:")
    for each in range(seats):
        state = "aanwezig" if _there(each, number) else "verontschuldigd"
        lines += [f"  - zetel: zetel-{each}", f"    status: {state}", f"    persoon: Voorbeeldpersoon {each}"]
    present = sum(_there(each, number) for each in range(seats))
    lines.append("agendapunten:")
    for each in range(8):
        lines += [
            f"  - nr: {each + 1}",
            f"    titel: Punt {each + 1} over de plaatsen in wijk {number % 50}",
            f"    soort: {('goedkeuring_verslag', 'advies', 'bespreking', 'mededeling')[each % 4]}",
            "    indiener: zetel-3",
            f"    bespreking: |\n      {TEXT}\n\n      {TEXT}",
            f"    besluit: |\n      {TEXT}",
        ]
        if each % 4 == 1:
            lines += [
                "    stemmingen:",
                "      - onderwerp: Goedkeuring van het advies",
                "        methode: kaarten",
                f"        voor: {present - 2}",
                "        tegen: 2",
                "        onthouding: 0",
                "        gevolg: goedgekeurd",
                "    actiepunten:",
                "      - omschrijving: Het advies bezorgen aan het college",
                "        verantwoordelijke: secretariaat",
                f"        deadline: {day + timedelta(days=14)}",
                "        status: afgerond",
                f"        afgerond_op: {day + timedelta(days=7)}",
            ]
    return "\n".join(lines) + "\n"


def _there(seat: int, number: int) -> bool:
    """Whether a seat was at a meeting: chair and secretary always, of the others all but one of seven."""
    return seat < 2 or (seat + number) % 7 != 0


def advice(number: int, meetings: int) -> str:
    """An answered advice of about 3 KB, from one of the meetings."""
    origin = number * 3 % max(meetings - 1, 1)
    day = day_of(origin)
    return f"""\
id: adv-{number:05}
voorbeeld: ja
nummer: ADV-{1000 + number // 900}-{number % 900 + 100}
titel: Advies {number} over de plaatsen in wijk {number % 50}
samenvatting: Het overleg vraagt de stad om in wijk {number % 50} plaatsen te steunen.
soort_advies: eigen_initiatief
themas: [plaatsen]
gericht_aan: [college]
strekking: gunstig
tekst: |
  {TEXT}

  {TEXT}

  {TEXT}
aanbevelingen:
  - nr: 1
    titel: Steun de plaatsen in de wijk
    tekst: |
      {TEXT}
    prioriteit: hoog
  - nr: 2
    titel: Onderzoek het pand van de oude school
    prioriteit: gemiddeld
vergadering: {meeting_id(origin)}
agendapunt: "2"
status: beantwoord
uitgebracht_op: {day}
overgemaakt_op: {day + timedelta(days=7)}
gevolgen:
  - orgaan: college
    besluit_datum: {day + timedelta(days=30)}
    besluit_nummer: {day.year}_CBS_{number % 1000:05}
    besluit_url: https://example.org/besluiten/{number}
    resultaat: gevolgd
    motivering: |
      {TEXT}
    meegedeeld_op: {day + timedelta(days=33)}
nazichten:
  - datum: {day + timedelta(days=390)}
    opmerking: |
      {TEXT}
    nagekeken_door: secretariaat
"""


def organiser(number: int) -> str:
    """An organiser."""
    return f"""\
id: org-{number:05}
voorbeeld: ja
naam: Voorbeeldopvang {number}
type: vzw
rechtsvorm: vzw
contactpunten: [loket]
email: opvang{number}@example.org
telefoon: 052 00 00 11
actief_van: 2009-09-01
"""


def location(number: int, organisers: int) -> str:
    """A licensed place of family care."""
    return f"""\
id: loc-{number:05}
voorbeeld: ja
naam: Gezinsopvang {number}
organisator: org-{number % organisers:05}
opvangsoort: gezinsopvang
doelgroep: baby_peuter
vergunde_plaatsen: 8
gesubsidieerde_plaatsen: 8
ikt_plaatsen: 8
peildatum: 2026-09-01
subsidietrap: T2
prijs: inkomenstarief
straat: Voorbeeldstraat
huisnummer: {number % 200 + 1}
postcode: 9999
gemeente: Proefdorp
wijk: Wijk {number % 50}
openingsuren:
  - {{dag: maandag, van: 6:30, tot: 18:00}}
  - {{dag: dinsdag, van: 6:30, tot: 18:00}}
  - {{dag: woensdag, van: 6:30, tot: 18:00}}
openingsdagen_per_jaar: 224
status: actief
vergund_van: 2010-01-01
"""
