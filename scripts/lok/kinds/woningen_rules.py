"""Rule V27: what nobody may read of a home stands in no field that everybody reads."""

import re
from collections.abc import Iterator

from lok.kinds.locatie import Locatie
from lok.source.problems import Finding
from lok.words.streets import Home, Streets


def home_opens_with_consent(record: Locatie) -> Iterator[Finding]:
    """The address of a home is public only with the day of the consent or of the legal ground."""
    if record.is_home and record.adres_publiek and record.adres_publiek_sinds is None:
        message = "het adres van een woning staat openbaar zonder dag van toestemming of wettelijke grond"
        hint = "Vul adres_publiek_sinds in met de dag van de toestemming, of schrijf adres_publiek: nee."
        yield Finding(("adres_publiek",), "V27", message, hint)


OPEN_FIELDS = (
    "id",
    "naam",
    "dossiernummer",
    "sociale_kaart_nummer",
    "gemeente",
    "wijk",
    "email",
    "website",
    "kinderopvangzoeker_url",
    "opvang_vlaanderen_url",
    "bron",
)
"""The fields of text that everyone reads of a home whose address is closed."""


STREET = re.compile(
    r"(?:straat|laan|steenweg|dreef|plein|lei|kaai|str\.?|ln\.?|stwg\.?)(?:\s+(?:nr\.?\s*)?\d|$)"
    r"|^(?!(?:wijk|zone|sector|deel|kern|blok|buurt|kwartier|district|gebied|cluster|regio)\b).*[a-z]\s+(?:nr\.?\s*)?\d+\s*[a-z]?$",
    re.IGNORECASE,
)
"""How a street ends, with its number or without; and any name with a number behind it that is no numbered part of a town."""


def street_stays_inside(record: Locatie) -> Iterator[Finding]:
    """V27: the street of a home, in whatever way it is written, does not stand in a field that everyone reads."""
    if record.address_is_open:
        return
    streets = Streets.of([Home(record.straat, record.huisnummer or "", record.id)] if record.straat else [])
    hint = "Laat de straat weg: iedereen leest dit veld. Een id verander je samen met de bestandsnaam."
    for name in OPEN_FIELDS:
        value = getattr(record, name) or ""
        if any(True for _ in streets.find("\n".join(value) if isinstance(value, tuple) else value)):
            yield Finding((name,), "V27", f"hier staat de straat van een woning: {record.straat}", hint)
        elif name in {"wijk", "gemeente"} and STREET.search(value.strip()):
            what = (
                "Schrijf de wijk of de deelgemeente, zonder straat en nummer: van een woning is dit wat iedereen ziet."
            )
            yield Finding((name,), "V27", f"‘{value}’ is een straat, en dit is een woning", what)


def home_is_a_rough_point(record: Locatie) -> Iterator[Finding]:
    """The point on the map of a home has at most two decimals."""
    if not record.is_home or record.coordinaten is None:
        return
    for name in ("breedte", "lengte"):
        value = getattr(record.coordinaten, name)
        if len(value.partition(".")[2]) > 2:
            message = f"{value} wijst één woning aan"
            yield Finding(
                ("coordinaten", name),
                "V27",
                message,
                f"Schrijf hoogstens twee cijfers na de punt: {value[: value.index('.') + 3]}.",
            )
