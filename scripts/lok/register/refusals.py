"""Why a source is not taken over, in the words of the page that says so: what is wrong, and what to do.

``REFUSALS`` is the one list. ``oorzaak`` says whose it is: of the network, of the server, or of what the council publishes.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Self

from lok.words.private import scan
from lok.words.shown import shortened

SERVER = "Vraag wie de server van de raad beheert om dit na te kijken."
COUNCIL = "Vraag de raad om dit in zijn gegevens te verbeteren en de site opnieuw te maken."
SOFTWARE = "Vraag de raad om zijn site met de nieuwste versie van de software opnieuw te maken."
NEWER = (
    "Komt dit uit een nieuwere versie van de software, vraag dan wie het register beheert om die van het register te "
    "vernieuwen. Anders moet de raad zijn gegevens verbeteren."
)
KEEPER = "Vraag wie het register beheert om de lijst van raden na te kijken."
PRIVATE = "een gsm-nummer, privé mailadres, rijksregisternummer of rekeningnummer"
"""What was found, without a letter of it: the page that says so is read by everybody."""
LATER = "Het register probeert het volgende nacht opnieuw. Blijft het duren, mail dan de raad."

REFUSALS: dict[str, tuple[str, str]] = {
    "onbekend": ("niemand kent de naam {host}", f"Verhuisde de site? {KEEPER}"),
    "besloten": ("{host} leidt naar een computer die niet op het open internet staat", SERVER),
    "weg": ("de server is niet bereikbaar", LATER),
    "traag": ("de server gaf het bestand niet binnen {seconden} seconden", LATER),
    "certificaat": ("het certificaat van de server deugt niet ({reden})", SERVER),
    "beveiliging": ("er kwam geen beveiligde verbinding met de server tot stand", SERVER),
    "afgebroken": ("de server brak zijn antwoord af", LATER),
    "doorverwezen": ("de server verwijst naar {naar}, dat niet onder het adres van de raad ligt", KEEPER),
    "rondjes": ("de server verwijst telkens verder", SERVER),
    "niet-gevonden": ("het bestand is er niet", f"Maakt de site van de raad open gegevens? {SOFTWARE}"),
    "verwijderd": ("de server zegt dat het bestand voorgoed weg is", f"Stopte de raad zijn site? {KEEPER}"),
    "geweigerd": ("de server weigert het bestand ({nummer})", SERVER),
    "storing": ("de server heeft zelf een probleem ({nummer})", LATER),
    "antwoord": ("de server antwoordt met nummer {nummer}, en dat verwacht het register niet", SERVER),
    "te-groot": ("het bestand is groter dan {megabyte} MB", COUNCIL),
    "inpakking": ("het bestand is ingepakt op een manier die het register niet leest", SERVER),
    "geen-json": ("de server noemt het bestand ‘{soort}’ en geen JSON", f"Het moet application/json zijn, of application/ld+json voor .jsonld. {SERVER}"),
    "onleesbaar": ("het bestand is geen leesbare JSON: {reden}", SOFTWARE),
    "omgekeerd": ("op regel {regel} staat een onzichtbaar teken dat de leesrichting omkeert", COUNCIL),
    "vorm": ("{plaats}: {reden}", SOFTWARE),
    "versie-ontbreekt": ("het bestand zegt niet met welke versie van de vorm het gemaakt is", SOFTWARE),
    "versie-oud": ("het bestand heeft versie {versie}, en het register leest er geen ouder dan {oudste}", SOFTWARE),
    "versie-nieuw": (
        "het bestand heeft versie {versie}, en die kent het register nog niet",
        "Vraag wie het register beheert om de software van het register te vernieuwen.",
    ),
    "vreemd-adres": ("{plaats} noemt {adres}, dat niet onder het adres van de raad ligt", COUNCIL),
    "slecht-adres": ("{plaats} noemt ‘{adres}’, en dat is geen geldig webadres", COUNCIL),
    "zonder-adres": ("{plaats} heeft geen adres, zodat niemand het kan aanwijzen", SOFTWARE),
    "context": ("{plaats} zegt met een andere context dan die van de software wat zijn woorden betekenen", SOFTWARE),
    "woord": ("{plaats}: dit woord kent het register niet", NEWER),
    "veld-onbekend": ("{plaats}: dit veld kent het register niet", NEWER),
    "te-veel": ("er staan meer dan {aantal} waarden in", COUNCIL),
    "te-zwaar": ("nakijken duurde langer dan {tijd} seconden of vroeg te veel geheugen", COUNCIL),
    "profiel": ("{plaats}: {reden}", SOFTWARE),
    "geen-raad": ("de gelinkte gegevens beschrijven de raad zelf niet", SOFTWARE),
    "telt-anders": ("hier staan {nu} {wat}, en in de lijst van die soort {eerst}", SOFTWARE),
    "catalogus": ("de catalogus beschrijft zichzelf niet", SOFTWARE),
    "uitgever": ("als uitgever noemt de catalogus niet de raad, of meer dan één naam", COUNCIL),
    "licenties": ("de catalogus geeft {bestanden} een andere licentie dan de lijst zelf", SOFTWARE),
    "aangeboden": ("de catalogus noemt dit bestand, maar het is er niet", SERVER),
    "niet-aangeboden": ("de catalogus noemt {bestanden} niet, en er staan gegevens in", SOFTWARE),
    "licentie": ("het bestand zegt niet onder welke Vlaamse modellicentie het hergebruikt mag worden", COUNCIL),
    "andere-raad": ("de gegevens zijn van de gemeente met NIS-code {gevonden}", KEEPER),
    "raad": ("het bestand beschrijft {aantal} raden in plaats van één", SOFTWARE),
    "voorbeeld": (
        "de raad staat in zijn gegevens nog als een verzonnen voorbeeld",
        "Vraag de raad om zijn eigen gegevens in te vullen.",
    ),
    "dubbel": ("{plaats}: ‘{id}’ staat er twee keer in", SOFTWARE),
    "persoon": ("{plaats}: hier staan gegevens van een persoon ({reden})", COUNCIL),
    "veranderd": ("de site veranderde terwijl het register las", LATER),
    "gekrompen": (
        "er zijn nog maar {nu} {wat} in plaats van {eerst}",
        "Klopt dat, dan kan de beheerder van het register het meteen doorlaten; anders gebeurt dat vanzelf na een dag.",
    ),
    "onverwacht": ("het register kon dit niet verwerken ({reden})", "Vraag wie het register beheert om dit te melden."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """One refusal as it is kept and shown: its code, the file at the source, what is wrong and what to do."""

    code: str
    bestand: str
    wat: str
    raad: str

    @classmethod
    def read(cls, given: dict[str, Any]) -> Self:
        """One that ``written`` gave."""
        return cls(**{name: str(given[name]) for name in ("code", "bestand", "wat", "raad")})

    def written(self) -> dict[str, str]:
        """The same as plain data."""
        return asdict(self)

    def __str__(self) -> str:
        return f"{self.bestand}: {self.wat}. {self.raad}" if self.bestand else f"{self.wat}. {self.raad}"


class Refusal(Exception):  # noqa: N818 - what is refused is an answer, and no fault of ours
    """A source that is not taken over this time, with the file in which it was found once that is known."""

    def __init__(self, code: str, **said: object) -> None:
        super().__init__(code, said)
        self.code = code
        self.said = said

    def told(self, file: str = "") -> Told:
        """The refusal in words. What it repeats of the source is one line and short."""
        what, to_do = REFUSALS[self.code]
        said = {name: value if isinstance(value, int) else shortened(value, 120) for name, value in self.said.items()}
        if any(scan(" ".join(map(str, said.values())))):  # what a source says comes on a page that everybody reads
            said = {name: value if isinstance(value, int) else "…" for name, value in said.items()}
        known = {"seconden": 20, "megabyte": 5, **said}
        return Told(self.code, str(known.get("bestand", file)), what.format_map(known), to_do)


def refused(code: str, **said: object) -> Refusal:
    """The refusal with that code; ``said`` fills in its words. Raises ``KeyError`` for a code that is not in the list."""
    if code not in REFUSALS:
        raise KeyError(code)
    return Refusal(code, **said)
