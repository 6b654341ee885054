"""A request for an opportunity advice that ends without one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.acts.opinion import OPINIONS, end_request
from lok.desk.errands.asking import of_model
from lok.desk.errands.errand import Beside, Errand
from lok.facts.opportunity import answered_until, counted_from, ended, terms_of
from lok.kinds.opportuniteitsadviezen import Opportuniteitsadvies
from lok.kinds.opportuniteitsstappen import Afloop, Stap
from lok.words.dutch import written_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.acts.deed import Deed, Office
    from lok.desk.errands.asking import Given
    from lok.desk.forms import Field


def _goes_on(office: Office, record: Any) -> bool:
    del office
    return record is not None and not ended(record)


def _asks(office: Office, record_id: str) -> Iterator[Field]:
    record = office.record(OPINIONS, record_id)
    last = answered_until(record, office.facts.raad)
    over = last is not None and last < office.today and record.verzonden_op is None
    value = Afloop.geen_advies_binnen_de_termijn.value if over else None
    help_ = "Zonder advies binnen de termijn mag de organisator verder zonder advies."
    yield of_model(
        Opportuniteitsadvies,
        "afloop",
        label="Hoe eindigde de aanvraag?",
        help=help_,
        value=value,
        required=True,
        members=True,
    )
    yield of_model(
        Opportuniteitsadvies,
        "afloop_op",
        name="afloop_op",
        label="Op welke dag?",
        help="Laat leeg als je die niet kent.",
        members=True,
    )


def _do(office: Office, record_id: str, given: Given) -> Deed:
    return end_request(office, record_id, given.one("afloop", Afloop), given.day_or_none("afloop_op"))


def _beside(office: Office, record_id: str, given: Given) -> Iterator[Beside]:
    del given
    record = office.record(OPINIONS, record_id)
    lines = [f"Ontvangen op {written_day(record.ontvangen_op)}."]
    term = terms_of(record, office.facts.raad).get(Stap.verzending)
    last = answered_until(record, office.facts.raad)
    if term is not None:
        until = " Die dag is nog niet ingevuld." if last is None else f" Dat is tot en met {written_day(last)}."
        lines.append(f"De termijn is {counted_from(term)}.{until}")
    if record.verzonden_op is not None:
        lines.append(f"Het advies vertrok op {written_day(record.verzonden_op)}.")
    yield Beside("Hoe de aanvraag staat", tuple(lines))


ERRANDS = (
    Errand(
        "afsluiten",
        "Afsluiten zonder advies",
        OPINIONS,
        "Voor een aanvraag die geen advies kreeg binnen de termijn, of die de organisator introk. Daarna loopt er geen termijn meer.",
        _asks,
        _do,
        "Sluit de aanvraag af",
        _goes_on,
        beside=_beside,
        serves=frozenset({"afloop"}),
    ),
)
"""In the order of a request's life."""
