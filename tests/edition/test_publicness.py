"""What a council keeps to itself stays with it: approved minutes are public under the rules of their own day only."""

from __future__ import annotations

from typing import Any

import pytest

from lok.archive.archive import Archive, make_archive
from lok.edition.for_everyone import AGGREGATES
from lok.edition.select import select
from lok.facts.facts import make_facts
from lok.kinds.registry import BY_SOORT
from lok.kinds.vergadering import Vergadering
from lok.kinds.zetels import Zetel
from lok.model.audience import Audience
from lok.pages import records
from lok.pages.sections import renderer_of
from lok.source.parse import parse
from samples import small_council
from samples.meetings import SEATS, TODAY, held, item, meeting, seat
from samples.meetings import council as of

WORD = "binnenskamers"
VOTE = {"onderwerp": f"Over {WORD}", "methode": "kaarten", "voor": "9", "tegen": "0", "gevolg": "goedgekeurd"}


def council(*rules: dict[str, str]) -> Archive:
    """A council that met once in 2021 and once in 2025, with these rules on its minutes."""
    given = parse(small_council.DATA["raad/lok-voorbeeldstad.yaml"])
    base = given["afspraken"][0]
    settings = BY_SOORT["raad"].model.model_validate(given | {"afspraken": [base | each for each in rules]})
    punten = [item("1", besluit=f"Een besluit {WORD}.", stemmingen=[VOTE])]
    meetings = [
        held(day, (4, 3, 2, 0), agendapunten=punten, gasten=[{"hoedanigheid": f"gast {WORD}"}])
        for day in ("2021-03-18", "2025-03-20")
    ]
    seats = [
        Zetel.model_validate(
            {"id": seat(group, number), "naam": group, "geleding": group, "stemgerechtigd": "ja", "van": "2019-01-01"}
        )
        for group, count in SEATS.items()
        for number in range(count)
    ]
    later = Vergadering.model_validate(
        {"id": "verg-later", "volgnummer": "1", "status": "gehouden", "gepland_begin": "2025-06-19 19:30"}
    )
    kinds = {kind.model: soort for soort, kind in BY_SOORT.items()}
    return make_archive((kinds[type(each)], each) for each in (settings, *seats, *meetings, later))


def rule(since: str, minutes: str) -> dict[str, str]:
    return {"geldig_van": since, "openbaarheid_verslagen": minutes}


CASES: list[tuple[tuple[dict[str, str], ...], tuple[bool, bool]]] = [
    ((rule("2020-01-01", "openbaar"),), (True, True)),
    ((rule("2020-01-01", "gesloten"),), (False, False)),
    ((rule("2020-01-01", "op_vraag"),), (False, False)),
    ((rule("2020-01-01", "gesloten"), rule("2024-01-01", "openbaar")), (False, True)),
    ((rule("2020-01-01", "openbaar"), rule("2024-01-01", "gesloten")), (True, False)),
    ((rule("2024-01-01", "openbaar"),), (False, True)),
]


@pytest.mark.parametrize(("rules", "public"), CASES)
def test_minutes_are_public_under_the_rules_of_their_day(
    rules: tuple[dict[str, str], ...], public: tuple[bool, bool]
) -> None:
    archive = council(*rules)
    shown = texts(archive, Audience.PUBLIEK)
    totals = AGGREGATES["attendance_totals"](make_facts(archive), TODAY)
    for day, is_public in zip(("2021-03-18", "2025-03-20"), public, strict=True):
        text = shown[f"vergaderingen/verg-{day}.md"]
        assert (WORD in text) is is_public
        assert ("maar niet openbaar" in text) is not is_public
        assert ("<dt>Aanwezig</dt>" in text) is is_public
        assert (f"verg-{day}" in totals) is is_public
        assert WORD in texts(archive, Audience.LEDEN)[f"vergaderingen/verg-{day}.md"]


def test_minutes_on_request_say_where_to_ask() -> None:
    shown = texts(council(rule("2020-01-01", "op_vraag")), Audience.PUBLIEK)
    assert "Je kunt het verslag opvragen: mail naar [lok@example.org]" in shown["vergaderingen/verg-2025-03-20.md"]


@pytest.mark.parametrize("status", ["uitgenodigd", "verslag_goedgekeurd"])
def test_where_items_are_left_out_the_public_page_says_so_in_their_place(status: str) -> None:
    hidden = {"zichtbaarheid": "leden", "titel": WORD, "grond": "persoonlijke_levenssfeer"}
    later = {"verslag_goedgekeurd_op": "verg-later"} if status == "verslag_goedgekeurd" else {}
    items = [item("1", **hidden), item("2"), item("3", **hidden), item("4", **hidden | {"grond": None}), item("5")]
    made = meeting("verg-2025-03-20", status=status, gepland_begin="2025-03-20 19:30", agendapunten=items, **later)
    archive = of(made, meeting("verg-later", gepland_begin="2025-06-19 19:30"))
    public, members = (texts(archive, audience)[f"vergaderingen/{made.id}.md"] for audience in Audience)
    one = "Hier is 1 punt weggelaten: ook de titel is niet openbaar. Grond: persoonlijke levenssfeer."
    two = "Hier zijn 2 punten weggelaten: ook de titel is niet openbaar. Grond: persoonlijke levenssfeer."
    places = [public.index(each) for each in (one, "## 2. Punt 2", two, "## 5. Punt 5")]
    assert places == sorted(places)
    assert WORD not in public
    assert "weggelaten: ook de titel" not in members


def test_a_meeting_of_which_every_item_is_left_out_has_an_agenda() -> None:
    made = meeting(agendapunten=[item("1", zichtbaarheid="leden", titel=WORD)])
    public = texts(of(made), Audience.PUBLIEK)[f"vergaderingen/{made.id}.md"]
    assert "Hier is 1 punt weggelaten: ook de titel is niet openbaar." in public
    assert "Er is nog geen agenda." not in public


def texts(archive: Archive, audience: Audience) -> dict[str, Any]:
    renderer = renderer_of(select(archive, audience, TODAY))
    return {page.uri: page.text for page in records.pages(renderer)}
