"""What is done for a whole year at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.acts.planning import plan_dates
from lok.desk.errands.asking import AnswerError, Given, of_model, own
from lok.desk.errands.errand import Beside, Errand
from lok.desk.forms import Control
from lok.desk.typed import spoken_moment
from lok.facts.gathering import decides_as_council
from lok.kinds.vergadering import Vergadering
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.words.dutch import written_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.acts.deed import Deed, Office
    from lok.desk.forms import Field

SHOWN = 8
"""Meetings of before that stand beside the question."""


def _dates_asks(office: Office, record_id: str) -> Iterator[Field]:
    del office, record_id
    yield own(
        "dagen",
        "Op welke dagen?",
        Control.PROSE,
        required=True,
        everybody=True,
        help="Eén dag per regel, bijvoorbeeld: 11 februari 2027. Zonder uur geldt dat van de vorige vergadering.",
    )
    yield of_model(
        Vergadering, "locatie", "plaats", required=False, help="Alleen als het ergens anders is dan de vorige keer."
    )


def _plan(office: Office, record_id: str, given: Given) -> Deed:
    del record_id
    begins = []
    for line in filter(None, (each.strip(" \t-•") for each in given.said("dagen").splitlines())):
        begin = spoken_moment(line)
        if begin is None:
            raise AnswerError(
                "dagen", f"‘{line[:40]}’ is geen dag. Schrijf bijvoorbeeld 11 februari 2027 om 19.30 uur."
            )
        begins.append(begin)
    return plan_dates(office, begins, place=given.line("plaats"))


def _before(office: Office, record_id: str, given: Given) -> Iterator[Beside]:
    del record_id, given
    held = [
        each
        for each in office.facts.meetings
        if decides_as_council(each, office.facts.raad) and each.status is not Vergaderstatus.afgelast
    ][-SHOWN:]
    if held:
        yield Beside("De laatste vergaderingen", tuple(written_moment(each.gepland_begin) for each in reversed(held)))


ERRANDS = (
    Errand(
        "vergaderdata",
        "Vergaderingen plannen",
        "",
        "De dagen waarop de raad samenkomt, allemaal in één keer. De agenda volgt later.",
        _dates_asks,
        _plan,
        "Plan ze",
        beside=_before,
        serves=frozenset({"vergaderingen"}),
    ),
)
"""For the council as a whole."""
