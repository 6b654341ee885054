"""``lok register``: what the keeper types and reads, and the example that comes with it."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from lok.cli import lok
from lok.register import by_schema, gather, site
from lok.register.command import register as group
from lok.register.councils import judged
from lok.register.state import FOLDER, load
from lok.words.terminal import complain
from samples.many_councils import SHAPER, Serving, data_of, nis, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLE = Path(__file__).parents[2] / "scripts/deploy/register"


def run(folder: Path, *words: str) -> int:
    return complain(
        lambda: lok.main(["register", *words[:1], "--root", str(folder), *words[1:]], standalone_mode=False)
    )


def listed(folder: Path, state: Serving, count: int) -> None:
    given = state.register(count).model_dump(mode="json")
    for each in given["raden"]:
        each.pop("themas")
    (folder / "register.yaml").write_text(yaml.safe_dump(given, allow_unicode=True), "utf-8")


@pytest.fixture(autouse=True)
def _one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that judges linked data stays from one command to the next."""
    monkeypatch.setattr(gather, "Shaper", lambda: SHAPER)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Serving]:
    with serving(3) as state:
        listed(tmp_path, state, 3)
        yield state


def ids(folder: Path, number: int) -> set[str]:
    return {each.id for each in load(folder, nis(number), "").records["adviezen"]}


def test_a_keeper_checks_fetches_lets_through_and_takes_away(
    tmp_path: Path, server: Serving, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "check", "--loopback") == 0
    assert "De lijst klopt: 3 raden." in capsys.readouterr().out
    assert run(tmp_path, "fetch", "--loopback") == 0
    assert "3 raden in orde, 0 niet overgenomen." in capsys.readouterr().out
    data = data_of(2, server.site(2))
    data["adviezen"]["records"] = data["adviezen"]["records"][7:]
    server.publish(2, data)
    assert run(tmp_path, "fetch", "--loopback") == 1
    said = capsys.readouterr().out
    assert f"LOK Voorbeelddorp 2 ({nis(2)}): data/adviezen.json: er zijn nog maar 3 adviezen in plaats van 10." in said
    assert f"lok register allow {nis(2)}" in said
    assert len(ids(tmp_path, 2)) == 10
    assert run(tmp_path, "allow", "--loopback", nis(2)) == 0
    assert len(ids(tmp_path, 2)) == 3
    assert run(tmp_path, "allow", "--loopback", nis(2)) == 2
    assert "wordt niets tegengehouden" in capsys.readouterr().err
    out = min(ids(tmp_path, 1))
    assert run(tmp_path, "forget", "--loopback", nis(1), "adviezen", out) == 0
    assert out not in ids(tmp_path, 1)
    server.publish(1, data_of(1, server.site(1)))
    state = json.loads((tmp_path / FOLDER / f"{nis(1)}.json").read_text("utf-8"))
    (tmp_path / FOLDER / f"{nis(1)}.json").write_text(json.dumps(state | {"marks": {}}), "utf-8")
    assert run(tmp_path, "fetch", "--loopback") == 0
    assert out not in ids(tmp_path, 1)


def test_words_that_are_wrong_are_told(tmp_path: Path, server: Serving, capsys: pytest.CaptureFixture[str]) -> None:
    del server
    for words, said in (
        (("allow", "--loopback", "12345"), "geen raad met NIS-code 12345"),
        (("forget", "--loopback", nis(1), "raad", "raad"), "Een hele raad haal je uit register.yaml"),
        (("forget", "--loopback", nis(1), "vergaderingen", "x"), "‘vergaderingen’ kan niet weg"),
        (("check", "--nu"), "onbekende optie"),
    ):
        assert run(tmp_path, *words) == 2
        assert said in capsys.readouterr().err
    assert run(tmp_path, "check") == 1
    told = capsys.readouterr()
    assert "register.yaml:" in told.out
    assert "begint niet met https://" in told.out
    assert "Verbeter eerst de lijst" in told.err
    (tmp_path / "register.yaml").unlink()
    assert run(tmp_path, "night") == 2
    assert "register.yaml ontbreekt" in capsys.readouterr().err


def test_without_the_libraries_that_judge_nothing_is_read_and_the_way_to_get_them_is_told(
    tmp_path: Path, server: Serving, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_schema, "find_spec", lambda name: None if name == "pyshacl" else object())
    assert run(tmp_path, "fetch", "--loopback") == 2
    assert "make environment-register" in capsys.readouterr().err
    assert server.asked == []


def test_a_night_reads_and_makes_the_site_also_when_a_council_fails(
    tmp_path: Path, server: Serving, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "_rendered", lambda *_: None)  # tests of the site render
    server.publish(3, {})
    assert run(tmp_path, "night", "--loopback", "--zonder-parquet") == 1
    said = capsys.readouterr().out
    assert "LOK Voorbeelddorp 3 (90003): data/dcat.jsonld: het bestand is er niet." in said
    assert "Site van het register: " in said
    assert (tmp_path / "build/docs/data/lok-register.sqlite").is_file()
    assert not list((tmp_path / "build/docs/data").glob("*.parquet"))
    assert "nog niet gelezen" in (tmp_path / "build/docs/raden/index.md").read_text("utf-8")


def test_the_example_can_be_used_and_names_commands_that_exist() -> None:
    given = judged((EXAMPLE / "register.yaml.voorbeeld").read_bytes(), date(2027, 1, 1))
    assert given.problems == ()
    told = (EXAMPLE / "LEESMIJ.md").read_text("utf-8") + (EXAMPLE / "lok-register.service").read_text("utf-8")
    named = set(re.findall(r"lok register ([a-z]+)", told))
    assert named
    assert named <= set(group.commands)
    assert set(group.commands) - named <= {"fetch"}


def test_without_a_folder_the_register_is_the_one_here(
    tmp_path: Path, server: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    places: list[object] = []
    monkeypatch.setattr(site, "_rendered", lambda *given: places.extend(given))
    monkeypatch.chdir(tmp_path)
    del server
    assert group.main(["night", "--loopback", "--zonder-parquet"], standalone_mode=False) == 0
    assert (tmp_path / "build/docs/index.md").is_file()
    paths = [each for each in places if isinstance(each, Path)]
    assert paths
    assert all(each.is_absolute() for each in paths)
