"""The workflows are as careful as we say: pinned actions, only the rights they need, no members' site as artifact."""

import base64
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from lok.changes.told import Section, as_markdown
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
        assert writable <= {"bericht": {"pull-requests"}, "melding": {"issues"}}.get(name, {"pages", "id-token"}), name


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
    """But for previews, in a repository whose readers may read the records: see ``test_preview_workflow``."""
    uploads = [step["with"]["path"] for step in steps(read(path)) if "upload" in step.get("uses", "")]
    assert set(uploads) <= {"build/voorbeeld" if path.stem == "preview" else "build/publiek/site"}


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


CHECK = GITHUB / "workflows" / "check.yml"
OF_A_PROPOSAL = "github.event_name == 'pull_request'"
COMMENT_ONLY = (
    f"!cancelled() && {OF_A_PROPOSAL} && github.event.pull_request.head.repo.full_name == github.repository && "
    "github.event.pull_request.user.login != 'dependabot[bot]'"
)
MARK = "<!-- lok: wat lezers merken -->"


def test_the_job_that_may_write_beside_a_proposal_runs_nothing_of_it() -> None:
    """No action, no checkout, no file of the proposal, and nothing of it in the script itself: it comes in as data."""
    writing = {
        (path.stem, name): job
        for path in WORKFLOWS
        for name, job in read(path)["jobs"].items()
        if "pull-requests" in job["permissions"]
    }
    assert list(writing) == [("check", "bericht")]
    job = writing["check", "bericht"]
    assert job["permissions"] == {"pull-requests": "write"}
    assert job["if"] == COMMENT_ONLY
    assert not any("uses" in step for step in job["steps"])
    (step,) = job["steps"]
    assert set(step) == {"name", "env", "run"}
    assert step["env"] == {
        "GH_TOKEN": "${{ github.token }}",
        "BEWAARPLAATS": "${{ github.repository }}",
        "VOORSTEL": "${{ github.event.pull_request.number }}",
        "VERTELD": "${{ needs.gegevens.outputs.verteld }}",
    }
    assert not re.search(r"\b(?:eval|source|make|git|python3?|curl|xargs|sh|bash)\b|\$\(\s*cat|`", step["run"])
    assert 'select(.user.login == "github-actions[bot]" and (.body // "" | startswith("' + MARK + '")))' in step["run"]


GH = """#!/usr/bin/env python3
import pathlib, sys
here = pathlib.Path(__file__).parent
with (here / "gevraagd").open("a") as log:
    print(*(word for word in sys.argv[1:] if "select(" not in word), file=log)
if "--paginate" in sys.argv:
    print((here / "bekend").read_text(), end="")
for word in sys.argv:
    if word.startswith("body=@"):
        (here / "bericht").write_bytes(pathlib.Path(word.removeprefix("body=@")).read_bytes())
sys.exit(int((here / "einde").read_text()) if (here / "einde").exists() else 0)
"""


@dataclass
class Said:
    """What the job did: how it ended, what it asked of the forge, and the comment."""

    code: int
    asked: list[str]
    comment: str
    log: str


def commented(folder: Path, told: str, known: str = "", end: int = 0) -> Said:
    """Run the script of the job with a forge that remembers what it is asked."""
    put(folder, "bekend", known)
    put(folder, "einde", str(end))
    put(folder, "gh", GH).chmod(0o755)
    (folder / "tijdelijk").mkdir()
    environment = {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(folder / "tijdelijk"),
        "GH_TOKEN": "sleutel",
        "BEWAARPLAATS": "raad/lok",
        "VOORSTEL": "7",
        "VERTELD": told,
    }
    script = put(folder, "stap.sh", read(CHECK)["jobs"]["bericht"]["steps"][0]["run"])
    done = subprocess.run(["bash", "-e", script], env=environment, capture_output=True, text=True, check=False)
    asked = (folder / "gevraagd").read_text("utf-8").splitlines() if (folder / "gevraagd").exists() else []
    comment = (folder / "bericht").read_text("utf-8") if (folder / "bericht").exists() else ""
    return Said(done.returncode, asked, comment, done.stdout + done.stderr)


