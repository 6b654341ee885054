"""Drafts: begun, written in, committed, taken up again after an accident, and thrown away; main's checkout is never touched."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from lok.forge import repository as place_of
from lok.forge.drafts import Draft, changed, commit, drafts, drop, here, named, resume, start, unsaved
from lok.forge.history import Distance, distance, latest
from lok.forge.repository import Person, alone, open_repository
from lok.words.terminal import RefusedError
from samples.drafting import FILES, OTHER, SECRETARY, THEME, council, instead_of_git, kept, landed, put, said
from samples.places import REPOSITORY
from samples.under_git import git

if TYPE_CHECKING:
    from pathlib import Path

    from lok.forge.repository import Repository

NEW = "data/themas/crèche één.yaml"
SCRIPTS = REPOSITORY / "scripts"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return open_repository(kept(tmp_path / "lok"))


@pytest.fixture
def draft(repository: Repository) -> Draft:
    return start(repository, "Een nieuw thema").draft


def test_a_draft_is_a_work_tree_on_its_own_branch_that_main_does_not_notice(repository: Repository) -> None:
    taken = start(repository, "Verslag van 12 maart 2026!")
    draft = taken.draft
    assert (draft.name, draft.branch, taken.notice) == (
        "verslag-van-12-maart-2026",
        "redactie/verslag-van-12-maart-2026",
        "",
    )
    assert draft.folder == repository.root / ".lok-redactie" / draft.name
    assert (draft.root / THEME).read_text("utf-8") == FILES[THEME]
    assert said(draft.folder, "symbolic-ref", "HEAD") == f"refs/heads/{draft.branch}"
    assert said(repository.root, "status", "--porcelain") == ""
    assert drafts(repository) == (draft,)
    assert (unsaved(draft), changed(draft), distance(draft)) == ((), (), Distance(0, 0))


@pytest.mark.parametrize("topic", ["", "  ", "…", "日本", "../..", "con", "Aux", "-"])
def test_a_topic_of_which_no_name_can_be_made_is_refused(topic: str, repository: Repository) -> None:
    with pytest.raises(RefusedError, match="zo kan een ontwerp niet heten"):
        start(repository, topic)
    assert drafts(repository) == ()


def test_a_long_topic_is_cut_to_a_name() -> None:
    assert named("Een heel lang onderwerp " * 9) == "een-heel-lang-onderwerp-een-heel-lang-onderwerp-een-heel-lan"
    assert named("verg-2026-03-12") == "verg-2026-03-12"


@pytest.mark.parametrize("name", ["..", "a/b", "A", "a--b", "a b", "-a", "a.lock", "", "nul", "a\n", "x" * 61, "@{-1}"])
def test_no_name_leads_to_another_folder_or_branch(name: str, repository: Repository) -> None:
    with pytest.raises(RefusedError, match="zo kan een ontwerp niet heten"):
        resume(repository, name)


def test_two_drafts_have_two_names(repository: Repository, draft: Draft) -> None:
    with pytest.raises(RefusedError, match="er is al een ontwerp ‘een-nieuw-thema’"):
        start(repository, "Een nieuw thema.")
    assert [each.name for each in (*drafts(repository), start(repository, "Ander").draft)] == [draft.name, "ander"]


def test_what_changed_is_known_before_and_after_it_is_committed(repository: Repository, draft: Draft) -> None:
    put(draft.root, NEW, "id: x\n")
    put(draft.root, THEME, "id: vorming\n")
    (draft.root / OTHER).unlink()
    put(draft.root, "data/half.tmp", "weg")
    assert unsaved(draft) == changed(draft) == (NEW, OTHER, THEME)
    kept_as = commit(draft, SECRETARY, "Thema’s herschikt\n\nEr kwam er één bij.")
    assert kept_as == draft.tip()
    assert (unsaved(draft), changed(draft)) == ((), (NEW, OTHER, THEME))
    who = said(draft.folder, "log", "-1", "--format=%an|%ae|%cn|%ce|%B")
    assert who == (
        "Secretariaat Voorbeeldstad|secretariaat@example.org|Secretariaat Voorbeeldstad|secretariaat@example.org|"
        "Thema’s herschikt\n\nEr kwam er één bij."
    )
    step = latest(draft)
    assert (step.commit, step.by, step.about) == (kept_as, SECRETARY.name, "Thema’s herschikt")
    assert abs(step.when.timestamp() - time.time()) < 60
    assert distance(draft) == Distance(1, 0)
    assert said(repository.root, "rev-list", "--count", "main") == "1"


def test_without_a_change_nothing_is_committed(draft: Draft) -> None:
    assert commit(draft, SECRETARY, "Niets") is None
    assert distance(draft).ahead == 0


def test_only_records_pages_and_menus_are_ever_committed(draft: Draft) -> None:
    put(draft.root, "scripts/iets.py", "print(2)\n")
    put(draft.root, ".github/workflows/kwaad.yml", "on: push\n")
    put(draft.root, "mkdocs.yml", "nav: []\n")
    git(draft.folder, "add", ".")
    assert unsaved(draft) == ("mkdocs.yml",)
    commit(draft, SECRETARY, "Menu")
    assert changed(draft) == ("mkdocs.yml",)
    assert said(draft.folder, "status", "--porcelain") == "M scripts/iets.py\n?? .github/"


def test_a_merge_that_somebody_began_by_hand_is_not_committed(repository: Repository, draft: Draft) -> None:
    landed(repository.root, OTHER, "id: panden\n")
    put(draft.root, NEW, "x\n")
    commit(draft, SECRETARY, "Nieuw")
    git(draft.folder, "merge", "-q", "--no-commit", "main")
    with pytest.raises(RefusedError, match="iemand begon hier met git een samenvoeging"):
        commit(draft, SECRETARY, "Nog iets")


def test_odd_names_of_files_are_committed_as_they_are(draft: Draft) -> None:
    odd = ["data/*.yaml", "data/:(top)x.yaml", 'data/"a" \\b.yaml', "data/-x", "data/a -> b"]
    for name in odd:
        put(draft.root, name, "x\n")
    (draft.root / os.fsdecode(b"data/\xff.yaml")).write_text("x\n", "utf-8")
    assert unsaved(draft) == tuple(sorted([*odd, "data/\ufffd.yaml"]))
    commit(draft, SECRETARY, "Vreemde namen")
    assert unsaved(draft) == ()
    assert len(changed(draft)) == 6


@pytest.mark.parametrize("message", ["", "  \n", "\0"])
def test_a_commit_says_something(message: str, draft: Draft) -> None:
    put(draft.root, NEW, "x\n")
    with pytest.raises(RefusedError, match="zeg in één zin"):
        commit(draft, SECRETARY, message)
    assert unsaved(draft) == (NEW,)


@pytest.mark.parametrize(
    ("name", "mail"), [("", "a@example.org"), ("A", ""), ("A <b>", "a@example.org"), ("A\nB", "a")]
)
def test_who_commits_is_known(name: str, mail: str) -> None:
    with pytest.raises(RefusedError, match="niet geweten wie dit doet"):
        Person(name, mail)


def test_nothing_of_the_repository_or_its_user_is_run(
    tmp_path: Path, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hooks, editors, signing programs and watchers that somebody set, here or for all repositories."""
    trap, trapped = tmp_path / "val", tmp_path / "gevangen"
    trap.write_text(f"#!/bin/sh\necho $0 >>{trapped}\nexit 1\n", "utf-8")
    trap.chmod(0o755)
    hooks = repository.root / ".git/hooks"
    for name in (
        "pre-commit",
        "commit-msg",
        "post-commit",
        "post-checkout",
        "post-merge",
        "reference-transaction",
        "pre-push",
    ):
        shutil.copy(trap, hooks / name)
    for key in ("core.fsmonitor", "core.editor", "core.pager", "gpg.program", "diff.external", "core.askPass"):
        git(repository.root, "config", key, str(trap))
    git(repository.root, "config", "commit.gpgSign", "true")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "ergens-anders"))
    monkeypatch.setenv("GIT_EDITOR", str(trap))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(trap))
    again = open_repository(repository.root)
    draft = start(again, "Val").draft
    put(draft.root, NEW, "x\n")
    assert commit(draft, SECRETARY, "Toch bewaard")
    assert changed(draft) == (NEW,)
    drop(draft, sure=True)
    assert not trapped.exists()


