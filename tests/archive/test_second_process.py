"""Files that a second process reads are those that one process would read, or they are read here after all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import lok.archive.load
import lok.rules.check
from lok.archive.load import load
from lok.archive.second_process import by_two
from lok.build.check import check
from samples import small_council

if TYPE_CHECKING:
    from lok.archive.load import Entry, Read

DAY = date(2026, 11, 1)


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)


def test_two_processes_read_what_one_reads(tmp_path: Path) -> None:
    root = small_council.found(tmp_path / "raad")
    (root / "data" / "themas" / "stuk.yaml").write_text("id: stuk\n", "utf-8")
    (root / "data" / "themas" / "kapot.yaml").write_text("id: [\n", "utf-8")
    one, two = load(root), load(root, shared_from=1)
    assert len(one.problems) > 1
    assert two == one
    assert list(two.archive.everything()) == list(one.archive.everything())


def test_what_the_other_process_cannot_read_is_read_here_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, here, read = small_council.found(tmp_path / "raad"), os.getpid(), lok.archive.load._read
    expected = load(root)
    begun = tmp_path / "begonnen"

    def after_the_other(entry: Entry) -> Read:
        while not begun.exists():
            time.sleep(0.001)
        return read(entry)

    def dies(entry: Entry) -> Read:
        if os.getpid() != here:
            begun.touch()
            os._exit(1)
        return after_the_other(entry)

    monkeypatch.setattr(lok.archive.load, "_read", dies)
    assert load(root, shared_from=1) == expected
    begun.unlink()

    def refuses(entry: Entry) -> Read:
        if os.getpid() != here:
            begun.touch()
            raise PermissionError(13, "geen toegang", entry.path)
        return after_the_other(entry)

    monkeypatch.setattr(lok.archive.load, "_read", refuses)
    with pytest.raises(PermissionError):
        load(root, shared_from=1)


def test_each_job_is_done_once_whoever_does_it(tmp_path: Path) -> None:
    def job(number: int) -> tuple[int, int]:
        (tmp_path / f"{number}-{os.getpid()}").touch()
        time.sleep(0.002)
        return number, os.getpid()

    began: list[int] = []
    given = by_two([partial(job, number) for number in range(60)], began=began.append)
    assert [number for number, _ in given] == list(range(60))
    assert len(list(tmp_path.iterdir())) == 60
    by_process = Counter(process for _, process in given)
    assert len(by_process) == 2
    assert by_process[os.getpid()] == len(began)


def test_what_the_copy_took_and_lost_is_done_here(tmp_path: Path) -> None:
    here = os.getpid()

    def job(number: int) -> int:
        if os.getpid() != here:
            (tmp_path / str(number)).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        while not any(tmp_path.iterdir()):  # the copy must have had a chance to take one
            time.sleep(0.001)
        return number * number

    assert by_two([partial(job, number) for number in range(20)]) == [number**2 for number in range(20)]


def test_the_copy_ends_when_this_process_is_killed(tmp_path: Path) -> None:
    code = f"""if True:
        import os, signal, time
        from pathlib import Path
        from lok.archive.second_process import Forked
        def work():
            Path({str(tmp_path / "wie")!r}).write_text(str(os.getpid()))
            time.sleep(60)
        Forked(work)
        while not (Path({str(tmp_path / "wie")!r}).exists() and Path({str(tmp_path / "wie")!r}).read_text()):
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGKILL)
    """
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -signal.SIGKILL
    copy = int((tmp_path / "wie").read_text("utf-8"))
    for _ in range(500):
        try:
            state = Path(f"/proc/{copy}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
        except OSError:
            break
        if state == "Z":
            break
        time.sleep(0.01)
    else:
        pytest.fail("the copy is still at work")


def test_more_jobs_than_the_list_can_name_are_refused() -> None:
    with pytest.raises(ValueError, match="257"):
        by_two([int] * 257)


def test_two_processes_judge_what_one_judges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lok.rules.check, "SHARED_FROM", 1)
    root = small_council.found(tmp_path / "raad")
    for number in (1, 2):
        text = f"id: twee-{number}\nnaam: Zetel\ngeleding: gebruiker\nstemgerechtigd: ja\nvan: 2020-01-01\nvervangt: niemand\n"
        (root / "data" / "zetels" / f"twee-{number}.yaml").write_text(text, "utf-8")
    contact = (
        "id: los\nnaam: Los\nsoort_contactpunt: andere\ntaak: Niets.\nnagekeken_op: 2020-01-01\nnagekeken_door: ik\n"
    )
    (root / "data" / "contactpunten").mkdir(exist_ok=True)
    (root / "data" / "contactpunten" / "los.yaml").write_text(contact, "utf-8")
    loaded = load(root)
    found = check(loaded, root, DAY, shared=True)
    assert {each.path for each in found} >= {"data/contactpunten/los.yaml"}
    assert found == check(loaded, root, DAY)
