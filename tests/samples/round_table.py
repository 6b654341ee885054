"""A council of seventeen seats around the table, with a year of meetings behind it: who plays a whole meeting plays it here.

All of it is invented. Five items come back on every agenda, the minutes of the last meeting wait for approval, an item was
put off and an action is open: the next meeting is called from that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples import sitting, small_council

if TYPE_CHECKING:
    from pathlib import Path

SEATS = {
    "voorzitter": ("Voorzitter", "gebruiker", "andere", True),
    "bromtol": ("Kinderdagverblijf De Bromtol", "lokale_actor", "groepsopvang", True),
    "kikker": ("Kinderdagverblijf De Kikker", "lokale_actor", "groepsopvang", True),
    "knikkerzak": ("Kinderdagverblijf De Knikkerzak", "lokale_actor", "groepsopvang", True),
    "zeepbel": ("Buitenschoolse opvang De Zeepbel", "lokale_actor", "buitenschoolse_opvang", True),
    "wolkenwagen": ("Dienst gezinsopvang De Wolkenwagen", "lokale_actor", "gezinsopvang", True),
    "scholen": ("Basisscholen van de stad", "lokale_actor", "onderwijs", True),
    "ouders-1": ("Ouders van jonge kinderen, eerste zetel", "gebruiker", "ouders", True),
    "ouders-2": ("Ouders van jonge kinderen, tweede zetel", "gebruiker", "ouders", True),
    "gezinsvereniging": ("Gezinsvereniging", "gebruiker", "gezinsvereniging", True),
    "ocmw": ("OCMW, sociale dienst", "lokaal_bestuur", "ocmw", True),
    "loket": ("Lokaal Loket Kinderopvang", "lokaal_bestuur", "stadsdienst", True),
    "speelplein": ("Speelpleinwerking", "lokale_actor", "andere", True),
    "regie": ("Regie kinderopvang", "lokaal_bestuur", "stadsdienst", False),
    "schepen": ("Schepen van kinderopvang", "lokaal_bestuur", "bestuurder", False),
    "opgroeien": ("Agentschap Opgroeien", "agentschap", "andere", False),
    "jeugd": ("Jeugddienst", "lokaal_bestuur", "stadsdienst", False),
}
"""The seats by the end of their ids: name, group, group inside it, and whether they vote."""
VOTING = tuple(f"zetel-{each}" for each, (_, _, _, votes) in SEATS.items() if votes)
STANDING = ("Opening", "Mededelingen", "Nieuws van het loket", "Varia", "Datum van de volgende vergadering")
LAST = "verg-2026-09-17"
FIRST = "verg-2026-06-18"
CHAIR, SECRETARY = "zetel-voorzitter", "zetel-regie"


def _seat(name: str) -> str:
    called, group, inside, votes = SEATS[name]
    return (
        f"id: zetel-{name}\nvoorbeeld: ja\nnaam: {called}\ngeleding: {group}\nsubgeleding: {inside}\n"
        f"stemgerechtigd: {'ja' if votes else 'nee'}\nvan: 2020-01-01\n"
    )


def _there(*away: str) -> str:
    return "".join(
        f"  - {{zetel: zetel-{each}, status: {'verontschuldigd' if each in away else 'aanwezig'}}}\n" for each in SEATS
    )


MEETING = """\
id: {id}
voorbeeld: ja
volgnummer: {number}
status: {status}
gepland_begin: {day} 19:30
werkelijk_begin: {day} 19:35
einde: {day} 21:30
locatie: Stadhuis, zaal Kers
voorzitter: zetel-voorzitter
secretaris: zetel-regie
aanwezigheden:
{there}{more}agendapunten:
  - {{nr: "1", titel: Opening, soort: mededeling}}
  - {{nr: "2", titel: Verslag van de vorige vergadering, soort: goedkeuring_verslag}}
  - {{nr: "3", titel: Mededelingen, soort: mededeling}}
  - {{nr: "4", titel: Nieuws van het loket, soort: mededeling, bespreking: Het loket kreeg meer vragen dan vorig jaar.}}
{items}  - {{nr: "8", titel: Varia, soort: varia}}
  - {{nr: "9", titel: Datum van de volgende vergadering, soort: mededeling}}
