"""The words with which minutes say what comes: ``Aanwezig:``, ``Datum:``, ``Besluit:``, ``Actie:``. One list of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lok.minutes.paragraphs import Paragraph

WHO: Final = r"(?:zijn |waren |leden |stemgerechtigde leden )?"
PRESENCE: Final[Mapping[str, str]] = {
    "verontschuldigd": rf"{WHO}verontschuldigd(?:en|e leden)?(?: zijn| waren)?|verontsch\.?|laten zich verontschuldigen|afgemeld|verontschuldigingen"
    r"|afwezig met kennisgeving",
    "afwezig": rf"{WHO}afwezig(?:en|e leden)?(?: zijn| waren)?|afw\.?|niet aanwezig|afwezig zonder kennisgeving|niet verontschuldigd",
    "aanwezig": rf"{WHO}aanwezig(?:en)?(?: zijn| waren)?(?: (?:de )?volgende [^:.]{{3,40}}(?=:))?|aanw\.?|aanwezige (?:stemgerechtigde )?leden"
    r"|aanwezigheden|aanwezigheidslijst|stemgerechtigde leden|leden met raadgevende stem|niet-?\s?stemgerechtigde leden|deelnemers|leden",
    "vervangen": r"vervangen|vervangers?|vervangingen|plaatsvervangers?",
    "volmacht": r"volmacht(?:en)?",
    "gast": r"gast(?:en)?|genodigd(?:en)?|uitgenodigd(?:en)?|te gast|externen|toehoorders?|waarnemers?|aanwezige gasten",
}
"""Labels of attendance, by the status that they give."""
HEAD: Final[Mapping[str, str]] = {
    "datum": r"datum|dag|vergaderdatum|plaats en datum|datum en plaats",
    "plaats": r"plaats|locatie|waar|zaal|vergaderplaats",
    "uren": r"uur|uren|tijd|tijdstip|wanneer|datum\s?(?:en|/|&)\s?(?:uur|tijd(?:stip)?)",
    "begin": r"begin(?:uur)?|aanvang(?:suur)?|start(?:uur)?|opening|aanvang (?:van de )?vergadering",
    "einde": r"eind(?:e|uur)|sluiting(?:suur)?|afsluiting|slot|einde (?:van de )?vergadering",
    "voorzitter": r"voorzitt(?:er|ster|ing)",
    "secretaris": r"secretaris|verslag(?:gever|geefster|nemer|geving|neemster)?|notulist(?:e)?|notulen",
    "quorum": r"quorum",
    "totaal": r"aantal aanwezig(?:en)?|totaal aanwezig(?:en)?",
    "volgende": r"volgende?\s(?:vergadering|bijeenkomst|samenkomst|zitting|afspraak|overleg|lok)",
    "dagorde": r"agenda|dagorde|agendapunten",
}
"""Labels of the head, and the one above an agenda."""
BODY: Final[Mapping[str, str]] = {
    "besluit": r"besluit(?:en)?|beslissing(?:en)?|beslist|conclusie(?:s)?|resultaat|uitkomst|genomen besluit(?:en)?|advies(?: van (?:het lok|de raad))?"
    r"|unaniem besluit|besluit van (?:het lok|de raad)",
    "bespreking": r"bespreking|toelichting en bespreking|discussie|verslag(?: van de bespreking)?|opmerkingen|vragen(?: en opmerkingen)?|tussenkomsten?|gesprek|reacties",
    "toelichting": r"toelichting|situering|inleiding|feiten en context|motivering|context|aanleiding|juridische grond(?:en|slag)?|voorstel(?: van besluit)?",
    "stemming": r"stemming(?:en)?|stemresultaat|uitslag(?: van de stemming)?|stemuitslag|stemming op het agendapunt",
    "actiepunt": r"actie(?:s)?|actiepunt(?:en)?|actielijst|ap|to ?do(?:'s)?|taken|opvolging|vervolgtaken|afspra(?:ak|ken)|wie doet wat",
}
"""Labels inside an item, by what stands under them."""


class Label(NamedTuple):
    """A label with what stands behind it on the same line."""

    role: str
    rest: str
    offset: int


def _pattern(groups: Mapping[str, str]) -> re.Pattern[str]:
    roles = "|".join(f"(?P<{role}>{words})" for role, words in groups.items())
    return re.compile(rf"(?:{roles})\s*(?:\([^()]{{0,40}}\)\s*)?(?P<end>:|[–—-](?=\s)|$)\s*", re.IGNORECASE)


PATTERNS: Final = {name: _pattern(groups) for name, groups in (("presence", PRESENCE), ("head", HEAD), ("body", BODY))}
TITLE_LINE: Final = re.compile(
    r"(?:ontwerp\s*)?(?:verslag|notulen|besluitenlijst)\b[^.:]*\d{1,2}\b.*\d{2}", re.IGNORECASE
)
"""The title of the minutes themselves, with their day."""
INSIDE: Final = re.compile(
    r"(?<=[.;,)\s])(?=(?:Aanw\.?|Aanwezig(?:en)?|Afw\.?|Afwezig(?:en)?|Verontschuldigd(?:en)?|Gast(?:en)?|Genodigden|Volmacht(?:en)?)\s*:)"
)


def label(group: str, paragraph: Paragraph) -> Label | None:
    """The label of a group that a paragraph begins with; ``None`` when there is none.

    A word alone is a label too, when it is a heading, bold, or all there is on the line.
    """
    text = paragraph.text
    found = PATTERNS[group].match(text)
    if not found or not found.lastgroup:
        return None
    role = next(name for name, value in found.groupdict().items() if value is not None and name != "end")
    return Label(role, text[found.end() :].strip(), found.end())


def pieces(text: str) -> Iterator[str]:
    """A line cut at the labels of attendance inside it: ``Aanw.: A en B. Afw.: C``."""
    start = 0
    for found in INSIDE.finditer(text):
        if text[start : found.start()].strip():
            yield text[start : found.start()].strip()
        start = found.start()
    if text[start:].strip():
        yield text[start:].strip()