LIST = "api --paginate repos/raad/lok/issues/7/comments?per_page=100 --jq"
POST = "api --silent --method POST repos/raad/lok/issues/7/comments --field body=@bericht.md"
PATCH = "api --silent --method PATCH repos/raad/lok/issues/comments/11 --field body=@bericht.md"
HOSTILE = (
    "$(touch ../gekaapt) `id` \"; touch ../gekaapt; ' \\ %s @bestand ::error::x\n::set-output\n${{ github.token }}\n"
)


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def test_the_first_comment_is_made_and_the_next_ones_take_its_place(tmp_path: Path) -> None:
    first = commented(tmp_path / "a", encoded("## Wat lezers merken\n"))
    assert (first.code, first.asked) == (0, [LIST, POST])
    assert first.comment == f"{MARK}\n## Wat lezers merken\n"
    second = commented(tmp_path / "b", encoded("é\n"), known="11\n12\n")
    assert (second.code, second.asked, second.comment) == (0, [LIST, PATCH], f"{MARK}\né\n")


def test_what_a_proposal_says_of_itself_is_data(tmp_path: Path) -> None:
    done = commented(tmp_path, encoded(HOSTILE))
    assert (done.code, done.asked, done.comment) == (0, [LIST, POST], f"{MARK}\n{HOSTILE}")
    assert done.log == ""
    assert not list(tmp_path.rglob("gekaapt"))


def test_after_a_refusal_the_comment_does_not_keep_what_was_true_before(tmp_path: Path) -> None:
    done = commented(tmp_path, "", known="11\n")
    assert (done.code, done.asked) == (0, [LIST, PATCH])
    assert done.comment.startswith(f"{MARK}\nDe controle is niet goed afgelopen")


@pytest.mark.parametrize("told", [encoded("x" * 65_001), "geen base64 !", encoded("x")[:-1]])
def test_what_is_no_text_of_ours_is_not_sent(told: str, tmp_path: Path) -> None:
    done = commented(tmp_path, told)
    assert done.code != 0
    assert done.asked == []


def test_a_forge_that_refuses_makes_no_second_comment(tmp_path: Path) -> None:
    done = commented(tmp_path, encoded("x"), known="11\n", end=1)
    assert (done.code != 0, done.asked) == (True, [LIST])


def test_the_text_leaves_its_job_as_one_harmless_line(tmp_path: Path) -> None:
    """As long as the text may be it fits in the environment of the other job, which holds 128 KiB in one value."""
    text = as_markdown([Section(HOSTILE, (("+", "é&" * 99),) * 12) for _ in range(60)])
    put(tmp_path, "tekst", text)
    put(tmp_path, "bin/make", '#!/bin/sh\necho "$@" >gevraagd\nmkdir -p build\ncp tekst build/verteld.md\n').chmod(
        0o755
    )
    (step,) = [each for each in read(CHECK)["jobs"]["gegevens"]["steps"] if each.get("id") == "vertellen"]
    assert step["if"] == OF_A_PROPOSAL
    assert "env" not in step
    environment = {
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_OUTPUT": str(tmp_path / "uit"),
    }
    script = put(tmp_path, "stap.sh", step["run"])
    subprocess.run(["bash", "-e", script], cwd=tmp_path, env=environment, check=True)
    assert (tmp_path / "gevraagd").read_text("utf-8") == "changes ARGS=HEAD^1 --format github --out build/verteld.md\n"
    name, _, told = (tmp_path / "uit").read_text("utf-8").partition("=")
    assert name == "tekst"
    assert re.fullmatch(r"[A-Za-z0-9+/=]{1,100000}\n", told)
    assert 50_000 < len(text.encode()) < 65_000
    assert commented(tmp_path / "naast", told.strip()).comment == f"{MARK}\n{text}"


def test_only_a_job_that_never_made_the_members_site_keeps_one_and_for_a_week() -> None:
    jobs = read(CHECK)["jobs"]
    keeping = {
        name: step
        for name, job in jobs.items()
        for step in job["steps"]
        if re.search("upload|cache", step.get("uses", ""))
    }
    assert list(keeping) == ["voorbeeld"]
    assert keeping["voorbeeld"]["with"] == {
        "name": "openbare-site",
        "path": "build/publiek/site",
        "retention-days": "7",
    }
    job = jobs["voorbeeld"]
    assert (job["if"], job["needs"], job["permissions"]) == (OF_A_PROPOSAL, "gegevens", {"contents": "read"})
    assert [step["run"] for step in job["steps"] if "make" in step.get("run", "")] == ["make site ARGS=publiek"]
    assert "leden" not in json.dumps(job)


def test_what_is_told_of_a_proposal_is_no_artifact() -> None:
    jobs = read(CHECK)["jobs"]
    assert jobs["gegevens"]["outputs"]["verteld"] == "${{ steps.vertellen.outputs.tekst }}"
    readers = [name for name, job in jobs.items() if "verteld" in json.dumps(job) and name != "gegevens"]
    assert readers == ["bericht"]


