"""What the files carry, and what they leave out that a page may show: the kinds, the fields, and why.

Open data multiplies: a page can be taken down, a copy of a file cannot. So the files carry no person, no mandate and no
home, and less than the pages where that is in doubt. Each ground is a sentence for the page about quality.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.kinds.locatie import Locatiestatus
from lok.kinds.organisatoren import Organisatortype
from lok.kinds.registry import KINDS
from lok.kinds.stemmingen import COUNTED
from lok.model.audience import Audience

if TYPE_CHECKING:
    from collections.abc import Callable

    from lok.model.kind import Kind

PERSONS = "Zegt wie een plaats of een taak heeft. Over mensen zit niets in de bestanden."
OWN_STATE = "Alles in de bestanden is openbaar; dit veld zegt dat nog eens."
ELECTION = "Een verkiezing gaat over mensen. De bestanden geven enkel de functie."
CHECKER = "Zegt wie iets nakeek."

LEFT_OUT: dict[str, str] = {
    "*.zichtbaarheid": OWN_STATE,
    "vergaderingen.agendapunten.zichtbaarheid": OWN_STATE,
    "vergaderingen.voorzitter": PERSONS,
    "vergaderingen.secretaris": PERSONS,
    "vergaderingen.gasten": "Een gast is een mens, ook zonder naam.",
    "vergaderingen.agendapunten.verkiezingen.kandidaten": ELECTION,
    "vergaderingen.agendapunten.verkiezingen.rondes": ELECTION,
    "raad.afspraken.dagelijks_bestuur": PERSONS,
    "raad.vroeger.afspraken.dagelijks_bestuur": PERSONS,
    "locaties.adres_publiek": "De bestanden geven van een woning nooit het adres.",
    "werkgroepen.leden": PERSONS,
    "memoranda.ondertekenaars": PERSONS,
    "adviezen.nazichten.nagekeken_door": CHECKER,
    "contactpunten.nagekeken_door": CHECKER,
}
"""The fields that a page may show and no file has, by their path, ``*`` for every kind, each with its ground."""
KINDS_LEFT_OUT: dict[str, str] = {
    "mandaten": PERSONS,
    "bezoekrondes": "Bezoeken gaan over wie bezocht werd. Alleen de leden lezen ze.",
    "opportuniteitsadviezen": "Een aanvraag gaat over de plannen van één organisator. Alleen de leden lezen ze; de site geeft tellingen per jaar.",
}
"""The kinds of which no file has a record."""

FEWEST_VOTES = 5
"""With fewer votes than this a count may say what one member voted."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a record's data need to know beside the record: where the site stands, and who of the organisers is a person."""

    site: str
    persons: frozenset[str]


def offered_kinds() -> tuple[Kind, ...]:
    """The kinds that have files, in the order of the list of kinds."""
    return tuple(kind for kind in KINDS if kind.index_for is Audience.PUBLIEK and kind.soort not in KINDS_LEFT_OUT)


def around(edition: Any) -> Around:
    """What is around the records of an edition."""
    return Around(edition.address, frozenset(each.id for each in edition.all("organisatoren") if one_person(each)))


def one_person(organiser: Any) -> bool:
    """Whether an organiser is, or may be, one natural person."""
    return organiser.type in (Organisatortype.eenmanszaak, Organisatortype.feitelijke_vereniging)


def few_votes(vote: Any) -> bool:
    """Whether so few votes were counted that the numbers may say what one member voted."""
    counts = [getattr(vote, stem.value) for stem in COUNTED]
    counted = [each for each in (*counts, *(each.aantal for each in vote.andere_stemmen)) if each is not None]
    return bool(counted) and sum(counted) < FEWEST_VOTES


def _vote(vote: Any, _: Around) -> frozenset[str]:
    numbers = {*(stem.value for stem in COUNTED), "andere_stemmen", "minderheidsstandpunt"}
    return frozenset(numbers) if few_votes(vote) else frozenset()


def _location(location: Any, known: Around) -> frozenset[str]:
    """Of a home nothing that leads to its door. A view of a home has no point on the map: by that it is known."""
    hidden = {"straat", "huisnummer", "telefoon", "email", "website"} if not hasattr(location, "coordinaten") else set()
    if location.organisator is not None and location.organisator.id in known.persons:
        hidden |= {"telefoon", "email", "website"}
    if location.status is Locatiestatus.geschorst:
        hidden.add("status")
    return frozenset(hidden)


def _organiser(organiser: Any, _: Around) -> frozenset[str]:
    return frozenset({"lok_zetel", "website", "email", "telefoon"}) if one_person(organiser) else frozenset()


def _seat(seat: Any, known: Around) -> frozenset[str]:
    """A seat of an organiser that is one person is that person."""
    mine = seat.organisatie is not None and seat.organisatie.id in known.persons
    return frozenset({"organisatie", "toelichting"}) if mine else frozenset()


def _applicant(application: Any, known: Around) -> frozenset[str]:
    mine = application.aanvrager is not None and application.aanvrager.id in known.persons
    return frozenset({"aanvrager"}) if mine else frozenset()


BY_STATE: dict[str, Callable[[Any, Around], frozenset[str]]] = {
    "vergaderingen.agendapunten.stemmingen": _vote,
    "locaties": _location,
    "organisatoren": _organiser,
    "zetels": _seat,
    "ikt-rondes.aanvragen": _applicant,
}
"""By the path of a record or part, what is left out of one of them for what it says itself."""

SAID_BY_STATE: tuple[tuple[str, str], ...] = (
    (
        "Stemmingen",
        f"Met minder dan {FEWEST_VOTES} getelde stemmen geven de bestanden alleen het gevolg, zonder aantallen: die zouden kunnen zeggen wat iemand stemde.",
    ),
    (
        "Opvang bij iemand thuis",
        "Van een woning staan straat, nummer, plaats op de kaart, telefoon, e-mail en website er nooit in, ook niet als de opvang die zelf op de site laat tonen.",
    ),
    (
        "Opvang waarvan de vergunning geschorst is",
        "De toestand staat er dan niet in, net als op de pagina's: wat er van zo'n beslissing te zeggen valt, zegt Opgroeien.",
    ),
    (
        "Organisatoren die één mens zijn",
        "Van een eenmanszaak of een feitelijke vereniging staan ondernemingsnummer, telefoon, e-mail, website en zetel er niet in, en van haar opvang telefoon, e-mail en website niet.",
    ),
    (
        "Toekenningen en cijfers van het loket",
        "Een aantal dat zo klein is dat het naar een gezin of een opvang kan wijzen, staat er niet in, net als op de pagina's.",
    ),
)
"""The same in words, for the page about quality: the subject, and the rule."""
