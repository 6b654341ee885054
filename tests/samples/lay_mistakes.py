"""What people who know no YAML type in the minutes of an invented meeting, and what they must be told.

The meeting lies in the council of ``tests/archives/_basis``. Each mistake replaces ``old`` by ``new`` in it; ``line``
is a piece of the line that the message must point at, ``told`` what it must say, and ``mended`` what stands in the
place of ``new`` when somebody does what the message says: ``None`` when there is no one answer.
"""

from __future__ import annotations

from typing import NamedTuple

PATH = "data/vergaderingen/verg-2026-03-12.yaml"
MEETING = """\
id: verg-2026-03-12
voorbeeld: ja
volgnummer: 1
status: verslag_goedgekeurd
gepland_begin: 2026-03-12 19:30
werkelijk_begin: 2026-03-12 19:35
einde: 2026-03-12 21:40
locatie: Raadzaal
voorzitter: zetel-voorzitter
aanwezigheden:
  - {zetel: zetel-ballon, status: aanwezig}
  - {zetel: zetel-ouders, status: aanwezig}
  - {zetel: zetel-schepen, status: aanwezig}
  - {zetel: zetel-voorzitter, status: aanwezig}
agendapunten:
  - nr: "1"
    titel: Ruimere openingsuren
    soort: bespreking
    bespreking: De leden overlopen de cijfers van het voorbije jaar.
    besluit: De raad vraagt aan de stad om ruimere uren.
    stemmingen:
      - onderwerp: Een proefproject
        methode: handopsteking
        voor: 2
        tegen: 1
        gevolg: goedgekeurd
    actiepunten:
      - omschrijving: Een brief sturen
        verantwoordelijke: secretariaat
        deadline: 2026-04-05
        status: afgerond
        afgerond_op: 2026-04-02
volgende_vergadering: verg-2026-06-18
verslag_goedgekeurd_op: verg-2026-06-18
"""


class Mistake(NamedTuple):
    """One mistake, and what is said of it."""

    name: str
    old: str
    new: str
    line: str
    told: tuple[str, ...]
    mended: str | None = None
    blocks: bool = True


BESLUIT = "    besluit: De raad vraagt aan de stad om ruimere uren.\n"
TITEL = "    titel: Ruimere openingsuren\n"
VOORZITTER = "voorzitter: zetel-voorzitter\n"
DEADLINE = "        deadline: 2026-04-05\n"
ACTIES = MEETING[MEETING.index("    actiepunten:\n") : MEETING.index("volgende_vergadering:")]
STEMMEN = MEETING[MEETING.index("    stemmingen:\n") : MEETING.index("    actiepunten:\n")]
KEUZE = """\
    verkiezingen:
      - functie: voorzitter
        kandidaten:
          - {kandidaat: A, verkozen: ja}
          - {kandidaat: B}
        rondes:
          - kandidaten:
              - {kandidaat: A, stemmen: 2}
              - {kandidaat: B, stemmen: 1}
"""
HERE = MEETING[MEETING.index("aanwezigheden:\n") : MEETING.index("agendapunten:\n")]

