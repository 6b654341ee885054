"""What an archivist reads first: what is in the bag, from which state, who may read it, and what was not approved yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.deposit.packing import INVENTORY
from lok.deposit.tables import TABLES
from lok.kinds.bewaartermijnen import TAKEN_OUT
from lok.kinds.vergaderstatus import BEFORE, CANCELLED, HELD
from lok.papers.minutes import approved
from lok.words.dutch import counted, written_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lok.deposit.rows import Year
    from lok.deposit.state import State

WIDTH = 100


@dataclass(frozen=True, slots=True)
class Told:
    """What the text is made of: the year, the state of the records, files by folder, and prints that are no PDF/A, with why."""

    year: Year
    state: State
    counts: Mapping[str, int]
    plain: Mapping[str, Sequence[str]]


def title_of(year: Year) -> str:
    """What the bag is."""
    return f"{year.edition.council_in(year.year).naam}: dossier van {year.year}"


def waiting(year: Year) -> tuple[Any, ...]:
    """The meetings that were held and of which nobody approved the minutes; one that could not decide has none to approve."""
    return tuple(
        each
        for each in year.meetings
        if each.status in HELD and not approved(each) and each.status.value != "onvoltallig"
    )


def warnings(year: Year) -> tuple[str, ...]:
    """What whoever makes the bag must know, a sentence each."""
    return tuple(_warnings(year))


def _warnings(year: Year) -> Iterator[str]:
    invented = sum(each.voorbeeld for some in (year.meetings, year.advices, year.mandates) for each in some)
    if invented:
        what = counted(invented, "record is", "records zijn")
        yield f"{what} een verzonnen voorbeeld: dit is geen dossier voor het archief. Haal de voorbeelden eerst weg."
    if year.edition.date.year <= year.year:
        yield f"Het jaar {year.year} is nog niet voorbij: maak deze uitvoer opnieuw na 31 december."
    if not any(each.status in HELD for each in year.meetings):
        yield f"In {year.year} is er geen vergadering gehouden: er is geen enkel verslag."
    nameless = [each for each in year.meetings if any(line.persoon == TAKEN_OUT for line in each.aanwezigheden)]
    if nameless or any(each.persoon == TAKEN_OUT for each in year.mandates):
        days = ", ".join(written_day(each.gepland_begin.date()) for each in nameless) or "bij de mandaten"
        yield (
            f"Namen zijn al weggehaald omdat hun bewaartermijn om was ({days}). Heeft het archief ze nog niet, maak dit "
            "dossier dan uit een versie van ervoor."
        )
    drafts = waiting(year)
    if drafts:
        what = "1 verslag is" if len(drafts) == 1 else f"{len(drafts)} verslagen zijn"
        days = ", ".join(written_day(each.gepland_begin.date()) for each in drafts)
        yield f"{what} nog niet goedgekeurd en {'zit' if len(drafts) == 1 else 'zitten'} er als ontwerp in: {days}."
    coming = [each for each in year.meetings if each.status in BEFORE]
    if coming:
        days = ", ".join(written_day(each.gepland_begin.date()) for each in coming)
        yield f"Nog niet gehouden, of nog niet ingevuld: {days}. Daarvan is er geen verslag."


def readme(told: Told) -> str:
    """The text, in lines that fit on a page."""
    return "\n".join(line for part in _parts(told) for line in (*part, "")).rstrip("\n") + "\n"


def _parts(told: Told) -> Iterator[list[str]]:
    year = told.year
    raad = year.edition.council_in(year.year)
    title = title_of(year)
    yield [title, "=" * min(len(title), WIDTH)]
    yield [
        f"Archiefvormer: {raad.naam} ({raad.afkorting}), adviesraad van {raad.bestuur}.",
        f"Periode: 1 januari tot en met 31 december {year.year}.",
        f"Gemaakt op {written_day(year.edition.date)}.",
        told.state.words,
        f"Vragen: {raad.mailbox}",
    ]
    yield [
        "WIE MAG DIT LEZEN",
        "Alleen het secretariaat van de raad en het archief van het bestuur.",
        "Er staan namen van personen in, en wat in besloten zitting gezegd is. Zet niets hiervan op een website en",
        "geef het niet door. Wie een stuk wil inzien, vraagt dat aan het bestuur: dat beslist.",
    ]
    notes = warnings(year)
    yield (
        ["WAT NOG NIET AF IS", *(f"- {each}" for each in notes)]
        if notes
        else [
            "WAT NOG NIET AF IS",
            "Niets: het jaar is voorbij en elk verslag is goedgekeurd.",
        ]
    )
    yield ["WAT ERIN ZIT", *_contents(told)]
    yield ["WAT ER NIET IN ZIT", *NOT_IN_IT]
    yield ["DE PDF-BESTANDEN", *_prints(told)]
    yield ["DE TABELLEN", *TABLES_TOLD, *(f"- {each.name}.csv: {each.told}" for each in TABLES)]
    yield ["NAKIJKEN OF ALLES ER IS", *CHECKING]


def _contents(told: Told) -> Iterator[str]:
    year = told.year
    held = sum(each.status in HELD for each in year.meetings)
    called_off = sum(each.status in CANCELLED for each in year.meetings)
    total = sum(told.counts.values())
    yield f"{counted(total, 'bestand', 'bestanden')} in de map data/:"
    for folder, what in FOLDERS.items():
        if count := told.counts.get(folder, 0):
            yield f"- {folder}/: {counted(count, 'bestand', 'bestanden')}. {what}"
    off = f", {called_off} afgelast" if called_off else ""
    meetings = counted(len(year.meetings), "vergadering", "vergaderingen")
    advices = counted(len(year.advices), "advies", "adviezen")
    yield f"Dat gaat over {meetings} ({held} gehouden{off}), {advices} en {counted(len(year.mandates), 'mandaat', 'mandaten')}."


FOLDERS = {
    "vergaderingen": "Per gehouden vergadering het verslag voor de leden, met namen, en de bijlagen.",
    "adviezen": "Per advies van dat jaar de tekst, de antwoorden en de stukken.",
    "jaar": "Het jaarverslag en de presentielijst per zetel.",
    "tabellen": "Dezelfde gegevens als tabellen.",
    "records": "De gegevens zelf, zoals ze bijgehouden zijn (tekst in de vorm YAML).",
}
"""The folders below ``data/``, with what stands in each."""
NOT_IN_IT = (
    "Adviezen die nog een ontwerp zijn, uitnodigingen, mails en ondertekende papieren exemplaren.",
    "Een verslag heeft onderaan lijnen om te tekenen en een code die bij precies die woorden hoort. Wie een getekend",
    "exemplaar bewaart, kan met die code zien dat het dezelfde tekst is.",
    "Bijlagen zijn niet omgezet: ze staan hier zoals ze ingediend zijn.",
)
TABLES_TOLD = (
    "Tekst in UTF-8, met een puntkomma tussen de kolommen. Begint een cel met =, +, - of @, dan staat er een ' voor:",
    "zo rekent geen rekenblad met wat iemand schreef. In records/ staat die tekst zonder dat teken.",
)
CHECKING = (
    "Deze map is een ‘bag’ volgens BagIt 1.0 (RFC 8493). Elk bestand van data/ staat met zijn controlegetal (SHA-256)",
    f"in manifest-sha256.txt en in {INVENTORY}. In deze map, met het programma sha256sum:",
    "    sha256sum -c manifest-sha256.txt",
    "    sha256sum -c tagmanifest-sha256.txt",
)


def _prints(told: Told) -> Iterator[str]:
    yield "De verslagen, adviezen, antwoorden, het jaarverslag en de presentielijst zijn gemaakt als PDF/A-2b (ISO 19005-2):"
    yield "lettertypes en kleuren zitten erin, er zitten geen scripts in. Het programma keek dat zelf na; een onafhankelijk"
    yield "programma zoals veraPDF is niet gebruikt. Laat het archief dat doen bij de opname."
    for path, why in told.plain.items():
        yield f"- Een gewone pdf, geen PDF/A: {path} ({'; '.join(why)})."
