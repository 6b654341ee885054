"""The calendar read back by the library that calendar programs use, and compared with the records."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from lok.archive.archive import Attachment, make_archive
from lok.build.check import claimed
from lok.build.configuration import site_address
from lok.build.stage import stage
from lok.edition.addresses import subscribe_address
from lok.edition.select import select
from lok.facts.answers import clock_of
from lok.kinds.reglementen import Reglement
from lok.kinds.vergadering import Vergadering
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.model.audience import Audience
from lok.outputs.calendar import STATES, calendar, sequence, smaller
from lok.outputs.files import outputs
from lok.pages import records
from lok.pages.sections import renderer_of
from lok.rules.addresses import address_problems
from lok.words import dutch
from lok.words.terminal import RefusedError
from samples import whole_council
from samples.meetings import ADDRESS, edition, meeting

BRUSSELS = ZoneInfo("Europe/Brussels")
HOSTILE = "Vraag; wat, nu\\n? END:VEVENT “é” <b>*#" + "lang " * 40


def events(*meetings: Vergadering, audience: Audience = Audience.PUBLIEK) -> list[Any]:
    parsed = icalendar.Calendar.from_ical(calendar(edition(*meetings, audience=audience)))
    return list(parsed.walk("VEVENT"))


@pytest.mark.parametrize(
    ("planned", "offset"), [("2026-12-10 19:30", 1), ("2026-06-18 19:30", 2), ("2026-03-29 01:30", 1)]
)
def test_hours_are_those_of_brussels(planned: str, offset: int) -> None:
    (event,) = events(meeting(gepland_begin=planned))
    assert event.start == datetime.fromisoformat(planned).replace(tzinfo=BRUSSELS)
    assert event.start.utcoffset() == timedelta(hours=offset)
    assert event["DTSTART"].params["TZID"] == "Europe/Brussels"


def test_a_meeting_that_passes_midnight_ends_the_next_day() -> None:
    (event,) = events(
        meeting(
            status="gehouden",
            gepland_begin="2026-03-12 20:00",
            werkelijk_begin="2026-03-13 00:45",
            einde="2026-03-13 02:10",
        )
    )
    assert event.start == datetime(2026, 3, 13, 0, 45, tzinfo=BRUSSELS)
    assert event.end == datetime(2026, 3, 13, 2, 10, tzinfo=BRUSSELS)


def test_an_unknown_end_is_called_a_guess() -> None:
    (event,) = events(meeting())
    assert event.end - event.start == timedelta(hours=2)
    assert "schatting" in event["DESCRIPTION"]


@pytest.mark.parametrize("state", Vergaderstatus)
def test_every_state_has_a_place_in_the_order_and_a_status(state: Vergaderstatus) -> None:
    assert state in STATES
    more: dict[str, Any] = {"reden_afgelasting": "ziekte"} if state is Vergaderstatus.afgelast else {}
    (event,) = events(meeting(status=state.value, **more))
    expected = {"gepland": "TENTATIVE", "afgelast": "CANCELLED"}.get(state.value, "CONFIRMED")
    assert event["STATUS"] == expected


def test_a_cancelled_meeting_stays_in_the_calendar_and_says_so() -> None:
    (event,) = events(meeting(status="afgelast", reden_afgelasting="te weinig leden konden komen"))
    assert event["SUMMARY"].startswith("Afgelast: ")
    assert "te weinig leden" not in event.to_ical().decode()


def test_a_change_raises_the_sequence() -> None:
    versions = [
        meeting(status="gepland"),
        meeting(),
        meeting(laatst_gewijzigd="2026-12-01"),
        meeting(laatst_gewijzigd="2026-12-11", status="gehouden"),
        meeting(laatst_gewijzigd="2026-12-11", status="verslag_ontwerp"),
        meeting(laatst_gewijzigd="2027-01-01", status="verslag_goedgekeurd"),
        meeting(
            laatst_gewijzigd="2027-01-01",
            status="verslag_goedgekeurd",
            correcties=[{"datum": "2027-01-01", "reden": "een naam te veel"}],
        ),
    ]
    numbers = [sequence(each) for each in versions]
    assert all(before < after for before, after in pairwise(numbers))


def test_stamps_come_from_the_record() -> None:
    changed, without = events(meeting("verg-1", laatst_gewijzigd="2026-11-20"), meeting("verg-2"))
    assert changed["DTSTAMP"].dt == changed["LAST-MODIFIED"].dt == datetime(2026, 11, 20, tzinfo=BRUSSELS)
    assert without["DTSTAMP"].dt == without.start


def test_the_uid_is_the_same_in_both_editions_and_the_address_leads_to_the_page() -> None:
    (public,), (members,) = events(meeting()), events(meeting(), audience=Audience.LEDEN)
    assert public["UID"] == members["UID"] == "verg-1@lok-voorbeeldstad.example.org"
    assert public["URL"] == f"{ADDRESS}vergaderingen/verg-1/"


def test_members_find_more_than_the_public() -> None:
    given = meeting(
        online_link="https://vergaderzaal.voorbeeld.invalid/x",
        agendapunten=[
            {"nr": "1", "titel": "Voor iedereen", "soort": "varia", "bespreking": "Wat gezegd werd"},
            {"nr": "2", "titel": "Besloten punt", "soort": "varia", "zichtbaarheid": "leden"},
        ],
    )
    public, members = (calendar(edition(given, audience=each)).replace("\r\n ", "") for each in Audience)
    assert "1. Voor iedereen" in public
    assert "Besloten punt" not in public
    assert "vergaderzaal" not in public
    assert "2. Besloten punt (alleen leden)" in members
    assert "vergaderzaal" in members
    assert "Wat gezegd werd" not in members


def test_a_members_meeting_is_not_in_the_public_calendar() -> None:
    assert events(meeting(zichtbaarheid="leden")) == []
    assert len(events(meeting(zichtbaarheid="leden"), audience=Audience.LEDEN)) == 1


def test_hostile_text_stays_text() -> None:
    given = meeting(
        locatie=HOSTILE,
        agendapunten=[{"nr": "1;,", "titel": HOSTILE, "soort": "varia"}],
    )
    (event,) = events(given)
    assert str(event["LOCATION"]) == given.locatie
    assert f"1;,. {given.agendapunten[0].titel}" in str(event["DESCRIPTION"]).split("\n")


def test_lines_end_as_the_format_asks_and_are_folded() -> None:
    content = calendar(edition(meeting(locatie=HOSTILE))).encode()
    assert content.replace(b"\r\n", b"").count(b"\n") == content.replace(b"\r\n", b"").count(b"\r") == 0
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert content.endswith(b"END:VCALENDAR\r\n")


def test_a_calendar_without_meetings_is_a_calendar() -> None:
    assert events() == []


REGULATION = {
    "id": "regl-premie",
    "voorbeeld": "ja",
    "titel": "Premie",
    "laatst_gewijzigd": "2026-10-19",
    "soort_steun": "werking",
    "doel": "Opvang behouden.",
    "versies": [
        {
            "vastgesteld_door": "gemeenteraad",
            "vastgesteld_op": "2024-12-11",
            "geldig_van": "2025-01-01",
            "begunstigden": ["groepsopvang"],
            "bedragen": [{"vorm": "vast", "bedrag": "500"}],
            "aanvraag_kanaal": "met een mail",
            "aanvraagperiodes": [{"van": "2025-11-01", "tot": "2025-12-15", "tot_uur": "12:00", "jaarlijks": "ja"}],
            "aanvulling_termijn_dagen": "7",
            "beoordeling": [{"stap": "beslissing", "door": "college", "uiterlijk": "2027-03-15"}],
            "uitbetalingen": [{"omschrijving": "de helft", "uiterlijk": "2027-04-30"}],
        }
    ],
}


def deadlines() -> dict[str, Any]:
    """The events of the premium, by what their id says after that of the regulation."""
    parsed = icalendar.Calendar.from_ical(calendar(edition(Reglement.model_validate(REGULATION))))
    return {str(event["UID"]).partition("@")[0].removeprefix("regl-premie-"): event for event in parsed.walk("VEVENT")}


def test_the_days_of_a_regulation_stand_in_the_public_calendar() -> None:
    found = deadlines()
    assert {name: event["DTSTART"].dt for name, event in found.items()} == {
        "2025-01-01-sluiting-1-2025": datetime(2025, 12, 15, 11, tzinfo=BRUSSELS),
        "2025-01-01-opening-1-2026": date(2026, 11, 1),
        "2025-01-01-sluiting-1-2026": datetime(2026, 12, 15, 11, tzinfo=BRUSSELS),
        "2025-01-01-beoordeling-1": date(2027, 3, 15),
        "2025-01-01-uitbetaling-1": date(2027, 4, 30),
        "2025-01-01-opening-1-2027": date(2027, 11, 1),
        "2025-01-01-sluiting-1-2027": datetime(2027, 12, 15, 11, tzinfo=BRUSSELS),
        "2025-01-01-opening-1-2028": date(2028, 11, 1),
    }


def test_a_deadline_ends_at_its_hour_and_says_how_long_one_has_for_what_is_missing() -> None:
    event = deadlines()["2025-01-01-sluiting-1-2026"]
    assert event["DTEND"].dt == datetime(2026, 12, 15, 12, tzinfo=BRUSSELS)
    assert event["SUMMARY"] == "Premie: aanvragen kan tot 12.00 uur"
    assert "dan heb je 7 kalenderdagen om het na te sturen" in event["DESCRIPTION"]
    assert event["URL"] == f"{ADDRESS}reglementen/regl-premie/"


@pytest.mark.parametrize("audience", Audience)
def test_members_find_the_last_day_of_every_answer_and_the_public_none(audience: Audience) -> None:
    archive = whole_council.archive()
    given = select(archive, audience, date(2026, 11, 23), address=ADDRESS)
    parsed = icalendar.Calendar.from_ical(calendar(given))
    found = {str(each["UID"]).partition("@")[0]: each for each in parsed.walk("VEVENT")}
    due = {key: each for key, each in found.items() if key.endswith("-antwoord")}
    if audience is Audience.PUBLIEK:
        assert due == {}
        return
    clocks = {each.id: clock_of(each, archive.raad, given.date) for each in archive.all("adviezen")}
    expected = {f"{key}-antwoord": clock for key, clock in clocks.items() if clock and clock.uiterste_dag}
    assert due.keys() == expected.keys()
    assert len(due) > 3
    for key, clock in expected.items():
        assert due[key].decoded("DTSTART") == clock.uiterste_dag
        assert due[key]["SUMMARY"].startswith(
            "Beantwoord: " if clock.antwoord_op else "Laatste dag voor een antwoord: "
        )
        assert str(due[key]["URL"]) == f"{ADDRESS}adviezen/{key.removesuffix('-antwoord')}/"


def test_the_same_records_give_the_same_bytes_in_any_order() -> None:
    one, two = meeting("verg-1"), meeting("verg-2", gepland_begin="2027-06-10 19:30")
    assert calendar(edition(one, two)) == calendar(edition(two, one))


def test_the_calendar_is_staged_beside_the_pages() -> None:
    staged = [each.uri for each in outputs(edition(meeting(), audience=Audience.LEDEN))]
    assert staged == ["vergaderingen.ics", "agenda/vergaderingen.ics", "agenda/verg-1.ics", "robots.txt"]


def test_subscribing_goes_by_webcal() -> None:
    assert subscribe_address(edition()) == "webcal://lok.voorbeeld.invalid/raad/vergaderingen.ics"


def config(folder: Path, name: str, text: str) -> Path:
    place = folder / name
    place.write_text(text, "utf-8")
    return place


def test_the_address_is_that_of_the_configuration(tmp_path: Path) -> None:
    base = config(
        tmp_path, "mkdocs.yml", "site_url: https://a.voorbeeld.invalid\nx: !ENV [A, b]\ny: !!python/name:a.b\n"
    )
    own = config(tmp_path, "eigen.yml", "INHERIT: mkdocs.yml\nsite_url: https://b.voorbeeld.invalid/\n")
    heir = config(tmp_path, "erft.yml", "INHERIT: mkdocs.yml\n")
    assert [site_address(each) for each in (base, own, heir)] == [
        "https://a.voorbeeld.invalid/",
        "https://b.voorbeeld.invalid/",
        "https://a.voorbeeld.invalid/",
    ]


@pytest.mark.parametrize("text", ["site_name: x\n", "site_url: lok.be\n", "site_url:\n", "- a\n", "a: [\n", ""])
def test_a_configuration_without_an_address_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(RefusedError, match=r"mkdocs\.yml"):
        site_address(config(tmp_path, "mkdocs.yml", text))


def test_a_second_staging_changes_nothing(tmp_path: Path) -> None:
    given = edition(meeting())
    stage(outputs(given), (), tmp_path)
    assert (tmp_path / "vergaderingen.ics").read_bytes() == calendar(given).encode()
    assert not stage(outputs(given), (), tmp_path).changed


def test_an_attachment_does_not_take_its_place() -> None:
    archive = make_archive([], attachments=[Attachment("publiek/vergaderingen.ics")])
    (problem,) = address_problems(archive, tuple(claimed(archive)))
    assert (problem.path, problem.blocks) == ("content/publiek/vergaderingen.ics", True)


def test_the_hours_in_the_calendar_are_those_on_the_pages() -> None:
    archive = whole_council.archive()
    for audience in Audience:
        edition = select(archive, audience, date(2026, 11, 26), address=ADDRESS)
        texts = {page.uri: page.text.replace("&#46;", ".") for page in records.pages(renderer_of(edition))}
        events = icalendar.Calendar.from_ical(calendar(edition)).walk("VEVENT")
        meetings = [event for event in events if "/vergaderingen/" in event["URL"]]
        assert len(meetings) == len(edition.all("vergaderingen"))
        for event in meetings:
            begin, end = event.decoded("DTSTART"), event.decoded("DTEND")
            text = texts[f"{event['URL'].removeprefix(ADDRESS).rstrip('/')}.md"]
            assert begin.tzinfo.key == "Europe/Brussels"
            assert dutch.hour(begin) in text
            assert dutch.written_date(begin.date()) in text.casefold()
            if "Het einduur is een schatting" not in event["DESCRIPTION"] and event["STATUS"] == "CONFIRMED":
                assert dutch.hour(end) in text


def test_a_calendar_of_one_subject_or_one_day_holds_the_same_events() -> None:
    """Every event of the whole one stands in that of its subject, and alone while its day is still to come."""
    given = edition(
        meeting("verg-1"), meeting("verg-0", gepland_begin="2020-02-06 19:30"), Reglement.model_validate(REGULATION)
    )
    made = dict(smaller(given))
    whole = {str(each["UID"]): each.to_ical() for each in icalendar.Calendar.from_ical(calendar(given)).walk("VEVENT")}
    by_path = {
        path: {str(each["UID"]): each.to_ical() for each in icalendar.Calendar.from_ical(text).walk("VEVENT")}
        for path, text in made.items()
    }
    assert by_path["agenda/vergaderingen.ics"] | by_path["agenda/subsidies.ics"] == whole
    assert not by_path["agenda/vergaderingen.ics"].keys() & by_path["agenda/subsidies.ics"].keys()
    assert "agenda/verg-0.ics" not in made
    for path, events_of in by_path.items():
        if path not in ("agenda/vergaderingen.ics", "agenda/subsidies.ics"):
            ((uid, event),) = events_of.items()
            assert path == f"agenda/{uid.partition('@')[0]}.ics"
            assert whole[uid] == event
    assert "agenda/verg-1.ics" in made


def test_a_subject_without_anything_has_no_calendar() -> None:
    assert not list(smaller(edition()))