MISTAKES = (
    # --- the notation
    Mistake("indented too little", TITEL, "   titel: Ruimere openingsuren\n", "   titel: Ruim", ("inspringing", "spaties"), TITEL),
    Mistake("indented too far", TITEL, "      titel: Ruimere openingsuren\n", "      titel: Ruim", ("even ver inspringen",), TITEL),
    Mistake("colon forgotten", "locatie: Raadzaal\n", "locatie Raadzaal\n", "locatie Raadzaal", ("ontbreekt een dubbele punt",), "locatie: Raadzaal\n"),
    Mistake("space after colon forgotten", "locatie: Raadzaal\n", "locatie:Raadzaal\n", "locatie:Raadzaal", ("spatie erna",), "locatie: Raadzaal\n"),
    Mistake("tab", TITEL, "\ttitel: Ruimere openingsuren\n", "\ttitel", ("tab", "spaties"), TITEL),
    Mistake("tab after spaces", TITEL, "  \ttitel: Ruimere openingsuren\n", "  \ttitel", ("tab", "spaties"), TITEL),
    Mistake("hard spaces in front", TITEL, "\u00a0\u00a0\u00a0\u00a0titel: Ruimere openingsuren\n", "\u00a0titel", ("harde spatie, U+00A0", "gewone spaties"), TITEL),
    Mistake("one hard space in front", TITEL, "   \u00a0titel: Ruimere openingsuren\n", "\u00a0titel", ("harde spatie, U+00A0",), TITEL),
    Mistake("hard space after colon", "locatie: Raadzaal\n", "locatie:\u00a0Raadzaal\n", "\u00a0Raadzaal", ("harde spatie, U+00A0",), "locatie: Raadzaal\n"),
    Mistake("colon in a text", BESLUIT, "    besluit: Besluit: de raad vraagt ruimere uren.\n", "besluit: Besluit", ("dubbele punt", "aanhalingstekens"), "    besluit: 'Besluit: de raad vraagt ruimere uren.'\n"),
    Mistake("colon between curly quotes", TITEL, "    titel: “Punt 1: ruimere uren”\n", "titel: “Punt", ("gekrulde", "rechte aanhalingstekens"), "    titel: 'Punt 1: ruimere uren'\n"),
    Mistake("apostrophe in front", BESLUIT, "    besluit: 's Avonds is er meer vraag.\n", "besluit: 's", ("nergens gesloten", "dubbele aanhalingstekens"), '    besluit: "\'s Avonds is er meer vraag."\n'),
    Mistake("apostrophe inside quotes", BESLUIT, "    besluit: 'De foto's gaan online.'\n", "'De foto's", ("daarna staat nog iets", "dubbele aanhalingstekens"), '    besluit: "De foto\'s gaan online."\n'),
    Mistake("quotes round half a text", BESLUIT, '    besluit: "Ruimere uren" is de vraag.\n', '"Ruimere uren"', ("daarna staat nog iets",), None),
    Mistake("quote not closed", TITEL, '    titel: "Ruimere openingsuren\n', 'titel: "Ruimere', ("nergens gesloten",), '    titel: "Ruimere openingsuren"\n'),
    Mistake("bold text", BESLUIT, "    besluit: **Ruimere uren** vragen.\n", "**Ruimere", ("kan niet met * beginnen", "|"), "    besluit: |\n      **Ruimere uren** vragen.\n"),
    Mistake("value begins with a bracket", TITEL, "    titel: [nieuw] Ruimere uren\n", "[nieuw]", ("begint", "[", "aanhalingstekens"), "    titel: '[nieuw] Ruimere uren'\n"),
    Mistake("value begins with a brace", TITEL, "    titel: {nieuw} Ruimere uren\n", "{nieuw}", ("begint", "{", "aanhalingstekens"), "    titel: '{nieuw} Ruimere uren'\n"),
    Mistake("value is between brackets", TITEL, "    titel: [nieuw]\n", "[nieuw]", ("geen lijst", "aanhalingstekens"), "    titel: '[nieuw]'\n"),
    Mistake("value is between braces", TITEL, "    titel: {nieuw}\n", "{nieuw}", ("geen groep", "aanhalingstekens"), "    titel: '{nieuw}'\n"),
    Mistake("bracket not closed", TITEL, "    titel: [nieuw Ruimere uren\n", "[nieuw", ("niet goed afgesloten", "aanhalingstekens"), "    titel: '[nieuw Ruimere uren'\n"),
    Mistake("value begins with @", TITEL, "    titel: @home\n", "@home", ("kan niet met @ beginnen", "aanhalingstekens"), "    titel: '@home'\n"),
    Mistake("value begins with %", TITEL, "    titel: %-regeling\n", "%-regeling", ("kan niet met % beginnen",), "    titel: '%-regeling'\n"),
    Mistake("value begins with &", TITEL, "    titel: & nog iets\n", "& nog", ("kan niet met & beginnen",), "    titel: '& nog iets'\n"),
    Mistake("value begins with !", TITEL, "    titel: !Belangrijk\n", "!Belang", ("kan niet met ! beginnen",), "    titel: '!Belangrijk'\n"),
    Mistake("value begins with a dash", TITEL, "    titel: - Ruimere uren\n", "- Ruimere", ("lijst kan niet beginnen", "aanhalingstekens"), "    titel: '- Ruimere uren'\n"),
    Mistake("text after |", BESLUIT, "    besluit: | De raad vraagt ruimere uren.\n", "| De raad", ("na | of >", "volgende regel"), "    besluit: |\n      De raad vraagt ruimere uren.\n"),
    Mistake("brace forgotten", "  - {zetel: zetel-ouders, status: aanwezig}\n", "  - {zetel: zetel-ouders, status: aanwezig\n", "zetel-ouders, status", ("niet goed afgesloten met }",), "  - {zetel: zetel-ouders, status: aanwezig}\n"),
    Mistake("dash forgotten", "  - {zetel: zetel-ouders, status: aanwezig}\n", "  {zetel: zetel-ouders, status: aanwezig}\n", "\n  {zetel: zetel-ouders", ("ontbreekt een streepje",), "  - {zetel: zetel-ouders, status: aanwezig}\n"),
    Mistake("| forgotten, two paragraphs", BESLUIT, BESLUIT + "\n    De stad antwoordt binnen zestig dagen.\n", "    De stad antwoordt", ("vervolg van de tekst bij ‘besluit’", "|"), "    besluit: |\n      De raad vraagt aan de stad om ruimere uren.\n\n      De stad antwoordt binnen zestig dagen.\n"),
    Mistake("| forgotten, at the margin", BESLUIT, BESLUIT + "De stad antwoordt binnen zestig dagen.\n", "De stad antwoordt", ("vervolg van de tekst bij ‘besluit’", "|"), "    besluit: |\n      De raad vraagt aan de stad om ruimere uren.\n      De stad antwoordt binnen zestig dagen.\n"),
    Mistake("bullets as list", ACTIES, "    bijlagen:\n    • publiek/bijlagen/nota.txt\n", "    •", ("opsommingsteken (•)", "- "), "    bijlagen:\n    - publiek/bijlagen/nota.txt\n"),
    Mistake("bullets as list, further in", ACTIES, "    bijlagen:\n      • publiek/bijlagen/nota.txt\n", "      •", ("lijst", "•", "- "), "    bijlagen:\n      - publiek/bijlagen/nota.txt\n"),
    Mistake("long dashes as list", ACTIES, "    bijlagen:\n    – publiek/bijlagen/nota.txt\n", "    –", ("opsommingsteken (–)",), "    bijlagen:\n    - publiek/bijlagen/nota.txt\n"),
    Mistake("dashes in a text without |", BESLUIT, "    besluit:\n      - ruimere uren\n      - meer plaatsen\n", "- ruimere", ("geen lijst", "besluit: |"), "    besluit: |\n      - ruimere uren\n      - meer plaatsen\n"),
    Mistake("field twice", "locatie: Raadzaal\n", "locatie: Raadzaal\nlocatie: Stadhuis\n", "locatie: Stadhuis", ("staat er twee keer", "regel 8"), "locatie: Stadhuis\n"),
    Mistake("conflict marks", "locatie: Raadzaal\n", "<<<<<<< HEAD\nlocatie: Raadzaal\n=======\nlocatie: Stadhuis\n>>>>>>> tak\n", "<<<<<<<", ("samenvoegconflict",), "locatie: Stadhuis\n"),
    Mistake("a control character", TITEL, "    titel: Ruimere\x07 uren\n", "\x07", ("onzichtbare teken", "U+0007"), "    titel: Ruimere uren\n"),
    Mistake("bullets in a text", BESLUIT, "    besluit:\n    •\truimere uren\n    •\tmeer plaatsen\n", "    •", ("opsommingsteken (•)", "|"), "    besluit: |\n      - ruimere uren\n      - meer plaatsen\n"),
    Mistake("| forgotten, colon in front of a list", BESLUIT, "    besluit: De raad vraagt het volgende:\n      1. ruimere uren\n      2. meer plaatsen\n", "het volgende", ("dubbele punt", "|"), "    besluit: |\n      De raad vraagt het volgende:\n      1. ruimere uren\n      2. meer plaatsen\n"),
    Mistake("| forgotten, colon in the second paragraph", BESLUIT, BESLUIT + "\n    Let op: de stad antwoordt binnen zestig dagen.\n", "    Let op", ("onbekend veld ‘Let op’", "|"), "    besluit: |\n      De raad vraagt aan de stad om ruimere uren.\n\n      Let op: de stad antwoordt binnen zestig dagen.\n"),
    Mistake("no sign before an item", ACTIES, "    bijlagen:\n    o publiek/bijlagen/nota.txt\n", "    o ", ("ontbreekt een dubbele punt",), None),
    # --- single values
    Mistake("curly quotes round an id", VOORZITTER, "voorzitter: ‘zetel-voorzitter’\n", "‘zetel-", ("geen naam", "Schrijf ‘zetel-voorzitter’"), VOORZITTER),
    Mistake("curly quotes round a date", DEADLINE, "        deadline: “2026-04-05”\n", "“2026", ("gekrulde aanhalingstekens", "Schrijf ‘2026-04-05’"), DEADLINE),
    Mistake("curly quotes round a word of a list", "        status: afgerond\n", "        status: “afgerond”\n", "“afgerond”", ("gekrulde aanhalingstekens", "Schrijf ‘afgerond’"), "        status: afgerond\n"),
    Mistake("curly quotes round a field", TITEL, "    “titel”: Ruimere uren\n", "“titel”", ("aanhalingsteken “", "titel"), "    titel: Ruimere uren\n"),
    Mistake("zero width space in an id", VOORZITTER, "voorzitter: zetel-voorzitter\u200b\n", "zetel-voorzitter\u200b", ("spatie zonder breedte", "Schrijf ‘zetel-voorzitter’"), VOORZITTER),
    Mistake("hard space in a moment", "einde: 2026-03-12 21:40\n", "einde: 2026-03-12\u00a021:40\n", "einde:", ("harde spatie, U+00A0", "2026-03-12 21:40"), "einde: 2026-03-12 21:40\n"),
    Mistake("other hyphens in a date", DEADLINE, "        deadline: 2026\u201104\u201105\n", "deadline", ("koppelteken", "U+2011", "2026-04-05"), DEADLINE),
    Mistake("zero width space in a field", "locatie: Raadzaal\n", "loca\u200btie: Raadzaal\n", "loca", ("U+200B", "locatie"), "locatie: Raadzaal\n"),
    Mistake("day with slashes", DEADLINE, "        deadline: 05/04/2026\n", "deadline", ("geen datum", "jaar-maand-dag"), DEADLINE),
    Mistake("day in words", DEADLINE, "        deadline: 5 april\n", "deadline", ("‘5 april’ is geen datum",), DEADLINE),
    Mistake("no day at all", DEADLINE, "        deadline: volgende vergadering\n", "deadline", ("is geen datum",), DEADLINE),
    Mistake("moment with slashes", "gepland_begin: 2026-03-12 19:30\n", "gepland_begin: 12/03/2026 19:30\n", "gepland_begin", ("geen tijdstip", "2026-03-12 19:30"), "gepland_begin: 2026-03-12 19:30\n"),
    Mistake("19u30", "gepland_begin: 2026-03-12 19:30\n", "gepland_begin: 2026-03-12 19u30\n", "gepland_begin", ("geen tijdstip",), "gepland_begin: 2026-03-12 19:30\n"),
    Mistake("hour without day", "einde: 2026-03-12 21:40\n", "einde: 21.40\n", "einde", ("geen tijdstip", "datum en uur"), "einde: 2026-03-12 21:40\n"),
    Mistake("number with a word", "        voor: 2\n", "        voor: 2 stemmen\n", "voor: 2", ("geen geheel getal", "alleen cijfers"), "        voor: 2\n"),
    Mistake("X for ja", "voorbeeld: ja\n", "voorbeeld: X\n", "voorbeeld", ("geen ja of nee",), "voorbeeld: ja\n"),
    Mistake("word with a space", "status: verslag_goedgekeurd\n", "status: verslag goedgekeurd\n", "status", ("niet mogelijk", "Bedoelde je ‘verslag_goedgekeurd’"), "status: verslag_goedgekeurd\n"),
    Mistake("half a word", "status: verslag_goedgekeurd\n", "status: goedgekeurd\n", "status", ("Bedoelde je ‘verslag_goedgekeurd’",), "status: verslag_goedgekeurd\n"),
    Mistake("field mistyped", "locatie: Raadzaal\n", "lokatie: Raadzaal\n", "lokatie", ("onbekend veld", "Bedoelde je ‘locatie’"), "locatie: Raadzaal\n"),
    Mistake("required field empty", TITEL, "    titel:\n", "titel:", ("dit veld is leeg", "is verplicht"), TITEL),
    Mistake("required word empty", "    soort: bespreking\n", "    soort:\n", "soort:", ("dit veld is leeg", "is verplicht", "bespreking"), "    soort: bespreking\n"),
    Mistake("required field between empty quotes", TITEL, "    titel: ''\n", "titel:", ("dit veld is leeg", "is verplicht"), TITEL),
    Mistake("optional field empty", "locatie: Raadzaal\n", "bijlagen:\n", "bijlagen", ("dit veld is leeg", "verwijder de regel"), ""),
    Mistake("required field gone", TITEL, "", "nr:", ("titel", "verplicht veld ontbreekt"), TITEL),
    Mistake("sentence for a group in a list", ACTIES, "    actiepunten:\n      - Een brief sturen\n", "- Een brief", ("groep velden", "omschrijving", "verantwoordelijke", "status"), "    actiepunten:\n      - omschrijving: Een brief sturen\n        verantwoordelijke: secretariaat\n        status: open\n"),
    Mistake("sentence for a list of groups", ACTIES, "    actiepunten: Een brief sturen\n", "actiepunten:", ("lijst", "streepje", "omschrijving", "verantwoordelijke"), "    actiepunten:\n      - omschrijving: Een brief sturen\n        verantwoordelijke: secretariaat\n        status: open\n"),
    Mistake("name for a seat", VOORZITTER, "voorzitter: Jan Voorbeeld\n", "Jan", ("‘Jan Voorbeeld’", "data/zetels/", "zetel-ballon, zetel-scholen"), VOORZITTER),
    Mistake("the name of the seat", VOORZITTER, "voorzitter: Zetel voorzitter\n", "Zetel", ("Schrijf ‘zetel-voorzitter’",), VOORZITTER),
    Mistake("seat with its folder", VOORZITTER, "voorzitter: data/zetels/zetel-voorzitter.yaml\n", "data/zetels", ("Schrijf ‘zetel-voorzitter’",), VOORZITTER),
    Mistake("seat mistyped", VOORZITTER, "voorzitter: zetel-voorziter\n", "voorziter", ("bestaat niet", "Bedoelde je ‘zetel-voorzitter’"), VOORZITTER),
    Mistake("path of Windows", ACTIES, "    bijlagen: ['C:\\Documenten\\verslag.pdf']\n", "bijlagen", ("geen pad van een bijlage", "content/"), "    bijlagen: [publiek/bijlagen/nota.txt]\n"),
    Mistake("HTML", BESLUIT, "    besluit: De raad <b>vraagt</b> ruimere uren.\n", "<b>", ("HTML", "**vet**"), "    besluit: De raad **vraagt** ruimere uren.\n"),
    Mistake("private address", BESLUIT, "    besluit: Mail naar jan.voorbeeld@gmail.com.\n", "jan", ("persoonlijk mailadres",), BESLUIT),
    # --- what does not agree
    Mistake("hash in a text", BESLUIT, "    besluit: De raad vraagt ruimere uren, zie nota #3 van de stad.\n", "#3", ("‘#3 van de stad.’", "aanhalingstekens"), "    besluit: 'De raad vraagt ruimere uren, zie nota #3 van de stad.'\n", blocks=False),
    Mistake("text begins with a hash", TITEL, "    titel: #1 van de lijst\n", "#1", ("#1 van de lijst", "aanhalingstekens"), "    titel: '#1 van de lijst'\n"),
    Mistake("seat forgotten", "  - {zetel: zetel-ouders, status: aanwezig}\n", "", "{zetel: zetel-ballon", ("deze zetel ontbreekt: zetel-ouders",), "  - {zetel: zetel-ouders, status: aanwezig}\n"),
    Mistake("seat twice", "  - {zetel: zetel-ouders, status: aanwezig}\n", "  - {zetel: zetel-ballon, status: aanwezig}\n", "status: aanwezig}\n  - {zetel: zetel-ballon", ("staat al bij",), "  - {zetel: zetel-ouders, status: aanwezig}\n"),
    Mistake("too many votes", "        voor: 2\n", "        voor: 12\n", "onderwerp", ("13 stemmen", "3 stemgerechtigde"), "        voor: 2\n"),
    Mistake("wrong outcome", "        gevolg: goedgekeurd\n", "        gevolg: verworpen\n", "gevolg", ("klopt niet", "Schrijf ‘gevolg: goedgekeurd’"), "        gevolg: goedgekeurd\n"),
    Mistake("name of a candidate", STEMMEN, KEUZE.replace("{kandidaat: B}", "{kandidaat: Mieke}"), "Mieke", ("geen letter van een kandidaat", "A, B, C", "Nooit een naam"), KEUZE),
    Mistake("initial of a candidate", STEMMEN, KEUZE.replace("kandidaat: B", "kandidaat: M"), "{kandidaat: M}", ("de eerste 2 letters", "A en B"), KEUZE),
    Mistake("votes beside a candidate", STEMMEN, KEUZE.replace("{kandidaat: B}", "{kandidaat: B, stemmen: 1}"), "          - {kandidaat: B, stemmen", ("onbekend veld ‘stemmen’",), KEUZE),
    Mistake("two winners", STEMMEN, KEUZE.replace("{kandidaat: B}", "{kandidaat: B, verkozen: ja}"), "{kandidaat: B, verkozen", ("er kan er maar één zijn", "‘verkozen: ja’"), KEUZE),
    Mistake("too many votes in a round", STEMMEN, KEUZE.replace("stemmen: 2", "stemmen: 12"), "- kandidaten:", ("13 stemmen", "3 stemgerechtigde"), KEUZE),
    Mistake("who had fewer votes is elected", STEMMEN, KEUZE.replace("stemmen: 2", "stemmen: 0"), "{kandidaat: A, verkozen: ja}", ("kan niet verkozen zijn", "kandidaat B had 1"), KEUZE),
    Mistake("id of last time", "id: verg-2026-03-12\n", "id: verg-2026-02-05\n", "id:", ("verschilt van de bestandsnaam", "id: verg-2026-03-12"), "id: verg-2026-03-12\n"),
    Mistake("line break and command in a value", "locatie: Raadzaal\n", 'status_: "x\\n::stop-commands::tok"\n', "status_", ("onbekend veld",), "locatie: Raadzaal\n"),
    Mistake("command in a word", "        status: afgerond\n", '        status: "x\\n::stop-commands::tok"\n', 'status: "x', ("x‹nieuwe regel›::stop", "Kies uit"), "        status: afgerond\n"),
)  # fmt: skip


