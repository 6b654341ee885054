"""``lok check --staged`` judges what git would keep, and what programs leave behind is no part of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from lok.archive.passing import PATTERNS, passing
from lok.cli import lok
from samples.places import ARCHIVES, REPOSITORY

MAIL = "jan.voorbeeld@gmail.com"
PATH = "data/documenten/doc-proef.yaml"
GOOD = "id: doc-proef\nvoorbeeld: ja\ntitel: Proef\nsoort_document: nota\ntekst: Een proef.\n"


def git(root: Path, *words: str, ok: bool = True, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run git in ``root``, as nobody in particular."""
    known = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": str(root)}
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", *who, *words], cwd=root, env=clean | known | environment, capture_output=True, text=True, check=False
    )
    assert not ok or done.returncode == 0, done.stderr
    return done


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a run at GitHub nor a commit of this repository decides what is read."""
    for name in ("GITHUB_ACTIONS", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "CI"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small council in the care of git, with one commit."""
    root = shutil.copytree(ARCHIVES / "_basis", tmp_path / "lok")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "begin")
    return root


def put(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def judged(root: Path) -> tuple[int, str]:
    words = ["check", "--staged", "--root", str(root), "--date", "2026-11-23"]
    result = CliRunner().invoke(lok, words, standalone_mode=False)
    assert result.exception is None, result.exception
    return result.return_value, result.output


def test_the_index_is_judged_and_not_the_work_tree(root: Path) -> None:
    put(root, PATH, GOOD.replace("Een proef", f"Mail {MAIL}"))
    assert judged(root)[0] == 0  # not added: git keeps nothing of it
    git(root, "add", PATH)
    put(root, PATH, GOOD)
    code, told = judged(root)
    assert code == 1
    assert told.startswith(f"{PATH}:5:13: tekst: hier staat een persoonlijk mailadres (…@gmail.com) [fout V28]")
    assert "Git bewaart niets." in told
    git(root, "add", PATH)
    assert judged(root)[0] == 0


def test_what_was_thrown_away_but_not_yet_from_the_index_is_judged(root: Path) -> None:
    put(root, PATH, GOOD.replace("Een proef", MAIL))
    git(root, "add", PATH)
    (root / PATH).unlink()
    assert judged(root)[0] == 1


def test_points_of_attention_are_counted_and_not_told(root: Path) -> None:
    put(root, PATH, GOOD.replace("Een proef.", "Een proef #kladje"))
    git(root, "add", ".")
    code, told = judged(root)
    assert code == 0
    assert told.strip().endswith("0 fouten, 1 aandachtspunt.")
    assert "kladje" not in told


@pytest.mark.parametrize(
    "path", ["content/publiek/nota.md~", "data/documenten/adv.yaml.bak", "content/leden/.nota.md.swp"]
)
def test_left_overs_that_were_added_all_the_same_are_refused(path: str, root: Path) -> None:
    put(root, path, MAIL)
    git(root, "add", "--force", path)
    code, told = judged(root)
    assert code == 1
    assert told.startswith(f"{path}:1:1: dit is een reservekopie van een programma [fout geen-bestand]")


def test_a_commit_in_a_folder_below_the_top_is_judged(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    shutil.rmtree(root / ".git")
    put(root, PATH, GOOD.replace("Een proef", MAIL))
    git(tmp_path, "add", ".")
    code, told = judged(root)
    assert code == 1
    assert told.startswith(f"{PATH}:5:8: ")


def test_without_git_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    result = CliRunner().invoke(
        lok, ["check", "--staged", "--root", str(tmp_path)], env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    )
    assert result.exit_code == 2
    assert "deze map is geen bewaarplaats van git" in result.output


def install(root: Path) -> None:
    """Put the command of this environment where the hook looks for it, and install the hook."""
    place = root / ".venv/bin/lok"
    place.parent.mkdir(parents=True)
    place.write_text(f'#!/bin/sh\nPYTHONPATH={REPOSITORY / "scripts"} exec {sys.executable} -m lok.cli "$@"\n', "utf-8")
    place.chmod(0o755)
    put(root, ".gitignore", "/.venv/\n")
    result = CliRunner().invoke(lok, ["hook", "--root", str(root)], standalone_mode=False)
    assert (result.exception, result.return_value) == (None, 0)


def test_the_hook_keeps_private_text_out_of_the_history(root: Path) -> None:
    install(root)
    put(root, PATH, GOOD.replace("Een proef", MAIL))
    git(root, "add", ".")
    start = time.monotonic()
    done = git(root, "commit", "-qm", "x", ok=False)
    assert time.monotonic() - start < 20
    assert done.returncode == 1
    assert "[fout V28]" in done.stdout + done.stderr
    assert git(root, "log", "--format=%s").stdout.split() == ["begin"]
    put(root, PATH, GOOD)
    assert git(root, "commit", "-qm", "half", ok=False).returncode == 1  # the index still has the old text
    git(root, "commit", "-qam", "heel")
    assert git(root, "log", "--format=%s").stdout.split() == ["heel", "begin"]


def test_the_hook_of_another_is_left_alone(root: Path) -> None:
    place = root / ".git/hooks/pre-commit"
    place.parent.mkdir(exist_ok=True)
    place.write_text("#!/bin/sh\nexit 0\n", "utf-8")
    result = CliRunner().invoke(lok, ["hook", "--root", str(root)])
    assert result.exit_code == 2
    assert "is niet van lok" in result.output
    assert place.read_text("utf-8") == "#!/bin/sh\nexit 0\n"


def test_it_is_offered_in_one_line_until_it_is_there(root: Path) -> None:
    def offered(**environment: str | None) -> str:
        return CliRunner().invoke(lok, ["hook", "--offer", "--root", str(root)], env=environment).output

    assert offered().count("\n") == 1
    assert "make hook" in offered()
    assert offered(CI="true") == ""
    install(root)
    assert offered() == ""


LEFT = [
    ".nota.md.swp", ".nota.md.swo", "4913", "nota.md~", "adv.yaml.bak", "adv.yaml.old", "#nota.md#", ".#nota.md",
    "~$nota.docx", ".~lock.nota.odt#", "nota.tmp", "nota.md.orig", "nota.md.rej", "nota.pdf.part", "x.crdownload",
    ".goutputstream-X1", ".sync_x.db", "___jb_tmp___", ".DS_Store", "Thumbs.db", "desktop.ini",
]  # fmt: skip
KEPT = ["nota.md", "adv-2026-01.yaml", ".gitkeep", "nota-oud.md", "README.md", "bak.md", "tmp.yaml", "x#y.md", "5913"]


@pytest.mark.parametrize("name", [*LEFT, *KEPT])
def test_git_and_the_check_pass_over_the_same_files(name: str) -> None:
    ignored = git(REPOSITORY, "check-ignore", "--no-index", "--quiet", "--", f"content/publiek/{name}", ok=False)
    assert (ignored.returncode == 0) is passing(name) is (name in LEFT)


def test_the_list_of_git_is_ours() -> None:
    lines = (REPOSITORY / ".gitignore").read_text("utf-8").partition("passing.py).\n")[2].splitlines()
    assert tuple(line.removeprefix("\\") for line in lines) == PATTERNS
    assert len(LEFT) >= len(PATTERNS)
