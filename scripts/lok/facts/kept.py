"""How long what is about persons stays in the records: the terms that hold on a day. What stays for ever is in ``kept_fields``.

Where each term comes from was looked up on the day beside it. What no law and no selection list fixes is the council's own
choice, and says so. A council that agreed on something else has that in its dated settings, which win.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as day
from enum import auto
from typing import TYPE_CHECKING, Any

from lok.kinds.afspraken import rules_on
from lok.kinds.bewaartermijnen import Bewaarsoort
from lok.model.days import months_later
from lok.model.fields import Keuze
from lok.words.dutch import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

LOOKED_UP = day(2026, 11, 29)
"""The day on which the sources below were read, in stored copies of public pages."""


class Herkomst(Keuze):
    """Where a term comes from."""

    wet = auto()
    selectielijst = auto()
    eigen_keuze = auto()


@dataclass(frozen=True, slots=True)
class Rule:
    """What is proposed for one sort of data: the months that it stays, from when, why, and of which fields it is.

    ``over`` says what must go once the time in its braces is over. ``most`` is the longest that the law allows, in months;
    ``None`` where it says nothing. ``beside`` says nothing of a person, and goes along: it has no sense without the others.
    """

    over: str
    months: int
    since: str
    origin: Herkomst
    reason: str
    fields: tuple[str, ...]
    most: int | None = None
    beside: tuple[str, ...] = ()

    def goes_of(self, soort: str) -> tuple[str, ...]:
        """The fields at the top of a record of a kind that hold what goes."""
        parts = (each.split(".") for each in (*self.fields, *self.beside))
        return tuple(dict.fromkeys(part[1] for part in parts if part[0] == soort))


REPRESENTATIVES = "Bestuursdecreet, artikel III.87, § 1/1, eerste lid, 3°: gegevens van wie een vereniging vertegenwoordigt, hoogstens 2 jaar."
CONTACTS = "Bestuursdecreet, artikel III.87, § 1/1, eerste lid, 2°: veranderde contactgegevens, hoogstens 2 jaar."
INVITATIONS = (
    "Selectielijst voor OCMW’s, voorloper van het Serieregister: uitnodigingen en ontvangstbewijzen blijven 3 jaar."
)
OWN_CHOICE = (
    "Eigen keuze: geen wet of selectieregel gevonden. Dit is het voorstel zolang de raad niets anders afspreekt."
)

RULES: Mapping[Bewaarsoort, Rule] = {
    Bewaarsoort.namen_aanwezigen: Rule(
        "namen van aanwezigen ouder dan {}",
        24,
        "de vergadering",
        Herkomst.eigen_keuze,
        OWN_CHOICE,
        ("vergaderingen.aanwezigheden.persoon", "vergaderingen.gasten.naam"),
    ),
    Bewaarsoort.antwoorden_op_uitnodiging: Rule(
        "antwoorden op uitnodigingen ouder dan {}",
        36,
        "de vergadering",
        Herkomst.selectielijst,
        INVITATIONS,
        ("vergaderingen.toezeggingen.zetel", "vergaderingen.toezeggingen.antwoord", "vergaderingen.online_link"),
    ),
    Bewaarsoort.opmerkingen_op_ontwerp: Rule(
        "opmerkingen op verslagen die langer dan {} goedgekeurd zijn",
        24,
        "de goedkeuring van het verslag",
        Herkomst.eigen_keuze,
        OWN_CHOICE,
        tuple(
            f"vergaderingen.opmerkingen.{name}"
            for name in ("agendapunt", "ontvangen_op", "tekst", "gevolg", "toelichting")
        ),
    ),
    Bewaarsoort.namen_mandaten: Rule(
        "namen van leden van wie het mandaat langer dan {} voorbij is",
        24,
        "de laatste dag van het mandaat",
        Herkomst.wet,
        REPRESENTATIVES,
        tuple(f"mandaten.{name}" for name in ("persoon", "politiek_mandaat", "band_met_opvang", "reden_einde")),
        24,
    ),
    Bewaarsoort.contactgegevens_organisatoren: Rule(
        "contactgegevens van organisatoren die langer dan {} gestopt zijn",
        24,
        "de dag waarop de organisator stopte",
        Herkomst.wet,
        CONTACTS,
        tuple(f"organisatoren.{name}" for name in ("email", "telefoon", "nota")),
        24,
    ),
    Bewaarsoort.contactgegevens_woningen: Rule(
        "adressen van woningen waar langer dan {} geen opvang meer is",
        24,
        "de dag waarop de opvang stopte",
        Herkomst.wet,
        CONTACTS,
        tuple(
            f"locaties.{name}"
            for name in (
                "dossiernummer",
                "sociale_kaart_nummer",
                "straat",
                "huisnummer",
                "coordinaten.breedte",
                "coordinaten.lengte",
                "adres_publiek_sinds",
                "adres_publiek_grond",
                "telefoon",
                "email",
                "website",
                "kinderopvangzoeker_url",
                "opvang_vlaanderen_url",
            )
        ),
        24,
        ("locaties.adres_publiek",),
    ),
    Bewaarsoort.aanvragers_opportuniteitsadvies: Rule(
        "aanvragers van opportuniteitsadviezen ouder dan {}",
        60,
        "de verzending van het advies, of de ontvangst van de aanvraag als er geen advies kwam",
        Herkomst.eigen_keuze,
        OWN_CHOICE,
        ("opportuniteitsadviezen.aanvraag.organisator", "opportuniteitsadviezen.aanvraag.adres"),
    ),
    Bewaarsoort.werknotities: Rule(
        "werknotities die langer dan {} niet meer dienen",
        24,
        "het einde van het advies, de werkgroep of de bezoekronde",
        Herkomst.eigen_keuze,
        OWN_CHOICE,
        (
            "adviezen.notities",
            "adviezen.antwoordherinnering.wie",
            "adviezen.antwoordherinnering.op",
            "werkgroepen.notities",
            "bezoekrondes.indrukken",
        ),
    ),
}
"""What goes, and when, unless the council agreed on something else."""


@dataclass(frozen=True, slots=True)
class Term:
    """The term of one sort of data on a day: ``months`` is ``None`` where the council keeps it for ever.

    ``agreed``: the council's own settings say so.
    """

    sort: Bewaarsoort
    months: int | None
    since: str
    origin: Herkomst
    reason: str
    agreed: bool

    @property
    def length(self) -> str:
        """The length in words."""
        return "blijvend" if self.months is None else length_in_words(self.months)

    @property
    def over(self) -> str:
        """What must go once the term is over."""
        return RULES[self.sort].over.format(self.length)

    @property
    def words(self) -> str:
        """The term in words."""
        return self.length if self.months is None else f"{self.length} na {self.since}"

    def last_day(self, start: day) -> day | None:
        """The last day on which data of which the term began on ``start`` may stay; ``None`` for always."""
        return None if self.months is None else months_later(start, self.months)


def length_in_words(months: int) -> str:
    """Months as years where they are whole ones."""
    years, rest = divmod(months, 12)
    return counted(months, "maand", "maanden") if rest else counted(years, "jaar", "jaar")


def terms_on(raad: Any | None, date: day) -> tuple[Term, ...]:
    """The term of every sort of data on a day, of a record or a view of the council."""
    rules = rules_on(raad, date)
    agreed = {each.wat: each for each in (rules.bewaartermijnen if rules is not None else ())}
    return tuple(_term(sort, rule, agreed.get(sort)) for sort, rule in RULES.items())


def _term(sort: Bewaarsoort, rule: Rule, own: Any | None) -> Term:
    if own is None or (own.termijn is None and not own.blijvend):
        return Term(sort, rule.months, rule.since, rule.origin, rule.reason, agreed=False)
    months = None if own.blijvend else own.termijn * (12 if own.eenheid.value == "jaren" else 1)
    reason = own.grond or "Afspraak van de raad."
    return Term(sort, months, rule.since, Herkomst.eigen_keuze, reason, agreed=True)
