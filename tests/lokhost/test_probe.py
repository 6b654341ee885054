"""How a host fares: each part at odd times, with parts missing, and what a monitor gets of it."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from lokhost import access, durable, measured, probe, standing
from lokhost.__main__ import main
from lokhost.measured import State, parts
from lokhost.settings import RefusedError, Settings
from samples import servers
from samples.host_settings import MEMBERS, PUBLIC

NOW = datetime(2026, 11, 30, 5, 0, tzinfo=UTC)
HOST = f"""{PUBLIC}{MEMBERS}\
[post]
afzender = "nieuws@gemeente.example"
[toestand]
schijf_mb_let_op = 2
schijf_mb_fout = 1
"""


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A host on which all is well at ``NOW``."""
    for name in ("publiek", "leden"):
        release = tmp_path / "srv/lok" / name / "uitgaven/3"
        (release / "site").mkdir(parents=True)
        (release / "site/index.html").write_text("<h1>Welkom</h1>", "utf-8")
        told = {
            "vorm": 1,
            "site": name,
            "commit": "a" * 40,
            "gemaakt": "2026-11-30T03:00:00+00:00",
            "dag": "2026-11-30",
        }
        (release / "uitgave.json").write_text(json.dumps(told), "utf-8")
        link = release.parent.parent / "nu"
        link.symlink_to("uitgaven/3")
        os.utime(link, (NOW.timestamp() - 3600,) * 2, follow_symlinks=False)
    for folder in ("etc/lok", "etc/ssl", "var/lib/lok/post"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "etc/lok/host.toml").write_text(HOST, "utf-8")
    (tmp_path / "etc/ssl/lok.pem").write_text("hier hoort een certificaat", "utf-8")
    for place in (access.LAST, "/var/lib/lok/post/stand.json"):
        ran(tmp_path / place[1:], NOW - timedelta(hours=5))
    monkeypatch.setattr(measured.subprocess, "run", Openssl(NOW - timedelta(days=30), NOW + timedelta(days=60)))
    return Settings.read(tmp_path / "etc/lok/host.toml", tmp_path)


