"""The file of groups is made from two lists, or nobody may enter: on the disk, with all that can be wrong with a file."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import Any, Self

import pytest

from lok.build.access import access_list
from lokhost import access, durable, groups, mandates
from lokhost.__main__ import main
from lokhost.access import Outcome, narrow, renew
from lokhost.groups import CLOSED
from lokhost.settings import RefusedError, Settings
from samples import whole_council
from samples.host_settings import MEMBERS

DAY = date(2026, 11, 30)
ROWS: list[dict[str, Any]] = [
    {"mandaat": "mandaat-een", "groepen": ["leden", "org-een"], "eerste": "2020-01-01", "laatste": None},
    {"mandaat": "mandaat-twee", "groepen": ["leden", "org-twee"], "eerste": None, "laatste": "2026-12-31"},
    {"mandaat": "mandaat-sec", "groepen": ["leden", "secretariaat"], "eerste": None, "laatste": None},
]
ACCOUNTS = "mandaat-een ann\nmandaat-twee bob\nmandaat-sec sec\n"
OPEN = "leden: ann bob sec\norg-een: ann\norg-twee: bob\nsecretariaat: sec\n"


def listed(rows: object = ROWS) -> str:
    return json.dumps({"vorm": 1, "mandaten": rows})


@pytest.fixture
def host(tmp_path: Path) -> Settings:
    """A host that shows release 1, with a list of accounts."""
    release = tmp_path / "srv/lok/leden/uitgaven/1"
    for folder in (release, tmp_path / "etc/lok", tmp_path / "var/lib/lok"):
        folder.mkdir(parents=True)
    (release / "toegang.json").write_text(listed(), "utf-8")
    (release / "uitgave.json").write_text(json.dumps({"vorm": 1, "dag": "2026-11-30"}), "utf-8")
    (release.parent.parent / "nu").symlink_to("uitgaven/1")
    (tmp_path / "etc/lok/rekeningen.txt").write_text(ACCOUNTS, "utf-8")
    (tmp_path / "etc/lok/host.toml").write_text(MEMBERS, "utf-8")
    return Settings.read(tmp_path / "etc/lok/host.toml", tmp_path)


def groups_of(host: Settings) -> str:
    return host.place(access.GROUPS).read_text("utf-8")


def shown(host: Settings) -> Path:
    return host.place("/srv/lok/leden/nu/toegang.json")


def accounts(host: Settings) -> Path:
    return host.place(access.ACCOUNTS)


def test_who_may_enter_stands_in_a_file_that_the_web_server_alone_reads(host: Settings) -> None:
    assert renew(host, DAY) == Outcome(3)
    assert groups_of(host) == OPEN
    assert host.place(access.GROUPS).stat().st_mode & 0o777 == 0o640
    told = json.loads(host.place(access.LAST).read_text("utf-8"))
    assert (told["gelukt"], told["aandacht"]) == (True, 0)
    renew(host, DAY)
    assert groups_of(host) == OPEN


def test_a_mandate_that_ended_is_out_the_day_after_without_anything_published(host: Settings) -> None:
    renew(host, date(2026, 12, 31))
    assert "bob" in groups_of(host)
    renew(host, date(2027, 1, 1))
    assert groups_of(host) == "leden: ann sec\norg-een: ann\nsecretariaat: sec\n"


def test_a_line_that_is_struck_off_is_out(host: Settings) -> None:
    renew(host, DAY)
    accounts(host).write_text(ACCOUNTS.replace("mandaat-een ann\n", ""), "utf-8")
    assert renew(host, DAY).points == ("mandaat-een heeft nog geen rekening: wie dat mandaat heeft, kan niet binnen.",)
    assert "ann" not in groups_of(host)


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _link(path: Path) -> None:
    aside = path.with_name("elders")
    path.rename(aside)
    path.symlink_to(aside)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _with(raw: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(raw)


WRONG: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "empty": _with(b""),
    "white": _with(b" \r\n\t\n"),
    "a pipe": _pipe,
    "a link": _link,
    "a folder": _folder,
    "too large": _with(b"# \n" * 2_000_000),
    "zeros": _with(ACCOUNTS.encode() + b"\0" * 100),
    "for everybody to write": lambda path: path.chmod(0o666),
    "UTF-16": lambda path: path.write_bytes(path.read_text("utf-8").encode("utf-16")),
    "only comments": _with(b"# niemand\n"),
    "not one right line": _with(b"jan@gemeente.example\n"),
}


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("which", [shown, accounts])
def test_a_list_that_is_missing_empty_or_broken_closes_the_site(
    host: Settings, which: Callable[[Settings], Path], name: str
) -> None:
    renew(host, DAY)
    WRONG[name](which(host))
    outcome = renew(host, DAY)
    assert outcome.closed
    assert outcome.inside == 0
    assert groups_of(host) == CLOSED
    assert json.loads(host.place(access.LAST).read_text("utf-8"))["gelukt"] is False


ONE = ROWS[0]
NOT_RIGHT: dict[str, str] = {
    "half of it": listed()[:-20],
    "another form": json.dumps({"vorm": 2, "mandaten": ROWS}),
    "no form": json.dumps({"mandaten": ROWS}),
    "more than it should": json.dumps({"vorm": 1, "mandaten": ROWS, "naam": "x"}),
    "a list": json.dumps(ROWS),
    "a number": "1",
    "no list": json.dumps({"vorm": 1, "mandaten": {"a": 1}}),
    "a row that is text": listed(["mandaat-een"]),
    "a name in a row": listed([ONE | {"persoon": "Verzonnen Persoon"}]),
    "a row without days": listed([{"mandaat": "a", "groepen": ["leden"]}]),
    "a mandate twice": listed([ONE, ONE]),
    "a mandate of two lines": listed([ONE | {"mandaat": "mandaat-een\nx"}]),
    "a mandate with a last line": listed([ONE | {"mandaat": "mandaat-een\n"}]),
    "no groups": listed([ONE | {"groepen": []}]),
    "groups in text": listed([ONE | {"groepen": "leden"}]),
    "another group": listed([ONE | {"groepen": ["beheer"]}]),
    "a group of two lines": listed([ONE | {"groepen": ["org-een\nsecretariaat: ann\norg-een"]}]),
    "a group with a last line": listed([ONE | {"groepen": ["leden\n"]}]),
    "a group that is a number": listed([ONE | {"groepen": [1]}]),
    "a day in words": listed([ONE | {"laatste": "morgen"}]),
    "a day that is none": listed([ONE | {"laatste": "2026-02-30"}]),
    "a day of a week": listed([ONE | {"laatste": "2026-W01-1"}]),
    "a day that is a number": listed([ONE | {"laatste": 20261231}]),
    "a key twice": listed().replace('"laatste": null', '"laatste": "2020-01-01", "laatste": null', 1),
    "nested without end": "[" * 100_000,
    "Latin-1": "é",
}


@pytest.mark.parametrize("name", NOT_RIGHT)
def test_a_list_of_mandates_is_right_to_the_letter_or_closes_the_site(host: Settings, name: str) -> None:
    shown(host).write_text(NOT_RIGHT[name], "latin-1")
    assert renew(host, DAY).closed == (
        "De lijst van mandaten bij de ledensite klopt niet. Publiceer de ledensite opnieuw."
    )
    assert groups_of(host) == CLOSED


def test_a_council_without_mandates_still_lets_its_secretariat_in(host: Settings) -> None:
    shown(host).write_text(listed([]), "utf-8")
    accounts(host).write_text("rol:secretariaat it\n", "utf-8")
    assert renew(host, DAY) == Outcome(1)
    assert groups_of(host) == "leden: it\nsecretariaat: it\n"


def test_a_swap_closes_before_it_opens(host: Settings) -> None:
    release = host.place("/srv/lok/leden/binnen/2")
    release.mkdir(parents=True)
    new = {"mandaat": "mandaat-drie", "groepen": ["leden", "org-drie"], "eerste": None, "laatste": None}
    moved = ROWS[1] | {"groepen": ["leden", "org-drie"]}
    (release / "toegang.json").write_text(listed([moved, ROWS[2], new]), "utf-8")
    accounts(host).write_text(ACCOUNTS + "mandaat-drie dora\n", "utf-8")
    renew(host, DAY)
    renewed = groups_of(host)
    narrow(host, release)
    assert groups_of(host) == "leden: bob sec\nsecretariaat: sec\n"
    (release / "toegang.json").write_text("stuk", "utf-8")
    before = groups_of(host)
    with pytest.raises(RefusedError, match="klopt niet"):
        narrow(host, release)
    assert groups_of(host) == before
    renew(host, DAY)
    assert groups_of(host) == renewed


def test_the_first_release_of_a_host_is_closed_until_it_stands(host: Settings) -> None:
    release = shown(host).parent.resolve()
    (release.parent.parent / "nu").unlink()
    assert narrow(host, release).closed
    assert groups_of(host) == CLOSED
    (release.parent.parent / "nu").symlink_to("uitgaven/1")
    renew(host, DAY)
    assert groups_of(host) == OPEN


def test_a_fault_that_nobody_thought_of_closes_the_site(host: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    renew(host, DAY)
    monkeypatch.setattr(groups, "join", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        renew(host, DAY)
    assert groups_of(host) == CLOSED


def test_a_clock_that_is_behind_lets_nobody_back_in(host: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [*ROWS[1:], ROWS[0] | {"laatste": "2026-06-30"}]
    shown(host).write_text(listed(rows), "utf-8")
    monkeypatch.setattr(access, "today", lambda: date(2026, 1, 1))
    outcome = renew(host)
    assert outcome.points[0] == (
        "De klok van de server staat op 2026-01-01, maar de site is van 2026-11-30. Kijk de klok na."
    )
    assert "ann" not in groups_of(host)


def _full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_full_disk_keeps_the_list_that_opens_too_little_and_closes_one_that_opens_too_much(
    host: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    renew(host, DAY)
    monkeypatch.setattr(durable, "write", _full)
    accounts(host).write_text(ACCOUNTS + "rol:leden it\n", "utf-8")
    with pytest.raises(RefusedError, match="De vorige lijst blijft gelden"):
        renew(host, DAY)
    assert groups_of(host) == OPEN
    accounts(host).write_text(ACCOUNTS.replace("mandaat-een ann\n", ""), "utf-8")
    with pytest.raises(RefusedError, match="De ledensite is gesloten"):
        renew(host, DAY)
    assert not host.place(access.GROUPS).exists()


def test_a_link_in_the_place_of_the_file_is_replaced_and_not_followed(host: Settings) -> None:
    other = host.place("/var/lib/lok/ander")
    other.write_text("van iemand anders", "utf-8")
    host.place(access.GROUPS).symlink_to(other)
    renew(host, DAY)
    assert other.read_text("utf-8") == "van iemand anders"
    assert groups_of(host) == OPEN


def test_whoever_reads_meanwhile_finds_a_whole_file(host: Settings) -> None:
    renew(host, DAY)
    seen: set[str] = set()
    done = threading.Event()

    def reads() -> None:
        while not done.is_set():
            seen.add(groups_of(host))

    reader = threading.Thread(target=reads)
    reader.start()
    makers = [threading.Thread(target=renew, args=(host, date(2026 + turn % 2, 6, 1))) for turn in range(20)]
    for each in makers:
        each.start()
    for each in makers:
        each.join()
    done.set()
    reader.join()
    assert seen <= {OPEN, OPEN.replace("org-twee: bob\n", "").replace(" bob", "")}
    assert not [each.name for each in host.place("/var/lib/lok").iterdir() if ".groepen" in each.name]


def test_the_command_says_what_it_did_and_tries_a_day_without_changing_anything(
    host: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["--instellingen", str(host.root / "etc/lok/host.toml"), "--onder", str(host.root), "toegang"]
    monkeypatch.setattr(access, "today", lambda: DAY)
    assert main(words) == 0
    assert capsys.readouterr().out == "3 rekeningen mogen binnen.\n"
    assert main([*words, "--dag", "2027-01-01"]) == 0
    assert capsys.readouterr().out == (
        "Proef voor 2027-01-01: er is niets veranderd.\n2 rekeningen mogen binnen.\n"
        "- Regel 2: mandaat-twee eindigde op 2026-12-31. De regel mag weg.\n"
    )
    assert groups_of(host) == OPEN
    assert main([*words, "--komt", "9"]) == 1
    assert "Er is geen uitgave 9" in capsys.readouterr().err
    shutil.rmtree(host.place("/srv/lok/leden/uitgaven/1"))
    assert main(words) == 1
    assert capsys.readouterr().out == (
        "De ledensite is gesloten, niemand kan binnen. "
        "De lijst van mandaten bij de ledensite is niet te lezen: het bestand is er niet.\n"
    )
    for wrong in (["--dag", "vandaag"], ["--dag", "20270101"], ["--komt", "x"], ["meer"]):
        with pytest.raises(SystemExit) as ended:
            main([*words, *wrong])
        assert ended.value.code == 2
    capsys.readouterr()


def test_a_host_without_a_site_for_members_has_no_door(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="geen ledensite"):
        renew(Settings(root=tmp_path), DAY)
    assert list(tmp_path.iterdir()) == []


class Midnight(datetime):
    """Half past midnight in Brussels, when it is still yesterday in London."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls(2026, 7, 1, 22, 30, tzinfo=UTC).astimezone(tz)


def test_the_day_is_that_of_flanders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "datetime", Midnight)
    assert access.today() == date(2026, 7, 2)


def test_the_list_that_the_build_writes_is_understood(tmp_path: Path) -> None:
    place = tmp_path / "toegang.json"
    place.write_text(access_list(whole_council.archive()), "utf-8")
    found = mandates.read(place)
    assert len(found) == len(whole_council.archive().all("mandaten"))
    assert any("secretariaat" in each.groups for each in found.values())
    assert any(group.startswith("org-") for each in found.values() for group in each.groups)
