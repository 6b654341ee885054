"""The installer in a fresh folder: whole, twice the same, kind to what was changed by hand, and closed where it is secret."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from lokhost.install import manifest, steps
from lokhost.install.__main__ import EXAMPLE, main
from lokhost.install.carrying import carry_out, start
from lokhost.install.judging import Verdict
from lokhost.install.machine import Machine
from lokhost.install.needed import Given
from lokhost.install.placing import Place
from lokhost.install.planned import packages, plan
from lokhost.install.source import Source
from lokhost.settings import RefusedError, Settings
from samples.places import REPOSITORY

DEPLOY = REPOSITORY / "scripts/deploy"
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{}AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
PUBLISHING, PREVIEWING = KEY.format("B"), KEY.format("C")
GIVEN = "geheim-van-de-toepassing"
WHOLE = EXAMPLE.read_text("utf-8")
ALONE = f"{WHOLE[: WHOLE.index('[leden]')]}\n[uitgaven]\n"
CERTIFICATE = "-----BEGIN CERTIFICATE-----\nproef\n-----END CERTIFICATE-----\n"
CERTIFICATE_KEY = "-----BEGIN PRIVATE KEY-----\nproef\n-----END PRIVATE KEY-----\n"
LOGROTATE = "etc/logrotate.d/lok"
SITE = "etc/apache2/sites-available/lok-publiek.conf"


def put(path: Path, text: str, mode: int = 0o644) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(mode)
    return path


def ready(root: Path, text: str = WHOLE) -> Path:
    """A folder in which the administrator put what only he has."""
    put(root / "etc/lok/host.toml", text)
    for name in ("publiek", "leden"):
        put(root / f"etc/ssl/lok/{name}.pem", CERTIFICATE)
        put(root / f"etc/ssl/lok/{name}.key", CERTIFICATE_KEY, 0o600)
    put(root / "etc/lok/uitgave.pub", f"{PUBLISHING} publicatie\n")
    put(root / "etc/lok/voorbeeld.pub", f"{PREVIEWING} voorbeelden\n")
    put(root / "etc/lok/aanmelding.geheim", f"{GIVEN}\n", 0o600)
    return root


def tree(root: Path) -> dict[str, tuple[int, bytes | str]]:
    """Every path with its mode and what it holds."""
    found: dict[str, tuple[int, bytes | str]] = {}
    for each in sorted(root.rglob("*")):
        mode = stat.S_IMODE(each.lstat().st_mode)
        content = str(each.readlink()) if each.is_symlink() else each.read_bytes() if each.is_file() else "map"
        found[str(each.relative_to(root))] = (mode, content)
    return found


def install(root: Path, *words: str) -> int:
    return main(["--onder", str(root), *words])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A host with all parts, to look at and not to change."""
    root = ready(tmp_path_factory.mktemp("host"))
    assert install(root) == 0
    return root


def test_the_example_of_settings_is_accepted_and_names_every_part(tmp_path: Path) -> None:
    found = Settings.read(EXAMPLE, tmp_path)
    assert all((found.public, found.members, found.desk, found.previews, found.post))


