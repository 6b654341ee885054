"""Git as a program: what it gets, how long it may take, and what is said of what it refuses."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from lok.forge.git import Asked, ask, run, supported
from lok.forge.refusals import UnreachableError, refusal, refused_push
from lok.words.terminal import RefusedError
from samples.drafting import instead_of_git

if TYPE_CHECKING:
    from pathlib import Path

SECRET = (("http.https://example.org/.extraHeader", "Authorization: Basic Z2VoZWlt"),)


def test_the_environment_leads_nowhere_else_and_holds_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", instead_of_git(tmp_path, 'env | sort; echo "args: $*"'))
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_SSH_COMMAND", "GIT_TRACE", "GIT_CONFIG_PARAMETERS"):
        monkeypatch.setenv(name, "/val")
    monkeypatch.setenv("GIT_SSL_CAINFO", "/cert")
    told = run(tmp_path, "push", "origin", asked=Asked(secret=SECRET)).text
    assert "/val" not in told
    for line in (
        "GIT_TERMINAL_PROMPT=0",
        "LC_ALL=C",
        "GIT_SSL_CAINFO=/cert",
        "GIT_ASKPASS=",
        "GIT_CONFIG_VALUE_0=/dev/null",
    ):
        assert line in told.splitlines()
    assert "Basic Z2VoZWlt" in told
    assert told.splitlines()[0].startswith("args: push origin") or "args: push origin" in told.splitlines()
    assert "Z2VoZWlt" not in repr(Asked(secret=SECRET))


def test_what_git_complains_of_never_repeats_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = (
        'echo "fatal: odd Authorization: Basic Z2VoZWlt and Z2VoZWlt at https://wie:wat@example.org/x" >&2; exit 128'
    )
    monkeypatch.setenv("PATH", instead_of_git(tmp_path, script))
    with pytest.raises(RefusedError) as told:
        ask(tmp_path, "fetch", asked=Asked(secret=SECRET))
    assert told.value.message == "git weigert: odd … and … at https://…@example.org/x. Wat je schreef, staat er nog."


@pytest.mark.parametrize(("far", "told"), [(True, "antwoordt niet op tijd"), (False, "nog een bewerking bezig")])
def test_a_git_that_does_not_end_is_ended_with_all_that_it_started(
    *, far: bool, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = f"sleep 60 & echo $! >{tmp_path}/kind; wait"
    monkeypatch.setenv("PATH", instead_of_git(tmp_path, script))
    begin = time.monotonic()
    with pytest.raises(RefusedError, match=told) as error:
        run(tmp_path, "fetch", asked=Asked(patience=0.5, far=far))
    assert time.monotonic() - begin < 10
    assert isinstance(error.value, UnreachableError) is far
    child = int((tmp_path / "kind").read_text("ascii"))
    for _ in range(100):
        if not _runs(child):
            break
        time.sleep(0.05)
    assert not _runs(child)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
        with open(f"/proc/{process}/stat", encoding="ascii") as file:  # noqa: PTH123 - no file of a disk
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_without_git_that_is_what_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RefusedError, match="git ontbreekt op deze computer"):
        ask(tmp_path, "status")


@pytest.mark.parametrize(
    ("version", "fine"), [("2.30.2", False), ("2.36.0", True), ("2.50.1 (Apple Git-155)", True), ("3.0", True)]
)
def test_an_old_git_is_refused(version: str, *, fine: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", instead_of_git(tmp_path, f'echo "git version {version}"'))
    if fine:
        supported(tmp_path)
    else:
        with pytest.raises(RefusedError, match=r"te oud \(git version 2\.30\.2\).*versie 2\.36"):
            supported(tmp_path)


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("fatal: unable to access 'https://x/': Could not resolve host: x", "is niet bereikbaar"),
        ("fatal: unable to access 'https://x/': The requested URL returned error: 502", "is niet bereikbaar"),
        ("ssh: connect to host x port 22: Connection timed out\nfatal: Could not read from remote repository.", "is niet bereikbaar"),
        ("error: RPC failed; HTTP 403 curl 22 The requested URL returned error: 403\nfatal: the remote end hung up", "aanvaardt de sleutel"),
        ("fatal: could not read Username for 'https://x': terminal prompts disabled", "aanvaardt de sleutel"),
        ("git@x: Permission denied (publickey).\nfatal: Could not read from remote repository.", "aanvaardt de sleutel"),
        ("fatal: repository 'https://x/y.git/' not found", "kent deze bewaarplaats niet"),
        ("fatal: unable to access 'https://x/': The requested URL returned error: 301", "kent deze bewaarplaats niet"),
        ("fatal: unable to access 'https://x/': SSL certificate problem: self-signed", "bewijst niet wie hij is"),
        ("error: unable to write file data/x.yaml: No space left on device", "de schijf is vol"),
        ("remote: fatal: write error: No space left on device\nerror: failed to push some refs", "de schijf van de server is vol"),
        ("fatal: detected dubious ownership in repository at '/x'", "van een andere gebruiker"),
        ("fatal: Unable to create '/x/.git/index.lock': File exists.", r"/x/\.git/index\.lock"),
        ("error: insufficient permission for adding an object", "mag hier niets bewaren"),
        ("error: object file .git/objects/a is empty\nfatal: loose object a is corrupt", "is beschadigd"),
        ("fatal: iets nieuws\u202e\x1b[31m", "git weigert: iets nieuws‹U\\+202E›"),
        ("", "zonder te zeggen waarom"),
    ],
)  # fmt: skip
def test_what_git_refuses_is_told_in_dutch(english: str, dutch: str) -> None:
    with pytest.raises(RefusedError, match=dutch) as told:
        raise refusal(english)
    assert "\x1b" not in told.value.message


def test_what_the_server_does_not_take_is_told_in_dutch() -> None:
    assert "iemand anders werkte intussen" in refused_push("[rejected] (fetch first)").message
    assert (
        "neemt dit niet aan (pre-receive hook declined)."
        in refused_push("[remote rejected] (pre-receive hook declined)").message
    )
