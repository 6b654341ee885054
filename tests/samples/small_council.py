"""A small council, whole enough for both sites: what tests write to a folder and then build, edit and break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.configurations import configure

if TYPE_CHECKING:
    from pathlib import Path

DATA = {
    "raad/lok-voorbeeldstad.yaml": """\
id: lok-voorbeeldstad
voorbeeld: ja
naam: Lokaal Overleg Kinderopvang Voorbeeldstad
afkorting: LOK Voorbeeldstad
orgaan: lok
bestuur: Voorbeeldstad
nis_code: "42006"
kerntaak: Het LOK geeft de stad advies over kinderopvang.
bestuursperiodes:
  - {id: 2025-2030, van: 2025-01-01, tot: 2030-12-31}
afspraken:
  - geldig_van: 2020-01-01
    quorum: {soort: geen}
    meerderheid: gewone
    staking_van_stemmen: verworpen
    antwoordtermijn_dagen: 60
    openbaarheid_vergaderingen: gesloten
    openbaarheid_verslagen: openbaar
mailbox: lok@example.org
""",
    "themas/panden.yaml": """\
id: panden
titel: Panden en huur
omschrijving: Een geschikt gebouw vinden is moeilijk voor wie opvang wil starten.
""",
    "themas/vorming.yaml": """\
id: vorming
titel: Vorming
omschrijving: Samen leren over opvang.
""",
    "zetels/zetel-ouders.yaml": """\
id: zetel-ouders
voorbeeld: ja
naam: Ouders
geleding: gebruiker
stemgerechtigd: ja
van: 2020-01-01
""",
    "zetels/zetel-stad.yaml": """\
id: zetel-stad
voorbeeld: ja
naam: Stad
geleding: lokaal_bestuur
stemgerechtigd: nee
van: 2020-01-01
""",
    "vergaderingen/verg-2026-03-12.yaml": """\
id: verg-2026-03-12
voorbeeld: ja
volgnummer: 1
status: verslag_ontwerp
gepland_begin: 2026-03-12 19:30
werkelijk_begin: 2026-03-12 19:35
einde: 2026-03-12 21:30
locatie: Stadhuis
aanwezigheden:
  - {zetel: zetel-ouders, status: aanwezig}
  - {zetel: zetel-stad, status: aanwezig}
agendapunten:
  - nr: "1"
    titel: Leegstaande gebouwen
    soort: advies
    bespreking: De leden overlopen de lijst van gebouwen.
    actiepunten:
      - {omschrijving: De lijst aanvullen, verantwoordelijke: secretariaat, deadline: 2026-05-01, status: open}
""",
    "vergaderingen/verg-2026-12-10.yaml": """\
id: verg-2026-12-10
voorbeeld: ja
volgnummer: 2
status: uitgenodigd
gepland_begin: 2026-12-10 19:30
locatie: Stadhuis
agendapunten:
  - {nr: "1", titel: Goedkeuring van het verslag, soort: goedkeuring_verslag}
""",
    "adviezen/adv-2026-01.yaml": """\
id: adv-2026-01
voorbeeld: ja
nummer: ADV-2026-01
titel: Stel panden van de stad beschikbaar
samenvatting: Het LOK vraagt de stad om leegstaande gebouwen te laten gebruiken voor kinderopvang.
soort_advies: eigen_initiatief
themas: [panden]
gericht_aan: [college]
tekst: |
  De stad bezit gebouwen die leegstaan.
aanbevelingen:
  - {nr: 1, titel: Maak een lijst van geschikte gebouwen}
