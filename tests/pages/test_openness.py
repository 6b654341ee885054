"""Sentences follow the settings: who may attend, what comes of minutes, and what the government is called."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import Any

import pytest

from lok.archive.archive import make_archive
from lok.edition.select import Edition, select
from lok.facts.openness import minutes_kept_back, minutes_to_come, who_may_attend
from lok.kinds.registry import BY_SOORT
from lok.kinds.startstappen import Startstap
from lok.model.audience import Audience
from lok.model.kind import Record
from lok.outputs.calendar import calendar
from lok.outputs.files import outputs
from lok.pages.site import pages
from lok.source.parse import parse
from lok.words.dutch import government
from samples import small_council
from samples.meetings import held, meeting
from samples.places import EXAMPLES
from samples.regulations import regulation

TODAY = date(2026, 11, 23)
KINDS = {kind.model: soort for soort, kind in BY_SOORT.items()}


def council(verslagen: str = "openbaar", vergaderingen: str = "openbaar", **fields: Any) -> Any:
    data = parse(small_council.DATA["raad/lok-voorbeeldstad.yaml"])
    data["afspraken"][0] |= {"openbaarheid_verslagen": verslagen, "openbaarheid_vergaderingen": vergaderingen}
    return BY_SOORT["raad"].model.model_validate(data | fields)


def edition(raad: Any, *records: Record, audience: Audience = Audience.PUBLIEK) -> Edition:
    return select(make_archive((KINDS[type(each)], each) for each in (raad, *records)), audience, TODAY)


def text_of(made: Edition, uri: str) -> str:
    return next(str(page.text) for page in pages(made) if page.uri == uri)


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("openbaar", "Iedereen mag deze vergadering bijwonen."),
        ("gesloten", "Alleen leden en genodigden mogen deze vergadering bijwonen."),
        ("op_vraag", "Wie het vooraf vraagt, mag deze vergadering bijwonen."),
    ],
)
def test_who_may_attend_stands_at_the_meeting_and_in_the_calendar(setting: str, words: str) -> None:
    made = edition(council(vergaderingen=setting), meeting())
    assert words in text_of(made, "vergaderingen/verg-1.md")
    assert words in calendar(made).replace("\r\n ", "").replace("\\,", ",")


def test_nothing_is_said_of_other_meetings_or_of_a_day_before_the_agreements() -> None:
    raad = council()
    assert who_may_attend(raad, meeting(soort_vergadering="dagelijks_bestuur"), TODAY) is None
    assert who_may_attend(raad, meeting(gepland_begin="2019-12-31 19:30"), TODAY) is None
    past = who_may_attend(raad, meeting(gepland_begin="2020-01-01 19:30"), TODAY)
    assert past == "iedereen mocht deze vergadering bijwonen"


@pytest.mark.parametrize(
    ("setting", "promised", "said"),
    [
        ("openbaar", True, "De besluiten verschijnen hier zodra"),
        ("op_vraag", False, "Het goedgekeurde verslag kun je opvragen."),
        ("gesloten", False, "de verslagen van de raad zijn niet openbaar"),
    ],
)
@pytest.mark.parametrize("status", ["gehouden", "verslag_ontwerp"])
def test_a_draft_promises_what_the_council_agreed(setting: str, promised: bool, said: str, status: str) -> None:  # noqa: FBT001 - a row
    draft = held("2026-10-15", status=status, verslag_goedgekeurd_op=None)
    text = text_of(edition(council(verslagen=setting), draft), "vergaderingen/verg-2026-10-15.md")
    assert said in text
    assert ("verschijnen hier zodra" in text) is promised


@pytest.mark.parametrize(("setting", "open_minutes"), [("openbaar", True), ("op_vraag", False), ("gesloten", False)])
def test_of_a_meeting_without_quorum_too(setting: str, open_minutes: bool) -> None:  # noqa: FBT001 - a row
    draft = held("2026-10-15", status="onvoltallig", verslag_goedgekeurd_op=None)
    text = text_of(edition(council(verslagen=setting), draft), "vergaderingen/verg-2026-10-15.md")
    assert ("alleen een goedgekeurd verslag is openbaar" in text) is open_minutes
    assert ("verschijnen hier zodra" in text) is False


def test_before_the_first_agreement_nobody_agreed_anything() -> None:
    old = held("2019-10-15")
    raad = council()
    assert "zo sprak de raad het af" not in minutes_kept_back(raad, old)
    assert "heeft de raad nog niets over openbaarheid afgesproken" in minutes_kept_back(raad, old)
    assert "heeft de raad nog niets over openbaarheid afgesproken" in minutes_to_come(raad, old)
    closed = held("2021-10-15")
    assert "zo sprak de raad het af" in minutes_kept_back(council(verslagen="gesloten"), closed)


@pytest.mark.parametrize(("setting", "told"), [("openbaar", True), ("gesloten", False)])
def test_the_feed_promises_decisions_only_where_they_come(setting: str, told: bool) -> None:  # noqa: FBT001 - a row
    assert ("de besluiten zodra" in text_of(edition(council(verslagen=setting)), "volgen/index.md")) is told


@pytest.mark.parametrize(
    ("bestuur", "words"),
    [
        ("stad Voorbeeldstad", "de stad"),
        ("gemeente Proefdorp", "de gemeente"),
        ("Gemeente Proefdorp", "de gemeente"),
        ("Vlaamse Gemeenschapscommissie", "het lokaal bestuur"),
    ],
)
def test_what_a_government_is_called(bestuur: str, words: str) -> None:
    assert government(bestuur) == words


@pytest.mark.parametrize("audience", Audience)
def test_no_page_of_a_gemeente_speaks_of_the_stad(audience: Audience) -> None:
    step = Startstap.model_validate(parse((EXAMPLES / "startstappen" / "good" / "minimaal.yaml").read_text("utf-8")))
    contact = BY_SOORT["contactpunten"].model.model_validate(
        parse((EXAMPLES / "contactpunten" / "good" / "minimaal.yaml").read_text("utf-8"))
        | {"id": step.contactpunten[0]}
    )
    shared = {"vorm": "vast", "bedrag": "150", "aandeel_kosten": "1/2", "hoogstens": "ja"}
    support = regulation(bedragen=[shared], budgetten=[{"verdeelwijze": "binnen_het_budget"}])
    raad = council(bestuur="gemeente Proefdorp", kerntaak="Het LOK geeft advies.")
    made = edition(raad, step, contact, support, meeting(), audience=audience)
    speaking = [
        page.uri
        for page in chain(pages(made), outputs(made))
        if isinstance(page.text, str) and "de stad " in page.text.casefold().replace("de stad of gemeente", "")
    ]
    assert speaking == []
    assert "De beslissing valt pas na je aanvraag." in text_of(made, "reglementen/regl-proef/kom-ik-in-aanmerking.md")