MAIN_ONLY = "github.ref == 'refs/heads/main'"
PLACED = {
    "publiek": ("make site ARGS=publiek", "make publish ARGS=publiek", "PUBLIEKE_HOST"),
    "leden": ("make site ARGS=leden", "make publish ARGS=leden", "LEDENHOST"),
}
"""By job of the publication: how it builds, how it hands over, and the variable that names the server."""
PUBLISH = GITHUB / "workflows" / "publish.yml"


def test_what_is_handed_over_is_of_main_whatever_started_the_workflow() -> None:
    """Started by hand the workflow may run on any branch: a draft of a member's page must not reach a host."""
    workflow = read(PUBLISH)
    assert "workflow_dispatch" in workflow["on"]
    assert "schedule" in workflow["on"], "what a page says moves with the date"
    assert {name: job.get("if") for name, job in workflow["jobs"].items()} == {
        "publiek": MAIN_ONLY,
        "pages": f"{MAIN_ONLY} && vars.PUBLIEKE_HOST == ''",
        "leden": MAIN_ONLY,
        "melding": f"failure() && {MAIN_ONLY}",
    }
    assert "main only" in PUBLISH.read_text("utf-8").partition("\nname:")[0]


@pytest.mark.parametrize("job", PLACED)
def test_each_job_builds_the_site_it_places_and_no_other(job: str) -> None:
    given = read(PUBLISH)["jobs"][job]["steps"]
    build, publish, _ = PLACED[job]
    assert re.findall(r"make .*", "\n".join(step.get("run", "") for step in given)) == [build, publish]
    told = json.dumps(given)
    assert not [other for other in PLACED if other != job and (f"build/{other}" in told or f"ARGS={other}" in told)]


def test_the_public_site_goes_to_pages_where_there_is_no_server_and_only_there() -> None:
    given = read(PUBLISH)["jobs"]["publiek"]["steps"]
    conditions = {
        step.get("name", step.get("uses", "").partition("@")[0]): step["if"] for step in given if "if" in step
    }
    assert conditions == {
        "Op de server van het bestuur plaatsen": "vars.PUBLIEKE_HOST != ''",
        "actions/upload-pages-artifact": "vars.PUBLIEKE_HOST == ''",
    }


MAKE = """#!/bin/sh
{ echo "$@"; stat -c %a "$LOK_KEY" "$LOK_KNOWN_HOSTS"; cat "$LOK_KEY" "$LOK_KNOWN_HOSTS"; echo "$LOK_HOST"; } >gevraagd
"""
THE_KEY = "-----BEGIN-----\n$(touch gekaapt) `id` %s \\n\n-----END-----"


