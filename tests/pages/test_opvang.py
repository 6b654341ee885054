"""Homes stay homes: what the public sees of a location, and the rules between locations, contacts and visits."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from lok.archive.archive import Archive, make_archive
from lok.facts.contacts import contacts_in_force, exceptions_to_come, opening_week
from lok.facts.providers import address_is_closed, places_in_sum
from lok.kinds.locatie import Opvangsoort
from lok.kinds.organisatoren import kbo_check
from lok.kinds.plaatsen_rules import GRENZEN, limit_on
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience, project
from lok.model.kind import Record
from lok.rules import contacts, locations, visits
from lok.source.parse import parse
from lok.source.problems import Finding, Level
from samples.places import EXAMPLES

TODAY = date(2026, 11, 23)


def made(soort: str, name: str = "minimaal", **changes: Any) -> Any:
    data = parse((EXAMPLES / soort / "good" / f"{name}.yaml").read_text(encoding="utf-8"))
    return BY_SOORT[soort].model.model_validate(
        {key: value for key, value in (data | changes).items() if value is not None}
    )


def archive(*records: tuple[str, Record]) -> Archive:
    return make_archive(records)


def found(rule: Any, *records: tuple[str, Record], day: date = TODAY) -> list[Finding]:
    return [finding for _, finding in rule(archive(*records), day)]


def public(record: Record) -> Any:
    return project(record, Audience.PUBLIEK, final=True)


HOME = {"straat": "Proefdreef", "huisnummer": "9", "coordinaten": {"breedte": "51.02", "lengte": "4.11"}}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"adres_publiek": "ja"},
        {"adres_publiek_sinds": "2025-01-01"},
        {"adres_publiek": "nee", "adres_publiek_sinds": "2025-01-01"},
    ],
)
def test_a_home_without_dated_consent_shows_its_quarter_only(changes: dict[str, str]) -> None:
    home = made("locaties", **HOME, **changes)
    view = public(home)
    assert view.wijk == "Appels"
    assert not {"straat", "huisnummer", "coordinaten"} & vars(view).keys()
    assert address_is_closed(view)
    assert address_is_closed(project(home, Audience.LEDEN, final=True))


def test_a_home_with_dated_consent_shows_its_street_and_never_its_point_on_the_map() -> None:
    home = made("locaties", **HOME, adres_publiek="ja", adres_publiek_sinds="2025-01-01")
    view = public(home)
    assert (view.straat, view.huisnummer) == ("Proefdreef", "9")
    assert not hasattr(view, "coordinaten")
    assert not address_is_closed(view)
    assert not address_is_closed(project(home, Audience.LEDEN, final=True))


def test_co_operating_childminders_in_a_home_are_a_home() -> None:
    assert "straat" in vars(public(made("locaties", "volledig")))
    assert "straat" not in vars(public(made("locaties", "volledig", adres_publiek="nee")))
    assert "straat" in vars(public(made("locaties", "volledig", adres_publiek="nee", in_woning="nee")))
    assert "coordinaten" not in vars(public(made("locaties", "volledig")))


def test_group_care_shows_its_address() -> None:
    assert public(made("locaties", "geschorst")).straat == "Proefdreef"


def test_a_sole_trader_keeps_its_company_number_inside() -> None:
    assert not hasattr(public(made("organisatoren", "eenmanszaak")), "kbo_nummer")
    assert project(made("organisatoren", "eenmanszaak"), Audience.LEDEN, final=True).kbo_nummer == "1999.000.051"
    assert public(made("organisatoren", "volledig")).kbo_nummer == "1999.000.051"


@given(st.integers(0, 19_999_999), st.integers(0, 99))
def test_a_company_number_needs_its_check_digits(first: int, check: int) -> None:
    number = f"{first:08}{check:02}"
    if check == kbo_check(number):
        assert made("organisatoren", kbo_nummer=number).kbo_nummer.replace(".", "") == number
    else:
        with pytest.raises(ValidationError, match="klopt niet"):
            made("organisatoren", kbo_nummer=number)


@given(st.integers(10_000_000, 19_999_999), st.integers(0, 8))
def test_two_digits_the_wrong_way_round_are_noticed(first: int, place: int) -> None:
    number = f"{first:08}{kbo_check(f'{first:08}'):02}"
    turned = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if turned != number:
        with pytest.raises(ValidationError):
            made("organisatoren", kbo_nummer=turned)


def test_the_limits_of_a_day_are_the_last_that_began() -> None:
    assert limit_on(Opvangsoort.gezinsopvang, date(2026, 12, 31)).maximum == 8
    assert limit_on(Opvangsoort.gezinsopvang, date(2027, 1, 1)).maximum == 7
    assert limit_on(Opvangsoort.groepsopvang, date(1999, 1, 1)).minimum == 9
    for sort in Opvangsoort:
        days = [grens.van for grens in GRENZEN if grens.opvangsoort is sort]
        assert days == sorted(set(days))


def test_eight_places_inform_from_2027_and_block_nobody() -> None:
    home = ("locaties", made("locaties"))
    assert found(locations.places_within_todays_limits, home) == []
    (finding,) = found(locations.places_within_todays_limits, home, day=date(2027, 1, 1))
    assert finding.level is Level.AANDACHTSPUNT
    assert "hoogstens 7" in finding.message


def test_a_location_without_a_day_of_its_own_is_judged_by_todays_limits() -> None:
    (finding,) = found(
        locations.places_within_todays_limits, ("locaties", made("locaties", peildatum=None, vergunde_plaatsen="9"))
    )
    assert (finding.code, finding.level) == ("V25", Level.FOUT)


def test_a_location_that_stopped_is_left_in_peace() -> None:
    stopped = made("locaties", "stopgezet", peildatum=None, vergunde_plaatsen="9")
    assert found(locations.places_within_todays_limits, ("locaties", stopped)) == []


def test_consent_does_not_lie_in_the_future() -> None:
    home = made("locaties", **HOME, adres_publiek="ja", adres_publiek_sinds="2026-11-24")
    assert [each.code for each in found(locations.consent_was_given, ("locaties", home))] == ["V27"]
    assert found(locations.consent_was_given, ("locaties", home), day=date(2026, 11, 24)) == []


def test_a_licence_number_belongs_to_one_location() -> None:
    twins = [("locaties", made("locaties", id=name, dossiernummer="0007")) for name in ("loc-a", "loc-b")]
    (finding,) = found(locations.one_number_one_location, *twins)
    assert finding.message == "0007 staat ook bij loc-a"
    assert found(locations.one_number_one_location, twins[0], ("locaties", made("locaties", id="loc-c"))) == []


@pytest.mark.parametrize(
    ("name", "changes", "field"),
    [
        ("gepland", {"geplande_start": "2026-11-22"}, "geplande_start"),
        ("volledig", {"gesloten_tot": "2026-11-22"}, "gesloten_tot"),
        ("stopgezet", {"stopgezet_op": "2026-11-24"}, "stopgezet_op"),
        ("stopgezet", {"straat": "Proefdreef"}, "straat"),
    ],
)
def test_a_state_that_a_day_has_overtaken_is_noticed(name: str, changes: dict[str, str], field: str) -> None:
    (finding,) = found(locations.states_keep_up, ("locaties", made("locaties", name, **changes)))
    assert (finding.at, finding.level) == ((field,), Level.AANDACHTSPUNT)
    assert found(locations.states_keep_up, ("locaties", made("locaties", name))) == []


def test_a_seat_is_filled_by_the_organiser_that_names_it() -> None:
    seat = {
        "id": "zetel-wolkenwagen",
        "naam": "Zetel",
        "geleding": "lokale_actor",
        "stemgerechtigd": "ja",
        "van": "2025-01-01",
    }
    model = BY_SOORT["zetels"].model
    organiser = ("organisatoren", made("organisatoren", "volledig"))
    other = ("zetels", model.model_validate(seat | {"organisatie": "org-bromtol"}))
    own = ("zetels", model.model_validate(seat | {"organisatie": "volledig"}))
    assert [each.message for each in found(locations.seats_agree, organiser, other)] == [
        "zetel-wolkenwagen is de zetel van org-bromtol"
    ]
    assert found(locations.seats_agree, organiser, own) == []


def test_an_expired_contact_is_noticed_and_nobody_is_sent_to_it() -> None:
    gone = ("contactpunten", made("contactpunten", "volledig", id="regie-kinderopvang", geldig_tot="2026-11-22"))
    organiser = ("organisatoren", made("organisatoren"))
    (finding,) = found(contacts.nobody_is_sent_to_an_expired_contact, gone, organiser)
    assert (finding.at, finding.level) == (("contactpunten", 0), Level.FOUT)
    (notice,) = found(contacts.expired_contacts_are_noticed, gone)
    assert notice.level is Level.AANDACHTSPUNT
    last_day = date(2026, 11, 22)
    assert found(contacts.nobody_is_sent_to_an_expired_contact, gone, organiser, day=last_day) == []
    assert found(contacts.expired_contacts_are_noticed, gone, day=last_day) == []


def test_a_round_of_the_past_may_name_an_office_that_is_gone() -> None:
    gone = ("contactpunten", made("contactpunten", "volledig", id="lokaal-loket", geldig_tot="2026-11-22"))
    assert found(contacts.nobody_is_sent_to_an_expired_contact, gone, ("bezoekrondes", made("bezoekrondes"))) == []


@pytest.mark.parametrize(
    ("checked", "level"),
    [
        (None, Level.AANDACHTSPUNT),
        ("2025-11-22", Level.AANDACHTSPUNT),
        ("2025-11-23", None),
    ],
)
def test_a_contact_is_checked_every_year(checked: str | None, level: Level | None) -> None:
    contact = ("contactpunten", made("contactpunten", "volledig", nagekeken_op=checked))
    assert [each.level for each in found(contacts.contacts_are_checked_every_year, contact)] == (
        [level] if level else []
    )


NAMED = [
    {"titel": "Kaartjes voor De Vuurballon"},
    {"materiaal": ["posters voor de  vuurballon"]},
    {"bron": ["gesprek met De Proefballon"]},
    {"indrukken": "Bij\nDe Proefballon was het druk."},
    {"id": "bezoek-de-vuurballon"},
]


@pytest.mark.parametrize("changes", NAMED)
def test_a_round_names_no_provider(changes: dict[str, Any]) -> None:
    providers = [("locaties", made("locaties", "volledig")), ("organisatoren", made("organisatoren"))]
    (finding,) = found(visits.rounds_name_no_provider, *providers, ("bezoekrondes", made("bezoekrondes", **changes)))
    assert finding.code == "bezoek"
    assert found(visits.rounds_name_no_provider, *providers, ("bezoekrondes", made("bezoekrondes", "volledig"))) == []


def test_a_round_is_for_members_whatever_it_says() -> None:
    assert made("bezoekrondes", zichtbaarheid="publiek").readers is Audience.LEDEN


def test_a_count_that_points_at_one_location_is_refused() -> None:
    homes = [("locaties", made("locaties", id=f"loc-{number}", dossiernummer=None)) for number in range(2)]
    visit = ("bezoekrondes", made("bezoekrondes"))
    assert [each.level for each in found(visits.rounds_point_at_nobody, *homes, visit)] == [Level.FOUT]
    third = ("locaties", made("locaties", id="loc-3"))
    assert [each.level for each in found(visits.rounds_point_at_nobody, *homes, third, visit)] == [Level.AANDACHTSPUNT]
    few = ("bezoekrondes", made("bezoekrondes", bereikt=[{"opvangsoort": "gezinsopvang", "aantal": "3"}]))
    assert found(visits.rounds_point_at_nobody, *homes, third, few) == []


def test_the_sum_of_places_leaves_out_what_is_not_open() -> None:
    rows = [public(made("locaties", name)) for name in ("minimaal", "gepland", "stopgezet", "geschorst", "volledig")]
    *sorts, together = places_in_sum(rows)
    assert [(row.soort, row.locaties, row.vergund) for row in sorts] == [
        (Opvangsoort.gezinsopvang, 1, 8),
        (Opvangsoort.groepsopvang, 1, 32),
        (Opvangsoort.samenwerkende_onthaalouders, 1, 16),
    ]
    assert (together.soort, together.locaties, together.vergund, together.ikt) == (None, 3, 56, 28)


def test_a_week_joins_the_stretches_of_a_day() -> None:
    assert opening_week(public(made("locaties", "volledig")).openingsuren) == (
        ("maandag", "7.00 tot 18.30 uur"),
        ("woensdag", "7.00 tot 12.00 uur en 13.00 tot 18.30 uur"),
    )


def test_exceptions_that_are_over_are_gone_and_the_first_comes_first() -> None:
    exceptions = public(made("contactpunten", "volledig")).uitzonderingen
    assert [each.reden for each in exceptions_to_come(exceptions, TODAY)] == ["alleen in de namiddag", "kerstsluiting"]
    assert [each.reden for each in exceptions_to_come(exceptions, date(2026, 12, 18))] == ["kerstsluiting"]


def test_contacts_in_force() -> None:
    rows = [public(made("contactpunten")), public(made("contactpunten", "volledig", geldig_van="2026-12-01"))]
    assert [each.id for each in contacts_in_force(rows, TODAY)] == ["minimaal"]
