"""‘Voorleggen’ against a real server for git and the routes of a forge: what is sent, what is refused, and going on after each failure."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lok.forge import api
from lok.forge.body import BEGIN, END
from lok.forge.drafts import Draft, changed, commit, drafts, drop, resume, start, unsaved
from lok.forge.joining import NothingNewError, bring_up_to_date, land, take_in
from lok.forge.propose import Wish, propose
from lok.forge.refusals import BehindError, UnreachableError
from lok.forge.repository import open_repository
from lok.forge.server import fetch, send
from lok.forge.settings import forge
from lok.words.terminal import RefusedError
from samples.drafting import FILES, OTHER, SECOND, SECRETARY, THEME, instead_of_git, kept, put, said
from samples.forge_server import REPO, TOKEN, Served, serving
from samples.under_git import git

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.forge.repository import Repository

NEW = "data/themas/nieuw.yaml"
FAR = FILES[THEME].replace("titel: Vorming", "titel: Opleiding")
TOLD = "## Wat lezers merken van deze wijziging\n\n### Wat nu openbaar wordt\n\n- niets\n"


def described(members: bool) -> str:  # noqa: FBT001 - as a wish has it
    return f"{TOLD}\n### Voor de leden\n\n- geheim\n" if members else TOLD


WISH = Wish(SECRETARY, "Een nieuw thema", "Thema toegevoegd", described)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with serving(tmp_path / "server", kept(tmp_path / "begin")) as running:
        yield running


def cloned(served: Served, place: Path, kind: str = "forgejo", *, with_forge: bool = True) -> Repository:
    """Another desk: a copy of the repository, with a key of its own."""
    git(place.parent, "clone", "-q", str(served.bare), str(place))
    git(place, "remote", "set-url", "origin", served.remote)
    keys = place.parent / f"{place.name}-sleutel"
    keys.mkdir()
    return open_repository(place, None, forge(served.environment(keys, kind)) if with_forge else None)


@pytest.fixture
def repository(served: Served, tmp_path: Path) -> Repository:
    return cloned(served, tmp_path / "lok")


@pytest.fixture
def draft(repository: Repository) -> Draft:
    made = start(repository, "Thema").draft
    put(made.root, NEW, "id: nieuw\n")
    return made


def asked(served: Served) -> list[str]:
    return [f"{each.method} {each.path.partition('?')[0].rpartition(REPO)[2]}" for each in served.got]


FORGEJO = {"Authorization": f"token {TOKEN}", "Accept": "application/json", "X-Github-Api-Version": None}
GITHUB = {
    "Authorization": f"Bearer {TOKEN}",
    "Accept": "application/vnd.github+json",
    "X-Github-Api-Version": "2022-11-28",
}
LISTED = {
    "/api/v1": "state=open&base=main&sort=oldest&limit=50&page=1",
    "/api/v3": "state=open&base=main&sort=created&head=raad%3Aredactie%2Fthema&per_page=50&page=1",
}


@pytest.mark.parametrize(
    ("kind", "prefix", "heads"),
    [("forgejo", "/api/v1", FORGEJO), ("gitea", "/api/v1", FORGEJO), ("github", "/api/v3", GITHUB)],
)
def test_a_proposal_is_committed_pushed_and_opened(
    kind: str, prefix: str, heads: dict[str, str | None], served: Served, tmp_path: Path
) -> None:
    draft = start(cloned(served, tmp_path / "lok", kind), "Thema").draft
    put(draft.root, NEW, "id: nieuw\n")
    done = propose(draft, WISH)
    assert served.tip("redactie/thema") == done.commit == draft.tip()
    assert done.pull_request == api.PullRequest(1, f"{served.address}/{REPO}/pulls/1", new=True)
    assert (done.conflicts, done.notice) == ((), "")
    seen, found, opened = served.got
    assert (seen.method, seen.path) == ("GET", f"{prefix}/repos/{REPO}")
    assert (found.method, found.path) == ("GET", f"{prefix}/repos/{REPO}/pulls?{LISTED[prefix]}")
    assert (opened.method, opened.path) == ("POST", f"{prefix}/repos/{REPO}/pulls")
    assert opened.given == {
        "head": "redactie/thema",
        "base": "main",
        "title": "Een nieuw thema",
        "body": f"{BEGIN}\n{described(members=True).strip()}\n{END}",
    }
    for each in served.got:
        assert {name: each.heads.get(name) for name in heads} == heads
        assert each.heads["User-Agent"] == "lok"
    assert opened.heads["Content-Type"] == "application/json"


def test_where_everybody_reads_no_word_of_the_members_site_leaves(served: Served, draft: Draft) -> None:
    for open_to_all in (False, None, "true", 1):
        served.private = open_to_all
        put(draft.root, NEW, f"id: nieuw-{open_to_all}\n".lower())
        propose(draft, WISH)
    assert len(served.pulls) == 1
    assert "geheim" not in json.dumps([each.given for each in served.got])


def test_proposed_again_the_same_proposal_says_it_anew_and_keeps_what_people_wrote(
    served: Served, draft: Draft
) -> None:
    propose(draft, WISH)
    served.pulls[0]["body"] = f"Bespreken op donderdag.\n\n{served.pulls[0]['body']}\n\nGezien."
    put(draft.root, OTHER, "id: panden\ntitel: Gebouwen\n")
    done = propose(draft, Wish(SECRETARY, "Twee thema’s", "Nog een", lambda _: "Iets \\1 anders"))
    assert done.pull_request == api.PullRequest(1, f"{served.address}/{REPO}/pulls/1", new=False)
    assert asked(served)[-2:] == ["GET /pulls", "PATCH /pulls/1"]
    assert served.pulls[0]["title"] == "Twee thema’s"
    assert served.pulls[0]["body"] == f"Bespreken op donderdag.\n\n{BEGIN}\nIets \\1 anders\n{END}\n\nGezien."
    assert served.tip("redactie/thema") == done.commit


def test_nothing_to_propose_is_said_and_nothing_is_sent(served: Served, repository: Repository) -> None:
    made = start(repository, "Leeg").draft
    with pytest.raises(NothingNewError, match="er is niets om voor te leggen"):
        propose(made, WISH)
    assert served.tip("redactie/leeg") == ""
    assert served.got == []


def test_main_is_refused_by_the_server_and_a_draft_is_not(served: Served, draft: Draft) -> None:
    tip = commit(draft, SECRETARY, "Nieuw") or ""
    main = served.tip("main")
    with pytest.raises(RefusedError, match=r"de server neemt dit niet aan \(pre-receive hook declined\)"):
        send(draft.repository, tip, "main")
    with pytest.raises(RefusedError, match="de server neemt dit niet aan"):
        land(draft, SECOND, tip, "Goed")
    assert (served.tip("main"), said(draft.repository.root, "rev-parse", "main")) == (main, main)
    send(draft.repository, tip, draft.branch)
    assert served.tip(draft.branch) == tip


def test_where_the_server_lets_main_be_changed_a_second_person_does_it(served: Served, draft: Draft) -> None:
    (served.bare / "main-is-open").touch()
    tip = commit(draft, SECRETARY, "Nieuw") or ""
    done = land(draft, SECOND, tip, "Goed")
    assert served.tip("main") == done.commit == said(draft.repository.root, "rev-parse", "main")
    assert (draft.repository.root / NEW).is_file()
    assert drop(draft) == ""


def test_the_key_is_in_no_argument_no_file_and_no_word(
    served: Served, draft: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = said(tmp_path, "--exec-path")
    script = f'printf "%s\\n" "$*" >>{tmp_path}/argumenten; exec {real}/git "$@"'
    monkeypatch.setenv("PATH", instead_of_git(tmp_path, script))
    propose(draft, WISH)
    arguments = (tmp_path / "argumenten").read_text("utf-8")
    assert "push" in arguments
    secrets = (TOKEN, *re.findall(r"Basic (\S+)", repr(draft.repository.forge.for_git(served.remote))))  # type: ignore[union-attr]
    files = [each for each in draft.repository.root.rglob("*") if each.is_file()]
    assert len(secrets) == 2
    for secret in secrets:
        assert secret not in arguments
        assert secret not in repr(draft)
        assert not [each for each in files if secret.encode() in each.read_bytes()]


def test_without_a_forge_the_branch_waits_at_the_server(served: Served, tmp_path: Path) -> None:
    ours = cloned(served, tmp_path / "lok", with_forge=False)
    git(ours.root, "remote", "set-url", "origin", str(served.bare))
    made = start(ours, "Thema").draft
    put(made.root, NEW, "id: nieuw\n")
    done = propose(made, WISH)
    assert "Een tweede persoon kan het nakijken" in done.notice
    assert (done.pull_request, served.tip("redactie/thema")) == (None, done.commit)
    assert served.got == []


def test_without_a_server_the_branch_waits_here(tmp_path: Path) -> None:
    made = start(open_repository(kept(tmp_path / "lok")), "Thema").draft
    put(made.root, NEW, "id: nieuw\n")
    done = propose(made, WISH)
    assert done == type(done)(
        made.tip() or "", notice="Het voorstel wacht. Een tweede persoon kan het nakijken en doorvoeren."
    )
    land(made, SECOND, done.commit, "Goed")
    with pytest.raises(NothingNewError):
        propose(made, WISH)


def test_a_forge_without_a_server_for_git_is_a_wrong_setting(draft: Draft) -> None:
    git(draft.repository.root, "remote", "remove", "origin")
    with pytest.raises(RefusedError, match="deze bewaarplaats heeft er geen"):
        propose(draft, WISH)
    assert unsaved(draft) == ()


def test_what_the_description_refuses_stops_before_anything_leaves(served: Served, draft: Draft) -> None:
    def refuses(_: bool) -> str:  # noqa: FBT001 - as a wish has it
        raise RefusedError("nog een fout")

    with pytest.raises(RefusedError, match="nog een fout"):
        propose(draft, Wish(SECRETARY, "T", "M", refuses))
    assert served.tip("redactie/thema") == ""


@pytest.mark.parametrize("number", [500, 503])
def test_the_server_of_git_is_away_and_comes_back(number: int, served: Served, draft: Draft) -> None:
    served.git_is_down = number
    with pytest.raises(UnreachableError, match="is niet bereikbaar"):
        propose(draft, WISH)
    assert unsaved(draft) == ()
    assert changed(draft) == (NEW,)
    served.git_is_down = 0
    assert propose(draft, WISH).pull_request


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_branch_is_there_and_the_forge_is_away_and_comes_back(method: str, served: Served, draft: Draft) -> None:
    served.instead[method] = (502, {}, b"")
    for _ in range(2):
        with pytest.raises(UnreachableError, match=r"heeft zelf een probleem \(502\)"):
            propose(draft, WISH)
    assert (served.tip("redactie/thema") == draft.tip()) is (method == "POST")
    served.instead.clear()
    done = propose(draft, WISH)
    assert done.pull_request == api.PullRequest(1, f"{served.address}/{REPO}/pulls/1", new=True)
    assert served.tip("redactie/thema") == done.commit
    assert said(draft.folder, "rev-list", "--count", "origin/main..HEAD") == "1"


def test_a_forge_that_is_switched_off_is_away(tmp_path: Path) -> None:
    with serving(tmp_path / "server", kept(tmp_path / "begin")) as running:
        draft = start(cloned(running, tmp_path / "lok"), "Thema").draft
    put(draft.root, NEW, "id: nieuw\n")
    with pytest.raises(UnreachableError, match="is niet bereikbaar"):
        propose(draft, WISH)
    with pytest.raises(UnreachableError, match="is niet bereikbaar"):
        api.everybody_reads(draft.repository.forge)  # type: ignore[arg-type]
    taken = start(draft.repository, "Zonder server")
    assert taken.notice == (
        "De server waar de voorstellen naartoe gaan, is nu niet bereikbaar. Je werkt voorlopig verder met wat op deze computer staat."
    )
    with pytest.raises(UnreachableError):
        land(draft, SECOND, draft.tip() or "", "Goed")


def test_a_key_that_the_server_does_not_take_is_told(served: Served, draft: Draft) -> None:
    place = Path(served.environment(draft.repository.root.parent / "lok-sleutel")["LOK_FORGE_TOKEN_FILE"])
    place.write_text("verlopen", "ascii")
    for act in (lambda: propose(draft, WISH), lambda: fetch(draft.repository)):
        with pytest.raises(RefusedError, match="aanvaardt de sleutel van deze computer niet") as error:
            act()
        assert "verlopen" not in error.value.message
    assert "aanvaardt de sleutel" in start(draft.repository, "Toch").notice


def test_two_copies_propose_the_same_draft(served: Served, draft: Draft, tmp_path: Path) -> None:
    propose(draft, WISH)
    other = cloned(served, tmp_path / "ander")
    assert [each.name for each in drafts(other)] == ["thema"]
    theirs = resume(other, "thema").draft
    assert (theirs.root / NEW).read_text("utf-8") == "id: nieuw\n"
    put(theirs.root, THEME, FAR)
    assert propose(theirs, Wish(SECOND, "Een nieuw thema", "Titel", described)).pull_request == api.PullRequest(
        1, f"{served.address}/{REPO}/pulls/1", new=False
    )
    put(draft.root, OTHER, "id: panden\ntitel: Gebouwen\n")
    tip = commit(draft, SECRETARY, "Panden") or ""
    with pytest.raises(BehindError, match="iemand anders werkte intussen aan dit ontwerp"):
        send(draft.repository, tip, draft.branch)
    done = propose(draft, WISH)
    assert done.conflicts == ()
    assert served.tip("redactie/thema") == done.commit
    assert (draft.root / THEME).read_text("utf-8") == FAR
    assert take_in(theirs, SECOND).commit == done.commit
    assert "Gebouwen" in (theirs.root / OTHER).read_text("utf-8")
    assert len(served.pulls) == 1


def test_two_copies_that_disagree_get_both_texts_and_nothing_is_sent(
    served: Served, draft: Draft, tmp_path: Path
) -> None:
    propose(draft, WISH)
    theirs = resume(cloned(served, tmp_path / "ander"), "thema").draft
    put(theirs.root, NEW, "id: van-hen\n")
    there = propose(theirs, WISH).commit
    put(draft.root, NEW, "id: van-ons\n")
    done = propose(draft, WISH)
    assert [(each.path, each.ours, each.theirs) for each in done.conflicts] == [
        (NEW, b"id: van-ons\n", b"id: van-hen\n")
    ]
    assert "iemand anders werkte intussen" in done.notice
    assert (done.pull_request, served.tip("redactie/thema")) == (None, there)
    take_in(draft, SECRETARY, {NEW: b"id: van-ons-allen\n"})
    assert propose(draft, WISH).conflicts == ()
    assert said(served.bare, "show", f"redactie/thema:{NEW}") == "id: van-ons-allen"


def test_a_draft_that_somebody_went_on_with_is_not_thrown_away_there(
    served: Served, draft: Draft, tmp_path: Path
) -> None:
    propose(draft, WISH)
    theirs = resume(cloned(served, tmp_path / "ander"), "thema").draft
    put(theirs.root, THEME, FAR)
    propose(theirs, WISH)
    with pytest.raises(BehindError, match="iemand anders werkte intussen"):
        drop(draft, sure=True)
    assert (draft.root / NEW).is_file()
    fetch(draft.repository)
    drop(draft, sure=True)
    assert served.tip("redactie/thema") == ""
    assert drafts(draft.repository) == ()


def test_main_of_the_server_counts_and_not_the_one_here(served: Served, draft: Draft, tmp_path: Path) -> None:
    propose(draft, WISH)
    (served.bare / "main-is-open").touch()
    other = cloned(served, tmp_path / "ander")
    put(other.root, OTHER, "id: panden\ntitel: Van elders\n")
    git(other.root, "commit", "-qam", "Elders")
    send(other, said(other.root, "rev-parse", "HEAD"), "main")
    with pytest.raises(RefusedError, match="er werd intussen iets anders doorgevoerd"):
        land(draft, SECOND, draft.tip() or "", "Goed")
    seen = bring_up_to_date(draft, SECOND).commit
    assert "Van elders" in (draft.root / OTHER).read_text("utf-8")
    done = land(draft, SECOND, seen, "Goed")
    assert served.tip("main") == done.commit
    assert (draft.repository.root / NEW).is_file()
    assert (draft.repository.root / OTHER).read_text("utf-8") == "id: panden\ntitel: Van elders\n"


def test_no_request_goes_through_a_proxy_for_this_computer(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setitem(os.environ, name, "http://127.0.0.1:9/")
    assert propose(draft, WISH).pull_request
