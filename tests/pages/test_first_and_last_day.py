"""The first and the last day count, the day before and the day after do not: of a contact point and of a version.

Asked where it is read: on the pages, in the tables that members see, and in what the check says.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from lok.archive.archive import make_archive
from lok.edition.select import Edition, select
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience
from lok.pages.site import pages
from lok.source.parse import parse
from samples.attendance import meeting
from samples.places import EXAMPLES
from samples.rules import findings
from samples.small_council import DATA

if TYPE_CHECKING:
    from lok.archive.archive import Archive

Around = tuple[tuple[date, bool], ...]


def around(first: str, last: str) -> Around:
    """The day before, the first, the last and the day after, with whether the thing holds on it."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    before, after = date.fromordinal(begin.toordinal() - 1), date.fromordinal(end.toordinal() + 1)
    return (before, False), (begin, True), (end, True), (after, False)


def record(soort: str, text: str) -> tuple[str, Any]:
    """A record of a kind as its file says it."""
    return soort, BY_SOORT[soort].model.model_validate(parse(text))


COUNCIL = record("raad", DATA["raad/lok-voorbeeldstad.yaml"])


def texts(archive: Archive, day: date, audience: Audience = Audience.PUBLIEK) -> dict[str, str]:
    """The pages of an edition on a day, by their place."""
    edition: Edition = select(archive, audience, day, address="https://lok.example.org/")
    return {page.uri: page.text.replace("&#46;", ".") for page in pages(edition, None)}


# --- a contact point ------------------------------------------------------------------------------------------------

OFFICE = "naam: {name}\nsoort_contactpunt: stadsdienst\ntaak: Helpt.\nemail: {id}@example.org\nid: {id}\n"
HELD = ("2026-03-10", "2026-03-20")
CONTACTS = make_archive(
    [
        COUNCIL,
        record("contactpunten", OFFICE.format(id="altijd", name="Het gewone loket")),
        record(
            "contactpunten",
            OFFICE.format(id="even", name="Het tijdelijke loket") + f"geldig_van: {HELD[0]}\ngeldig_tot: {HELD[1]}\n",
        ),
        record(
            "vragen",
            "id: vraag\nvraag: Wie helpt?\ndoelgroepen: [ouders]\nuitleg: Bel.\ncontactpunten: [altijd, even]\n",
        ),
        record(
            "vragen", "id: alleen\nvraag: En wie nog?\ndoelgroepen: [ouders]\nuitleg: Bel.\ncontactpunten: [even]\n"
        ),
    ]
)


@pytest.mark.parametrize(("day", "holds"), around(*HELD))
def test_a_contact_point_is_shown_from_its_first_day_to_its_last(day: date, *, holds: bool) -> None:
    found = texts(CONTACTS, day)
    assert "Het gewone loket" in found["contactpunten/index.md"]
    assert ("Het tijdelijke loket" in found["contactpunten/index.md"]) is holds
    assert ("even@example.org" in found["vragen/vraag.md"]) is holds
    own = found["contactpunten/even.md"]
    assert ("Dit contactpunt begint op 10 maart 2026." in own) is (day < date(2026, 3, 10))
    assert ("Dit contactpunt bestaat niet meer sinds 21 maart 2026." in own) is (day > date(2026, 3, 20))


@pytest.mark.parametrize(("day", "holds"), around(*HELD))
def test_the_check_says_so_of_the_days_outside_and_of_no_other(day: date, *, holds: bool) -> None:
    told = findings(CONTACTS, day)
    codes = {path: {each.code for each in found} for path, found in told.items()}
    expired, early = day > date(2026, 3, 20), day < date(2026, 3, 10)
    for path in ("contactpunten/even", "vragen/vraag", "vragen/alleen"):
        assert ("verlopen" in codes.get(f"data/{path}.yaml", ())) is expired, path
    assert ("contactvraag" in codes.get("data/vragen/alleen.yaml", ())) is early
    assert (expired or early) is not holds


@pytest.mark.parametrize(("day", "holds"), around(*HELD))
def test_a_contact_point_without_a_question_is_asked_for_one_while_it_holds(day: date, *, holds: bool) -> None:
    lonely = make_archive([COUNCIL, ("contactpunten", CONTACTS.get("contactpunten", "even"))])
    asked = any(each.code == "contactvraag" for each in findings(lonely, day)["data/contactpunten/even.yaml"])
    assert asked is (holds or day < date(2026, 3, 10))


# --- a version of a regulation, and of the priority rules ---------------------------------------------------------------