def test_a_folder_that_was_thrown_away_is_laid_out_again(repository: Repository, draft: Draft) -> None:
    put(draft.root, NEW, "x\n")
    commit(draft, SECRETARY, "Nieuw")
    shutil.rmtree(draft.folder)
    assert not here(draft)
    with pytest.raises(RefusedError, match="de map van dit ontwerp is weg"):
        commit(draft, SECRETARY, "Nog iets")
    assert changed(draft) == (NEW,)
    assert "teruggezet" in resume(repository, draft.name).notice
    assert (draft.root / NEW).read_text("utf-8") == "x\n"
    assert resume(repository, draft.name).notice == ""


def test_a_work_tree_that_git_began_and_did_not_finish_is_no_reason_to_throw_away_records(
    repository: Repository, draft: Draft
) -> None:
    (repository.common / "worktrees" / draft.name / "locked").write_text("initializing\n", "utf-8")
    shutil.rmtree(draft.root / "data")
    resume(repository, draft.name)
    assert unsaved(draft) == ()
    assert (draft.root / THEME).is_file()


def test_without_its_mark_a_folder_is_never_taken_for_the_checkout_of_main(
    repository: Repository, draft: Draft
) -> None:
    """Git looks for a repository further up, and finds main."""
    put(draft.root, NEW, "x\n")
    (draft.folder / ".git").unlink()
    for act in (lambda: commit(draft, SECRETARY, "Verkeerd"), lambda: unsaved(draft)):
        with pytest.raises(RefusedError, match="de map van dit ontwerp is weg"):
            act()
    (draft.folder / ".git").write_text("gitdir: /nergens\n", "utf-8")
    with pytest.raises(RefusedError, match="geen bewaarplaats van git"):
        commit(draft, SECRETARY, "Verkeerd")
    (draft.folder / ".git").unlink()
    (draft.folder / ".git").mkdir()
    resume(repository, draft.name)
    assert unsaved(draft) == ()
    aside = [each for each in (repository.place / ".opzij").rglob("*.yaml") if each.name == "crèche één.yaml"]
    assert [each.read_text("utf-8") for each in aside] == ["x\n"]
    assert said(repository.root, "status", "--porcelain") == ""
    assert said(repository.root, "rev-list", "--count", "main") == "1"