def test_installing_again_changes_nothing(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(whole)
    assert install(whole) == 0
    assert tree(whole) == before
    assert "Alles staat er al" in capsys.readouterr().out


def test_two_hosts_with_the_same_settings_differ_in_nothing_but_what_seals_sessions(
    whole: Path, tmp_path: Path
) -> None:
    assert install(ready(tmp_path)) == 0
    one, other = tree(whole), tree(tmp_path)
    assert {path: mode for path, (mode, _) in one.items()} == {path: mode for path, (mode, _) in other.items()}
    differ = {path for path, found in one.items() if other[path] != found}
    assert differ == {"etc/lok/aanmelding.conf", "etc/lok/sessies.geheim", manifest.PATH.lstrip("/")}


def test_what_it_shows_it_does_not_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(ready(tmp_path))
    assert install(tmp_path, "--toon") == 0
    told = capsys.readouterr().out
    assert f"maakt: /{SITE}" in told
    assert "Er is niets veranderd." in told
    assert tree(tmp_path) == before


def test_no_secret_is_read_by_others_or_told(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert install(whole, "--toon") == 0
    passphrase = (whole / "etc/lok/sessies.geheim").read_text("utf-8").strip()
    assert len(passphrase) >= 48
    for secret in (GIVEN, passphrase):
        assert secret not in capsys.readouterr().out
        holding = {path: mode for path, (mode, held) in tree(whole).items() if secret.encode() in _bytes(held)}
        assert holding
        assert set(holding.values()) == {0o600}
    assert (whole / "var/lib/lok/sessies").stat().st_mode & 0o777 == 0o700


def _bytes(held: bytes | str) -> bytes:
    return held if isinstance(held, bytes) else held.encode()


def test_the_command_that_is_installed_runs_without_anything_else(whole: Path) -> None:
    """Of the system's own Python only the standard library: a host without news has no more."""
    program = whole / "usr/local/lib/lok"
    assert (program / "lokhost/news/stijl.css").is_file()
    assert (program / "lokhost/apache/deur/geen-toegang.shtml").is_file()
    launcher = put(
        whole.parent / "lokhost",
        (whole / "usr/local/bin/lokhost").read_text("utf-8").replace("/usr/local/lib/lok", str(program)),
    )
    where = ["--instellingen", str(whole / "etc/lok/host.toml"), "--onder", str(whole)]
    words = [sys.executable, "-ISB", str(launcher), *where, "verborgen", "publiek"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_a_key_reaches_one_command(whole: Path) -> None:
    keys = whole / "var/lib/lok/uitgave/.ssh/authorized_keys"
    assert keys.read_text("utf-8").splitlines() == [
        f'restrict,command="/usr/local/bin/lokhost ontvang" {PUBLISHING}',
        f'restrict,command="/usr/local/bin/lokhost ontvang-voorbeeld" {PREVIEWING}',
    ]


def test_the_public_site_alone_needs_no_secret_no_second_account_and_no_news(tmp_path: Path) -> None:
    root = ready(tmp_path, ALONE)
    (root / "etc/lok/aanmelding.geheim").unlink()
    assert install(root) == 0
    there = set(tree(root))
    assert "etc/apache2/sites-enabled/lok-publiek.conf" in there
    assert not [
        path for path in there if any(word in path for word in ("lok-leden", "nieuws.", "bureau", "sudoers", "geheim"))
    ]
    settings = Settings.read(root / "etc/lok/host.toml", root)
    users = [
        each.name for each in plan(settings, Source.read(DEPLOY), Given.read(settings)) if isinstance(each, steps.User)
    ]
    assert users == ["lok-uitgave"]
    assert "libapache2-mod-auth-openidc" not in packages(settings)
    assert "python3-uvicorn" not in packages(settings)


def test_a_part_that_is_left_out_again_goes_and_what_others_may_need_stays(tmp_path: Path) -> None:
    assert install(ready(tmp_path)) == 0
    put(tmp_path / "srv/lok/leden/eigen", "blijft")
    put(tmp_path / "etc/systemd/system/lok-nieuws.service", "# zelf\n")
    put(tmp_path / "etc/lok/host.toml", ALONE)
    assert install(tmp_path) == 0
    there = set(tree(tmp_path))
    assert "etc/apache2/sites-available/lok-leden.conf" not in there
    assert "etc/apache2/sites-enabled/lok-leden.conf" not in there
    assert "etc/systemd/system/timers.target.wants/lok-toegang.timer" not in there
    assert {
        "etc/apache2/mods-enabled/auth_openidc.load",
        "etc/lok/sessies.geheim",
        "etc/lok/rekeningen.txt",
        "srv/lok/leden/eigen",
        "etc/systemd/system/lok-nieuws.service",
    } <= there


def test_what_was_changed_by_hand_stays_and_the_new_lies_beside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert install(ready(tmp_path)) == 0
    made = (tmp_path / SITE).read_bytes()
    for path in (SITE, LOGROTATE, "etc/lok/rekeningen.txt"):
        put(tmp_path / path, "# met de hand\n")
    put(tmp_path / "etc/lok/aanmelding.conf", "# met de hand\n", 0o644)
    capsys.readouterr()
    for _ in range(2):
        assert install(tmp_path) == 0
        told = capsys.readouterr().out
        assert f"GEWIJZIGD MET DE HAND, blijft: /{SITE} (het nieuwe ligt ernaast: /{SITE}.nieuw)" in told
        assert "niet aangeraakt: 3" in told
        assert (tmp_path / SITE).read_text("utf-8") == "# met de hand\n"
        assert (tmp_path / f"{SITE}.nieuw").read_bytes() == made
    assert (tmp_path / f"{LOGROTATE}.nieuw.disabled").is_file()  # any other ending is read by logrotate too
    assert (tmp_path / "etc/lok/rekeningen.txt").read_text("utf-8") == "# met de hand\n"
    assert {stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "etc/lok").glob("aanmelding.conf*")} == {0o600}
    (tmp_path / f"{SITE}.nieuw").replace(tmp_path / SITE)
    assert install(tmp_path) == 0
    assert not (tmp_path / f"{SITE}.nieuw").exists()
    assert (tmp_path / SITE).read_bytes() == made


def test_a_program_that_was_changed_is_whole_again_and_the_change_is_not_lost(tmp_path: Path) -> None:
    assert install(ready(tmp_path, ALONE)) == 0
    module = put(tmp_path / "usr/local/lib/lok/lokhost/sums.py", "# zelf\n")
    assert install(tmp_path) == 0
    assert module.read_bytes() == (DEPLOY / "lokhost/sums.py").read_bytes()
    assert module.with_name("sums.py.oud").read_text("utf-8") == "# zelf\n"


def test_other_settings_change_only_what_follows_from_them(tmp_path: Path) -> None:
    assert install(ready(tmp_path)) == 0
    before = tree(tmp_path)
    put(
        tmp_path / "etc/lok/host.toml",
        WHOLE.replace("/run/lok/nieuws.sock", "x").replace(
            "poort = 25\n", 'poort = 25\nsocket = "/run/lok/post.sock"\nmap = "/srv/post"\n'
        ),
    )
    assert install(tmp_path) == 0
    after = tree(tmp_path)
    changed = {path for path in after if after[path] != before.get(path)}
    assert changed == {
        "etc/lok/host.toml",
        SITE,
        "etc/systemd/system/lok-nieuws.socket",
        "etc/systemd/system/lok-nieuws.service",
        "etc/systemd/system/lok-nieuws-versturen.service",
        "srv/post",
        manifest.PATH.lstrip("/"),
    }
    assert "ReadWritePaths=/srv/post\n" in (tmp_path / "etc/systemd/system/lok-nieuws.service").read_text("utf-8")


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (("etc/lok/host.toml", WHOLE.replace("[bureau]", "[buro]"), 0o644), "[buro] bestaat niet"),
        (("etc/ssl/lok/leden.pem", "", 0o644), "Het certificaat /etc/ssl/lok/leden.pem is leeg"),
        (("etc/ssl/lok/leden.pem", CERTIFICATE_KEY, 0o644), "is geen certificaat"),
        (("etc/ssl/lok/leden.key", CERTIFICATE_KEY, 0o644), "chmod o= /etc/ssl/lok/leden.key"),
        (("etc/lok/uitgave.pub", f'command="/bin/sh" {PUBLISHING}', 0o644), "geen publieke sleutel"),
        (("etc/lok/uitgave.pub", f"{PUBLISHING}\nnog iets", 0o644), "geen publieke sleutel"),
        (("etc/lok/uitgave.pub", PUBLISHING.replace("ssh-ed25519 ", "ssh-rsa "), 0o644), "geen publieke sleutel"),
        (("etc/lok/uitgave.pub", "-----BEGIN OPENSSH PRIVATE KEY-----", 0o600), "geheime helft"),
        (("etc/lok/uitgave.pub", PREVIEWING, 0o644), "maak er twee"),
        (("etc/lok/aanmelding.geheim", GIVEN, 0o640), "chmod 600 /etc/lok/aanmelding.geheim"),
        (("etc/lok/aanmelding.geheim", "\n", 0o600), "sudo install -m 600 /dev/stdin /etc/lok/aanmelding.geheim"),
        (("etc/lok/aanmelding.geheim", 'x"\nInclude /etc/passwd', 0o600), "zonder aanhalingstekens"),
        (("etc/lok/sessies.geheim", "lang genoeg", 0o644), "chmod 600 /etc/lok/sessies.geheim"),
    ],
)
def test_what_is_missing_or_unsafe_is_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], fault: tuple[str, str, int], told: str
) -> None:
    path, text, mode = fault
    put(ready(tmp_path) / path, text, mode)
    before = tree(tmp_path)
    assert install(tmp_path) == 1
    assert told in capsys.readouterr().err
    assert tree(tmp_path) == before


