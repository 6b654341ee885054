"""A build that is killed, at any moment, leaves whole sites and no process; two builds at once do not meet."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lok.build.builder import Builder, BusyError
from lok.build.order import Order
from lok.build.worker import Worker
from lok.model.audience import Audience
from samples.small_council import edit, found

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2026, 11, 23)
Sites = dict[Audience, dict[str, bytes]]


def sites(out: Path) -> Sites:
    return {
        audience: {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
        for audience in Audience
        for site in [out / audience / "site"]
    }


def wait_for(what: Callable[[], object], seconds: float = 20) -> bool:
    """Whether ``what`` comes true in time."""
    end = time.monotonic() + seconds
    while not what():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True


def children(pid: int) -> list[int]:
    """The processes that a process started, and that live."""
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    except OSError:
        return []
    return [int(each) for each in listed.split()]


def lives(pid: int) -> bool:
    """Whether a process is still at work: one that ended and that nobody asked after is not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Sites, Sites]:
    """A council with its sites in ``uit``, an edit waiting, and both sites as they are before and after that edit."""
    root = found(tmp_path_factory.mktemp("raad"))
    made = []
    for place, word in ((root / "uit", "opvang."), (root / "straks", "werken.")):
        with Builder(root, place) as builder:
            assert builder.build(DAY).sites
        made.append(sites(place))
        edit(root / "data/themas/vorming.yaml", f"Samen leren over {word}", "Samen leren over werken.")
    assert made[0] != made[1]
    shutil.copytree(root / "uit", root / "eerst", copy_function=shutil.copy2)
    return root, made[0], made[1]


MOMENTS = {
    "de ledensite begint": "leden/site.nieuw-*",
    "de openbare site begint": "publiek/site.nieuw-*",
    "de pagina's komen": "leden/site.nieuw-*/themas/vorming/index.html",
    "de openbare site is bijna klaar": "publiek/site.nieuw-*/zetels/zetel-stad/index.html",
}
"""What is there, below the folder of the sites, when the build is killed."""
KILLED = [*((moment, "--fresh") for moment in MOMENTS), *((str(tenths), "") for tenths in (0, 3, 6, 9))]
"""Those, and a number of tenths of a second after the start, in a build of what changed."""


TRIES = 10
"""A moment lasts some hundredths of a second, and on a busy machine who looks for it may come too late."""


def killed(root: Path, out: Path, moment: str, fresh: str) -> bool:
    """Whether a build was killed at a moment, and not one of its processes is still at work."""
    command = [sys.executable, "-m", "lok.cli", "build", "--root", root, "--out", out, "--date", str(DAY)]
    with subprocess.Popen([*command, *fresh.split()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as build:
        assert wait_for(lambda: len(children(build.pid)) >= 2)
        started = children(build.pid)
        if moment in MOMENTS:
            assert wait_for(lambda: list(out.glob(MOMENTS[moment])) or build.poll() is not None, 60)
        else:
            time.sleep(int(moment) / 10)
        started += children(build.pid)
        build.kill()
    assert wait_for(lambda: not any(map(lives, started)), 5), "a process that nobody orders any more is still at work"
    return build.returncode == -signal.SIGKILL or moment not in MOMENTS


@pytest.mark.parametrize(("moment", "fresh"), KILLED)
def test_kill_9_leaves_whole_sites_and_no_process(council: tuple[Path, Sites, Sites], moment: str, fresh: str) -> None:
    root, before, after = council
    out = root / "uit"
    for _ in range(TRIES):
        shutil.rmtree(out)
        shutil.copytree(root / "eerst", out, copy_function=shutil.copy2)
        if killed(root, out, moment, fresh):
            break
    else:
        pytest.fail(f"{TRIES} builds ended before it was seen that {moment}")
    now = sites(out)
    assert all(now[audience] in (before[audience], after[audience]) for audience in Audience)
    with Builder(root, out) as builder:
        assert builder.build(DAY).sites
    assert sites(out) == after
    assert {place.name for place in out.glob("*/*")} - {"site.reserve"} == {
        "docs",
        "naast",
        "schil",
        "site",
        "stand.json",
        "toegang.json",
    }


def test_a_second_build_in_the_same_folder_is_refused_and_the_first_one_ends_well(
    council: tuple[Path, Sites, Sites],
) -> None:
    root, _, after = council
    out = root / "samen"
    command = [sys.executable, "-m", "lok.cli", "build", "--root", root, "--out", out, "--date", str(DAY)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as first:
        assert wait_for(lambda: list(out.glob("leden/site.nieuw-*")))
        os.kill(first.pid, signal.SIGSTOP)
        with Builder(root, out) as second, pytest.raises(BusyError):
            second.build(DAY)
        os.kill(first.pid, signal.SIGCONT)
        assert first.wait(60) == 0
    assert sites(out) == after


def test_a_worker_ends_in_the_middle_of_its_work_when_its_orders_end(council: tuple[Path, Sites, Sites]) -> None:
    root, *_ = council
    out = root / "midden"
    shutil.copytree(root / "eerst" / "leden" / "docs", out / "docs")
    worker = Worker()
    worker.send(Order(str(root / "mkdocs.leden.yml"), str(out / "docs"), str(out / "site"), 0, None))
    assert wait_for(lambda: list(out.glob("site.nieuw-*")))
    assert worker.process.stdin is not None
    worker.process.stdin.close()
    assert worker.process.wait(5) == 0
    assert not (out / "site").exists()
    worker.close()


def test_a_worker_that_dies_refuses_the_build(council: tuple[Path, Sites, Sites]) -> None:
    worker = Worker()
    worker.process.kill()
    worker.process.wait()
    assert not worker.usable
    root, *_ = council
    with Builder(root, root / "dood", idle=[worker]) as builder:
        assert builder.build(DAY).sites, "one that is dead before it has work is replaced"
