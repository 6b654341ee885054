"""A council of eight seats with a year of meetings behind it and one to come: what a secretary has before an evening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.load import load
from lok.build.check import check
from lok.facts.facts import Facts, make_facts
from samples import small_council

if TYPE_CHECKING:
    from datetime import date as day
    from pathlib import Path

    from lok.archive.archive import Archive
    from lok.source.problems import Problem

VOTING = (
    "zetel-ballon",
    "zetel-bromtol",
    "zetel-kikker",
    "zetel-ouders",
    "zetel-scholen",
    "zetel-voorzitter",
    "zetel-wolk",
)
"""The ids of the seats with a vote, in the order of the alphabet."""
SILENT = "zetel-stad"
"""The seat without a vote."""
NEXT = "verg-2026-12-10"
LAST = "verg-2026-09-17"
PATH = f"data/vergaderingen/{NEXT}.yaml"

COUNCIL = small_council.DATA["raad/lok-voorbeeldstad.yaml"].replace(
    "quorum: {soort: geen}", "quorum: {soort: minstens_aandeel, aandeel: 1/2, tweede_vergadering_beslist: ja}"
)
GROUPS = dict.fromkeys(("zetel-ouders", "zetel-voorzitter"), "gebruiker") | {SILENT: "lokaal_bestuur"}


def _seat(seat: str) -> str:
    name = seat.removeprefix("zetel-").capitalize()
    vote = "nee" if seat == SILENT else "ja"
    group = GROUPS.get(seat, "lokale_actor")
    return f"id: {seat}\nvoorbeeld: ja\nnaam: {name}\ngeleding: {group}\nstemgerechtigd: {vote}\nvan: 2020-01-01\n"


def _everybody(*away: str) -> str:
    rows = ((seat, "verontschuldigd" if seat in away else "aanwezig") for seat in (*VOTING, SILENT))
    return "".join(f"  - {{zetel: {seat}, status: {status}}}\n" for seat, status in rows)


DATA = {
    name: text
    for name, text in small_council.DATA.items()
    if not name.startswith(("zetels/", "vergaderingen/", "adviezen/", "raad/"))
}
DATA |= {f"zetels/{seat}.yaml": _seat(seat) for seat in (*VOTING, SILENT)}
DATA |= {
    "raad/lok-voorbeeldstad.yaml": COUNCIL,
    "vergaderingen/verg-2026-06-18.yaml": f"""\
id: verg-2026-06-18
voorbeeld: ja
volgnummer: 1
status: verslag_goedgekeurd
gepland_begin: 2026-06-18 19:30
werkelijk_begin: 2026-06-18 19:30
einde: 2026-06-18 21:40
locatie: Stadhuis
aanwezigheden:
{_everybody()}agendapunten:
  - {{nr: "1", titel: Opening, soort: mededeling}}
  - nr: "2"
    titel: Leegstaande gebouwen
    soort: advies
    besluit: De stad stelt gebouwen ter beschikking.
    stemmingen:
      - {{onderwerp: Leegstaande gebouwen, methode: handopsteking, voor: 6, tegen: 1, onthouding: 0, gevolg: goedgekeurd}}
    adviezen: [adv-2026-01]
    actiepunten:
      - omschrijving: De lijst van gebouwen aanvullen
        verantwoordelijke: Kikker
        zetel: zetel-kikker
        deadline: 2026-09-10
        status: open
  - {{nr: "3", titel: Varia, soort: varia}}
  - {{nr: "4", titel: Volgende vergadering, soort: mededeling}}
volgende_vergadering: {LAST}
verslag_goedgekeurd_op: {LAST}
""",
    f"vergaderingen/{LAST}.yaml": f"""\
id: {LAST}
voorbeeld: ja
volgnummer: 2
status: verslag_ontwerp
gepland_begin: 2026-09-17 19:30
werkelijk_begin: 2026-09-17 19:35
einde: 2026-09-17 21:30
locatie: Stadhuis
voorzitter: zetel-voorzitter
secretaris: {SILENT}
aanwezigheden:
{_everybody("zetel-wolk")}vorige_verslagen:
  - {{vergadering: verg-2026-06-18, resultaat: goedgekeurd}}
agendapunten:
  - {{nr: "1", titel: Opening, soort: mededeling}}
  - {{nr: "2", titel: Verslag van 18 juni 2026, soort: goedkeuring_verslag}}
  - nr: "3"
    titel: Opvang in de zomer
    soort: bespreking
    toelichting: |
      De zomer duurt lang.
      Lees de cijfers vooraf.
    voorstel: De raad vraagt opvang in juli.
    bespreking: Nog geen cijfers van de wijken.
    stemmingen:
      - {{onderwerp: Opvang in de zomer, gevolg: uitgesteld}}
  - nr: "4"
    titel: Een aanvraag
    soort: bespreking
    gepland_openbaar: nee
    openbaar: nee
    grond: persoonlijke_levenssfeer
    besluit: De aanvraag wordt bekeken.
    actiepunten:
      - {{omschrijving: De aanvrager terugbellen, verantwoordelijke: secretariaat, status: lopend}}
  - {{nr: "5", titel: Varia, soort: varia}}
  - {{nr: "6", titel: Volgende vergadering, soort: mededeling}}
volgende_vergadering: {NEXT}
""",
    f"vergaderingen/{NEXT}.yaml": f"""\
# yaml-language-server: $schema=../../scripts/schema/vergaderingen.schema.json
id: {NEXT}
voorbeeld: ja
volgnummer: 3
status: gepland
gepland_begin: 2026-12-10 19:30
locatie: Stadhuis
voorzitter: zetel-voorzitter
secretaris: {SILENT}
""",
    "adviezen/adv-2026-01.yaml": small_council.DATA["adviezen/adv-2026-01.yaml"]
    .replace("verg-2026-03-12", "verg-2026-06-18")
    .replace('agendapunt: "1"', 'agendapunt: "2"')
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


class Evening:
    """The council on disk, with the meeting that is worked on; each change is written and judged whole."""

    def __init__(self, root: Path) -> None:
        self.root = found(root)
        self.path = PATH

    @property
    def text(self) -> str:
        """The meeting as it stands."""
        return (self.root / self.path).read_text("utf-8")

    def write(self, text: str) -> None:
        """Keep a new text of the meeting."""
        (self.root / self.path).write_text(text, "utf-8", newline="")

    @property
    def archive(self) -> Archive:
        """The council as it stands."""
        return load(self.root).archive

    @property
    def facts(self) -> Facts:
        """What follows from it."""
        return make_facts(self.archive)

    def problems(self, date: day) -> tuple[Problem, ...]:
        """What the check says of the meeting."""
        return tuple(each for each in check(load(self.root), self.root, date) if each.path == self.path or each.blocks)

    def told(self, date: day) -> list[str]:
        """The same as lines of code, field and message."""
        return [f"{each.code} {each.field}: {each.message}" for each in self.problems(date)]
