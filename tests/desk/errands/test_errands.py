"""Tasks with a screen: what is asked, what it would change, done once, whole, with one way back; nothing typed is lost or leaks."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Any

import pytest

from lok.archive.laying import Laying
from lok.desk.errands.asking import TAKEN
from lok.desk.errands.registry import ERRANDS, place_of
from lok.desk.errands.together import flat
from lok.desk.guard import Person
from samples import whole_council
from samples.errands import HERE, changed, number, record

if TYPE_CHECKING:
    from pathlib import Path

    from lok.desk.works import Work
    from samples.desk import Client

ADVICE = "adv-2026-03"
PLACE = f"{HERE}adviezen/{ADVICE}/taak/antwoord/"
ANSWER = {
    "orgaan": "gemeenteraad",
    "besluit_datum": "2026-11-19",
    "meegedeeld_op": "2026-11-20",
    "resultaat": "deels_gevolgd",
    "motivering": "Voor de tweede vraag is er nog geen budget.",
}


def test_no_question_has_a_name_that_travels_with_every_answer(work: Work) -> None:
    office = work.office(work.council.judged(whole_council.DAY).archive, whole_council.DAY)
    seen = 0
    for errand in ERRANDS:
        records = (
            [each for each in office.archive.all(errand.soort) if errand.offered(office, each)]
            if errand.soort
            else [None]
        )
        for each in records[:1]:
            names = [field.name for field in flat(errand.asks(office, each.id if each else ""))]
            assert len(set(names)) == len(names), errand.key
            assert not TAKEN & set(names), errand.key
            seen += 1
    assert seen >= len(ERRANDS) // 2


def test_every_task_has_its_own_address() -> None:
    assert len({each.key for each in ERRANDS}) == len(ERRANDS)


def test_each_offered_task_opens_and_without_answers_writes_nothing(work: Work, client: Client, root: Path) -> None:
    archive = work.council.judged(whole_council.DAY).archive
    office = work.office(archive, whole_council.DAY)
    opened = 0
    for errand in ERRANDS:
        records = (
            [each for each in archive.all(errand.soort) if errand.offered(office, each)] if errand.soort else [None]
        )
        for each in records[:1]:
            place = f"{HERE}{place_of(errand, each.id if each else '')}"
            page = client.get(place)
            assert page.status == 200, (errand.key, page.text[:300])
            assert errand.words in page.text
            tried = client.post(f"{place}proef", {"stil": True})
            assert tried.status == 200, (errand.key, tried.text[:300])
            opened += 1
    assert opened >= len(ERRANDS) // 2
    assert changed(root) == []


def test_what_it_would_change_is_shown_and_nothing_is_written(client: Client, root: Path) -> None:
    answer = client.post(f"{PLACE}proef", ANSWER)
    assert answer.status == 200
    assert "Voor de tweede vraag is er nog geen budget." in answer.json["blad"]
    assert "iedereen" in answer.json["blad"]
    assert changed(root) == []


def test_it_is_done_once_however_often_it_is_sent_and_undone_in_one_tap(client: Client, root: Path) -> None:
    before = (root / f"data/adviezen/{ADVICE}.yaml").read_bytes()
    sent = {**ANSWER, "id": number("a")}
    first = client.post(f"{PLACE}doe", sent)
    assert first.status == 200, first.text
    assert first.json["naar"] == f"{HERE}adviezen/{ADVICE}/"
    answers = record(root, f"data/adviezen/{ADVICE}.yaml")["gevolgen"]
    assert (answers[-1]["orgaan"], answers[-1]["resultaat"]) == ("gemeenteraad", "deels_gevolgd")
    again = client.post(f"{PLACE}doe", sent)
    assert again.json["naar"] == first.json["naar"]
    assert record(root, f"data/adviezen/{ADVICE}.yaml")["gevolgen"] == answers
    undone = client.post(f"{HERE}ongedaan", {"nummer": first.json["nummer"], "id": number("b")})
    assert undone.json["opnieuw"] is True
    assert (root / f"data/adviezen/{ADVICE}.yaml").read_bytes() == before


def test_a_missing_answer_is_told_at_its_question(client: Client, root: Path) -> None:
    answer = client.post(f"{PLACE}doe", {**ANSWER, "besluit_datum": "", "id": number("c")})
    assert (answer.status, answer.json["bij"]) == (422, "besluit_datum")
    assert "Datum van het besluit" in answer.json["melding"]
    assert changed(root) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("besluit_datum", "32 november"),
        ("besluit_datum", "0001-01-01"),
        ("besluit_datum", ["2026-11-19"]),
        ("besluit_datum", {"a": 1}),
        ("orgaan", "de koning"),
        ("orgaan", 7),
        ("resultaat", "x" * 100_000),
        ("motivering", "y" * 60_000),
    ],
)
def test_what_no_browser_would_send_is_refused_in_words(client: Client, root: Path, name: str, value: Any) -> None:
    answer = client.post(f"{PLACE}doe", {**ANSWER, name: value, "id": number("d")})
    assert (answer.status, answer.json["bij"]) == (422, name)
    assert answer.json["melding"]
    assert changed(root) == []


def test_private_words_are_not_written_and_the_browser_is_told_not_to_keep_them(client: Client, root: Path) -> None:
    given = {**ANSWER, "motivering": "Bel 0478 12 34 56 voor uitleg."}
    tried = client.post(f"{PLACE}proef", given)
    assert tried.json["prive"] is True
    done = client.post(f"{PLACE}doe", {**given, "id": number("e")})
    assert done.status == 422
    assert changed(root) == []


def test_a_task_of_another_kind_or_of_no_record_is_nowhere(client: Client) -> None:
    for place in (
        "vergaderingen/verg-2026-11-05/taak/antwoord/",
        "adviezen/adv-1999-01/taak/antwoord/",
        "taak/antwoord/",
    ):
        assert client.get(f"{HERE}{place}").status == 404
        assert client.post(f"{HERE}{place}doe", ANSWER).status == 404


def test_a_full_disk_in_the_middle_of_several_records_is_carried_on_with(
    work: Work, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [f"data/adviezen/{each}.yaml" for each in ("adv-2026-03", "adv-2026-02")]
    raws = {path: (root / path).read_bytes() for path in paths}
    texts: dict[str, tuple[bytes | None, bytes | None]] = {
        path: (raw, raw + b"# einde\n") for path, raw in raws.items()
    }
    person = Person("Secretariaat", "")
    place, placed = Laying._place, []

    def full(self: Laying, text: Path, target: Path) -> bool:
        if placed:
            raise OSError(errno.ENOSPC, "vol")
        placed.append(target)
        return place(self, text, target)

    monkeypatch.setattr(Laying, "_place", full)
    with pytest.raises(OSError, match="vol"):
        work.hand(person, whole_council.DAY, number("f")).write_all("proef", texts)
    monkeypatch.setattr(Laying, "_place", place)
    assert len(changed(root)) == 1
    work.hand(person, whole_council.DAY, number("0"))
    assert [(root / path).read_bytes() == raws[path] + b"# einde\n" for path in paths] == [True, True]
    entries = work.states.entries()
    assert {each.step.path for each in entries} == set(paths)
    assert len({each.step.together for each in entries}) == 1