vergadering: verg-2026-03-12
agendapunt: "1"
status: uitgebracht
uitgebracht_op: 2026-03-12
overgemaakt_op: 2026-03-20
""",
}

CONTENT = {
    "publiek/over/index.md": "# Over het LOK\n\nWie we zijn. Lees ook [lid worden](lid-worden.md#hoe-word-je-lid).\n",
    "publiek/over/lid-worden.md": "# Lid worden\n\n## Hoe word je lid?\n\nMail ons en [lees de nota](bijlagen/nota.txt).\n",
    "publiek/over/privacy.md": "# Privacy\n\nWe bewaren zo weinig mogelijk.\n",
    "publiek/over/toegankelijkheid.md": "# Toegankelijkheid\n\nDeze site is voor iedereen.\n",
    "publiek/over/bijlagen/nota.txt": "Een nota.\n",
    "leden/handleiding/index.md": "# Handleiding\n\nVoor het secretariaat.\n",
    "leden/handleiding/eerste-dag.md": "# Je eerste dag\n\nTien minuten.\n",
    "leden/handleiding/vergadering-voorbereiden.md": "# Een vergadering voorbereiden\n\nDe agenda.\n",
    "leden/handleiding/vergadering-houden.md": "# De vergadering zelf\n\nWie er is.\n",
    "leden/handleiding/na-de-vergadering.md": "# Na de vergadering\n\nHet verslag.\n",
    "leden/handleiding/verslag-plakken.md": "# Een verslag plakken\n\nStuk per stuk.\n",
    "leden/handleiding/van-stemming-naar-advies.md": "# Van stemming naar advies\n\nElke stap.\n",
    "leden/handleiding/termijnen.md": "# Termijnen\n\nHoe je telt.\n",
    "leden/handleiding/leden-en-zetels.md": "# Leden en zetels\n\nWie er zit.\n",
    "leden/handleiding/reglement.md": "# Een reglement\n\nEen nieuwe versie.\n",
    "leden/handleiding/begin-van-het-jaar.md": "# Het begin van het jaar\n\nMet vinkjes.\n",
    "leden/handleiding/cijfers-en-bezoeken.md": "# Cijfers, memorandum, bezoeken, werkgroepen\n\nAls totaal.\n",
    "leden/handleiding/naar-het-archief.md": "# Naar het archief\n\nEén keer per jaar.\n",
    "leden/handleiding/hoelang-we-bewaren.md": "# Hoelang we bewaren\n\nNiet te lang.\n",
    "leden/handleiding/open-data.md": "# Open data\n\nVoor anderen.\n",
    "leden/handleiding/als-het-misgaat.md": "# Als er iets misgaat\n\nNiets is weg.\n",
    "leden/handleiding/privetekst.md": "# Privétekst: wat nu\n\nIn deze volgorde.\n",
    "leden/handleiding/voor-de-voorzitter.md": "# Voor de voorzitter\n\nVoor en na.\n",
    "leden/handleiding/voor-een-lid.md": "# Voor een lid\n\nWat je leest.\n",
    "leden/handleiding/voor-de-regisseur.md": "# Voor de regisseur\n\nMet cijfers.\n",
    "leden/handleiding/server-in-nood.md": "# Als er iets is met de server\n\nMet lokhost verberg.\n",
    "leden/handleiding/voor-de-it-dienst.md": "# Voor de IT-dienst\n\nMet make environment.\n",
    "leden/handleiding/server-inrichten.md": "# Een server inrichten\n\nMet scripts/deploy/install.\n",
    "leden/handleiding/publiceren.md": "# De sites publiceren\n\nMet make publish.\n",
    "leden/handleiding/wie-mag-binnen.md": "# Wie mag binnen\n\nDe mandaten.\n",
    "leden/handleiding/nieuws-per-post.md": "# Nieuws per post\n\nEén mail per nacht.\n",
    "leden/handleiding/nieuwe-raad.md": "# Een nieuwe raad\n\nMet lok init.\n",
    "leden/handleiding/nieuwere-versie.md": "# Een nieuwere versie nemen\n\nMet lok upgrade.\n",
    "leden/handleiding/wat-is-er-nieuw.md": "# Wat is er nieuw\n\nPer versie.\n",
    "leden/handleiding/bureau.md": "# De schermen van het bureau\n\nMet make desk.\n",
    "leden/handleiding/zelf-schrijven.md": "# Zelf bestanden schrijven\n\nMet YAML.\n",
    "leden/handleiding/vergadering.md": "# Een vergadering als bestand\n\nStap voor stap.\n",
    "leden/handleiding/fouten.md": "# Fouten oplossen\n\nRustig lezen.\n",
    "leden/handleiding/voorbeeld-bekijken.md": "# Een voorbeeld bekijken\n\nMet make serve.\n",
    "leden/handleiding/lijst-inlezen.md": "# Een lijst inlezen\n\nNaast de records.\n",
}


def found(root: Path) -> Path:
    """Write the small council to ``root``, with the configurations and the theme of this repository."""
    for folder, files in {"data": DATA, "content": CONTENT}.items():
        for name, text in files.items():
            place = root / folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, "utf-8")
    configure(root)
    return root


def edit(file: Path, old: str, new: str) -> None:
    """Replace text that stands in a file exactly once."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), "utf-8")
