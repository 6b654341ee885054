"""Previews of proposals: who builds holds no key, who holds one runs nothing of the proposal, and its script does what it says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from samples.host_log import CONF
from samples.places import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

PREVIEW = REPOSITORY / ".github/workflows/preview.yml"
OURS = (
    "github.event.repository.private && vars.VOORBEELDHOST != '' && "
    "github.event.pull_request.head.repo.full_name == github.repository && "
    "github.event.pull_request.user.login != 'dependabot[bot]'"
)
GH = """#!/bin/sh
echo "$@" >>"$HIER/gevraagd"
mkdir binnen
cp "$HIER/artifact.tar" binnen/
"""
SSH = """#!/bin/sh
while [ "${1#lok-uitgave@}" != leden.example.org ]; do shift; done
shift
SSH_ORIGINAL_COMMAND="$*" exec "$PYTHON" -m lokhost --instellingen "$HIER/host.toml" --onder "$HIER" ontvang-voorbeeld
"""


def jobs() -> dict[str, Any]:
    workflow = yaml.load(PREVIEW.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
    assert workflow["on"] == {"pull_request": {"types": ["opened", "synchronize", "reopened", "closed"]}}
    found: dict[str, Any] = workflow["jobs"]
    return found


def test_previews_are_of_our_own_branches_and_only_of_a_private_repository() -> None:
    found = jobs()
    assert {name: job.get("if") for name, job in found.items()} == {
        "bouwen": f"github.event.action != 'closed' && {OURS}",
        "plaatsen": None,  # no always(): without the job it needs there is none
        "weghalen": f"github.event.action == 'closed' && {OURS}",
    }
    assert found["plaatsen"]["needs"] == "bouwen"


def test_what_runs_the_proposal_holds_no_key_and_what_holds_one_runs_nothing_of_it() -> None:
    found = jobs()
    assert "secrets." not in json.dumps(found["bouwen"])
    assert "environment" not in found["bouwen"]
    for name in ("plaatsen", "weghalen"):
        (step,) = found[name]["steps"]
        assert found[name]["environment"] == "voorbeeld"
        assert set(step) == {"name", "env", "run"}
        assert set(found[name]["permissions"].values()) == {"read"}
        assert not re.search(r"\b(?:eval|source|make|git|python3?|bash|sh|checkout)\b|`|\$\(", step["run"])


def test_the_members_pages_are_kept_for_a_day_and_by_this_job_alone() -> None:
    kept = [
        (path.stem, name, step["with"]["retention-days"])
        for path in PREVIEW.parent.glob("*.yml")
        for name, job in yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)["jobs"].items()  # noqa: S506
        for step in job["steps"]
        if "upload" in step.get("uses", "") and step["with"]["path"] != "build/publiek/site"
    ]
    assert kept == [("preview", "bouwen", "1")]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A runner with a forge that hands over the artifact, and a host that is reached as by ssh."""
    (tmp_path / "host.toml").write_text(f"{CONF}\n[voorbeelden]\n", "utf-8")
    for name, text in (("gh", GH), ("ssh", SSH)):
        place = tmp_path / "bin" / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, "utf-8")
        place.chmod(0o755)
    (tmp_path / "tijdelijk").mkdir()
    return os.environ | {
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(REPOSITORY / "scripts/deploy"),
        "PYTHON": sys.executable,
        "HIER": str(tmp_path),
        "RUNNER_TEMP": str(tmp_path / "tijdelijk"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "overzicht"),
        "GH_TOKEN": "x",
        "BEWAARPLAATS": "raad/lok",
        "UITVOERING": "41",
        "VOORSTEL": "7",
        "VOORBEELDHOST": "leden.example.org",
        "HOSTSLEUTELS": "leden.example.org ssh-ed25519 AAAA",
        "SLEUTEL": "de sleutel",
    }


def run(job: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the script of a job as the forge does."""
    script = jobs()[job]["steps"][0]["run"]
    words = ["bash", "-e", "-c", script]
    return subprocess.run(words, env=environment, capture_output=True, text=True, timeout=60, check=False)


def artifact(root: Path) -> None:
    """What the job that builds leaves, with what a hostile proposal could add: a link out of the folder."""
    with tarfile.open(root / "artifact.tar", "w") as tar:
        for site in ("publiek", "leden"):
            (root / "index.html").write_text(site, "utf-8")
            tar.add(root / "index.html", f"./{site}/index.html")
        link = tarfile.TarInfo("./publiek/sleutel")
        link.type, link.linkname = tarfile.SYMTYPE, "../../sleutel"
        tar.addfile(link)


def test_a_proposal_is_placed_and_taken_away_by_the_scripts_of_the_jobs(
    environment: dict[str, str], tmp_path: Path
) -> None:
    artifact(tmp_path)
    done = run("plaatsen", environment)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "gevraagd").read_text() == "run download 41 --repo raad/lok --name voorbeeld --dir binnen\n"
    place = tmp_path / "srv/lok/voorbeelden/voorstel-7"
    there = sorted(each.relative_to(place).as_posix() for each in place.rglob("*") if each.is_file())
    assert there == ["leden/index.html", "publiek/index.html"], "no link goes over"
    assert (tmp_path / "tijdelijk/sleutel").stat().st_mode & 0o777 == 0o600
    assert "/voorbeeld/voorstel-7/" in (tmp_path / "overzicht").read_text("utf-8")
    assert "de sleutel" not in done.stdout + done.stderr
    done = run("weghalen", environment)
    assert done.returncode == 0, done.stderr
    assert not place.exists()
