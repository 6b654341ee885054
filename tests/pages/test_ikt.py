"""Scores of a round: totals, ranking, and who may read them."""

from __future__ import annotations

from lok.facts.scores import highest_score, points_on, ranked_applications, total_score
from lok.kinds.ikt_rondes import IktRonde
from lok.model.audience import Audience, project
from lok.source.parse import parse
from samples.places import EXAMPLES

GOOD = EXAMPLES / "ikt-rondes" / "good"
DATA = parse((GOOD / "ikt-volledig.yaml").read_text("utf-8"))


def test_totals_are_sums_and_the_unscored_come_last() -> None:
    ronde = IktRonde.model_validate(DATA)
    first, second = ronde.aanvragen
    assert (total_score(first), total_score(second), highest_score(ronde)) == (6, None, 10)
    assert (points_on(first, "1"), points_on(first, "2"), points_on(second, "1")) == (6, 0, None)
    assert ranked_applications((second, first)) == (first, second)


def test_equal_totals_keep_their_order() -> None:
    aanvraag = DATA["aanvragen"][0]
    twice = IktRonde.model_validate(
        DATA | {"aanvragen": [aanvraag | {"aanvrager": name} for name in ("org-b", "org-a")]}
    )
    assert [each.aanvrager for each in ranked_applications(twice.aanvragen)] == ["org-b", "org-a"]


def test_before_opgroeien_decides_the_public_reads_the_criteria_and_no_application() -> None:
    ronde = IktRonde.model_validate({key: value for key, value in DATA.items() if key != "beslissing_opgroeien_op"})
    view = project(ronde, Audience.PUBLIEK, final=ronde.final)
    assert view is not None
    assert len(view.criteria) == 2
    assert not hasattr(view, "aanvragen")
    assert hasattr(project(ronde, Audience.LEDEN, final=ronde.final), "aanvragen")


def test_after_the_decision_the_public_reads_scores_but_never_the_grounds() -> None:
    ronde = IktRonde.model_validate(DATA)
    view = project(ronde, Audience.PUBLIEK, final=ronde.final)
    assert view is not None
    assert [each.plaatsen_toegekend for each in view.aanvragen] == [8, 0]
    assert not any(hasattr(each, "motivering") for each in view.aanvragen)
    assert not hasattr(view, "verlieten_de_zaal")