def test_settings_that_are_not_there_are_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert install(tmp_path) == 1
    assert str(EXAMPLE) in capsys.readouterr().err
    assert install(tmp_path / "elders") == 1
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("path", ["etc/apache2", "var/lib/lok", "srv/lok/publiek", "etc/lok/sessies.geheim", SITE])
def test_no_link_leads_out_of_the_folder(tmp_path: Path, path: str) -> None:
    root, outside = ready(tmp_path / "host"), tmp_path / "buiten"
    outside.mkdir(mode=0o700)
    put(outside / "geheim", "van een ander", 0o600)
    before = tree(outside)
    link = root / path
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(outside / "geheim" if link.suffix else outside)
    install(root)
    assert tree(outside) == before
    assert stat.S_IMODE(outside.stat().st_mode) == 0o700
    assert link.is_symlink()


def test_on_the_machine_itself_only_what_root_laid_is_followed(tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    (tmp_path / "van").mkdir()
    (tmp_path / "van/hier").symlink_to(tmp_path / "elders")
    (tmp_path / "van").chmod(0o777)
    place = Place(tmp_path, trial=False)
    with pytest.raises(RefusedError, match="koppeling"):
        place.folder("/van/hier", 0o700, None)
    with pytest.raises(RefusedError, match="koppeling"):
        place.write("/van/hier/x", b"", 0o600, None)
    assert not (tmp_path / "elders/x").exists()


@pytest.mark.parametrize(
    "broken", ["{", "[]", '{"vorm":2}', '{"vorm":1,"bestanden":{"/etc/../etc/x":"y","/etc/passwd":1}}']
)
def test_a_list_of_the_last_time_that_is_broken_loses_nothing(tmp_path: Path, broken: str) -> None:
    assert install(ready(tmp_path, ALONE)) == 0
    put(tmp_path / SITE, "# zelf\n")
    put(tmp_path / manifest.PATH.lstrip("/"), broken)
    assert install(tmp_path) == 0
    assert (tmp_path / SITE).read_text("utf-8") == "# zelf\n"


class Recorded(Machine):
    """A machine that only writes down what is asked of it."""

    def __init__(self, wrong: str = "") -> None:
        self.wrong, self.asked = wrong, list[str]()

    def run(self, *words: str) -> tuple[int, str]:
        self.asked.append(" ".join(words))
        return (1, "Syntax error") if self.wrong and self.wrong in self.asked[-1] else (0, "install ok installed")

    def ids(self, owner: str, group: str) -> tuple[int, int]:
        assert owner
        assert group
        return os.geteuid(), os.getegid()


def on_the_machine(root: Path, machine: Machine) -> list[str]:
    said: list[str] = []
    settings = Settings.read(root / "etc/lok/host.toml", root)
    steps = plan(settings, Source.read(DEPLOY), Given.read(settings))
    start(carry_out(steps, root, machine, said.append), machine, said.append)
    return said


def test_on_the_machine_the_web_server_is_asked_before_it_reads_anew(tmp_path: Path) -> None:
    machine = Recorded()
    on_the_machine(ready(tmp_path), machine)
    at = {
        word: next(n for n, asked in enumerate(machine.asked) if word in asked)
        for word in (
            "useradd",
            "usermod -p",
            "configtest",
            "daemon-reload",
            "reload-or-restart apache2",
            "start lok-nieuws.socket",
        )
    }
    assert list(at.values()) == sorted(at.values())
    assert [each for each in machine.asked if each.startswith("useradd")] == [
        f"useradd --system --user-group --no-create-home --home-dir {home} --shell {shell} {name}"
        for name, home, shell in (
            ("lok-uitgave", "/var/lib/lok/uitgave", "/bin/sh"),
            ("lok-post", "/nonexistent", "/usr/sbin/nologin"),
            ("lok-bureau", "/srv/lok/bureau", "/usr/sbin/nologin"),
        )
    ]


def test_a_web_server_that_refuses_goes_on_as_it_was(tmp_path: Path) -> None:
    machine = Recorded("configtest")
    with pytest.raises(RefusedError, match=r"werkt verder met de vorige.*\nSyntax error"):
        on_the_machine(ready(tmp_path), machine)
    assert not [each for each in machine.asked if each.startswith("systemctl")]


def test_packages_that_are_missing_are_fetched_at_once_and_a_failure_ends_it(tmp_path: Path) -> None:
    machine = Recorded("dpkg-query")
    on_the_machine(ready(tmp_path, ALONE), machine)
    fetched = [each for each in machine.asked if each.startswith("apt-get install")]
    assert fetched == [
        "apt-get install -q -y --no-install-recommends apache2 logrotate openssh-server python3 rsync sudo"
    ]
    machine = Recorded("useradd")
    with pytest.raises(RefusedError, match="lukte niet"):
        on_the_machine(ready(tmp_path / "ander"), machine)


def test_another_system_is_refused(tmp_path: Path) -> None:
    machine = Machine()
    machine.judge_system(put(tmp_path / "deb", 'ID=debian\nVERSION_ID="13"\n'))
    for text in ('ID=debian\nVERSION_ID="11"\n', 'ID=ubuntu\nVERSION_ID="12"\n', "niets"):
        with pytest.raises(RefusedError, match="Debian 12 en 13"):
            machine.judge_system(put(tmp_path / "os", text))


def test_the_site_that_debian_shows_is_taken_away_and_a_link_of_the_town_stays(tmp_path: Path) -> None:
    root = ready(tmp_path, ALONE)
    enabled = root / "etc/apache2/sites-enabled"
    enabled.mkdir(parents=True)
    (enabled / "000-default.conf").symlink_to("../sites-available/000-default.conf")
    (enabled / "lok-publiek.conf").symlink_to("../sites-available/eigen.conf")
    settings = Settings.read(root / "etc/lok/host.toml", root)
    wanted = plan(settings, Source.read(DEPLOY), Given.read(settings))
    judged = carry_out(wanted, root, None, lambda _: None)
    assert not (enabled / "000-default.conf").is_symlink()
    assert str((enabled / "lok-publiek.conf").readlink()) == "../sites-available/eigen.conf"
    assert [
        each.verdict
        for each in judged
        if each.step == steps.Link("/etc/apache2/sites-enabled/lok-publiek.conf", "../sites-available/lok-publiek.conf")
    ] == [Verdict.KEPT]


def test_every_unit_is_right(whole: Path) -> None:
    units = sorted(each for each in (whole / "etc/systemd/system").glob("lok-*"))
    assert len(units) == 11
    for each in units:
        read = configparser.ConfigParser(strict=False, interpolation=None)
        read.optionxform = str  # type: ignore[assignment, method-assign]
        read.read_string(each.read_text("utf-8"))
        if each.suffix == ".service":
            assert read["Service"]["NoNewPrivileges"] == "yes"
            assert read["Service"]["ProtectSystem"] == "strict"
            assert read["Service"]["ExecStart"].startswith("/")
        else:
            link = whole / f"etc/systemd/system/{read['Install']['WantedBy']}.wants/{each.name}"
            assert str(link.readlink()) == f"/etc/systemd/system/{each.name}"
    if judge := shutil.which("systemd-analyze"):
        done = subprocess.run([judge, "verify", *map(str, units)], capture_output=True, text=True, check=False)
        told = [
            line for line in done.stderr.splitlines() if "is not executable" not in line
        ]  # no program stands there here
        assert told == []


def test_every_shell_script_is_clean() -> None:
    """All scripts of the repository that ``sh`` runs, as shellcheck reads them."""
    listed = subprocess.run(
        ["git", "ls-files", "scripts", ".ci"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout.split()
    texts = {path: (REPOSITORY / path).read_bytes()[:40] for path in listed}
    scripts = [path for path, head in texts.items() if re.match(rb"#!\S*(/env )?\S*\b(ba|da)?sh\n|# shellcheck ", head)]
    assert {"scripts/deploy/install", "scripts/setup/debian", ".ci/run"} <= set(scripts)
    done = subprocess.run(["shellcheck", "-x", *scripts], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.stdout == ""


def test_the_script_finds_a_python_and_passes_what_is_asked(tmp_path: Path) -> None:
    put(tmp_path / "lokhost/__init__.py", "raise SystemExit('van wie hier staat')")
    done = subprocess.run(
        [str(DEPLOY / "install"), "--onder", str(tmp_path / "weg")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "is er niet" in done.stderr
