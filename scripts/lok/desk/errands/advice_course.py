"""An advice on its way: made of a vote that was carried, given, sent, and the term in which it is answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lok.acts.advice import Wish, advice_of_vote, begin_term, give_advice, send_advice, themes_of, votes_to_make_of
from lok.desk.errands.asking import of_kind, of_model, own
from lok.desk.errands.errand import Beside, Errand
from lok.desk.errands.together import Which, fold, only_if
from lok.desk.forms import Control
from lok.facts.answerers import addressed
from lok.facts.answers import sitting_of
from lok.kinds.advies import ON_A_PROPOSAL, Advies, Adviessoort, Adviesvraag, Strekking
from lok.kinds.adviesstatus import GIVEN, Status
from lok.kinds.afspraken import rules_on
from lok.kinds.opvolging import Bestuursorgaan
from lok.kinds.termijnen import advice_term
from lok.model.audience import Audience
from lok.model.terms import in_words
from lok.rules.answers import SITTINGS
from lok.words.dutch import written_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.acts.deed import Deed, Office
    from lok.acts.voting import Spot
    from lok.desk.errands.asking import Given
    from lok.desk.forms import Field
    from lok.kinds.vergadering import Vergadering

ADVICES, MEETINGS = "adviezen", "vergaderingen"
VOTE = "stemming"
ASKED_FOR = frozenset({Adviessoort.op_vraag.value})
QUESTION = {
    "van": "Wie vroeg het advies?",
    "datum_ontvangst": "Wanneer kwam de vraag aan?",
    "vraag": "Wat was de vraag?",
    "termijn_tot": "Laatste dag om te antwoorden",
}


def _votes(office: Office, record_id: str) -> dict[str, Spot]:
    """The votes of which an advice can be made, by a word that names each."""
    meeting = office.record(MEETINGS, record_id)
    return {_vote_word(meeting, each): each for each in votes_to_make_of(office, meeting)}


def _vote_word(meeting: Vergadering, spot: Spot) -> str:
    """The number of the item and what was voted on: an item that is put before it meanwhile makes no other of it."""
    item = meeting.agendapunten[spot[0]]
    return " ".join(f"{item.nr} {item.stemmingen[spot[1]].onderwerp}".split())


def _which_vote(office: Office, record_id: str) -> Field:
    meeting = office.record(MEETINGS, record_id)
    choices = [(word, _vote_told(meeting, spot)) for word, spot in _votes(office, record_id).items()]
    return own(
        VOTE,
        "Van welke stemming?",
        Control.CHOICE,
        required=True,
        value=choices[0][0] if choices else None,
        choices=choices,
        kept=False,
    )


def _vote_told(meeting: Vergadering, spot: Spot) -> str:
    item = meeting.agendapunten[spot[0]]
    vote = item.stemmingen[spot[1]]
    about = "" if vote.onderwerp.casefold() == item.titel.casefold() else f": {vote.onderwerp}"
    return f"Punt {item.nr}, {item.titel}{about} ({vote.gevolg.woord if vote.gevolg else ''})"


def _vote_asks(office: Office, record_id: str, chosen: str) -> Iterator[Field]:
    spot = _votes(office, record_id).get(chosen)
    meeting = office.record(MEETINGS, record_id)
    item = meeting.agendapunten[spot[0]] if spot else None

    def asked(name: str, label: str = "", value: Any = None) -> Field:
        return of_model(
            Advies, name, label=label, help="" if label else None, value=value, required=False, members=True
        )

    title = item.stemmingen[spot[1]].onderwerp if item and spot else ""
    themes = tuple(themes_of(office, item)) if item else ()
    yield of_model(Advies, "titel", value=title, members=True)
    yield asked("soort_advies", "Waarom geeft het LOK dit advies?")
    yield replace(asked("strekking", "Wat vindt het LOK ervan?"), required=True)
    question = (
        of_model(
            Adviesvraag, each, label=label, help=_usual_term(office) if each == "termijn_tot" else None, members=True
        )
        for each, label in QUESTION.items()
    )
    yield fold("adviesvraag", "De vraag om advies", *(only_if(each, soort_advies=ASKED_FOR) for each in question))
    yield asked("gericht_aan", "Wie krijgt het advies en moet antwoorden?")
    yield asked("samenvatting")
    choices = of_kind(office, "themas")
    yield fold("bij-themas", "Thema’s", replace(asked("themas", "Thema’s", themes), choices=choices))


def _usual_term(office: Office) -> str | None:
    """That a request without a last day has the council's usual term; ``None`` where there is none."""
    term = advice_term(rules_on(office.facts.raad, office.today))
    if term is None:
        return None
    return f"Noemt de vraag geen dag, laat dit dan leeg: dan geldt jullie termijn van {in_words(term)} na {term.vanaf.in_zin}."


def _vote_do(office: Office, record_id: str, given: Given) -> Deed:
    spot = _votes(office, record_id)[given.picked(VOTE)]
    sort = given.one_or_none("soort_advies", Adviessoort)
    wish = Wish(
        title=given.said("titel"),
        sort=sort,
        tenor=given.one("strekking", Strekking) if sort in ON_A_PROPOSAL else None,
        addressees=given.several("gericht_aan", Bestuursorgaan),
        themes=given.several_picked("themas"),
        summary=given.line("samenvatting"),
        asked=_question(given) if sort is Adviessoort.op_vraag else {},
    )
    return advice_of_vote(office, record_id, spot, wish)


