"""What is offered for the next agenda: all that waits, each once, and nothing that only members knew to everybody."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.acts.meeting_text import ITEMS, meeting_of, put
from lok.acts.offers import Aanbod, offers, take
from lok.build.builder import Builder
from lok.words.terminal import RefusedError
from samples.sitting import LAST, NEXT, Evening
from samples.small_council import edit

if TYPE_CHECKING:
    from pathlib import Path

    from lok.acts.offers import Offer

DAY = date(2026, 11, 23)
EARLIER = f"data/vergaderingen/{LAST}.yaml"


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    return Evening(tmp_path / "raad")


def all_of(evening: Evening) -> dict[str, Offer]:
    return {each.key: each for each in offers(evening.archive, evening.text, DAY)}


def test_each_offer_has_a_key_of_its_own_and_words_of_one_line(evening: Evening) -> None:
    found = offers(evening.archive, evening.text, DAY)
    assert len({each.key for each in found}) == len(found)
    assert {each.kind for each in found} == set(Aanbod)
    assert [each.words for each in found] == [
        "Vast punt: Opening",
        "Verslag van 17 september 2026 goedkeuren",
        "Actiepunt: De lijst van gebouwen aanvullen (Kikker, tegen 10 september 2026), 74 dagen over tijd",
        "Actiepunt: De aanvrager terugbellen (secretariaat, zonder einddatum)",
        "Uitgesteld op 17 september 2026: Opvang in de zomer",
        "ADV-2026-01, Stel panden van de stad beschikbaar: nog geen antwoord, de termijn liep af op 24 augustus 2026",
        "Vast punt: Varia",
        "Vast punt: Volgende vergadering",
    ]


def test_what_is_taken_is_told_and_not_taken_again(evening: Evening) -> None:
    for key, offer in all_of(evening).items():
        evening.write(take(evening.text, offer))
        now = all_of(evening)
        assert now[key].taken, key
        with pytest.raises(RefusedError, match="dit staat al op de agenda: punt"):
            take(evening.text, offer)
    assert all(each.taken for each in all_of(evening).values())


def test_the_order_in_which_offers_are_taken_does_not_matter(evening: Evening) -> None:
    empty, found = evening.text, offers(evening.archive, evening.text, DAY)
    one = two = empty
    for offer in found:
        one = take(one, offer)
    for offer in reversed(found):
        two = take(two, offer)
    kept = [each.titel for each in meeting_of(one).agendapunten]
    other = [each.titel for each in meeting_of(two).agendapunten]
    assert sorted(kept) == sorted(other)
    assert kept[:3] == other[:3] == ["Opening", "Verslag van 17 september 2026", "Opvolging van de actiepunten"]
    assert kept[-2:] == other[-2:] == ["Varia", "Volgende vergadering"]


def test_an_action_keeps_its_words_its_day_and_its_first_meeting(evening: Evening) -> None:
    for offer in all_of(evening).values():
        if offer.kind is Aanbod.actiepunt:
            evening.write(take(evening.text, offer))
    (item,) = meeting_of(evening.text).agendapunten
    assert [(each.omschrijving, each.overgedragen_van, each.deadline) for each in item.actiepunten] == [
        ("De lijst van gebouwen aanvullen", "verg-2026-06-18", date(2026, 9, 10)),
        ("De aanvrager terugbellen", LAST, None),
    ]
    assert not any(each.blocks for each in evening.problems(DAY))


def test_an_action_that_is_done_is_offered_no_more(evening: Evening) -> None:
    edit(
        evening.root / "data/vergaderingen/verg-2026-06-18.yaml",
        "status: open",
        "status: afgerond\n        afgerond_op: 2026-09-01",
    )
    assert not any("gebouwen-aanvullen" in key for key in all_of(evening))


def test_an_item_comes_back_with_what_was_prepared_and_not_with_what_was_said(evening: Evening) -> None:
    evening.write(take(evening.text, all_of(evening)[f"uitgesteld:{LAST}:3"]))
    (item,) = meeting_of(evening.text).agendapunten
    assert str(item.toelichting) == "De zomer duurt lang.\nLees de cijfers vooraf."
    assert item.voorstel == "De raad vraagt opvang in juli."
    assert (item.bespreking, item.stemmingen, item.besluit) == (None, (), None)


def test_an_item_put_off_is_no_longer_offered_once_it_came_back_or_is_old(evening: Evening) -> None:
    key = f"uitgesteld:{LAST}:3"
    assert key in all_of(evening)
    late = offers(evening.archive, evening.text, date(2028, 1, 1))
    assert key not in {each.key for each in late}
    between = (
        (evening.root / EARLIER).read_text("utf-8").replace(LAST, "verg-2026-10-15").replace("2026-09-17", "2026-10-15")
    )
    between = between.replace(
        "      - {onderwerp: Opvang in de zomer, gevolg: uitgesteld}\n",
        "      - {onderwerp: Opvang in de zomer, gevolg: goedgekeurd}\n",
    )
    (evening.root / "data/vergaderingen/verg-2026-10-15.yaml").write_text(between, "utf-8")
    assert key not in all_of(evening)


CLOSED = {
    "dealt with behind closed doors": ("    titel: Opvang in de zomer\n", "    titel: Opvang in de zomer\n    openbaar: nee\n    grond: persoonlijke_levenssfeer\n"),
    "planned so": ("    titel: Opvang in de zomer\n", "    titel: Opvang in de zomer\n    gepland_openbaar: nee\n    grond: persoonlijke_levenssfeer\n"),
    "a title for members": ("    titel: Opvang in de zomer\n", "    titel: Opvang in de zomer\n    zichtbaarheid: leden\n    grond: persoonlijke_levenssfeer\n"),
    "a meeting for members": ("voorbeeld: ja\n", "voorbeeld: ja\nzichtbaarheid: leden\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", CLOSED)
def test_what_the_public_did_not_read_stays_closed(name: str, evening: Evening) -> None:
    edit(evening.root / EARLIER, *CLOSED[name])
    evening.write(take(evening.text, all_of(evening)[f"uitgesteld:{LAST}:3"]))
    (item,) = meeting_of(evening.text).agendapunten
    assert item.closed
    assert (item.zichtbaarheid.value == "leden") is ("members" in name)
    if name == "a meeting for members":
        for offer in all_of(evening).values():
            if offer.kind in (Aanbod.verslag, Aanbod.vast):
                assert offer.item.get("zichtbaarheid") == "leden", offer.key


def test_no_word_of_an_action_is_in_a_title_or_text_that_everybody_reads(evening: Evening) -> None:
    for offer in all_of(evening).values():
        if offer.kind is Aanbod.actiepunt:
            evening.write(take(evening.text, offer))
    (item,) = meeting_of(evening.text).agendapunten
    assert item.titel == "Opvolging van de actiepunten"
    assert item.toelichting is None


TITLES = {
    "Verslag van 17 september 2026": True,
    "Goedkeuring van het verslag": True,
    "Verslag van de vorige vergadering": True,
    "Verslagen van 17 september en 5 november 2026": True,
    "Verslag van 17 september 2025": False,
    "Verslag van 7 september 2026": False,
    "Verslag van 18 juni 2026": False,
}


@pytest.mark.parametrize("title", TITLES)
def test_minutes_are_known_by_the_day_in_a_title_or_as_the_last_ones(title: str, evening: Evening) -> None:
    item = {"nr": "1", "titel": title, "soort": "goedkeuring_verslag"}
    evening.write(put(evening.text, (), ITEMS, [item]))
    assert all_of(evening)[f"verslag:{LAST}"].taken is TITLES[title]


def test_another_body_has_an_agenda_of_its_own(evening: Evening) -> None:
    groups = evening.root / "data/werkgroepen"
    groups.mkdir()
    (groups / "wg-zomer.yaml").write_text(
        "id: wg-zomer\nnaam: Zomer\nopdracht: Opvang in juli.\nleden: [zetel-wolk]\n", "utf-8"
    )
    evening.write(put(put(evening.text, (), "soort_vergadering", "werkgroep"), (), "werkgroep", "wg-zomer"))
    found = all_of(evening)
    assert set(found) == {"vast:opening", "vast:mededelingen", "vast:varia", "vast:datum-van-de-volgende-vergadering"}


def test_a_council_without_a_past_is_offered_the_usual(evening: Evening) -> None:
    for name in (LAST, "verg-2026-06-18"):
        (evening.root / f"data/vergaderingen/{name}.yaml").unlink()
    (evening.root / "data/adviezen/adv-2026-01.yaml").unlink()
    assert [each.words for each in all_of(evening).values()] == [
        "Vast punt: Opening",
        "Vast punt: Mededelingen",
        "Vast punt: Varia",
        "Vast punt: Datum van de volgende vergadering",
    ]
    for offer in all_of(evening).values():
        evening.write(take(evening.text, offer))
    assert evening.told(DAY) == []
    assert NEXT in evening.text


def test_an_answered_advice_is_not_offered_and_a_long_title_fits(evening: Evening) -> None:
    advice = evening.root / "data/adviezen/adv-2026-01.yaml"
    edit(advice, "titel: Stel panden van de stad beschikbaar", f"titel: {'Panden ' * 42}")
    evening.write(take(evening.text, all_of(evening)["advies:adv-2026-01"]))
    assert not any(each.blocks for each in evening.problems(DAY))
    assert all_of(evening)["advies:adv-2026-01"].taken
    edit(advice, "status: uitgebracht\n", "status: ingetrokken\nintrekking: {datum: 2026-11-01, reden: Te laat}\n")
    assert "advies:adv-2026-01" not in all_of(evening)


def test_members_read_the_actions_on_the_agenda_and_nobody_else_does(evening: Evening, tmp_path: Path) -> None:
    for offer in all_of(evening).values():
        evening.write(take(evening.text, offer))
    with Builder(evening.root, tmp_path / "uit") as builder:
        assert builder.build(DAY).sites
        members = (builder.out / f"leden/site/vergaderingen/{NEXT}/index.html").read_text("utf-8")
        everything = "".join(
            file.read_text("utf-8", "replace") for file in (builder.out / "publiek/site").rglob("*") if file.is_file()
        )
    assert "De aanvrager terugbellen" in members
    assert "De aanvrager terugbellen" not in everything
    assert "Opvolging van de actiepunten" in everything
    assert "Opvang in juli" not in everything
    assert "opvang in juli" not in everything, "what was proposed is for members until it is decided"
