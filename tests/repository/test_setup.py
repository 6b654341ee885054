"""The shell programs of the set-up say plainly what is missing, and `make` shows what it can do."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from samples.places import REPOSITORY, TESTS

SETUP = REPOSITORY / "scripts" / "setup"


def run(program: str, *arguments: str, path: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the set-up with its own search path."""
    command = ["/bin/sh", str(SETUP / program), *arguments]
    return subprocess.run(command, env={"PATH": path} | more, capture_output=True, text=True, check=False)


def command_named(folder: Path, name: str, script: str) -> None:
    """Put a small shell command in a folder."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)


def commands_of_the_system(folder: Path, *names: str) -> None:
    """Make commands of this machine reachable through a folder."""
    for name in names:
        found = shutil.which(name)
        assert found, name
        (folder / name).symlink_to(found)


def test_a_python_that_is_too_old_is_refused_in_both_languages(tmp_path: Path) -> None:
    command_named(tmp_path, "python-old", "echo Python 3.9.2\ntest $1 = -V")
    result = run("find-python", "python-old", path=f"{tmp_path}:{os.defpath}")
    assert result.returncode == 1
    assert result.stdout == ""
    assert "Python 3.11.5 of nieuwer is nodig" in result.stderr
    assert "Gevonden: Python 3.9.2" in result.stderr
    assert "Python 3.11.5 or newer is needed" in result.stderr


def test_a_missing_python_is_named(tmp_path: Path) -> None:
    result = run("find-python", "python-nowhere", path=f"{tmp_path}:{os.defpath}")
    assert result.returncode == 1
    assert "Gezocht: python-nowhere. Gevonden: niets" in result.stderr


def test_a_newer_python_beside_an_old_one_is_taken(tmp_path: Path) -> None:
    command_named(tmp_path, "python3", "echo Python 3.9.2\ntest $1 = -V")
    command_named(tmp_path, "python3.11", f'exec {sys.executable} "$@"')
    result = run("find-python", "python3", path=f"{tmp_path}:{os.defpath}")
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == os.path.realpath(sys.executable)


def test_the_browser_that_is_installed_is_found(tmp_path: Path) -> None:
    command_named(tmp_path, "google-chrome", "echo Google Chrome 156")
    result = run("browser", path=str(tmp_path))
    assert (result.returncode, result.stdout.strip()) == (0, str(tmp_path / "google-chrome"))


@pytest.mark.parametrize(
    "apt_get", [None, "exit 100", "exit 0"], ids=["no apt-get", "apt-get fails", "installs nothing"]
)
def test_without_a_browser_the_way_to_get_one_is_told(tmp_path: Path, apt_get: str | None) -> None:
    """Also when Ubuntu's placeholder is there, which runs but is no browser."""
    command_named(tmp_path, "chromium-browser", "echo install the snap >&2; exit 1")
    command_named(tmp_path, "id", "echo 0")
    commands_of_the_system(tmp_path, "cat", "env")
    if apt_get:
        command_named(tmp_path, "apt-get", f'echo "$@" >>{tmp_path}/asked; {apt_get}')
    result = run("browser", path=str(tmp_path))
    assert result.returncode == 1
    assert result.stdout == ""
    assert "Installeer Chromium" in result.stderr
    assert "Install Chromium" in result.stderr
    if apt_get:
        asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
        assert asked == ["update -qq", "install -y -qq --no-install-recommends chromium"]


def test_a_browser_is_installed_when_we_may(tmp_path: Path) -> None:
    command_named(tmp_path, "id", "echo 0")
    command_named(tmp_path, "chromium-to-be", "echo Chromium 156")
    commands_of_the_system(tmp_path, "env", "mv")
    command_named(tmp_path, "apt-get", f"test $1 = update || mv {tmp_path}/chromium-to-be {tmp_path}/chromium")
    result = run("browser", path=str(tmp_path))
    assert (result.returncode, result.stdout.strip()) == (0, str(tmp_path / "chromium"))