def test_a_file_in_the_place_of_a_work_tree_is_moved_aside(repository: Repository) -> None:
    with alone(repository):
        put(repository.place, "panden", "een bestand")
    draft = start(repository, "Panden").draft
    assert here(draft)
    assert [each.read_text("utf-8") for each in (repository.place / ".opzij").iterdir()] == ["een bestand"]


def test_what_was_written_stays_when_the_whole_repository_is_moved(
    repository: Repository, draft: Draft, tmp_path: Path
) -> None:
    put(draft.root, NEW, "x\n")
    shutil.move(repository.root, tmp_path / "elders")
    again = open_repository(tmp_path / "elders")
    moved = resume(again, draft.name)
    assert (moved.notice, unsaved(moved.draft)) == ("", (NEW,))


def test_a_lock_that_a_killed_git_left_is_mended_once_it_is_old(repository: Repository, draft: Draft) -> None:
    lock = repository.common / "worktrees" / draft.name / "index.lock"
    put(draft.root, NEW, "x\n")
    lock.touch()
    with pytest.raises(RefusedError, match=r"nog een bewerking bezig.*Wat je schreef, staat er nog"):
        commit(draft, SECRETARY, "Nieuw")
    assert lock.exists()
    os.utime(lock, (time.time() - 300,) * 2)
    assert commit(draft, SECRETARY, "Nieuw")
    assert not lock.exists()