class Openssl:
    """What ``openssl x509`` says of a certificate from one moment to another."""

    def __init__(self, first: datetime, last: datetime) -> None:
        self.said = "".join(
            f"{key}={moment:%b} {moment.day:2} {moment:%H:%M:%S %Y} GMT\n"
            for key, moment in (("notBefore", first), ("notAfter", last))
        )

    def __call__(self, asked: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(asked, 0, self.said, "")


def ran(place: Path, when: datetime, *, well: bool = True, points: int = 0) -> None:
    told = {"vorm": 1, "wanneer": when.isoformat(), "gelukt": well, "aandacht": points}
    place.write_text(json.dumps(told), "utf-8")


def of(host: Settings, name: str, now: datetime = NOW) -> measured.Part:
    return next(each for each in parts(host, now) if each.name == name)


def test_when_all_is_well_every_part_is_good(host: Settings) -> None:
    found = parts(host, NOW)
    assert [each.name for each in found] == [
        "publieke site",
        "ledensite",
        "certificaat publieke site",
        "certificaat ledensite",
        "toegang",
        "nieuws per post",
        "schijf",
    ]
    assert {each.state for each in found} == {State.GOOD}
    assert found[0].told == "van 2026-11-30, 2 uur geleden gemaakt, 1 uur geleden geplaatst."


@pytest.mark.parametrize(("hours", "state"), [(0, 0), (30, 0), (31, 1), (78, 1), (79, 2), (10_000, 2)])
def test_a_release_grows_old(host: Settings, hours: int, state: int) -> None:
    now = datetime(2026, 11, 30, 3, 0, tzinfo=UTC) + timedelta(hours=hours)
    assert of(host, "ledensite", now).state == state


WRONG_RELEASES: dict[str, Any] = {
    "no moment": {"dag": "2026-11-30"},
    "a moment without distance": {"gemaakt": "2026-11-30T03:00:00", "dag": "2026-11-30"},
    "a day that is none": {"gemaakt": "2026-11-30T03:00:00Z", "dag": "2026-11-31"},
    "numbers": {"gemaakt": 5, "dag": 5},
    "a list": [],
}


@pytest.mark.parametrize("name", WRONG_RELEASES)
def test_a_release_that_tells_nothing_is_wrong(host: Settings, name: str) -> None:
    host.place("/srv/lok/leden/nu/uitgave.json").write_text(json.dumps(WRONG_RELEASES[name]), "utf-8")
    part = of(host, "ledensite")
    assert (part.state, part.told) == (State.WRONG, "de uitgave die er staat, is niet heel.")


def test_parts_that_are_missing_are_wrong_and_stop_nothing(host: Settings) -> None:
    host.place("/srv/lok/leden/nu").unlink()
    host.place("/srv/lok/publiek/nu/site/index.html").unlink()
    host.place(access.LAST).unlink()
    host.place("/var/lib/lok/post/stand.json").write_text("{", "utf-8")
    states = {each.name: each.state for each in parts(host, NOW)}
    assert states["ledensite"] is State.WRONG
    assert states["publieke site"] is State.WRONG
    assert states["toegang"] is State.CARE
    assert states["nieuws per post"] is State.CARE


def test_a_clock_that_jumped_is_noticed(host: Settings) -> None:
    before = NOW - timedelta(days=400)
    assert of(host, "publieke site", before).state is State.CARE
    assert "klok" in of(host, "publieke site", before).told
    assert of(host, "toegang", before).state is State.CARE
    assert of(host, "certificaat ledensite", before).state is State.WRONG
    assert of(host, "publieke site", NOW - timedelta(hours=2, minutes=5)).state is State.GOOD


@pytest.mark.parametrize(
    ("left", "state", "told"),
    [
        (timedelta(days=22), State.GOOD, "geldt nog 22 dagen."),
        (timedelta(days=21), State.GOOD, "geldt nog 21 dagen."),
        (timedelta(days=20, hours=23), State.CARE, "geldt nog 20 dagen."),
        (timedelta(days=7), State.CARE, "geldt nog 7 dagen."),
        (timedelta(days=1), State.WRONG, "geldt nog 1 dag."),
        (timedelta(hours=1), State.WRONG, "verloopt vandaag."),
        (timedelta(seconds=-1), State.WRONG, "is verlopen."),
        (timedelta(days=-400), State.WRONG, "is verlopen."),
    ],
)
def test_a_certificate_ends(
    host: Settings, monkeypatch: pytest.MonkeyPatch, left: timedelta, state: State, told: str
) -> None:
    monkeypatch.setattr(measured.subprocess, "run", Openssl(NOW - timedelta(days=90), NOW + left))
    part = of(host, "certificaat publieke site")
    assert (part.state, part.told) == (state, f"het certificaat {told}")


def test_a_real_certificate_is_read(tmp_path: Path) -> None:
    made = servers.certificate(tmp_path, "lok.test")
    bounds = Settings().watch
    now = datetime.now(UTC) + timedelta(minutes=1)
    assert measured.certificate("c", made.chain, bounds, now).figures == {"dagen": 1}
    assert measured.certificate("c", made.chain, bounds, now + timedelta(days=3)).told == "het certificaat is verlopen."
    made.chain.write_text(made.chain.read_text("utf-8")[:300], "utf-8")
    for broken in (made.chain, tmp_path / "weg", tmp_path):
        assert measured.certificate("c", broken, bounds, now).told == "het certificaat is niet te lezen."


@pytest.mark.parametrize(("hours", "state"), [(26, 0), (27, 1), (50, 1), (51, 2)])
def test_the_night_is_noticed_when_it_does_not_come(host: Settings, hours: int, state: int) -> None:
    ran(host.place(access.LAST), NOW - timedelta(hours=hours))
    assert of(host, "toegang").state == state


def test_a_run_that_failed_is_wrong_and_points_of_attention_are_counted(host: Settings) -> None:
    ran(host.place(access.LAST), NOW, well=False)
    assert of(host, "toegang").state is State.WRONG
    ran(host.place(access.LAST), NOW, points=3)
    assert of(host, "toegang").told == "0 uur geleden, gelukt. 3 keer iets om na te kijken."


class Disk:
    """What the system says of a disk."""

    def __init__(self, megabytes: int, names: int = 50, of_names: int = 100) -> None:
        self.f_bavail, self.f_frsize = megabytes * 256, 4096
        self.f_favail, self.f_files = names, of_names


@pytest.mark.parametrize(
    ("disk", "state"),
    [
        (Disk(2), State.GOOD),
        (Disk(1), State.CARE),
        (Disk(0), State.WRONG),
        (Disk(900, 0), State.WRONG),
        (Disk(900, 0, 0), State.GOOD),
    ],
)
def test_a_disk_fills(host: Settings, monkeypatch: pytest.MonkeyPatch, disk: Disk, state: State) -> None:
    monkeypatch.setattr(measured.os, "statvfs", lambda _: disk)
    assert of(host, "schijf").state is state


def test_a_monitor_is_told_nothing_that_helps_somebody_break_in(host: Settings) -> None:
    found = parts(host, NOW)
    told = json.dumps(probe.answer(found, NOW))
    assert json.loads(told)["toestand"] == "goed"
    assert json.loads(told)["gemaakt"] == "2026-11-30T05:00:00+00:00"
    for secret in ("/", str(host.root), "a" * 40, "gemeente", "MB", "uitgaven", "rekening", "mandaat", "."):
        assert secret not in told
    keys = {key for each in json.loads(told)["onderdelen"] for key in each}
    assert keys == {"naam", "toestand", "uren_sinds_gemaakt", "uren_sinds_geplaatst", "dag", "dagen", "uren"}


@pytest.fixture
def brussels(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock of the machine, as in Flanders."""
    monkeypatch.setenv("TZ", "Europe/Brussels")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("brussels")
@pytest.mark.parametrize(
    ("now", "until"),
    [
        (datetime(2026, 11, 30, 5, 0, tzinfo=UTC), "20261130063000"),
        (datetime(2026, 12, 31, 22, 45, tzinfo=UTC), "20270101001500"),
        (datetime(2026, 3, 29, 0, 45, tzinfo=UTC), "20260329031500"),  # 01:45, and an hour is left out
        (datetime(2026, 10, 25, 0, 45, tzinfo=UTC), "20261025031500"),  # 02:45, and an hour comes twice
        (datetime(2026, 10, 25, 1, 15, tzinfo=UTC), "20261025024500"),  # 02:15, the second time
    ],
)
def test_a_good_answer_holds_half_an_hour_on_the_clock_of_the_wall(now: datetime, until: str) -> None:
    assert probe.holds_until(now) == until


@pytest.mark.usefixtures("brussels")
def test_a_good_answer_is_never_over_before_the_next_one_comes() -> None:
    start = datetime(2026, 10, 24, 22, 0, tzinfo=UTC)
    for minutes in range(0, 8 * 60, 10):
        now = start + timedelta(minutes=minutes)
        for later in range(21):
            on_the_wall = (now + timedelta(minutes=later)).astimezone().strftime("%Y%m%d%H%M%S")
            assert probe.holds_until(now) > on_the_wall


def test_what_was_good_is_taken_back_first(host: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = host.place(probe.FOLDER)
    probe.keep(host, parts(host, NOW), NOW)
    assert len((folder / "goed-tot").read_text("utf-8")) == 14
    assert {each.name for each in folder.iterdir()} == {"goed-tot", "toestand.json"}
    assert [(folder / each).stat().st_mode & 0o777 for each in ("", "goed-tot", "toestand.json")] == [
        0o755,
        0o644,
        0o644,
    ]
    host.place("/srv/lok/leden/nu").unlink()
    written: list[str] = []
    real = durable.write
    monkeypatch.setattr(durable, "write", lambda path, text: (written.append(path.name), real(path, text)))
    probe.keep(host, parts(host, NOW), NOW)
    assert written == ["goed-tot", "toestand.json"]
    assert (folder / "goed-tot").read_text("utf-8") == "0"
    assert json.loads((folder / "toestand.json").read_text("utf-8"))["toestand"] == "fout"


def test_the_command_prints_and_only_keeps_when_asked(host: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    for site in ("publiek", "leden"):
        host.place(f"/srv/lok/{site}/nu").unlink()
    words = ["--instellingen", str(host.root / "etc/lok/host.toml"), "--onder", str(host.root), "toestand"]
    assert main(words) == 1
    told = capsys.readouterr().out
    assert "fout    ledensite                  er staat geen uitgave.\n" in told
    assert not host.place(probe.FOLDER).exists()
    assert main([*words, "--json", "--bewaar"]) == 0
    assert json.loads(capsys.readouterr().out)["toestand"] == "fout"
    assert host.place(probe.FOLDER).is_dir()


def test_a_note_of_a_run_is_read_back(tmp_path: Path) -> None:
    place = tmp_path / "stand.json"
    standing.note(place, well=True, points=2)
    found = standing.read(place)
    assert found is not None
    assert (found.well, found.points) == (True, 2)
    assert abs(datetime.now(UTC) - found.when) < timedelta(minutes=1)


def test_bounds_the_wrong_way_round_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "host.toml"
    file.write_text(HOST + "certificaat_dagen_fout = 40\n", "utf-8")
    with pytest.raises(RefusedError, match="certificaat_dagen_fout en certificaat_dagen_let_op staan omgekeerd"):
        Settings.read(file, tmp_path)
