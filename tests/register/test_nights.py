"""Nights of a register: what is taken over, what stays as it was, and how long what a source took away is still there."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest

from lok.register.ask import Asking, Mark
from lok.register.gather import changes, gather, taken
from lok.register.judge import judged
from lok.register.refusals import refused
from lok.register.shapes import KINDS
from lok.register.sources import FILES, Read
from lok.register.state import FOLDER, LOG, State, load, save
from samples.many_councils import (
    SHAPER,
    Data,
    Serving,
    data_of,
    dripping,
    hanging,
    leading_to,
    nis,
    saying,
    serving,
)
from samples.many_linked import catalogue_of, whole_of

if TYPE_CHECKING:
    from pathlib import Path

    from lok.register.councils import Council

NOW = datetime(2026, 11, 30, 2, tzinfo=UTC)
DAY = timedelta(days=1)
ASKING = Asking(seconds=3, most=300_000, loopback=True)


@pytest.fixture(scope="module")
def council() -> Council:
    return Serving(1).council(1)


def read(data: Data, site: str) -> Read:
    """What a source with these files gives, as ``read_source`` would say it."""
    files = {
        soort: judged(soort, json.dumps(data[soort]).encode(), site, nis(1)) if soort in data else None
        for soort in KINDS
    }
    told = tuple(each.refusal.told(soort) for soort, each in files.items() if each and each.refusal)
    return Read(dict(files), dict.fromkeys(KINDS, Mark("x")), told)


def ids(state: State, soort: str = "adviezen") -> set[str]:
    return {each.id for each in state.records.get(soort, ())}


def begun(council: Council) -> State:
    state = taken(
        State(nis(1), council.site_url), council, read(data_of(1, council.site_url), council.site_url), NOW - DAY
    )
    assert len(ids(state)) == 10
    assert state.succeeded == state.changed == NOW - DAY
    assert not state.told
    return state


def without(data: Data, count: int, soort: str = "adviezen") -> Data:
    data[soort]["records"] = data[soort]["records"][count:]
    return data


def test_one_record_less_is_gone_the_same_night(council: Council) -> None:
    after = taken(begun(council), council, read(without(data_of(1, council.site_url), 1), council.site_url), NOW)
    assert len(ids(after)) == 9
    assert not after.told


def test_a_list_that_shrinks_sharply_is_held_for_a_day_and_then_taken(council: Council) -> None:
    before, short = begun(council), read(without(data_of(1, council.site_url), 8), council.site_url)
    held = taken(before, council, short, NOW)
    assert ids(held) == ids(before)
    assert held.shrunk == {"adviezen": (10, 2)}
    assert "nog maar 2 adviezen in plaats van 10" in held.told[0].wat
    assert "vanzelf na een dag" in held.told[0].raad
    assert held.succeeded == NOW - DAY
    sooner = taken(held, council, short, NOW + timedelta(hours=3))
    assert ids(sooner) == ids(before)
    after = taken(held, council, short, NOW + DAY)
    assert len(ids(after)) == 2
    assert not after.told
    assert not after.shrunk


def test_the_keeper_lets_a_short_list_through_at_once_and_only_once(council: Council) -> None:
    short = read(without(data_of(1, council.site_url), 8), council.site_url)
    held = taken(begun(council), council, short, NOW)
    held.let_through = True
    after = taken(held, council, short, NOW)
    assert len(ids(after)) == 2
    assert not after.let_through


def test_a_list_that_came_back_by_itself_has_lost_nothing(council: Council) -> None:
    before = begun(council)
    held = taken(before, council, read(without(data_of(1, council.site_url), 8), council.site_url), NOW)
    after = taken(held, council, read(data_of(1, council.site_url), council.site_url), NOW + DAY)
    assert ids(after) == ids(before)
    assert not after.told
    unchanged = Read(dict.fromkeys(KINDS), dict.fromkeys(KINDS, Mark("x")))
    assert ids(taken(held, council, unchanged, NOW + 2 * DAY)) == ids(before)


def test_what_a_refused_list_no_longer_has_is_shown_a_day_and_no_longer(council: Council) -> None:
    """A removal must reach the register, also when the same list has a fault for which it is refused."""
    before, data = begun(council), without(data_of(1, council.site_url), 1)
    data["adviezen"]["records"][0]["status"] = "half"
    faulty = read(data, council.site_url)
    once = taken(before, council, faulty, NOW)
    assert ids(once) == ids(before)
    twice = taken(once, council, faulty, NOW + DAY)
    assert ids(before) - ids(twice) == {min(ids(before), key=lambda each: each[-2:])}
    assert twice.told == once.told
    assert Mark() == twice.marks.get("adviezen", Mark())
    unreachable = Read(told=(refused("weg").told(),))
    assert ids(taken(once, council, unreachable, NOW + DAY)) == ids(twice)


def test_one_bad_file_leaves_the_whole_council_as_it_was(council: Council) -> None:
    before, data = begun(council), without(data_of(1, council.site_url), 1)
    data["reglementen"]["records"][0]["titel"] = "Bel 0475 12 34 56"
    after = taken(before, council, read(data, council.site_url), NOW)
    assert ids(after) == ids(before)
    assert [each.bestand for each in after.told] == ["reglementen"]
    assert after.tried == NOW
    assert after.succeeded == NOW - DAY


def test_a_source_that_could_not_be_read_for_a_month_is_shown_no_more(council: Council) -> None:
    state = begun(council)
    unreachable = Read(told=(refused("weg").told(),))
    for day in range(1, 31):
        state = taken(state, council, unreachable, NOW - DAY + day * DAY)
        assert state.shown
    state = taken(state, council, unreachable, NOW + 30 * DAY)
    assert not state.shown
    assert state.records == {}
    again = taken(state, council, read(data_of(1, council.site_url), council.site_url), NOW + 31 * DAY)
    assert len(ids(again)) == 10


def test_what_the_keeper_keeps_out_does_not_come_back(council: Council) -> None:
    state = begun(council)
    out = min(ids(state))
    state.blocked["adviezen"] = (out,)
    after = taken(state, council, read(data_of(1, council.site_url), council.site_url), NOW)
    assert ids(after) == ids(state) - {out}


def test_a_state_is_the_same_after_writing_and_reading(council: Council, tmp_path: Path) -> None:
    held = taken(begun(council), council, read(without(data_of(1, council.site_url), 8), council.site_url), NOW)
    held.blocked["adviezen"] = ("adv-x",)
    save(tmp_path, held)
    assert load(tmp_path, nis(1), council.site_url) == held
    of_before = json.loads(held.written()) | {"records": {"brieven": []}}
    (tmp_path / FOLDER / f"{nis(1)}.json").write_text(json.dumps(of_before), "utf-8")
    assert load(tmp_path, nis(1), council.site_url).blocked == {"adviezen": ("adv-x",)}
    assert not load(tmp_path, nis(1), council.site_url).shown
    (tmp_path / FOLDER / f"{nis(1)}.json").write_text("{", "utf-8")
    assert load(tmp_path, nis(1), council.site_url) == State(nis(1), council.site_url)


def test_marks_are_asked_with_only_while_the_same_is_read_at_the_same_place(council: Council) -> None:
    state = begun(council)
    assert state.marks_to_ask(council.site_url) == dict.fromkeys(KINDS, Mark("x"))
    assert state.marks_to_ask("https://elders.example/") == {}
    state.reader = "van vroeger"
    assert state.marks_to_ask(council.site_url) == {}


def test_changes_name_ids_and_no_text(council: Council) -> None:
    before = begun(council)
    data = without(data_of(1, council.site_url), 1)
    data["adviezen"]["records"][0]["titel"] = "Een andere titel"
    after = taken(before, council, read(data, council.site_url), NOW)
    found = changes(before, after)
    assert sorted(found["adviezen"].values()) == ["gewijzigd", "weg"]
    assert found.keys() == {"adviezen"}


def person(data: Data) -> Data:
    data["adviezen"]["records"][0]["tekst"] = "Bel Marie op 0475 12 34 56."
    return data


def others_iri(data: Data) -> Data:
    data["adviezen"]["records"][0]["iri"] = "https://elders.example/adviezen/x/#advies"
    return data


def test_a_night_with_sources_that_misbehave(tmp_path: Path) -> None:
    """Whatever a source does, its last good copy stays, the status says why, and the others are read."""
    with serving(20) as state:
        register = state.register(20)
        first = gather(tmp_path, register, ASKING, NOW, shaper=SHAPER)
        assert first.troubled == ()
        before = {code: ids(each) for code, each in first.states.items()}
        unchanged = len(state.asked)
        gather(tmp_path, register, ASKING, NOW, shaper=SHAPER)
        assert {code for _, code in state.asked[unchanged:]} == {304}
        assert len(state.asked[unchanged:]) == 20 * len(FILES)

        wrong: dict[int, tuple[Any, str]] = {
            1: (hanging(state), "traag"),
            2: (dripping(state), "traag"),
            3: (saying(b"<html><script>alert(1)</script>", Content_Type="text/html"), "geen-json"),
            4: (leading_to("http://169.254.169.254/latest/meta-data"), "doorverwezen"),
            5: (saying(b'{"a":' * 5_000), "onleesbaar"),
            6: (saying(b'{"versie": NaN}'), "onleesbaar"),
            7: (saying(b'{"versie": "1.0.0", "versie": "1.0.1"}'), "onleesbaar"),
        }
        for number, (mischief, _) in wrong.items():
            state.mischief[state.path(number, "adviezen")] = mischief
        state.publish(8, person(data_of(8, state.site(8))))
        state.publish(9, others_iri(data_of(9, state.site(9))))
        state.publish(10, data_of(11, state.site(10)))
        state.publish(11, without(data_of(11, state.site(11)), 8))
        state.publish(12, {})
        person_in = whole_of(data_of(15, state.site(15)), state.site(15))
        person_in["@graph"].append({"@id": f"{state.site(15)}wie/#wie", "@type": "foaf:Person"})
        state.publish(15, data_of(15, state.site(15)), whole=person_in)
        state.publish(16, data_of(16, state.site(16)), whole=whole_of(data_of(16, state.site(17)), state.site(17)))
        state.publish(
            17, data_of(17, state.site(17)), catalogue=catalogue_of(data_of(16, state.site(16)), state.site(16))
        )
        bomb = {"@context": f"{state.site(18)}data/bom.jsonld", "@graph": []}
        state.publish(18, data_of(18, state.site(18)), whole=bomb)
        state.publish(19, data_of(19, state.site(19)), whole={"@context": "context.jsonld", "@graph": []})
        del state.files[state.path(20, "adviezen")]
        state.publish(13, without(data_of(13, state.site(13)), 1))
        expected = {nis(number): code for number, (_, code) in wrong.items()} | {
            nis(8): "persoon",
            nis(9): "vreemd-adres",
            nis(10): "andere-raad",
            nis(11): "gekrompen",
            nis(12): "niet-gevonden",
            nis(15): "persoon",
            nis(16): "vreemd-adres",
            nis(17): "vreemd-adres",
            nis(18): "context",
            nis(19): "geen-raad",
            nis(20): "aangeboden",
        }
        night = gather(tmp_path, register, ASKING, NOW + DAY, shaper=SHAPER)
        assert {code: night.states[code].told[0].code for code in night.troubled} == expected
        for code in expected:
            assert ids(night.states[code]) == before[code]
            assert night.states[code].succeeded == NOW
        assert len(ids(night.states[nis(13)])) == 9
        assert night.states[nis(14)].succeeded == NOW + DAY
        assert not any("bom.jsonld" in path for path, _ in state.asked)
        kept = (tmp_path / FOLDER / f"{nis(8)}.json").read_text("utf-8")
        assert "0475" not in kept
        assert "Marie" not in kept
    log = [json.loads(each) for each in (tmp_path / FOLDER / LOG).read_text("utf-8").splitlines()]
    assert {tuple(each) for each in log} == {("op", "nis_code", "soort", "id", "wat")}
    assert [(each["nis_code"], each["wat"]) for each in log if each["wat"] != "nieuw"] == [(nis(13), "weg")]


def test_at_most_four_sources_are_asked_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_work: list[int] = []
    most: list[int] = []
    four = Barrier(4)

    def slow(council: Council, *_: object) -> Read:
        at_work.append(1)
        most.append(len(at_work))
        four.wait(10)
        at_work.pop()
        return Read(told=(refused("weg").told(council.naam),))

    monkeypatch.setattr("lok.register.gather.read_source", slow)
    night = gather(tmp_path, Serving(1).register(12), ASKING, NOW, shaper=SHAPER)
    assert len(night.troubled) == 12
    assert max(most) == 4


def test_a_source_that_breaks_the_register_itself_leaves_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(council: Council, *_: object) -> Read:
        if council.nis_code == nis(2):
            raise ZeroDivisionError
        return read(data_of(1, council.site_url), council.site_url)

    monkeypatch.setattr("lok.register.gather.read_source", broken)
    night = gather(tmp_path, Serving(1).register(3), ASKING, NOW, shaper=SHAPER)
    assert night.troubled == (nis(2),)
    assert "ZeroDivisionError" in night.states[nis(2)].told[0].wat


def test_a_site_that_changes_while_it_is_read_is_read_again(tmp_path: Path) -> None:
    with serving(1) as state:
        new = without(data_of(1, state.site(1)), 1)

        def replaced(handler: Any) -> None:
            """The site is exchanged between the first file and the last."""
            del state.mischief[state.path(1, "toekenningen")]
            new["raad"]["records"][0]["naam"] = "Lokaal Overleg van na de wissel"
            state.publish(1, new)
            saying(state.files[state.path(1, "toekenningen")])(handler)

        state.mischief[state.path(1, "toekenningen")] = replaced
        night = gather(tmp_path, state.register(1), ASKING, NOW, shaper=SHAPER)
        assert night.troubled == ()
        found = night.states[nis(1)]
        assert found.records["raad"][0].model_dump()["naam"] == "Lokaal Overleg van na de wissel"
        assert len(ids(found)) == 9


def test_a_council_that_leaves_the_list_leaves_nothing_behind(tmp_path: Path) -> None:
    with serving(2) as state:
        gather(tmp_path, state.register(2), ASKING, NOW, shaper=SHAPER)
        gather(tmp_path, state.register(1), ASKING, NOW, shaper=SHAPER)
    assert [each.name for each in sorted((tmp_path / FOLDER).glob("*.json"))] == [f"{nis(1)}.json"]


def test_only_the_councils_that_were_asked_for_are_read(tmp_path: Path) -> None:
    with serving(2) as state:
        night = gather(tmp_path, state.register(2), ASKING, NOW, shaper=SHAPER, only=(nis(2),))
        assert not night.states[nis(1)].shown
        assert night.states[nis(2)].shown