@pytest.mark.parametrize("job", PLACED)
def test_only_the_step_that_publishes_sees_the_key_and_it_lies_in_a_file_for_us_alone(job: str, tmp_path: Path) -> None:
    given = read(PUBLISH)["jobs"][job]["steps"]
    (step,) = [step for step in given if "secrets." in json.dumps(step)]
    _, publish, variable = PLACED[job]
    assert step["env"] == {
        "LOK_HOST": f"${{{{ vars.{variable} }}}}",
        "SLEUTEL": "${{ secrets.PUBLICATIESLEUTEL }}",
        "BEKENDE_SERVERS": "${{ vars.BEKENDE_SERVERS }}",
    }
    put(tmp_path, "bin/make", MAKE).chmod(0o755)
    script = put(tmp_path, "stap.sh", step["run"])
    environment = {
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(tmp_path),
        "LOK_HOST": "lok-uitgave@server.example",
        "SLEUTEL": THE_KEY,
        "BEKENDE_SERVERS": "server.example ssh-ed25519 AAAA",
    }
    done = subprocess.run(
        ["bash", "-e", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout + done.stderr == "", "no word of it in a log"
    asked = put_back(tmp_path, "gevraagd")
    assert asked == (
        f"{publish.removeprefix('make ')}\n600\n600\n{THE_KEY}\nserver.example ssh-ed25519 AAAA\nlok-uitgave@server.example\n"
    )
    assert not list(tmp_path.rglob("gekaapt"))


def put_back(folder: Path, name: str) -> str:
    return (folder / name).read_text("utf-8") if (folder / name).exists() else ""


def test_without_a_server_for_members_nothing_is_sent_and_it_is_said(tmp_path: Path) -> None:
    (step,) = [step for step in read(PUBLISH)["jobs"]["leden"]["steps"] if "LOK_HOST" in step.get("env", {})]
    put(tmp_path, "bin/make", MAKE).chmod(0o755)
    script = put(tmp_path, "stap.sh", step["run"])
    environment = {
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "LOK_HOST": "",
        "SLEUTEL": "",
        "BEKENDE_SERVERS": "",
    }
    done = subprocess.run(
        ["bash", "-e", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("::notice title=Ledensite niet geplaatst::")
    assert put_back(tmp_path, "gevraagd") == ""


FORGE = """#!/usr/bin/env python3
import pathlib, sys
here = pathlib.Path(__file__).parents[1]
with (here / "gevraagd").open("a") as log:
    print(*(word for word in sys.argv[1:] if "select(" not in word), file=log)
if "--jq" in sys.argv:
    print((here / "bekend").read_text(), end="")
"""


@pytest.mark.parametrize(
    ("known", "place"), [("", "issues --raw-field title=De publicatie is mislukt"), ("41\n", "issues/41/comments")]
)
def test_somebody_is_told_of_a_failure_once_while_it_is_open(known: str, place: str, tmp_path: Path) -> None:
    job = read(PUBLISH)["jobs"]["melding"]
    assert set(job["needs"]) == {"publiek", "pages", "leden"}
    assert job["permissions"] == {"issues": "write"}
    (step,) = job["steps"]
    assert set(step["env"]) == {"GH_TOKEN", "BEWAARPLAATS", "TAAK"}
    put(tmp_path, "bin/gh", FORGE).chmod(0o755)
    put(tmp_path, "bekend", known)
    script = put(tmp_path, "stap.sh", step["run"])
    environment = {
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "GH_TOKEN": "sleutel",
        "BEWAARPLAATS": "raad/lok",
        "TAAK": "https://forge.example/raad/lok/actions/runs/7",
    }
    subprocess.run(["bash", "-e", script], cwd=tmp_path, env=environment, check=True)
    listed, sent = put_back(tmp_path, "gevraagd").splitlines()
    assert listed == "api repos/raad/lok/issues?state=open&creator=github-actions%5Bbot%5D&per_page=100 --jq"
    assert sent.startswith(f"api --silent --method POST repos/raad/lok/{place} --raw-field ")
    assert "body=Wat er stond, staat er nog." in sent
    assert "https://forge.example/raad/lok/actions/runs/7" in sent


def test_records_are_judged_always_and_the_program_when_more_was_touched() -> None:
    jobs = read(GITHUB / "workflows" / "check.yml")["jobs"]
    assert "if" not in jobs["gegevens"]
    assert any(step.get("run", "").startswith("make test-records ") for step in jobs["gegevens"]["steps"])
    assert jobs["tests"]["needs"] == "gegevens"
    # No always() or !cancelled(): without one of them GitHub adds success() of what it needs.
    assert jobs["tests"]["if"] == "needs.gegevens.outputs.geraakt != 'gegevens'"
    assert jobs["tests"]["steps"][-1]["run"] == ".ci/run"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (["data/themas/a.yaml", "content/publiek/over/b.md"], "gegevens"),
        (["content/leden/é.md"], "gegevens"),
        (["data/themas/a.yaml", "mkdocs.yml"], "code"),
        (["scripts/data/x.py"], "code"),
        (["data"], "code"),
        ([".ci/what-changed", "data/themas/a.yaml"], "code"),
        ([], "code"),
    ],
)
def test_what_a_proposal_touches_is_said_in_one_word(files: list[str], told: str, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    put(tmp_path, ".ci/what-changed", (REPOSITORY / ".ci/what-changed").read_text("utf-8")).chmod(0o755)
    commit(tmp_path)
    for name in files:
        place = put(tmp_path, name, "anders\n") if name != ".ci/what-changed" else tmp_path / name
        place.write_text(f"{place.read_text('utf-8')}\n", "utf-8")
    commit(tmp_path)
    assert touched(tmp_path, "HEAD^1") == told


def test_a_file_of_the_program_that_becomes_a_record_is_code(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    put(tmp_path, ".ci/what-changed", (REPOSITORY / ".ci/what-changed").read_text("utf-8")).chmod(0o755)
    put(tmp_path, "scripts/x.yaml", "id: x\n")
    commit(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "scripts/x.yaml").rename(tmp_path / "data/x.yaml")
    commit(tmp_path)
    assert touched(tmp_path, "HEAD^1") == "code"
    assert touched(tmp_path, "bestaat-niet") == "code"


def put(root: Path, name: str, text: str) -> Path:
    place = root / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")
    return place


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=Voorbeeld", "-c", "user.email=lok@example.org")
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "Wijziging")


def touched(root: Path, since: str) -> str:
    told = subprocess.run([root / ".ci/what-changed", since], capture_output=True, text=True, check=True)
    return told.stdout.strip()
