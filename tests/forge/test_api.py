"""The routes of a forge: whatever it answers, what comes of it is a proposal, or a refusal in Dutch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lok.forge.api import PullRequest, everybody_reads, propose_branch
from lok.forge.refusals import UnreachableError
from lok.forge.settings import Forge, forge
from lok.words.terminal import RefusedError
from samples.drafting import kept
from samples.forge_server import REPO, TOKEN, Served, serving
from samples.under_git import git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

JSON = {"Content-Type": "application/json"}
BRANCH = "redactie/thema"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("forge")
    with serving(folder / "server", kept(folder / "begin")) as made:
        git(made.bare, "branch", BRANCH, "main")
        yield made


@pytest.fixture
def served(running: Served) -> Served:
    running.begin_again()
    return running


@pytest.fixture
def ours(served: Served, tmp_path: Path) -> Forge:
    made = forge(served.environment(tmp_path))
    assert made
    return made


def asked(served: Served) -> list[str]:
    return [f"{each.method} {each.path.partition('?')[0].rpartition(REPO)[2]}" for each in served.got]


def test_a_proposal_that_was_opened_without_us_knowing_is_found(served: Served, ours: Forge) -> None:
    """The answer got lost, or a page full of other proposals stands before it."""
    for number in range(60):
        served.pull(f"redactie/ander-{number}")
    served.pull(BRANCH, head={"ref": BRANCH, "repo": {"full_name": "vreemde/lok"}})
    served.pull(BRANCH, head={"ref": BRANCH, "repo": None})
    served.pull(BRANCH, base={"ref": "oud"})
    served.pull(BRANCH, state="closed")
    found = served.pull(BRANCH, head={"ref": BRANCH, "repo": {"full_name": "Raad/LOK"}})
    done = propose_branch(ours, BRANCH, "Een nieuw thema", "x")
    assert done == PullRequest(found["number"], found["html_url"], new=False)
    assert found["title"] == "Een nieuw thema"
    assert asked(served) == ["GET /pulls", "GET /pulls", f"PATCH /pulls/{found['number']}"]


def test_somebody_who_opens_it_a_moment_earlier_is_no_accident(served: Served, ours: Forge) -> None:
    served.appears = BRANCH
    done = propose_branch(ours, BRANCH, "Een nieuw thema", "x")
    assert (done.new, len(served.pulls)) == (False, 1)
    assert asked(served) == ["GET /pulls", "POST /pulls", "GET /pulls", "PATCH /pulls/1"]


@pytest.mark.parametrize("title", ["", "  ", "\n"])
def test_a_proposal_has_a_title_of_one_line(title: str, served: Served, ours: Forge) -> None:
    with pytest.raises(RefusedError, match="geef het voorstel een titel"):
        propose_branch(ours, BRANCH, title, "x")
    propose_branch(ours, BRANCH, f"Twee\nregels {'x' * 400}", "x")
    assert served.pulls[0]["title"].startswith("Twee‹nieuwe regel›regels xxx")
    assert len(served.pulls[0]["title"]) == 250


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((401, JSON, b"{}"), "aanvaardt de sleutel niet"),
        ((403, JSON, b"{}"), "met deze sleutel niet toe"),
        ((404, JSON, b"{}"), "kent deze bewaarplaats niet"),
        ((409, JSON, b'{"message": "pull request already exists"}'), "er is al een voorstel"),
        ((410, JSON, b"{}"), "aanvaardt hier geen voorstellen"),
        ((422, JSON, b'{"message": "Failed", "errors": [{"message": "No commits\\u202e"}, 3]}'), "No commits‹U"),
        ((422, JSON, b"[" * 70_000), r"niet aan \(422\)"),
        ((418, {}, b"<html>"), r"weigert dit \(418\)"),
        ((301, {"Location": "https://example.org/"}, b""), "verwijst naar een ander adres"),
        ((200, {}, b"<html>aanmelden</html>"), "iets onleesbaars"),
        ((200, JSON, b""), "iets onleesbaars"),
        ((200, JSON, b"\xff\xfe"), "iets onleesbaars"),
        ((200, JSON, b"[" * 100_000), "iets onleesbaars"),
        ((201, JSON, b"[]"), "antwoordt iets dat geen voorstel is"),
        ((201, JSON, b'{"number": true}'), "antwoordt iets dat geen voorstel is"),
        ((201, JSON, b'{"number": "1/../../x"}'), "antwoordt iets dat geen voorstel is"),
    ],
)
def test_what_a_forge_refuses_is_told_in_dutch(
    answer: tuple[int, dict[str, str], bytes], told: str, served: Served, ours: Forge
) -> None:
    served.instead["POST"] = answer
    with pytest.raises(RefusedError, match=told) as error:
        propose_branch(ours, BRANCH, "Een nieuw thema", "x")
    assert not isinstance(error.value, UnreachableError)
    assert TOKEN not in error.value.message


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((403, {"X-RateLimit-Remaining": "0"}, b""), "te druk"),
        ((429, {"Retry-After": "60"}, b""), "te druk"),
        ((500, {}, b""), r"heeft zelf een probleem \(500\)"),
        ((503, {}, b""), "te druk"),
        ((200, {"Content-Encoding": "x", "Transfer-Encoding": "chunked"}, b"zz\r\n"), "is niet bereikbaar"),
    ],
)
def test_what_can_be_asked_again_later_says_so(
    answer: tuple[int, dict[str, str], bytes], told: str, served: Served, ours: Forge
) -> None:
    served.instead["GET"] = answer
    with pytest.raises(UnreachableError, match=told) as error:
        propose_branch(ours, BRANCH, "Een nieuw thema", "x")
    assert "Probeer het later opnieuw" in error.value.message


@pytest.mark.parametrize("answer", [b"{}", b'{"message": "x"}', b"null"])
def test_a_list_that_is_none_opens_no_second_proposal(answer: bytes, served: Served, ours: Forge) -> None:
    served.instead["GET"] = (200, JSON, answer)
    with pytest.raises(RefusedError, match="antwoordt iets dat geen voorstel is"):
        propose_branch(ours, BRANCH, "Een nieuw thema", "x")
    assert served.pulls == []


def test_a_list_without_an_end_is_not_walked_for_ever(served: Served, ours: Forge) -> None:
    served.instead["GET"] = (
        200,
        JSON,
        b'[{"head": 3}, 4, null, {"head": {"ref": "redactie/thema", "repo": 1}, "base": {}}]',
    )
    assert propose_branch(ours, BRANCH, "Een nieuw thema", "x").new
    assert asked(served) == ["GET /pulls"] * 40 + ["POST /pulls"]


@pytest.mark.parametrize(
    ("private", "told"), [(True, False), (False, True), (None, True), ("true", True), (1, True), ([], True)]
)
def test_a_repository_of_which_nobody_says_that_it_is_closed_is_open(
    private: Any, *, told: bool, served: Served, ours: Forge
) -> None:
    served.private = private
    assert everybody_reads(ours) is told


def test_the_key_follows_no_redirect(served: Served, ours: Forge, tmp_path: Path) -> None:
    with serving(tmp_path / "elders", kept(tmp_path / "begin")) as elsewhere:
        served.instead["GET"] = (302, {"Location": f"{elsewhere.address}/api/v1/repos/{REPO}"}, b"")
        with pytest.raises(RefusedError, match="verwijst naar een ander adres"):
            everybody_reads(ours)
        assert elsewhere.got == []


def test_an_endless_answer_is_not_read_to_its_end(served: Served, ours: Forge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lok.forge.http.LARGEST", 1000)
    served.instead["GET"] = (200, JSON, b" " * 5000)
    with pytest.raises(RefusedError, match="iets onleesbaars"):
        everybody_reads(ours)


def test_a_forge_that_says_nothing_is_not_waited_for(
    served: Served, ours: Forge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lok.forge.http.SECONDS", 0.2)
    served.silence.clear()
    with pytest.raises(UnreachableError, match="antwoordt niet op tijd"):
        everybody_reads(ours)
    served.silence.set()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "http://elders.example.org/1",
        "https://wie@example.org/",
        "https://a b",
        "https://[x",
        3,
        None,
    ],
)
def test_an_address_that_a_page_must_not_link_to_is_left_out(address: Any, served: Served, ours: Forge) -> None:
    served.pull(BRANCH, html_url=address)
    assert propose_branch(ours, BRANCH, "T", "x") == PullRequest(1, "", new=False)