def _question(given: Given) -> dict[str, Any]:
    """Who asked for the advice, when, and what."""
    return {
        "van": given.one("van", Bestuursorgaan),
        "datum_ontvangst": given.day("datum_ontvangst"),
        "vraag": given.said("vraag"),
        "termijn_tot": given.day_or_none("termijn_tot"),
    }


def _vote_beside(office: Office, record_id: str, given: Given) -> Iterator[Beside]:
    spot = _votes(office, record_id).get(given.line(VOTE))
    item = office.record(MEETINGS, record_id).agendapunten[spot[0]] if spot else None
    if item is not None and item.besluit:
        yield Beside("Dit besluit wordt de tekst", tuple(filter(None, map(str.strip, str(item.besluit).split("\n")))))


def _can_be_made(office: Office, meeting: Any) -> bool:
    return meeting is not None and bool(votes_to_make_of(office, meeting))


def _is_draft(office: Office, advies: Any) -> bool:
    del office
    return advies is not None and advies.status is Status.ontwerp


def _give_asks(office: Office, record_id: str) -> Iterator[Field]:
    advies = office.record(ADVICES, record_id)
    meeting = office.archive.get(MEETINGS, advies.vergadering)
    on = min(meeting.gepland_begin.date(), office.today) if meeting is not None else office.today
    yield of_model(Advies, "uitgebracht_op", value=on.isoformat(), required=True)


def _give(office: Office, record_id: str, given: Given) -> Deed:
    return give_advice(office, record_id, given.day("uitgebracht_op"))


def _give_beside(office: Office, record_id: str, given: Given) -> Iterator[Beside]:
    del given
    advies = office.record(ADVICES, record_id)
    asked = tuple(each.titel for each in advies.aanbevelingen)
    to = addressed(advies)
    nothing = ("Er staat nog geen aanbeveling in. Wie antwoordt, antwoordt dan op het geheel.",)
    yield Beside(f"Wat het LOK vraagt aan {to}", asked or nothing)


def _to_send(office: Office, advies: Any) -> bool:
    del office
    return advies is not None and advies.status in GIVEN and advies.overgemaakt_op is None


def _send_asks(office: Office, record_id: str) -> Iterator[Field]:
    members = office.record(ADVICES, record_id).readers is Audience.LEDEN
    yield of_model(
        Advies, "overgemaakt_op", label="Verstuurd op", value=office.today.isoformat(), required=True, members=members
    )


def _send(office: Office, record_id: str, given: Given) -> Deed:
    return send_advice(office, record_id, given.day("overgemaakt_op"))


def _left(office: Office, advies: Any) -> bool:
    del office
    return advies is not None and advies.status is Status.uitgebracht and advies.overgemaakt_op is not None


def _term_asks(office: Office, record_id: str) -> Iterator[Field]:
    advies = office.record(ADVICES, record_id)
    members = advies.readers is Audience.LEDEN
    begun = advies.termijn_start.isoformat() if advies.termijn_start else None
    yield of_model(Advies, "termijn_start", label="De termijn begint op", value=begun, required=True, members=members)
    why = advies.termijn_toelichting or _sitting(office, advies)
    yield of_model(
        Advies, "termijn_toelichting", label="Waarom op die dag?", help="", value=why, required=True, members=members
    )


def _sitting(office: Office, advies: Any) -> str:
    """Why a term begins later, where the council agreed that it does so at a sitting."""
    begins = (
        sitting_of(office.facts.raad, advies.overgemaakt_op, advies.vroegere_raad) if advies.overgemaakt_op else None
    )
    return f"Op de zitting waarop {SITTINGS[begins]} het advies behandelde." if begins is not None else ""


def _term(office: Office, record_id: str, given: Given) -> Deed:
    return begin_term(office, record_id, given.day("termijn_start"), given.line("termijn_toelichting"))


def _term_beside(office: Office, record_id: str, given: Given) -> Iterator[Beside]:
    del given
    sent = office.record(ADVICES, record_id).overgemaakt_op
    if sent is not None:
        yield Beside("Verstuurd", (f"Op {written_day(sent)}.",))


ERRANDS = (
    Errand(
        "advies-van-stemming",
        "Van stemming naar advies",
        MEETINGS,
        "Maakt een ontwerp van advies van wat de raad goedkeurde. Het verwijst naar het agendapunt, en het punt naar het advies.",
        Which(_which_vote, _vote_asks),
        _vote_do,
        "Maak het advies",
        _can_be_made,
        beside=_vote_beside,
    ),
    Errand(
        "uitbrengen",
        "Advies uitbrengen",
        ADVICES,
        "Het ontwerp wordt het advies van het LOK: vanaf dan leest iedereen het.",
        _give_asks,
        _give,
        "Breng het advies uit",
        _is_draft,
        beside=_give_beside,
        serves=frozenset({"status", "uitgebracht_op"}),
    ),
    Errand(
        "versturen",
        "Versturen",
        ADVICES,
        "Noteert op welke dag het advies naar het bestuur ging. Versturen doe je zelf; vanaf dan telt de antwoordtermijn.",
        _send_asks,
        _send,
        "Noteer de verzending",
        _to_send,
        serves=frozenset({"overgemaakt_op"}),
    ),
    Errand(
        "antwoordtermijn",
        "Begin van de antwoordtermijn",
        ADVICES,
        "Voor als de termijn niet begint op de dag van verzending, maar bijvoorbeeld op een zitting van de gemeenteraad.",
        _term_asks,
        _term,
        "Noteer het begin",
        _left,
        beside=_term_beside,
        serves=frozenset({"termijn_start"}),
    ),
)
"""In the order of an advice's life."""
