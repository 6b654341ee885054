"""What readers are told of regulations as towns really have them: nothing to ask, who decides, an index, a budget that is shared."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain
from typing import Any

import pytest

from lok.archive.archive import Attachment, make_archive
from lok.edition.select import select
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience
from lok.opendata.places import OF_THE_MODELS
from lok.outputs.files import outputs
from lok.pages.sections import renderer_of
from lok.pages.site import pages
from lok.source.parse import parse
from samples import small_council
from samples.regulations import regulation

NOTHING: dict[str, Any] = {"aanvraag_kanaal": None, "aanvraag_doorlopend": None}


def told(audience: Audience, **version: Any) -> str:
    council = BY_SOORT["raad"].model.model_validate(parse(small_council.DATA["raad/lok-voorbeeldstad.yaml"]))
    archive = make_archive((("raad", council), ("reglementen", regulation(**version))))
    made = select(archive, audience, date(2026, 11, 29), address="https://lok.example.org/")
    models = ("handleiding/velden", *OF_THE_MODELS)
    found = (page for page in chain(pages(made), outputs(made)) if not page.uri.startswith(models))
    return "\n".join(page.text for page in found if isinstance(page.text, str)).replace("\u00a0", " ")


@pytest.mark.parametrize("audience", Audience)
def test_who_has_nothing_to_ask_reads_that(audience: Audience) -> None:
    text = told(audience, **NOTHING, automatisch_toegekend="ja")
    assert "Aanvragen hoeft niet: wie de steun kan krijgen, krijgt ze vanzelf." in text
    assert "je hoeft niets aan te vragen" in text
    assert "het hele jaar" not in text
    assert "Wanneer kun je aanvragen?" not in text


@pytest.mark.parametrize("audience", Audience)
def test_who_decides_is_what_the_record_says(audience: Audience) -> None:
    text = told(audience, beslist_door="het LOK")
    assert "Het LOK beslist." in text
    for unknown in (text, told(audience)):
        assert "stad beslist" not in unknown.casefold()
        assert "bestuur beslist" not in unknown.casefold()
        assert "kijkt je aanvraag na en beslist" not in unknown


def test_an_indexed_amount_is_said_to_move_and_never_invented() -> None:
    indexed = {"vorm": "per_plaats", "bedrag": "1000", "index": "gezondheidsindex", "index_basis": "2020-01"}
    text = told(Audience.PUBLIEK, bedragen=[indexed])
    assert "stijgt mee met de gezondheidsindex (basis: januari 2020)" in text
    assert "Hoeveel het vandaag is, weten wij niet" in text
    text = told(Audience.PUBLIEK, bedragen=[indexed | {"indexeringen": [{"van": "2025-01-01", "bedrag": "1180.50"}]}])
    assert "€ 1.180,50 per plaats" in text
    assert "Het laatste bedrag dat wij kennen, geldt sinds 1 januari 2025" in text


def test_a_budget_that_is_a_limit_shows_what_one_gets_when_all_ask() -> None:
    budget = {"bedrag": "9500", "verdeelwijze": "pro_rata"}
    text = told(Audience.PUBLIEK, bedragen=[{"vorm": "per_plaats", "bedrag": "20"}], budgetten=[budget])
    assert "## Als iedereen aanvraagt" in text
    assert "er is € 9.500, en samen wordt € 19.000 gevraagd. Dan krijgt iedereen de helft." in text
    shared = {"vorm": "budget", "totaal": "10000", "verdeling": "pro_rata"}
    text = told(Audience.PUBLIEK, bedragen=[shared])
    assert all(each in text for each in ("Ze verdelen € 10.000", "€ 2.000", "€ 3.500", "€ 4.500"))


def test_the_last_day_hangs_on_the_start_of_the_care() -> None:
    text = told(Audience.PUBLIEK, aanvraag_doorlopend=None, aanvraagtermijnen=[{"binnen": "6", "eenheid": "maanden"}])
    assert "Aanvragen kan binnen 6 maanden na de start van de opvang." in text


def test_what_is_paid_in_stages_is_told_with_an_example() -> None:
    parts = [{"aandeel": f"{each}/100", "omschrijving": f"deel {each}"} for each in (40, 60)]
    text = told(Audience.PUBLIEK, bedragen=[{"vorm": "per_plaats", "bedrag": "1000"}], uitbetalingen=parts)
    assert "Wie € 8.000 krijgt, krijgt dat in 2 keer: € 3.200 (40 %, deel 40), € 4.800 (60 %, deel 60)." in text


def test_who_must_have_been_open_for_months_is_asked_so() -> None:
    before = {
        "code": "actief",
        "tekst": "Zes maanden open.",
        "controle": "automatisch",
        "vooraf_actief": {"maanden": "6"},
    }
    text = told(Audience.PUBLIEK, voorwaarden=[before])
    assert "Is je opvang op de dag van je aanvraag minstens 6 maanden zonder onderbreking actief?" in text
    assert 'data-eis="vooraf" data-maanden="6"' in text
    apart = before | {"vooraf_actief": {"maanden": "6", "aaneensluitend": "nee", "binnen_maanden": "12"}}
    assert "samen minstens 6 maanden actief geweest in de 12 maanden ervoor?" in told(
        Audience.PUBLIEK, voorwaarden=[apart]
    )


def test_only_the_amounts_that_hold_on_the_day_are_shown() -> None:
    amounts = [
        {"vorm": "vast", "bedrag": "111", "tot": "2025-12-31"},
        {"vorm": "vast", "bedrag": "222", "van": "2026-01-01", "begunstigden": ["groepsopvang"]},
    ]
    text = told(Audience.PUBLIEK, bedragen=amounts)
    assert "groepsopvang: € 222, jaarlijks, vanaf 1 januari 2026" in text
    assert "€ 111" not in text


@pytest.mark.parametrize("audience", Audience)
def test_the_public_always_reads_the_scale_the_levels_and_which_places_are_new(audience: Audience) -> None:
    record = {
        "id": "ronde", "titel": "Ronde", "oproep": "Oproep", "criteria_vastgesteld_door": "gemeenteraad",
        "criteria_vastgesteld_op": "2026-01-25", "schaal": "8", "plaatsen_beschikbaar": "8",
        "beschikbaar_waarvan": {"nieuw": "6", "omgeschakeld": "2"},
        "criteria": [
            {"nr": "1", "naam": "Uren", "max_punten": "2.5", "subcriteria": [{"tekst": "ruim", "punten": "2.5"}, {"tekst": "gewoon", "punten": "0.5"}]},
            {"nr": "2", "naam": "Rest", "max_punten": "17.5"},
        ],
    }  # fmt: skip
    council = BY_SOORT["raad"].model.model_validate(parse(small_council.DATA["raad/lok-voorbeeldstad.yaml"]))
    archive = make_archive((("raad", council), ("ikt-rondes", BY_SOORT["ikt-rondes"].model.model_validate(record))))
    made = select(archive, audience, date(2026, 11, 29), address="https://lok.example.org/")
    text = next(page.text for page in pages(made) if page.uri == "ikt-rondes/ronde.md")
    for words in ("20 punten is 8 op 8", "Eén van deze trappen geldt", "gewoon: 0,5 punt", "6 nieuw en 2 omgeschakeld"):
        assert words in text


def test_the_terms_of_a_regulation_are_told_with_their_unit_and_from_when_they_run() -> None:
    text = told(
        Audience.PUBLIEK,
        aanvulling_termijn={"aantal": "10", "eenheid": "werkdagen", "vanaf": "vraag_om_aanvulling"},
        bezwaartermijn={"aantal": "1", "eenheid": "maanden", "vanaf": "kennisgeving"},
        beoordeling=[
            {
                "stap": "beslissing",
                "door": "het college",
                "binnen": {"aantal": "2", "eenheid": "maanden", "vanaf": "volledige_aanvraag"},
            }
        ],
        uitbetalingen=[
            {"omschrijving": "in één keer", "binnen": {"aantal": "30", "eenheid": "werkdagen", "vanaf": "beslissing"}}
        ],
    )
    for said in (
        "dan heb je 10 werkdagen na de vraag om aanvulling om het na te sturen. Zaterdagen, zondagen, feestdagen en sluitingsdagen tellen niet mee.",
        "dan heb je 1 maand na de dag waarop je de beslissing kreeg om bezwaar te maken.",
        "het college, binnen 2 maanden na de volledige aanvraag",
        "in één keer, binnen 30 werkdagen na de beslissing (zaterdagen, zondagen, feestdagen en sluitingsdagen tellen niet mee)",
    ):
        assert said in text


BODIES = {"lok": "het LOK", "boa": "het BOA-verband"}
KEPT = ("Wat het LOK vroeger vroeg", "Het LOK geeft de stad advies over kin")
"""What stays, whatever the council is: somebody wrote it."""


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("orgaan", BODIES)
def test_our_own_words_call_the_council_what_it_is_and_those_of_others_stay(audience: Audience, orgaan: str) -> None:
    council = parse(small_council.DATA["raad/lok-voorbeeldstad.yaml"]) | {"orgaan": orgaan}
    archive = make_archive(
        (
            ("raad", BY_SOORT["raad"].model.model_validate(council)),
            ("reglementen", regulation(bedrag_uitleg=f"{KEPT[0]}.")),
        )
    )
    made = select(archive, audience, date(2026, 11, 29), address="https://lok.example.org/")
    found = {page.uri: page.text for page in pages(made) if isinstance(page.text, str)}
    assert any(KEPT[0] in text for text in found.values())
    ours = {
        uri: re.sub("|".join(KEPT), "", text, flags=re.IGNORECASE).casefold()
        for uri, text in found.items()
        if "handleiding" not in uri
        and "woordenboek" not in uri
        and "begrippen" not in uri  # these are of every council
    }
    (other,) = set(BODIES.values()) - {BODIES[orgaan]}
    assert "\n".join(ours.values()).count(BODIES[orgaan].casefold()) > 5
    assert [uri for uri, text in ours.items() if re.search(rf"\b{other.casefold()}\b", text)] == []


def test_the_logo_of_then_is_a_file_of_the_site_as_that_of_now_is() -> None:
    then = {"id": "lok-oudstad", "tot": "2024-12-31", "naam": "Lokaal Overleg Oudstad", "afkorting": "LOK Oudstad"}
    then["logo"] = "publiek/bijlagen/logo-van-toen.png"
    council = parse(small_council.DATA["raad/lok-voorbeeldstad.yaml"]) | {
        "logo": "publiek/bijlagen/logo.png",
        "vroeger": [then],
    }
    raad = BY_SOORT["raad"].model.model_validate(council)
    archive = make_archive([("raad", raad)], attachments=[Attachment(council["logo"]), Attachment(then["logo"])])
    made = select(archive, Audience.PUBLIEK, date(2026, 11, 29), address="https://lok.example.org/")
    page = renderer_of(made).page(f"raad/{raad.id}.md", "raad.md.jinja", kind=BY_SOORT["raad"], record=made.raad)
    assert "[Het logo van toen](../bijlagen/logo-van-toen.png)" in page.text
    assert "(../bijlagen/logo.png)" in page.text
