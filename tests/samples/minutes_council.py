"""A council in which pasted minutes land: twelve seats, five meetings that were called, and one to come. All of it is invented."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from lok.archive.load import load
from samples import small_council
from samples.places import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

    from lok.archive.load import Loaded

SAMPLES = REPOSITORY / "tests/samples/verslagen"
COUNCIL = (
    small_council.DATA["raad/lok-voorbeeldstad.yaml"]
    .replace("quorum: {soort: geen}", "quorum: {soort: minstens_aandeel, aandeel: 1/2, tweede_vergadering_beslist: ja}")
    .replace("tot: 2030-12-31}", "tot: 2030-12-31, samengesteld_op: 2025-02-19}")
)
SEATS = {
    "voorzitter": ("Voorzitter", "gebruiker", "andere", True),
    "bromtol": ("Kinderdagverblijf De Bromtol", "lokale_actor", "groepsopvang", True),
    "zeepbel": ("Buitenschoolse opvang De Zeepbel", "lokale_actor", "buitenschoolse_opvang", True),
    "wolkenwagen": ("Dienst gezinsopvang De Wolkenwagen", "lokale_actor", "gezinsopvang", True),
    "ouders-1": ("Ouders van jonge kinderen, eerste zetel", "gebruiker", "ouders", True),
    "ouders-2": ("Ouders van jonge kinderen, tweede zetel", "gebruiker", "ouders", True),
    "gezinsvereniging": ("Gezinsvereniging", "gebruiker", "gezinsvereniging", True),
    "ocmw": ("OCMW, sociale dienst", "lokaal_bestuur", "ocmw", True),
    "loket": ("Lokaal Loket Kinderopvang", "lokaal_bestuur", "stadsdienst", True),
    "regie": ("Regie kinderopvang", "lokaal_bestuur", "stadsdienst", False),
    "schepen": ("Schepen van kinderopvang", "lokaal_bestuur", "bestuurder", False),
    "opgroeien": ("Agentschap Opgroeien", "agentschap", "andere", False),
}
ORGANISATIONS = {"bromtol": "De Bromtol", "zeepbel": "De Zeepbel", "wolkenwagen": "De Wolkenwagen"}
MANDATES = (
    ("voorzitter", "voorzitter", "Voorbeeldpersoon Kers"),
    ("bromtol", "lid", "Voorbeeldpersoon Spar"),
    ("zeepbel", "lid", "Voorbeeldpersoon Populier"),
    ("zeepbel", "plaatsvervanger", "Voorbeeldpersoon Linde"),
    ("regie", "secretaris", "Voorbeeldpersoon Taxus"),
)
"""Of the other seats the council keeps no names."""
AGENDAS: dict[str, tuple[tuple[str, str], ...]] = {
    "2026-02-05": (
        ("Verslag van de vorige vergadering", "goedkeuring_verslag"),
        ("Advies over de premie voor onthaalouders", "advies"),
        ("Openingsuren van het loket", "bespreking"),
        ("Varia", "varia"),
    ),
    "2026-04-16": (
        ("Verslag van 5 februari 2026", "goedkeuring_verslag"),
        ("Memorandum", "bespreking"),
        ("Gebruik van lokalen in de vakantie", "advies"),
    ),
    "2026-06-18": (
        ("Verslag van de vorige vergadering", "goedkeuring_verslag"),
        ("Stand van zaken lokaal loket", "mededeling"),
        ("Dringende opvang", "bespreking"),
        ("Varia", "varia"),
    ),
    "2026-09-17": (
        ("Verslag van de vorige vergadering", "goedkeuring_verslag"),
        ("Advies over het subsidiereglement", "advies"),
    ),
    "2026-11-05": (
        ("Verslag van de vorige vergadering", "goedkeuring_verslag"),
        ("Verkiezing van de voorzitter", "verkiezing"),
        ("Varia", "varia"),
    ),
}
NEXT = "2026-12-10"


def meeting_text(day: str) -> str:
    """The record of a meeting that was called, with its agenda."""
    items = "".join(
        f'  - nr: "{number}"\n    titel: {title}\n    soort: {kind}\n'
        for number, (title, kind) in enumerate(AGENDAS.get(day, ()), start=1)
    )
    return (
        f"id: verg-{day}\nvoorbeeld: ja\nvolgnummer: {1 if day in AGENDAS else 2}\nstatus: uitgenodigd\ngepland_begin: {day} 19:00\n"
        f"uitgenodigd_op: 2026-01-20  # per mail\n{f'agendapunten:{chr(10)}{items}' if items else ''}"
    )


def found(root: Path, day: str) -> Path:
    """Write the council to ``root``, with the meeting of ``day`` and the next one."""
    texts = {"raad/lok-voorbeeldstad.yaml": COUNCIL}
    for name, (called, group, inside, votes) in SEATS.items():
        organisation = f"organisatie: org-{name}\n" if name in ORGANISATIONS else ""
        texts[f"zetels/zetel-{name}.yaml"] = (
            f"id: zetel-{name}\nvoorbeeld: ja\nnaam: {called}\ngeleding: {group}\nsubgeleding: {inside}\n{organisation}"
            f"stemgerechtigd: {'ja' if votes else 'nee'}\nvan: 2020-01-01\n"
        )
    for name, called in ORGANISATIONS.items():
        texts[f"organisatoren/org-{name}.yaml"] = (
            f"id: org-{name}\nvoorbeeld: ja\nnaam: {called}\ntype: vzw\ncontactpunten: [regie]\nlok_zetel: zetel-{name}\n"
        )
    texts["contactpunten/regie.yaml"] = (
        "id: regie\nvoorbeeld: ja\nnaam: Regie kinderopvang\nsoort_contactpunt: regie_kinderopvang\ntaak: Vragen over opvang\nemail: regie@example.org\n"
        "nagekeken_op: 2026-01-05\nnagekeken_door: secretariaat\n"
    )
    texts["vragen/opvang.yaml"] = (
        "id: opvang\nvoorbeeld: ja\nvraag: Wie helpt mij?\ndoelgroepen: [organisatoren]\nuitleg: De regie kinderopvang helpt je.\nsynoniemen: [hulp]\ncontactpunten: [regie]\n"
    )
    for number, (seat, office, person) in enumerate(MANDATES):
        texts[f"mandaten/mandaat-{number}.yaml"] = (
            f"id: mandaat-{number}\nvoorbeeld: ja\nzetel: zetel-{seat}\nfunctie: {office}\npersoon: {person}\nvan: 2020-01-01\n"
        )
    for each in (day, NEXT):
        texts[f"vergaderingen/verg-{each}.yaml"] = meeting_text(each)
    for name, text in texts.items():
        place = root / "data" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    return root


def whole(root: Path) -> Path:
    """Write the council to ``root`` with all its meetings, and with the pages that both sites need."""
    small_council.found(root)
    for folder in ("zetels", "vergaderingen", "adviezen"):
        shutil.rmtree(root / "data" / folder)
    for number, day in enumerate(AGENDAS, start=1):
        found(root, day)
        file = root / f"data/vergaderingen/verg-{day}.yaml"
        file.write_text(meeting_text(day).replace("volgnummer: 1", f"volgnummer: {number}"), "utf-8")
    file = root / f"data/vergaderingen/verg-{NEXT}.yaml"
    file.write_text(meeting_text(NEXT).replace("volgnummer: 2", f"volgnummer: {len(AGENDAS) + 1}"), "utf-8")
    return root


def loaded(root: Path) -> Loaded:
    """What is read there."""
    return load(root)
