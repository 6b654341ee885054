"""A request for an opportunity advice that ends without one: no advice came in time, or the organiser took it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.acts.record_text import path_of, put_all, record_of
from lok.facts.opportunity import answered_until, ended
from lok.kinds.opportuniteitsadviezen import KIND
from lok.kinds.opportuniteitsstappen import Afloop
from lok.words.dutch import written_day
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from datetime import date as day

    from lok.acts.deed import Deed, Office
    from lok.kinds.opportuniteitsadviezen import Opportuniteitsadvies

OPINIONS = "opportuniteitsadviezen"


def end_request(office: Office, record_id: str, end: Afloop, on: day | None = None) -> Deed:
    """The request that ended as ``end`` says, on ``on`` where that day is known: no term of it runs any more.

    Raises:
        RefusedError: It ended before; an advice left, or its term still runs, where none is said to have come; or the
            day is earlier than the request.
    """
    text = office.text(OPINIONS, record_id)
    record: Opportuniteitsadvies = record_of(KIND, text)
    if ended(record):
        raise RefusedError("deze aanvraag is al afgesloten. Was dat anders, verbeter dat dan bij de aanvraag zelf.")
    if on is not None and on < record.ontvangen_op:
        raise RefusedError(f"de aanvraag kwam pas op {written_day(record.ontvangen_op)}. Kijk de dag na.")
    words = "De aanvraag is ingetrokken. Er loopt geen termijn meer."
    if end is Afloop.geen_advies_binnen_de_termijn:
        _none_came(office, record, on or office.today)
        words = "De aanvraag is afgesloten zonder advies. De organisator mag verder zonder advies; er loopt geen termijn meer."
    path = path_of(OPINIONS, record_id)
    return office.deed(path, {path: put_all(KIND.model, text, {"afloop": end, "afloop_op": on})}, words=[words])


def _none_came(office: Office, record: Opportuniteitsadvies, on: day) -> None:
    if record.verzonden_op is not None:
        raise RefusedError(f"er is wel een advies: het vertrok op {written_day(record.verzonden_op)}.")
    last = answered_until(record, office.facts.raad)
    if last is not None and on <= last:
        raise RefusedError(f"de termijn loopt nog tot en met {written_day(last)}. Doe dit pas daarna.")
