"""The workflows are as careful as we say: pinned actions, only the rights they need, no members' site as artifact."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from samples.places import REPOSITORY

GITHUB = REPOSITORY / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.y*ml"))
BIN = Path(sys.prefix) / "bin"


def read(path: Path) -> dict[str, Any]:
    """Read a workflow with every scalar as text, so that the key ``on`` stays a word."""
    workflow: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
    return workflow


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def test_there_are_workflows_to_judge() -> None:
    assert {"check", "publish"} <= {path.stem for path in WORKFLOWS}


def test_zizmor_finds_nothing_of_medium_severity_or_higher() -> None:
    command = [BIN / "zizmor", "--offline", "--no-progress", "--min-severity", "medium", "--format", "json", GITHUB]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert json.loads(run.stdout) == [], run.stdout
    assert run.returncode == 0, run.stderr


def test_zizmor_would_find_a_fault(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text(
        "on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n"
        "      - run: echo ${{ github.event.pull_request.title }}\n",
        encoding="utf-8",
    )
    command = [BIN / "zizmor", "--offline", "--no-progress", "--min-severity", "medium", "--format", "json", bad]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    assert {"dangerous-triggers", "template-injection"} <= {finding["ident"] for finding in found}


@pytest.mark.parametrize(
    ("schema", "paths"),
    [("vendor.github-workflows", WORKFLOWS), ("vendor.dependabot", [GITHUB / "dependabot.yml"])],
    ids=["workflows", "dependabot"],
)
def test_github_would_understand_the_file(schema: str, paths: list[Path]) -> None:
    command = [BIN / "check-jsonschema", "--builtin-schema", schema, *paths]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@each_workflow
def test_every_action_is_pinned_to_a_commit_and_names_its_version(path: Path) -> None:
    used = [step["uses"] for step in steps(read(path)) if "uses" in step]
    assert used
    for action in used:
        assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", action), action
    versioned = re.findall(
        r"uses: (\S+@[0-9a-f]{40}) # v\d+\.\d+\.\d+$", path.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert versioned == used


@each_workflow
def test_rights_are_given_per_job_and_never_at_the_top(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert job["permissions"], name
        writable = {scope for scope, right in job["permissions"].items() if right != "read"}
        assert writable <= {"pages", "id-token"}, name


@each_workflow
def test_every_job_ends_in_time(path: Path) -> None:
    workflow = read(path)
    assert workflow["concurrency"]["group"]
    for name, job in workflow["jobs"].items():
        assert 0 < int(job["timeout-minutes"]) <= 30, name


@each_workflow
def test_code_from_outside_never_runs_with_our_rights(path: Path) -> None:
    workflow = read(path)
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(workflow["on"])
    for step in steps(workflow):
        assert "${{" not in step.get("run", ""), step
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@each_workflow
def test_only_the_public_site_is_ever_uploaded(path: Path) -> None:
    uploads = [step["with"]["path"] for step in steps(read(path)) if "upload" in step.get("uses", "")]
    assert set(uploads) <= {"build/publiek/site"}


def test_the_public_site_is_uploaded_for_pages() -> None:
    uploads = [
        step["uses"] for step in steps(read(GITHUB / "workflows" / "publish.yml")) if "upload" in step.get("uses", "")
    ]
    assert len(uploads) == 1
    assert uploads[0].startswith("actions/upload-pages-artifact@")


@pytest.mark.parametrize("path", ["/.github/", "/scripts/", "/mkdocs*.yml", "*"])
def test_code_owners_cover_what_decides_over_publication(path: str) -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    owned = {
        words[0]: words[1:] for words in (line.split() for line in lines) if words and not words[0].startswith("#")
    }
    assert owned[path]
    assert all(owner.startswith("@") and "/" in owner for owner in owned[path])
    assert [pattern for pattern, owners in owned.items() if not owners] == ["/content/", "/data/"]
