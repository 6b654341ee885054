"""Every field about a person has a term or a reason to stay; terms are those of the day; nothing that must stay is offered."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from lok.facts.facts import make_facts
from lok.facts.kept import LOOKED_UP, RULES, Herkomst, terms_on
from lok.facts.kept_fields import FOR_EVER, personal_fields
from lok.facts.outlived import LOOKS, outlived
from lok.kinds.bewaartermijnen import Bewaarsoort
from lok.kinds.locatie import Locatiestatus
from lok.kinds.raad import Raad
from samples import whole_council

GOING = {field: sort for sort, rule in RULES.items() for field in rule.fields}
"""The sort of data that takes each field away."""


def council(*terms: dict[str, str], since: str = "2025-01-01") -> Raad:
    """A council with these terms from a day on, and the proposed ones before it."""
    rules = {
        "quorum": {"soort": "geen"},
        "meerderheid": "gewone",
        "staking_van_stemmen": "verworpen",
        "openbaarheid_vergaderingen": "gesloten",
        "openbaarheid_verslagen": "openbaar",
    }
    return Raad.model_validate(
        {
            "id": "lok-proefdorp",
            "naam": "Lokaal Overleg Kinderopvang Proefdorp",
            "afkorting": "LOK Proefdorp",
            "orgaan": "lok",
            "bestuur": "Proefdorp",
            "nis_code": "99999",
            "kerntaak": "Advies geven.",
            "mailbox": "lok@example.org",
            "bestuursperiodes": [{"id": "2019-2030", "van": "2019-01-01", "tot": "2030-12-31"}],
            "afspraken": [
                {**rules, "geldig_van": "2019-01-01"},
                {**rules, "geldig_van": since, "bewaartermijnen": list(terms)},
            ],
        }
    )


@pytest.mark.parametrize("field", sorted({*personal_fields(), *GOING, *FOR_EVER}))
def test_every_personal_field_has_a_term_or_a_reason_to_stay(field: str) -> None:
    """A new field that only members read, or that leads to somebody, fails here until somebody decides."""
    assert field in set(personal_fields()), "no model has this field, or everybody may read it"
    assert (field in GOING) != (field in FOR_EVER), "give it a term in facts/kept, or a reason in facts/kept_fields"
    assert field in GOING or len(FOR_EVER[field].split()) > 2


def test_what_a_model_hides_is_personal() -> None:
    found = set(personal_fields())
    assert {"mandaten.persoon", "vergaderingen.gasten.naam", "locaties.straat", "raad.mailbox"} <= found
    assert "adviezen.tekst" not in found
    assert "memoranda.inleiding" not in found, "a memorandum is for members only while it is a draft"


def test_every_sort_has_a_source_a_day_and_somebody_who_looks() -> None:
    assert set(RULES) == set(LOOKS) == set(Bewaarsoort)
    assert date(2026, 11, 30) >= LOOKED_UP
    for sort, rule in RULES.items():
        assert rule.months > 0, sort
        assert (rule.most is not None) == (rule.origin is Herkomst.wet), sort
        assert ("Eigen keuze" in rule.reason) == (rule.origin is Herkomst.eigen_keuze), sort
        assert {field.partition(".")[0] for field in rule.fields} == set(LOOKS[sort]), sort
        assert "{}" in rule.over, sort


def test_only_the_fields_of_a_sort_are_ever_touched() -> None:
    """On a day on which every term is over, what goes is what the list says, and no regulation or advice text is in it."""
    facts = make_facts(whole_council.archive())
    found = outlived(facts, date(2090, 1, 1))
    unseen = {Bewaarsoort.opmerkingen_op_ontwerp, Bewaarsoort.antwoorden_op_uitnodiging}
    assert {each.sort for each in found} >= set(Bewaarsoort) - unseen
    for each in found:
        for edit in each.edits:
            at = ".".join([each.soort, *(step for step in edit.at if isinstance(step, str))])
            known = (*RULES[each.sort].fields, *RULES[each.sort].beside)
            assert any(field == at or field.startswith(f"{at}.") for field in known), at


def test_what_has_a_term_at_a_home_is_what_goes_and_what_goes_has_a_term() -> None:
    """Of a home that stopped, with something in every field that may hold it."""
    names = RULES[Bewaarsoort.contactgegevens_woningen].goes_of("locaties")
    assert {"straat", "coordinaten", "adres_publiek", "website"} <= set(names)
    look = LOOKS[Bewaarsoort.contactgegevens_woningen]["locaties"]
    home = SimpleNamespace(status=Locatiestatus.stopgezet, is_home=True, stopgezet_op=None, **dict.fromkeys(names, "x"))
    assert {edit.at for edit in look(make_facts(whole_council.archive()), home)[1]} == {(name,) for name in names}


def test_a_term_counts_from_the_day_it_was_agreed_on() -> None:
    raad = council(
        {"wat": "namen_aanwezigen", "termijn": "18", "eenheid": "maanden"}, {"wat": "werknotities", "blijvend": "ja"}
    )
    before = {each.sort: each for each in terms_on(raad, date(2024, 12, 31))}
    after = {each.sort: each for each in terms_on(raad, date(2025, 1, 1))}
    assert (before[Bewaarsoort.namen_aanwezigen].length, before[Bewaarsoort.namen_aanwezigen].agreed) == (
        "2 jaar",
        False,
    )
    assert (after[Bewaarsoort.namen_aanwezigen].length, after[Bewaarsoort.namen_aanwezigen].agreed) == (
        "18 maanden",
        True,
    )
    assert after[Bewaarsoort.werknotities].words == "blijvend"
    assert after[Bewaarsoort.werknotities].last_day(date(2000, 1, 1)) is None
    assert after[Bewaarsoort.namen_mandaten].agreed is False


@pytest.mark.parametrize(
    ("start", "day", "over"),
    [
        ("2024-11-30", "2026-11-30", False),  # the last day that it may stay
        ("2024-11-30", "2026-12-01", True),
        ("2024-02-29", "2026-02-28", False),  # there is no 29 February then
        ("2024-02-29", "2026-03-01", True),
    ],
)
def test_it_must_go_the_day_after_its_last(start: str, day: str, over: bool) -> None:  # noqa: FBT001
    term = next(each for each in terms_on(None, date(2026, 1, 1)) if each.sort is Bewaarsoort.namen_mandaten)
    last = term.last_day(date.fromisoformat(start))
    assert last is not None
    assert (last < date.fromisoformat(day)) is over