def test_a_git_that_is_really_killed_loses_nothing(repository: Repository, draft: Draft) -> None:
    """Killed by the system while it writes, for its files may not grow."""
    put(draft.root, NEW, "id: x\n" * 400)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        with pytest.raises(RefusedError, match="git werd onderweg gestopt"):
            commit(draft, SECRETARY, "Nieuw")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    lock = repository.common / "worktrees" / draft.name / "index.lock"
    assert lock.exists()
    os.utime(lock, (time.time() - 300,) * 2)
    assert commit(draft, SECRETARY, "Nieuw")
    assert changed(draft) == (NEW,)


def test_a_branch_that_stayed_locked_is_mended_too(repository: Repository, draft: Draft) -> None:
    lock = repository.common / "refs/heads" / f"{draft.branch}.lock"
    lock.touch()
    os.utime(lock, (time.time() - 300,) * 2)
    put(draft.root, NEW, "x\n")
    assert commit(draft, SECRETARY, "Nieuw")
    assert not lock.exists()


def test_a_draft_that_somebody_put_elsewhere_with_git_is_left_alone(repository: Repository, draft: Draft) -> None:
    put(draft.root, NEW, "x\n")
    git(draft.folder, "checkout", "-q", "--detach")
    with pytest.raises(RefusedError, match=r"op een andere versie.*\(redactie/een-nieuw-thema\)"):
        commit(draft, SECRETARY, "Nieuw")
    assert "??" in said(draft.folder, "status", "--porcelain")
    with pytest.raises(RefusedError, match="op een andere versie"):
        drop(draft)
    assert said(repository.root, "rev-list", "--count", "--all") == "1"
    drop(draft, sure=True)
    assert drafts(repository) == ()


def test_a_draft_that_is_open_elsewhere_is_not_opened_twice(
    repository: Repository, draft: Draft, tmp_path: Path
) -> None:
    git(repository.root, "worktree", "move", str(draft.folder), str(tmp_path / "elders"))
    for act in (lambda: resume(repository, draft.name), lambda: drop(draft, sure=True)):
        with pytest.raises(RefusedError, match="open in een andere map"):
            act()
    assert (tmp_path / "elders" / THEME).is_file()


def test_a_draft_with_work_is_thrown_away_only_by_who_is_sure(repository: Repository, draft: Draft) -> None:
    put(draft.root, NEW, "x\n")
    for _ in range(2):
        with pytest.raises(RefusedError, match="werk dat nergens anders staat"):
            drop(draft)
        commit(draft, SECRETARY, "Nieuw")
    assert drop(draft, sure=True) == ""
    assert (drafts(repository), draft.folder.exists(), draft.tip()) == ((), False, None)
    with pytest.raises(RefusedError, match="er is geen ontwerp"):
        resume(repository, draft.name)
    assert start(repository, draft.name).draft == draft


def test_a_draft_of_which_main_has_everything_goes_without_a_question(repository: Repository, draft: Draft) -> None:
    put(draft.root, NEW, "x\n")
    commit(draft, SECRETARY, "Nieuw")
    landed(repository.root, NEW, "x\n")  # as a forge does that makes one commit of a proposal
    landed(repository.root, OTHER, "id: panden\n")
    drop(draft)
    assert drafts(repository) == ()


def test_main_that_went_on_is_counted(repository: Repository, draft: Draft) -> None:
    landed(repository.root, OTHER, "id: panden\n")
    put(draft.root, NEW, "x\n")
    commit(draft, SECRETARY, "Nieuw")
    assert distance(draft) == Distance(1, 1)
    assert changed(draft) == (NEW,)