def test_without_libical_the_way_to_get_it_is_told(tmp_path: Path) -> None:
    """Also when a newer system knows the package by another name, and still has none."""
    command_named(tmp_path, "ldconfig", "echo libcairo.so.2")
    command_named(tmp_path, "id", "echo 0")
    command_named(tmp_path, "apt-get", f'echo "$@" >>{tmp_path}/asked; exit 100')
    commands_of_the_system(tmp_path, "cat", "env", "grep")
    result = run("libical", path=str(tmp_path), LDCONFIG=str(tmp_path / "ldconfig"))
    assert result.returncode == 1
    assert "apt-get install libical3" in result.stderr
    assert "The tests read the calendars back with libical" in result.stderr
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert [line.split()[-1] for line in asked] == ["-qq", "libical3", "libical3t64"]


def test_libical_is_found_or_installed_when_we_may(tmp_path: Path) -> None:
    command_named(tmp_path, "ldconfig", f"test -e {tmp_path}/installed && echo libical.so.3")
    command_named(tmp_path, "id", "echo 0")
    command_named(tmp_path, "apt-get", f"test $1 = update || touch {tmp_path}/installed")
    commands_of_the_system(tmp_path, "env", "grep", "touch")
    for _ in range(2):
        assert run("libical", path=str(tmp_path), LDCONFIG=str(tmp_path / "ldconfig")).returncode == 0


def test_without_libreoffice_the_way_to_get_it_is_told(tmp_path: Path) -> None:
    """Also when there is a part of it that reads no texts."""
    command_named(tmp_path, "soffice", "echo LibreOffice 7")
    command_named(tmp_path, "id", "echo 0")
    command_named(tmp_path, "apt-get", f'echo "$@" >>{tmp_path}/asked; exit 100')
    commands_of_the_system(tmp_path, "cat", "env", "find", "head", "dirname", "readlink")
    result = run("libreoffice", path=str(tmp_path))
    assert result.returncode == 1
    assert "apt-get install libreoffice-writer-nogui" in result.stderr
    assert "The tests open the papers for Word and LibreOffice" in result.stderr
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert asked == ["update -qq", "install -y -qq --no-install-recommends libreoffice-writer-nogui"]


def test_libreoffice_is_found_or_installed_when_we_may(tmp_path: Path) -> None:
    command_named(tmp_path, "soffice-to-be", "echo LibreOffice 7")
    command_named(tmp_path, "id", "echo 0")
    install = f"mv {tmp_path}/soffice-to-be {tmp_path}/soffice; touch {tmp_path}/libswlo.so; echo x >>{tmp_path}/times"
    command_named(tmp_path, "apt-get", f"test $1 = update || {{ {install}; }}")
    commands_of_the_system(tmp_path, "env", "find", "head", "dirname", "readlink", "mv", "touch")
    for _ in range(2):
        assert run("libreoffice", path=str(tmp_path)).returncode == 0
    assert (tmp_path / "times").read_text(encoding="utf-8") == "x\n", "the second time it is there"


SERVER = ("apache2", "sshd", "ssh", "ssh-keygen", "rsync", "rrsync", "nginx", "caddy", "shellcheck", "openssl")


def server(folder: Path) -> subprocess.CompletedProcess[str]:
    """Look for the programs of a server in a folder alone."""
    own = {"SYSTEM": "", "MODULES": str(folder / "modules"), "POLICY": str(folder / "policy")}
    return run("server", path=str(folder), **own)


def test_without_the_programs_of_a_server_the_way_to_get_them_is_told(tmp_path: Path) -> None:
    command_named(tmp_path, "id", "echo 0")
    command_named(tmp_path, "apt-get", f'echo "$@" >>{tmp_path}/asked; exit 100')
    commands_of_the_system(tmp_path, "cat", "env", "tee", "chmod", "rm")
    result = server(tmp_path)
    assert result.returncode == 1
    assert "De tests van de server starten Apache, nginx, Caddy en sshd" in result.stderr
    assert "The tests of the server start Apache" in result.stderr
    update, install = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert update == "update -qq"
    packages = install.removeprefix("install -y -qq --no-install-recommends ")
    assert {"apache2", "libapache2-mod-auth-openidc", "openssh-server", "rsync"} < set(packages.split())
    assert f"sudo apt-get install {packages}" in result.stderr
    assert not (tmp_path / "policy").exists()


