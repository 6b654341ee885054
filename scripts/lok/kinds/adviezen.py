"""Advices: what the council recommends, and everything that happened with it since.

The heart of the public site. Rules V17 and V19.
Whether an advice is lawful follows from the meeting and is computed elsewhere; where it stands in one word is computed in ``lok.facts.answers``.
"""

from collections.abc import Iterator

from lok.kinds.advies import Advies, Adviessoort
from lok.kinds.adviesstatus_rules import status_earned, transitions_allowed
from lok.kinds.gevolgen import answers_sound
from lok.kinds.opvolging import in_date_order, steps_proven
from lok.model.depends import asks_for
from lok.model.kind import Kind
from lok.source.problems import Finding, Level


def request_given(advies: Advies) -> Iterator[Finding]:
    """V17: an advice on request names its request, came no earlier than it, and rather not after its term."""
    vraag = advies.adviesvraag
    if vraag is None:
        if advies.soort_advies is Adviessoort.op_vraag:
            hint = "Vul adviesvraag in met van, datum_ontvangst en vraag, of schrijf eigen_initiatief."
            yield Finding(("soort_advies",), "V17", "dit advies is op vraag, maar de adviesvraag ontbreekt", hint)
        return
    if vraag.afloop is not None and advies.uitgebracht_op is not None:
        message = "er staat dat op de vraag geen advies kwam, en ook dat het advies uitgebracht is"
        hint = "Haal ‘afloop:’ weg als het advies er kwam, ook als dat te laat was."
        yield Finding(("adviesvraag", "afloop"), "V17", message, hint)
    received = (("adviesvraag", "datum_ontvangst"), vraag.datum_ontvangst, "de ontvangst van de vraag")
    yield from in_date_order((received, (("adviesvraag", "volledig_op"), vraag.volledig_op, "de volledige vraag")))
    yield from in_date_order((received, (("uitgebracht_op",), advies.uitgebracht_op, "het advies")))
    yield from in_date_order((received, (("adviesvraag", "termijn_tot"), vraag.termijn_tot, "de uiterste dag")))
    if vraag.termijn_tot and advies.uitgebracht_op and advies.uitgebracht_op > vraag.termijn_tot:
        late = (advies.uitgebracht_op - vraag.termijn_tot).days
        days = "dag" if late == 1 else "dagen"
        message = f"het advies kwam {late} {days} na de gevraagde termijn ({vraag.termijn_tot.isoformat()})"
        yield Finding(
            ("uitgebracht_op",), "V17", message, "Zeg in de tekst waarom, of kijk de datums na.", Level.AANDACHTSPUNT
        )


def tenor_given(advies: Advies) -> Iterator[Finding]:
    """An advice on a proposal of somebody else says whether it is favourable."""
    if advies.strekking is None and asks_for(advies, "strekking"):
        hint = "Vul strekking in: gunstig, gunstig_met_voorwaarden, ongunstig of zonder_advies."
        yield Finding(
            ("soort_advies",),
            "strekking",
            f"dit advies is {advies.soort_advies.woord}, maar de strekking ontbreekt",
            hint,
        )


def dates_follow(advies: Advies) -> Iterator[Finding]:
    """V17: given, sent, term, answer, execution: each no earlier than what it follows."""
    given = (("uitgebracht_op",), advies.uitgebracht_op, "de goedkeuring van het advies")
    sent = (("overgemaakt_op",), advies.overgemaakt_op, "de verzending")
    first = (
        (("gevolgen", 0, "besluit_datum"), advies.gevolgen[0].besluit_datum, "het antwoord")
        if advies.gevolgen
        else None
    )
    yield from in_date_order((given, sent, (("termijn_start",), advies.termijn_start, "het begin van de termijn")))
    if first:
        yield from in_date_order((sent, first))
    for index, stap in enumerate(advies.uitvoering):
        if first:
            yield from in_date_order((first, (("uitvoering", index, "datum"), stap.datum, "de uitvoering")))
    if advies.intrekking:
        yield from in_date_order((given, sent, (("intrekking", "datum"), advies.intrekking.datum, "de intrekking")))


def recommendations_numbered(advies: Advies) -> Iterator[Finding]:
    """Recommendations are numbered 1, 2, 3 without gaps: answers point at these numbers."""
    for index, aanbeveling in enumerate(advies.aanbevelingen):
        if aanbeveling.nr != index + 1:
            message = f"hier wordt aanbeveling {index + 1} verwacht, er staat {aanbeveling.nr}"
            yield Finding(
                ("aanbevelingen", index, "nr"),
                "aanbevelingnummer",
                message,
                f"Schrijf {index + 1}, of zet ze in volgorde.",
            )


def answers(advies: Advies) -> Iterator[Finding]:
    """V19: every answer gives its reasons, its source and its dates, and speaks only of recommendations made."""
    yield from answers_sound(advies.gevolgen, frozenset(aanbeveling.nr for aanbeveling in advies.aanbevelingen))


def execution_proven(advies: Advies) -> Iterator[Finding]:
    """A realised step carries evidence."""
    yield from steps_proven(advies.uitvoering, "uitvoering")


def term_explained(advies: Advies) -> Iterator[Finding]:
    """A term that does not start on the day of sending says why."""
    if advies.termijn_start and advies.termijn_start != advies.overgemaakt_op and advies.termijn_toelichting is None:
        message = (
            f"de termijn begint op {advies.termijn_start.isoformat()} en niet bij de verzending, zonder toelichting"
        )
        yield Finding(
            ("termijn_start",), "termijn", message, "Zeg bij termijn_toelichting waarom, of laat termijn_start weg."
        )


KIND = Kind(
    soort="adviezen",
    model=Advies,
    enkelvoud="advies",
    meervoud="adviezen",
    uitleg="Wat het Lokaal Overleg Kinderopvang (LOK) adviseerde, en wat het bestuur ermee deed.",
    label=lambda advies: advies.titel,
    order=lambda advies: (advies.nummer,),
    rules=(
        request_given,
        tenor_given,
        dates_follow,
        recommendations_numbered,
        answers,
        execution_proven,
        term_explained,
        status_earned,
        transitions_allowed,
    ),
    newest_first=True,
    prefix="adv",
    dated="uitgebracht_op",
)