class File(NamedTuple):
    """A file that should not be there as it is: what it is called, what stands in it and what is said of it, once."""

    name: str
    path: str
    raw: bytes
    told: tuple[str, ...]
    mended: str | None = None


MINUTES = """\
Verslag van de vergadering van 12 maart 2026

Aanwezig waren alle leden, de voorzitter opent om halfacht.
1. De cijfers worden overlopen: er zijn vragen.
De leden vragen ruimere uren en meer plaatsen.
"""
OTHER = MEETING.replace("2026-03-12", "2026-03-19")

FILES = (
    File("wrong folder", "data/adviezen/verg-2026-03-19.yaml", OTHER.encode(), ("‘vergadering’", "data/adviezen/", "Verplaats het bestand naar data/vergaderingen/."), "data/vergaderingen/verg-2026-03-19.yaml"),
    File("in data itself", "data/verg-2026-03-19.yaml", OTHER.encode(), ("data/vergaderingen/verg-2026-03-19.yaml",), "data/vergaderingen/verg-2026-03-19.yaml"),
    File("in a folder that is no kind", "data/themas-oud/stilte.yaml", b"id: stilte\n", ("horen geen bestanden", "De soorten")),
    File(".yml", "data/zetels/zetel-x.yml", b"id: zetel-x\n", ("wordt niet gelezen", "zetel-x.yaml")),
    File(".txt", "data/zetels/zetel-x.txt", b"id: zetel-x\n", ("wordt niet gelezen", "zetel-x.yaml", "Bestandsnaamextensies")),
    File(".yaml.txt", "data/zetels/zetel-x.yaml.txt", b"id: zetel-x\n", ("wordt niet gelezen", "zetel-x.yaml", "Bestandsnaamextensies")),
    File(".docx", "data/vergaderingen/verslag.docx", b"PK\x03\x04x", ("wordt niet gelezen", "als bijlage in content/")),
    File("(2)", "data/vergaderingen/verg-2026-03-12 (2).yaml", MEETING.encode(), ("is een kopie", "verg-2026-03-12", "eigen id")),
    File("kopie", "data/vergaderingen/verg-2026-03-12 - kopie.yaml", MEETING.encode(), ("is een kopie", "eigen id")),
    File("Kopie van", "data/vergaderingen/Kopie van verg-2026-03-12.yaml", MEETING.encode(), ("is een kopie", "eigen id")),
    File("(conflicted copy)", "data/zetels/zetel-ballon (conflicted copy 2026-11-01).yaml", b"id: zetel-ballon\n", ("is een kopie", "zetel-ballon", "eigen id")),
    File("pasted web page", "data/vergaderingen/verg-2026-03-19.yaml", b"<html><body>\n<p>Verslag</p>\n</body></html>\n", ("gewone tekst", "lok new")),
    File("space in a name", "data/zetels/zetel nieuw.yaml", b"id: zetel-nieuw\nnaam: Nieuw\ngeleding: gebruiker\nstemgerechtigd: nee\nvan: 2026-11-01\n", ("zetel-nieuw", "Hernoem het bestand naar zetel-nieuw.yaml")),
    File("accent in a name", "data/zetels/zetel-crèche.yaml", "id: zetel-crèche\nnaam: Crèche\ngeleding: gebruiker\nstemgerechtigd: nee\nvan: 2026-11-01\n".encode(), ("geen geldige naam", "zetel-creche")),
    File("pasted minutes", "data/vergaderingen/verg-2026-03-19.yaml", MINUTES.encode(), ("gewone tekst", "lok new", "bijlage")),
    File("pasted Word document", "data/vergaderingen/verg-2026-03-19.yaml", b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", ("document van Word", "bijlage")),
    File("UTF-16", "data/vergaderingen/verg-2026-03-19.yaml", "id: x\n".encode("utf-16"), ("UTF-16", "UTF-8")),
    File("empty", "data/vergaderingen/verg-2026-03-19.yaml", b"", ("leeg", "verwijder")),
)  # fmt: skip


ROUNDS = {
    "notation, words, references and counts": (
        (TITEL, "    titel: Punt 1: ruimere uren\n", "    titel: 'Punt 1: ruimere uren'\n"),
        ("locatie: Raadzaal\n", "lokatie: Raadzaal\n", "locatie: Raadzaal\n"),
        ("    soort: bespreking\n", "    soort: bespreken\n", "    soort: bespreking\n"),
        (VOORZITTER, "voorzitter: zetel-voorziter\n", VOORZITTER),
        (DEADLINE, "        deadline: 5 april\n", DEADLINE),
        ("        voor: 2\n", "        voor: 12\n", "        voor: 2\n"),
        ("einde: 2026-03-12 21:40\n", "einde: 21u40\n", "einde: 2026-03-12 21:40\n"),
    ),
    "attendance and votes": (
        ("  - {zetel: zetel-ouders, status: aanwezig}\n", "  - {zetel: zetel-ouder, status: aanwezig}\n", "  - {zetel: zetel-ouders, status: aanwezig}\n"),
        ("  - {zetel: zetel-ballon, status: aanwezig}\n", "  - {zetel: zetel-ballon, status: anwezig}\n", "  - {zetel: zetel-ballon, status: aanwezig}\n"),
        ("        tegen: 1\n", "        tegen: 11\n", "        tegen: 1\n"),
        (BESLUIT, "    besluit: [voorlopig] De raad vraagt ruimere uren.\n", "    besluit: '[voorlopig] De raad vraagt ruimere uren.'\n"),
        ("volgnummer: 1\n", "volgnummer: een\n", "volgnummer: 1\n"),
    ),
    "tabs and quotes": (
        (TITEL, "\ttitel: Ruimere openingsuren\n", TITEL),
        (BESLUIT, "    besluit: 's Avonds is er meer vraag.\n", '    besluit: "\'s Avonds is er meer vraag."\n'),
        ("locatie: Raadzaal\n", "locatie Raadzaal\n", "locatie: Raadzaal\n"),
        (VOORZITTER, "voorzitter: Jan Voorbeeld\n", VOORZITTER),
        ("        status: afgerond\n", "        status: klaar\n", "        status: afgerond\n"),
        ("verslag_goedgekeurd_op: verg-2026-06-18\n", "verslag_goedgekeurd_op: verg-2026-06-81\n", "verslag_goedgekeurd_op: verg-2026-06-18\n"),
    ),
    "braces and days": (
        ("  - {zetel: zetel-ouders, status: aanwezig}\n", "  - {zetel: zetel-ouders, status: aanwezig\n", "  - {zetel: zetel-ouders, status: aanwezig}\n"),
        ("gepland_begin: 2026-03-12 19:30\n", "gepland_begin: 12/03/2026 19:30\n", "gepland_begin: 2026-03-12 19:30\n"),
        (DEADLINE, "        deadline: 05/04/2026\n", DEADLINE),
        ("    soort: bespreking\n", "", "    soort: bespreking\n"),
        ("        gevolg: goedgekeurd\n", "        gevolg: goed gekeurd\n", "        gevolg: goedgekeurd\n"),
        ("volgende_vergadering: verg-2026-06-18\n", "volgende_vergadering: verg-2026-06-19\n", "volgende_vergadering: verg-2026-06-18\n"),
    ),
    "pasted from a word processor": (
        (TITEL, "\u00a0\u00a0\u00a0\u00a0titel: Ruimere openingsuren\n", TITEL),
        (VOORZITTER, "voorzitter: ‘zetel-voorzitter’\n", VOORZITTER),
        (DEADLINE, "        deadline: 2026\u201104\u201105\n", DEADLINE),
        (BESLUIT, "    besluit: “Besluit: ruimere uren”\n", "    besluit: 'Besluit: ruimere uren'\n"),
        ("locatie: Raadzaal\n", "locatie:\u00a0Raadzaal\n", "locatie: Raadzaal\n"),
        ("        status: afgerond\n", "        status: “afgerond”\n", "        status: afgerond\n"),
    ),
    "paragraphs and groups": (
        (BESLUIT, BESLUIT + "\n    De stad antwoordt binnen zestig dagen.\n", "    besluit: |\n      De raad vraagt ruimere uren.\n\n      De stad antwoordt binnen zestig dagen.\n"),
        (ACTIES, "    actiepunten:\n      - Een brief sturen\n", ACTIES),
        ("einde: 2026-03-12 21:40\n", "einde: 2026-03-12 18:40\n", "einde: 2026-03-12 21:40\n"),
        ("        voor: 2\n", "        voor: twee\n", "        voor: 2\n"),
        ("status: verslag_goedgekeurd\n", "status: verslag goedgekeurd\n", "status: verslag_goedgekeurd\n"),
    ),
    "indentation": (
        (TITEL, "   titel: Ruimere openingsuren\n", TITEL),
        (DEADLINE, "       deadline: 2026-04-05\n", DEADLINE),
        ("        tegen: 1\n", "         tegen: 1\n", "        tegen: 1\n"),
        ("  - {zetel: zetel-voorzitter, status: aanwezig}\n", " - {zetel: zetel-voorzitter, status: aanwezig}\n", "  - {zetel: zetel-voorzitter, status: aanwezig}\n"),
        (VOORZITTER, "voorzitter: zetel-voorziter\n", VOORZITTER),
    ),
    "twice and gone": (
        ("locatie: Raadzaal\n", "locatie: Raadzaal\nlocatie: Stadhuis\n", "locatie: Stadhuis\n"),
        ("volgnummer: 1\n", "", "volgnummer: 1\n"),
        (TITEL, "    titel:\n", TITEL),
        ("        methode: handopsteking\n", "        methode: handen\n", "        methode: handopsteking\n"),
        ("  - {zetel: zetel-ouders, status: aanwezig}\n", "  - {zetel: zetel-ballon, status: aanwezig}\n", "  - {zetel: zetel-ouders, status: aanwezig}\n"),
    ),
    "signs in front": (
        (TITEL, "    titel: @home en %-regeling\n", "    titel: '@home en %-regeling'\n"),
        (BESLUIT, "    besluit: **Ruimere uren** vragen.\n", "    besluit: |\n      **Ruimere uren** vragen.\n"),
        ("locatie: Raadzaal\n", "locatie: - Raadzaal\n", "locatie: Raadzaal\n"),
        ("      - omschrijving: Een brief sturen\n", "      - omschrijving: [dringend] Een brief sturen\n", "      - omschrijving: '[dringend] Een brief sturen'\n"),
        ("        voor: 2\n", "        voor: 22\n", "        voor: 2\n"),
        (VOORZITTER, "voorzitter: voorzitter\n", VOORZITTER),
    ),
    "the head of the minutes": (
        ("voorbeeld: ja\n", "voorbeeld: X\n", "voorbeeld: ja\n"),
        ("status: verslag_goedgekeurd\n", "status: goedgekeurd\n", "status: verslag_goedgekeurd\n"),
        ("gepland_begin: 2026-03-12 19:30\n", "gepland_begin: 2026-03-12 om 19:30\n", "gepland_begin: 2026-03-12 19:30\n"),
        ("werkelijk_begin: 2026-03-12 19:35\n", "werkelijk_begin: 19.35\n", "werkelijk_begin: 2026-03-12 19:35\n"),
        ("einde: 2026-03-12 21:40\n", "einde: 21:40\n", "einde: 2026-03-12 21:40\n"),
        ("locatie: Raadzaal\n", "locatie:Raadzaal\n", "locatie: Raadzaal\n"),
        (VOORZITTER, "voorzitter: zetel voorzitter\n", VOORZITTER),
        ("aanwezigheden:\n", "aanwezigen:\n", "aanwezigheden:\n"),
    ),
    "what nobody sees": (
        (TITEL, "    titel: Ruimere\x07 openingsuren\n", TITEL),
        (VOORZITTER, "voorzitter: zetel-voorzitter\u200b\n", VOORZITTER),
        ("locatie: Raadzaal\n", "loca\u200btie: Raadzaal\n", "locatie: Raadzaal\n"),
        ("einde: 2026-03-12 21:40\n", "einde: 2026-03-12\u00a021:40\n", "einde: 2026-03-12 21:40\n"),
        ("        gevolg: goedgekeurd\n", "        gevolg: verworpen\n", "        gevolg: goedgekeurd\n"),
    ),
    "lists": (
        (HERE, HERE.replace("  - {zetel: zetel-ballon, status: aanwezig}\n", "  - zetel-ballon aanwezig\n"), HERE),
        (ACTIES, "    actiepunten: Een brief sturen\n", ACTIES),
        (BESLUIT, "    besluit:\n      - ruimere uren\n      - meer plaatsen\n", "    besluit: |\n      - ruimere uren\n      - meer plaatsen\n"),
        ("    stemmingen:\n      - onderwerp: Een proefproject\n", "    stemmingen:\n      - ondewerp: Een proefproject\n", "    stemmingen:\n      - onderwerp: Een proefproject\n"),
        ("volgende_vergadering: verg-2026-06-18\n", "volgende_vergadering: [verg-2026-06-18]\n", "volgende_vergadering: verg-2026-06-18\n"),
        ("        tegen: 1\n", "        tegen: 1 stem\n", "        tegen: 1\n"),
        ("locatie: Raadzaal\n", "locatie: Zaal: boven\n", "locatie: 'Zaal: boven'\n"),
    ),
}  # fmt: skip
"""Meetings with several mistakes: each as it was, as it was typed, and as it is when the message is obeyed."""