@pytest.mark.parametrize("kept", [False, True], ids=["no policy", "a policy of this machine"])
def test_the_programs_of_a_server_are_installed_without_starting_them(tmp_path: Path, *, kept: bool) -> None:
    """And a service that was not there does not begin with the machine."""
    command_named(tmp_path, "id", "echo 0")
    command_named(tmp_path, "systemctl", f'echo "$@" >>{tmp_path}/services')
    command_named(tmp_path, "caddy", "exit 0")
    if kept:
        command_named(tmp_path, "policy", "exit 7")
    made = f"mkdir -p {tmp_path}/modules/apache2/modules {tmp_path}/modules/nginx/modules; cat {tmp_path}/policy >{tmp_path}/seen"
    modules = f"touch {tmp_path}/modules/apache2/modules/mod_auth_openidc.so {tmp_path}/modules/nginx/modules/ngx_http_brotli_static_module.so"
    programs = "; ".join(f"cp {tmp_path}/caddy {tmp_path}/{name}" for name in SERVER if name != "caddy")
    command_named(
        tmp_path, "apt-get", f"test $1 = update || {{ {made}; {modules}; {programs}; echo x >>{tmp_path}/times; }}"
    )
    commands_of_the_system(tmp_path, "env", "tee", "chmod", "rm", "mkdir", "touch", "cp", "cat")
    for _ in range(2):
        assert server(tmp_path).returncode == 0
    assert (tmp_path / "times").read_text(encoding="utf-8") == "x\n", "the second time they are there"
    assert (tmp_path / "seen").read_text(encoding="utf-8") == f"#!/bin/sh\nexit {7 if kept else 101}\n"
    assert (tmp_path / "policy").exists() is kept
    assert (tmp_path / "services").read_text(encoding="utf-8").split("\n") == [
        "disable apache2",
        "disable ssh",
        "disable nginx",
        "",
    ]


def workplace(folder: Path, *, free: int = 9_000_000, left: int = 9_000_000, runs: bool = True, **more: str) -> str:
    """Where the tests work on a machine with a folder in memory: its free kilobytes, those of the memory, and whether programs run there."""
    memory = folder / "memory"
    memory.mkdir()
    (folder / "meminfo").write_text(f"MemTotal: 1 kB\nMemAvailable: {left} kB\n", encoding="utf-8")
    command_named(folder, "df", f"echo Filesystem; echo tmpfs 9 9 {free} 9% /memory")
    commands_of_the_system(folder, "awk", "cat", "mktemp", "rm")
    if runs:
        commands_of_the_system(folder, "chmod")
    else:
        command_named(folder, "chmod", "exit 0")
    own = {"IN_MEMORY": str(memory), "MEMINFO": str(folder / "meminfo")}
    result = run("workplace", path=str(folder), **(own | more))
    assert (result.returncode, result.stderr) == (0, "")
    assert list(memory.iterdir()) == []
    return result.stdout.strip()


def test_the_tests_work_in_memory_or_where_somebody_says(tmp_path: Path) -> None:
    assert workplace(tmp_path) == str(tmp_path / "memory")
    (tmp_path / "elsewhere").mkdir()
    assert workplace(tmp_path / "elsewhere", TMPDIR="/elsewhere") == "/elsewhere"


@pytest.mark.parametrize(
    "short",
    [{"free": 60_000}, {"left": 60_000}, {"MEMINFO": "/nowhere"}, {"IN_MEMORY": "/nowhere"}, {"runs": False}],
    ids=["full", "little memory", "untold memory", "no place", "nothing may run there"],
)
def test_without_room_in_memory_they_work_on_the_disk(tmp_path: Path, short: dict[str, Any]) -> None:
    assert workplace(tmp_path, **short) == "/tmp"  # noqa: S108  what the program prints


def test_make_alone_shows_every_command() -> None:
    shown = subprocess.run(["make"], cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
    for target in ("site", "serve", "check", "test", "test-records", "format", "bench", "lock"):
        assert f"make {target} " in shown


def test_the_files_that_begin_the_tests_are_there() -> None:
    text = (TESTS / "conftest.py").read_text("utf-8")
    names = re.findall(r'^    "([\w/]+\.py)",$', text, re.MULTILINE)
    assert len(names) == len(set(names)) > 10
    assert [name for name in names if not (TESTS / name).is_file()] == []
