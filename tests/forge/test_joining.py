"""A draft and main: brought up to date without losing a word, and landed by a second person only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from lok.forge.drafts import Draft, commit, resume, start, unsaved
from lok.forge.history import distance
from lok.forge.joining import NothingNewError, authors, bring_up_to_date, land, take_in
from lok.forge.merged import Conflict, adds_nothing
from lok.forge.repository import Person, open_repository
from lok.words.terminal import RefusedError
from samples.drafting import FILES, OTHER, SECOND, SECRETARY, THEME, kept, landed, put, said
from samples.under_git import git

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lok.forge.repository import Repository

NEW = "data/themas/nieuw.yaml"
OURS = FILES[THEME].replace("Twee", "Onze twee")
THEIRS = FILES[THEME].replace("Twee", "Hun twee")
FAR = FILES[THEME].replace("titel: Vorming", "titel: Opleiding")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return open_repository(kept(tmp_path / "lok"))


@pytest.fixture
def draft(repository: Repository) -> Draft:
    """A draft in which somebody changed a line of a theme."""
    made = start(repository, "Thema").draft
    put(made.root, THEME, OURS)
    commit(made, SECRETARY, "Twee herschreven")
    return made


def test_what_main_became_is_taken_in_beside_our_own_work(repository: Repository, draft: Draft) -> None:
    landed(repository.root, THEME, FAR)
    put(draft.root, NEW, "id: half-getypt\n")
    done = bring_up_to_date(draft, SECRETARY)
    assert (done.conflicts, done.notice, done.commit) == ((), "", draft.tip())
    assert (draft.root / THEME).read_text("utf-8") == OURS.replace("titel: Vorming", "titel: Opleiding")
    assert unsaved(draft) == (NEW,)
    assert distance(draft).behind == 0
    assert bring_up_to_date(draft, SECRETARY).commit == done.commit


def test_a_draft_without_work_simply_follows(repository: Repository) -> None:
    made = start(repository, "Leeg").draft
    new = landed(repository.root, THEME, FAR)
    assert bring_up_to_date(made, SECRETARY).commit == new
    assert (made.root / THEME).read_text("utf-8") == FAR


def test_where_both_changed_a_line_both_texts_are_told_and_nothing_is_touched(
    repository: Repository, draft: Draft
) -> None:
    tip = draft.tip()
    landed(repository.root, THEME, THEIRS)
    (repository.root / OTHER).unlink()
    landed(repository.root, NEW, "id: hun\n")
    put(draft.root, OTHER, "id: panden\ntitel: Gebouwen\n")
    put(draft.root, NEW, "id: onze\n")
    tip = commit(draft, SECRETARY, "Nog iets")
    done = bring_up_to_date(draft, SECRETARY)
    assert done.commit == tip == draft.tip()
    assert done.conflicts == (
        Conflict(NEW, None, b"id: onze\n", b"id: hun\n"),
        Conflict(OTHER, FILES[OTHER].encode(), b"id: panden\ntitel: Gebouwen\n", None),
        Conflict(THEME, FILES[THEME].encode(), OURS.encode(), THEIRS.encode()),
    )
    assert unsaved(draft) == ()
    assert "<<<<" not in (draft.root / THEME).read_text("utf-8")


def test_a_choice_for_each_ends_the_conflict(repository: Repository, draft: Draft) -> None:
    landed(repository.root, THEME, THEIRS)
    (repository.root / OTHER).unlink()
    landed(repository.root, NEW, "id: nieuw\n")
    put(draft.root, OTHER, "id: panden\ntitel: Gebouwen\n")
    commit(draft, SECRETARY, "Nog iets")
    half = bring_up_to_date(draft, SECRETARY, {THEME: OURS.replace("Onze", "Onze en hun").encode()})
    assert [each.path for each in half.conflicts] == [OTHER]
    assert distance(draft).behind == 2
    done = bring_up_to_date(draft, SECRETARY, {THEME: OURS.replace("Onze", "Onze en hun").encode(), OTHER: None})
    assert done.conflicts == ()
    assert "Onze en hun twee" in (draft.root / THEME).read_text("utf-8")
    assert not (draft.root / OTHER).exists()
    assert (draft.root / NEW).is_file()
    assert (unsaved(draft), distance(draft).behind) == ((), 0)


def test_unsaved_work_in_the_same_file_is_never_written_over(repository: Repository, draft: Draft) -> None:
    landed(repository.root, OTHER, "id: panden\ntitel: Van main\n")
    landed(repository.root, NEW, "id: van-main\n")
    for name in (OTHER, NEW):
        put(draft.root, name, "half getypt\n")
        tip = draft.tip()
        with pytest.raises(RefusedError, match="werk dat niet vastgelegd is"):
            bring_up_to_date(draft, SECRETARY)
        assert (draft.root / name).read_text("utf-8") == "half getypt\n"
        assert draft.tip() == tip
        git(draft.folder, "stash", "-u", "-q")
    assert bring_up_to_date(draft, SECRETARY).conflicts == ()


@pytest.mark.parametrize("known", [True, False])
def test_a_file_that_became_a_folder_is_for_somebody_who_knows_git(
    *, known: bool, repository: Repository, draft: Draft
) -> None:
    if known:
        landed(repository.root, "data/iets", "een bestand\n")
        bring_up_to_date(draft, SECRETARY)
        (draft.root / "data/iets").unlink()
    put(draft.root, "data/iets/x.yaml", "x\n")
    commit(draft, SECRETARY, "Een map")
    landed(repository.root, "data/iets", "een ander bestand\n")
    with pytest.raises(RefusedError, match="dezelfde naam voor iets anders"):
        bring_up_to_date(draft, SECRETARY)
    assert unsaved(draft) == ()
    assert (draft.root / "data/iets/x.yaml").is_file()


def test_a_council_in_a_folder_is_brought_up_to_date_too(tmp_path: Path) -> None:
    kept(tmp_path / "alles")
    git(tmp_path / "alles", "mv", "data", "content", "scripts")
    git(tmp_path / "alles", "commit", "-q", "-m", "In een map")
    repository = open_repository(tmp_path / "alles/scripts")
    draft = start(repository, "Thema").draft
    put(draft.root, THEME, OURS)
    commit(draft, SECRETARY, "Onze")
    landed(repository.root, THEME, FAR)
    assert bring_up_to_date(draft, SECRETARY).conflicts == ()
    landed(repository.root, THEME, THEIRS)
    put(draft.root, THEME, FAR.replace("Twee", "Weer iets anders"))
    commit(draft, SECRETARY, "Nog eens")
    assert [each.path for each in bring_up_to_date(draft, SECRETARY).conflicts] == [THEME]
    assert bring_up_to_date(draft, SECRETARY, {THEME: b"id: vorming\n"}).conflicts == ()
    assert (draft.root / THEME).read_text("utf-8") == "id: vorming\n"


def test_a_record_that_got_another_name_takes_nobodys_change_along(repository: Repository, draft: Draft) -> None:
    (draft.root / OTHER).rename(draft.root / NEW)
    commit(draft, SECRETARY, "Andere naam")
    landed(repository.root, OTHER, "id: panden\ntitel: Panden en huur\n")
    found = bring_up_to_date(draft, SECRETARY).conflicts
    assert [(each.path, each.ours) for each in found] == [(OTHER, None)]


def test_a_second_person_puts_a_draft_on_main(repository: Repository, draft: Draft) -> None:
    main, tip = said(repository.root, "rev-parse", "main"), draft.tip()
    assert tip
    done = land(draft, SECOND, tip, "Thema goedgekeurd")
    assert done.notice == ""
    assert said(repository.root, "rev-parse", "main") == done.commit
    assert said(repository.root, "log", "-1", "--format=%P|%an|%s") == f"{main} {tip}|{SECOND.name}|Thema goedgekeurd"
    assert (repository.root / THEME).read_text("utf-8") == OURS
    assert said(repository.root, "status", "--porcelain") == ""
    assert adds_nothing(repository, tip)
    with pytest.raises(NothingNewError, match="er is niets om voor te leggen"):
        land(draft, SECOND, tip, "Nog eens")


@pytest.mark.parametrize(
    "who",
    [
        SECRETARY,
        Person("Iemand Anders", " Secretariaat@Example.org"),
        Person("secretariaat  voorbeeldstad", "privé@example.org"),
    ],
)
def test_who_worked_on_a_draft_does_not_put_it_on_main(who: Person, repository: Repository, draft: Draft) -> None:
    main = said(repository.root, "rev-parse", "main")
    with pytest.raises(RefusedError, match="je werkte zelf aan dit ontwerp"):
        land(draft, who, draft.tip() or "", "Goed")
    assert said(repository.root, "rev-parse", "main") == main


def test_the_second_person_may_have_brought_it_up_to_date(repository: Repository, draft: Draft) -> None:
    landed(repository.root, NEW, "id: nieuw\n")
    with pytest.raises(RefusedError, match="er werd intussen iets anders doorgevoerd"):
        land(draft, SECOND, draft.tip() or "", "Goed")
    seen = bring_up_to_date(draft, SECOND).commit
    assert authors(draft) == (SECRETARY,)
    land(draft, SECOND, seen, "Goed")
    assert (repository.root / THEME).read_text("utf-8") == OURS
    assert (repository.root / NEW).is_file()


def test_who_made_a_choice_in_a_conflict_worked_on_it(repository: Repository, draft: Draft) -> None:
    landed(repository.root, THEME, THEIRS)
    seen = bring_up_to_date(draft, SECOND, {THEME: THEIRS.encode()}).commit
    put(draft.root, NEW, "id: nieuw\n")
    seen = commit(draft, SECRETARY, "Nieuw") or ""
    assert set(authors(draft)) == {SECRETARY, SECOND}
    with pytest.raises(RefusedError, match="je werkte zelf aan dit ontwerp"):
        land(draft, SECOND, seen, "Goed")


def test_a_merge_that_says_more_than_its_parts_is_somebodys_work(repository: Repository, draft: Draft) -> None:
    landed(repository.root, NEW, "id: nieuw\n")
    git(draft.folder, "merge", "-q", "--no-commit", "main")
    put(draft.root, OTHER, "id: binnengesmokkeld\n")
    git(draft.folder, "add", ".")
    git(draft.folder, "-c", "user.name=Smokkelaar", "commit", "-q", "--author=Sm <smokkel@example.org>", "-m", "Samen")
    assert "smokkel@example.org" in {each.mail for each in authors(draft)}


def test_an_author_with_an_odd_name_is_still_the_same_person(draft: Draft) -> None:
    put(draft.root, NEW, "id: nieuw\n")
    git(draft.folder, "add", ".")
    git(draft.folder, "commit", "-q", f"--author=\u202eOmgekeerd <{SECOND.mail}>", "-m", "Nieuw")
    assert any(SECOND.is_same(each) for each in authors(draft))


def committed_more(draft: Draft) -> None:
    put(draft.root, NEW, "id: nieuw\n")
    commit(draft, SECRETARY, "Na het nakijken")


def typed_more(draft: Draft) -> None:
    put(draft.root, NEW, "id: nieuw\n")


def edited_main(draft: Draft) -> None:
    put(draft.repository.root, OTHER, "half getypt\n")


def in_the_way(draft: Draft) -> None:
    put(draft.root, NEW, "id: nieuw\n")
    commit(draft, SECRETARY, "Nieuw")
    put(draft.repository.root, NEW, "van iemand anders\n")


@pytest.mark.parametrize(
    ("accident", "told", "again"),
    [
        (committed_more, "veranderde sinds je het nakeek", False),
        (typed_more, "werk dat niet vastgelegd is", True),
        (edited_main, "in de map met de doorgevoerde versie staat werk", True),
        (in_the_way, "hier staat nog werk dat niet vastgelegd is", True),
    ],
)
def test_a_draft_is_not_put_on_main_over_anybodys_work(
    accident: Callable[[Draft], None], told: str, *, again: bool, repository: Repository, draft: Draft
) -> None:
    before = draft.tip() or ""
    accident(draft)
    main, texts = said(repository.root, "rev-parse", "main"), _texts(repository.root)
    with pytest.raises(RefusedError, match=told):
        land(draft, SECOND, (draft.tip() or "") if again else before, "Goed")
    assert said(repository.root, "rev-parse", "main") == main
    assert _texts(repository.root) == texts


def _texts(root: Path) -> dict[str, str]:
    return {str(each): each.read_text("utf-8") for each in (root / "data").rglob("*.yaml")}


def test_where_main_is_not_checked_out_only_its_name_moves(repository: Repository, draft: Draft) -> None:
    git(repository.root, "checkout", "-q", "-b", "werk")
    put(repository.root, OTHER, "half getypt\n")
    done = land(draft, SECOND, draft.tip() or "", "Goed")
    assert said(repository.root, "rev-parse", "main") == done.commit
    assert (repository.root / OTHER).read_text("utf-8") == "half getypt\n"
    assert said(repository.root, "symbolic-ref", "--short", "HEAD") == "werk"


def test_a_draft_without_a_server_takes_nothing_in(draft: Draft) -> None:
    assert take_in(draft, SECRETARY).commit == draft.tip()


def test_a_draft_whose_folder_is_gone_can_still_be_put_on_main(repository: Repository, draft: Draft) -> None:
    git(repository.root, "worktree", "remove", str(draft.folder))
    land(draft, SECOND, draft.tip() or "", "Goed")
    assert (repository.root / THEME).read_text("utf-8") == OURS
    with pytest.raises(RefusedError, match="de map van dit ontwerp is weg"):
        bring_up_to_date(draft, SECRETARY)
    assert resume(repository, draft.name).draft == replace(draft)