def test_a_council_in_a_folder_of_a_repository_is_seen_from_there(tmp_path: Path) -> None:
    council(tmp_path / "alles/raad")
    git(tmp_path / "alles", "init", "-q", "-b", "main")
    git(tmp_path / "alles", "add", ".")
    git(tmp_path / "alles", "commit", "-q", "-m", "Begin")
    repository = open_repository(tmp_path / "alles/raad")
    draft = start(repository, "Thema").draft
    assert draft.folder == tmp_path / "alles/.lok-redactie/thema"
    assert draft.root == draft.folder / "raad"
    put(draft.root, NEW, "x\n")
    put(draft.folder, "data/van-een-ander.yaml", "x\n")
    commit(draft, SECRETARY, "Nieuw")
    assert changed(draft) == (NEW,)


def test_a_repository_without_a_checkout_has_drafts_too(repository: Repository, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(repository.root), "kaal.git")
    bare = open_repository(tmp_path / "kaal.git")
    draft = start(bare, "Thema").draft
    assert draft.folder == tmp_path / "kaal.git/lok-redactie/thema"
    put(draft.root, NEW, "x\n")
    commit(draft, SECRETARY, "Nieuw")
    assert changed(draft) == (NEW,)


def test_work_trees_lie_where_the_caller_says_and_git_never_sees_them(tmp_path: Path) -> None:
    root = kept(tmp_path / "lok")
    repository = open_repository(root, root / "werk/ontwerpen")
    start(repository, "Thema")
    assert said(root, "status", "--porcelain", "--untracked-files=all") == ""


def test_a_folder_that_is_no_repository_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="geen bewaarplaats van git"):
        open_repository(council(tmp_path))
    with pytest.raises(RefusedError, match="bestaat niet meer"):
        open_repository(tmp_path / "nergens")


def test_a_repository_in_which_nothing_was_kept_is_refused(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    with pytest.raises(RefusedError, match="nog geen versie vastgelegd"):
        open_repository(tmp_path)


def test_branches_that_are_no_drafts_of_ours_are_passed_over(repository: Repository, draft: Draft) -> None:
    for name in ("redactie/con", "redactie/Hoofdletter", "redactie/a/b", "redactiebeleid", f"redactie/{'x' * 61}"):
        git(repository.root, "branch", name)
    assert drafts(repository) == (draft,)


def test_a_branch_in_the_way_of_all_drafts_is_told(repository: Repository) -> None:
    git(repository.root, "branch", "redactie")
    assert drafts(repository) == ()
    with pytest.raises(RefusedError, match="git weigert: cannot lock ref"):
        start(repository, "Thema")


def test_an_act_waits_for_a_git_that_lives_on_after_its_own_process_was_killed(
    repository: Repository, draft: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(draft.root, NEW, "x\n")
    script = "import sys, pathlib\nfrom lok.forge.repository import *\nfrom lok.forge.git import *\n"
    script += f"repository = open_repository(pathlib.Path({str(repository.root)!r}))\n"
    script += "with alone(repository): run(repository.root, 'wait')\n"
    slow = instead_of_git(
        tmp_path,
        f'case "$1" in wait) echo >{tmp_path}/bezig; sleep 2;; *) exec {said(tmp_path, "--exec-path")}/git "$@";; esac',
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script], env={**os.environ, "PATH": slow, "PYTHONPATH": str(SCRIPTS)}
    )
    while not (tmp_path / "bezig").exists():
        time.sleep(0.02)
    process.kill()
    process.wait()
    begin = time.monotonic()
    monkeypatch.setattr(place_of, "PATIENCE", 0.1)
    with pytest.raises(RefusedError, match="nog een bewerking bezig"):
        commit(draft, SECRETARY, "Nieuw")
    monkeypatch.setattr(place_of, "PATIENCE", 20)
    assert commit(draft, SECRETARY, "Nieuw")
    assert 0.5 < time.monotonic() - begin < 15


def test_one_act_at_a_time(repository: Repository, draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place_of, "PATIENCE", 0.1)
    put(draft.root, NEW, "x\n")
    with alone(repository), pytest.raises(RefusedError, match="nog een bewerking bezig"):
        commit(draft, SECRETARY, "Nieuw")
    assert commit(draft, SECRETARY, "Nieuw")