REGULATION = (
    (EXAMPLES / "reglementen/good/volledig.yaml").read_text("utf-8").replace("    advies_lok: adv-2024-02\n", "")
)
REGULATIONS = make_archive(
    [
        COUNCIL,
        record("themas", DATA["themas/panden.yaml"].replace("panden", "subsidies")),
        record("themas", DATA["themas/panden.yaml"].replace("panden", "voorrangsregels")),
        record("contactpunten", OFFICE.format(id="dienst-subsidies", name="De dienst")),
        record("reglementen", REGULATION),
        record("voorrangsregels", (EXAMPLES / "voorrangsregels/good/voorrang-volledig.yaml").read_text("utf-8")),
    ]
)
"""One regulation in force in 2024 and, after half a year without, from July 2025 to 2030; one set of priority rules."""
PAGE = "reglementen/volledig"


@pytest.mark.parametrize(("day", "holds"), around("2024-01-01", "2024-12-31"))
def test_a_version_is_in_force_from_its_first_day_to_its_last(day: date, *, holds: bool) -> None:
    found = texts(REGULATIONS, day)
    told = "Dit reglement geldt sinds 1 januari 2024, tot en met 31 december 2024."
    assert (told in found[f"{PAGE}.md"]) is holds
    assert ("Vandaag geldt er geen reglement." in found[f"{PAGE}.md"]) is not holds
    version = found[f"{PAGE}/versie-2024-01-01.md"]
    assert ("Deze tekst geldt vandaag" in version) is holds
    assert ("Deze tekst geldt nog niet" in version) is (day.year < 2024)
    assert ("Deze tekst geldt niet meer" in version) is (day.year > 2024)
    assert ("Geldt vanaf" in found["reglementen/index.md"]) is not holds


@pytest.mark.parametrize(("day", "holds"), around("2025-07-01", "2030-12-31"))
def test_the_last_version_is_told_as_gone_the_day_after_it(day: date, *, holds: bool) -> None:
    found = texts(REGULATIONS, day)
    assert ("Dit reglement geldt sinds 1 juli 2025" in found[f"{PAGE}.md"]) is holds
    assert ("Dit reglement geldt niet meer sinds 1 januari 2031." in found[f"{PAGE}.md"]) is (day.year == 2031)
    assert ("Geldt niet meer sinds 1 januari 2031." in found["reglementen/index.md"]) is (day.year == 2031)
    asked = found[f"{PAGE}/kom-ik-in-aanmerking.md"]
    assert ("Dit reglement geldt pas vanaf 1 juli 2025:" in asked) is (day < date(2025, 7, 1))
    assert ("Dit reglement geldt niet meer sinds 1 januari 2031:" in asked) is (day.year == 2031)


@pytest.mark.parametrize(("day", "holds"), around("2024-04-01", "2025-03-31"))
def test_priority_rules_hold_from_their_first_day_to_their_last(day: date, *, holds: bool) -> None:
    found = texts(REGULATIONS, day)
    assert ("Deze regels gelden vandaag." in found["voorrangsregels/index.md"]) is holds
    page = found["voorrangsregels/voorrang-volledig.md"]
    assert ("Deze regels gelden sinds 1 april 2024." in page) is holds
    assert ("Deze regels gelden niet meer." in page) is (day > date(2025, 3, 31))


@pytest.mark.parametrize(("day", "holds"), around("2024-01-01", "2024-12-31"))
def test_members_see_the_condition_of_attendance_of_a_version_while_it_holds(day: date, *, holds: bool) -> None:
    condition = (
        "    deelnamevoorwaarde: {orgaan: lok, periode: kalenderjaar, min_aantal: 3, verontschuldigd_telt: nee}\n"
    )
    first, _, rest = REGULATION.partition("    aanvraag_kanaal: per brief\n")
    regulation = record("reglementen", f"{first}{condition}    aanvraag_kanaal: per brief\n{rest}")
    seat = "id: zetel-a\nnaam: A\ngeleding: lokale_actor\norganisatie: org-a\nstemgerechtigd: ja\nvan: 2020-01-01\n"
    archive = make_archive(
        [
            COUNCIL,
            regulation,
            record("zetels", seat),
            record("organisatoren", "id: org-a\nnaam: Opvang A\ntype: vzw\ncontactpunten: [dienst-subsidies]\n"),
            ("vergaderingen", meeting(3, {"zetel-a": "a"})),
        ]
    )
    edition = select(archive, Audience.LEDEN, day, address="https://lok.example.org/")
    shown = [row for rows in edition.insights["judgements"].values() for row in rows]
    assert bool(shown) is holds