"""
FIRST_ITEMS = """\
  - nr: "5"
    titel: Leegstaande gebouwen
    soort: advies
    besluit: De stad stelt gebouwen ter beschikking.
    stemmingen:
      - {onderwerp: Leegstaande gebouwen, methode: handopsteking, voor: 11, tegen: 2, onthouding: 0, gevolg: goedgekeurd}
    adviezen: [adv-2026-01]
    actiepunten:
      - omschrijving: De lijst van gebouwen aanvullen
        verantwoordelijke: Kinderdagverblijf De Kikker
        zetel: zetel-kikker
        deadline: 2026-10-10
        status: open
"""
LAST_ITEMS = """\
  - nr: "5"
    titel: Opvang in de zomer
    soort: bespreking
    toelichting: |
      De zomer duurt lang.
      Lees de cijfers vooraf.
    voorstel: De raad vraagt opvang in juli.
    bespreking: Nog geen cijfers van de wijken.
    stemmingen:
      - {onderwerp: Opvang in de zomer, gevolg: uitgesteld}
  - nr: "6"
    titel: Openingsuren in de vakantie
    soort: bespreking
    bespreking: Enkele leden vragen langere openingsuren in augustus.
    besluit: De raad vraagt dat het loket ook in augustus open is.
"""
DATA = {
    name: text
    for name, text in sitting.DATA.items()
    if not name.startswith(("zetels/", "vergaderingen/", "adviezen/", "mandaten/"))
}
DATA |= {f"zetels/zetel-{each}.yaml": _seat(each) for each in SEATS}
DATA |= {
    f"vergaderingen/{FIRST}.yaml": MEETING.format(
        id=FIRST, number=1, status="verslag_goedgekeurd", day="2026-06-18", there=_there(), more="", items=FIRST_ITEMS
    )
    + f"volgende_vergadering: {LAST}\nverslag_goedgekeurd_op: {LAST}\n",
    f"vergaderingen/{LAST}.yaml": MEETING.format(
        id=LAST,
        number=2,
        status="verslag_ontwerp",
        day="2026-09-17",
        there=_there("ocmw", "jeugd"),
        more=f"vorige_verslagen:\n  - {{vergadering: {FIRST}, resultaat: goedgekeurd}}\n",
        items=LAST_ITEMS,
    ),
    "adviezen/adv-2026-01.yaml": small_council.DATA["adviezen/adv-2026-01.yaml"]
    .replace("verg-2026-03-12", FIRST)
    .replace('agendapunt: "1"', 'agendapunt: "5"')
    .replace("2026-03-12", "2026-06-18")
    .replace("2026-03-20", "2026-06-25"),
}


def found(root: Path) -> Path:
    """Write the council to ``root``, with the pages of the small one."""
    small_council.found(root)
    for folder in ("zetels", "vergaderingen", "adviezen"):
        for file in (root / "data" / folder).iterdir():
            file.unlink()
    for name, text in DATA.items():
        (root / "data" / name).write_text(text, "utf-8")
    return root


TONIGHT = "verg-2026-11-23"
EVENING = f"""\
id: {TONIGHT}
voorbeeld: ja
volgnummer: 3
status: gehouden
gepland_begin: 2026-11-23 13:00
werkelijk_begin: 2026-11-23 13:05
locatie: Stadhuis, zaal Kers
voorzitter: zetel-voorzitter
secretaris: zetel-regie
uitgenodigd_op: 2026-11-10
agendapunten:
  - nr: "1"
    titel: Opening
    soort: mededeling
  - nr: "2"
    titel: Advies over de speelpleinen
    soort: advies
    voorstel: De raad vraagt opvang op de speelpleinen.
  - nr: "3"
    titel: Een aanvraag
    soort: bespreking
    gepland_openbaar: nee
    openbaar: nee
    grond: persoonlijke_levenssfeer
    voorstel: De aanvraag krijgt gunstig advies.
  - nr: "4"
    titel: Varia
    soort: varia
"""
"""A meeting that was opened an hour ago: nobody is marked yet."""


def with_an_evening(root: Path) -> Path:
    """The council with that meeting."""
    found(root)
    (root / f"data/vergaderingen/{TONIGHT}.yaml").write_text(EVENING, "utf-8")
    return root
