"""Every step from one status of an advice to another, allowed or refused, has its example."""

from __future__ import annotations

from itertools import permutations

import pytest

from lok.archive.read_record import read_record
from lok.kinds.adviesstatus import NEXT, Status
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience
from samples.places import EXAMPLES

ADVICES = EXAMPLES / "adviezen"


@pytest.mark.parametrize(("before", "after"), list(permutations(Status, 2)))
def test_every_step_is_shown_and_judged(before: Status, after: Status) -> None:
    """The facts of the first status, with the second one claimed: right where it may follow, refused elsewhere."""
    allowed = after in NEXT[before]
    name = f"van-{before.value}-naar-{after.value}"
    file = ADVICES / ("good" if allowed else "bad") / f"{name}.yaml"
    _, problems = read_record(BY_SOORT["adviezen"], "", name, file.read_bytes())
    assert (not problems) is allowed
    assert {problem.code for problem in problems} <= {"statusbewijs", "statusovergang"}
    assert not (ADVICES / ("bad" if allowed else "good") / f"{name}.yaml").exists()


def test_every_status_says_what_may_follow() -> None:
    assert set(NEXT) == set(Status)
    assert all(status not in following for status, following in NEXT.items())


def test_an_advice_that_was_never_given_stays_with_the_members() -> None:
    """Withdrawn as a draft or not: the public does not hear that the council was writing it."""
    for name, readers in (("van-ontwerp-naar-ingetrokken", Audience.LEDEN), ("ingetrokken", Audience.PUBLIEK)):
        record, _ = read_record(BY_SOORT["adviezen"], "", name, (ADVICES / "good" / f"{name}.yaml").read_bytes())
        assert record is not None
        assert record.readers is readers
