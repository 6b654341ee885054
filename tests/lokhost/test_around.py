"""Around a swap of the members' site: access closes before it opens, a way back opens nothing, and the log page follows."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from lokhost import access
from lokhost.around import CLOSED, around
from lokhost.releases import Around, Shown, activate, roll_back
from lokhost.settings import RefusedError
from samples.places import REPOSITORY
from samples.releases import host, received

if TYPE_CHECKING:
    from pathlib import Path

    from lokhost.settings import Settings

ACCOUNTS = "mandaat-een ann\nmandaat-twee bob\nmandaat-drie cas\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = host(tmp_path)
    made.place(access.ACCOUNTS).write_text(ACCOUNTS, "utf-8")
    made.place(access.GROUPS).parent.mkdir(parents=True)
    return made


def inside(settings: Settings) -> set[str]:
    """Who may enter now."""
    lines = settings.place(access.GROUPS).read_text("utf-8").splitlines()
    return {name for line in lines if line.startswith("leden:") for name in line.split()[1:]}


def test_access_closes_before_the_new_pages_are_there_and_opens_after(settings: Settings) -> None:
    site = Shown.of(settings, "leden")
    real = around(settings, "leden")
    seen: list[tuple[int | None, set[str]]] = []

    def before(release: Path) -> None:
        real.before(release)
        seen.append((site.now, inside(settings)))

    activate(site, received(site, "een", mandates=["mandaat-een", "mandaat-twee"]), Around(before, real.after))
    assert seen == [(None, set())]
    assert inside(settings) == {"ann", "bob"}
    activate(site, received(site, "twee", mandates=["mandaat-twee", "mandaat-drie"]), Around(before, real.after))
    assert seen[1] == (1, {"bob"})
    assert inside(settings) == {"bob", "cas"}


def test_a_way_back_gives_nobody_access_who_lost_it(settings: Settings) -> None:
    site, real = Shown.of(settings, "leden"), around(settings, "leden")
    activate(site, received(site, "een", mandates=["mandaat-een", "mandaat-twee"]), real)
    activate(site, received(site, "twee", mandates=["mandaat-twee", "mandaat-drie"]), real)
    roll_back(site, 1, real)
    assert inside(settings) == {"bob"}
    access.renew(settings)
    assert inside(settings) == {"bob"}, "nor does the night"
    activate(site, received(site, "drie", mandates=["mandaat-een", "mandaat-drie"]), real)
    assert inside(settings) == {"ann", "cas"}


SUDO = """#!/bin/sh
printf '%s\\n' "$*" >>{folder}/gevraagd
[ "$1 $2" = "-n /usr/local/bin/lokhost" ] || exit 9
shift 2
{refuse}
PYTHONPATH={path} exec {python} -m lokhost --instellingen {folder}/etc/lok/host.toml --onder {folder} "$@"
"""


def sudo(folder: Path, refuse: str = "") -> None:
    """A program that runs the command as we are, where a host runs it as root."""
    program = folder / "bin/sudo"
    program.parent.mkdir(exist_ok=True)
    path = REPOSITORY / "scripts/deploy"
    program.write_text(SUDO.format(folder=folder, path=path, python=sys.executable, refuse=refuse), "utf-8")
    program.chmod(0o755)


def test_an_account_that_may_not_make_the_list_has_it_made(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And is refused nothing but the swap when that does not work."""
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    site, real = Shown.of(settings, "leden"), around(settings, "leden", ourselves=False)
    sudo(tmp_path)
    activate(site, received(site, "een", mandates=["mandaat-een"]), real)
    assert inside(settings) == {"ann"}
    asked = (tmp_path / "gevraagd").read_text("utf-8").splitlines()
    command = "-n /usr/local/bin/lokhost toegang"
    assert asked == [f"{command} --komt 1", command]
    sudo(tmp_path, "echo 'sudo: a password is required' >&2; exit 1")
    with pytest.raises(RefusedError, match="a password is required"):
        activate(site, received(site, "twee", mandates=["mandaat-twee"]), real)
    assert (site.now, inside(settings)) == (1, {"ann"})


def test_a_publication_stands_and_says_so_when_nobody_can_enter(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.place(access.ACCOUNTS).unlink()
    site = Shown.of(settings, "leden")
    activate(site, received(site, "een", mandates=["mandaat-een"]), around(settings, "leden"))
    assert site.now == 1
    assert capsys.readouterr().out == f"Let op: {CLOSED}\n"
    assert inside(settings) == set()


def test_the_page_of_publications_follows_both_sites(settings: Settings) -> None:
    for name in ("leden", "publiek"):
        site = Shown.of(settings, name)
        activate(site, received(site, f"woord-{name}"), around(settings, name))
    page = settings.place("/srv/lok/leden/paginas/publicaties/index.html").read_text("utf-8")
    assert "Openbare site" in page
    assert "Ledensite" in page


def test_a_host_without_members_has_nothing_around_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = host(tmp_path)
    text = (tmp_path / "etc/lok/host.toml").read_text("utf-8")
    (tmp_path / "etc/lok/host.toml").write_text(text.partition("[leden]")[0], "utf-8")
    settings = type(settings).read(tmp_path / "etc/lok/host.toml", tmp_path)
    site = Shown.of(settings, "publiek")
    activate(site, received(site, "een"), around(settings, "publiek"))
    assert (site.now, capsys.readouterr().out) == (1, "")
    assert not settings.place(access.GROUPS).exists()
