"""The forge's interface: whether everybody reads the repository there, and the one proposal that a branch has.

GitHub, Forgejo and Gitea have the same three routes. Each answer is judged before it is used; the key goes to no other
address than the one that was set, and into no text.

Source: https://docs.github.com/rest/pulls/pulls and https://docs.gitea.com/api
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from lok.forge.body import LONGEST, renewed
from lok.forge.http import TakenError, call
from lok.forge.settings import Kind, parts_of
from lok.words.shown import one_line
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.forge.settings import Forge

MAIN = "main"
LONGEST_TITLE = 250
"""Characters. GitHub and Gitea hold 255 and a little."""
A_PAGE = 50
"""Proposals of a list: what every one of the forges gives at once."""
MOST_PAGES = 40
ODD = "de server van de voorstellen antwoordt iets dat geen voorstel is. Vraag wie de computer beheert om LOK_FORGE_API na te kijken."


@dataclass(frozen=True, slots=True)
class PullRequest:
    """A proposal at the forge: its number, its web address (empty when the forge gave none that can be trusted), and whether it is new."""

    number: int
    address: str
    new: bool


def everybody_reads(forge: Forge) -> bool:
    """Whether the repository is open to everybody there; one of which the forge does not say so counts as open.

    Raises ``RefusedError`` as ``call`` does.
    """
    told = call(forge, "GET", f"/repos/{forge.repo}")
    return not (isinstance(told, dict) and told.get("private") is True)


def propose_branch(forge: Forge, branch: str, title: str, text: str) -> PullRequest:
    """The proposal to bring ``branch`` to main: opened, or the one that is open given this title and text.

    ``text`` is Markdown and is cut by whole sections where it is too long. What people wrote below it at the forge stays.

    Raises ``RefusedError`` as ``call`` does.
    """
    shown = one_line(title.strip())[:LONGEST_TITLE]
    if not shown:
        raise RefusedError("geef het voorstel een titel.")
    if (found := _open_one(forge, branch)) is not None:
        return _changed(forge, found, shown, text)
    given = {"head": branch, "base": MAIN, "title": shown, "body": renewed("", text, LONGEST)}
    try:
        return _read(forge, call(forge, "POST", f"/repos/{forge.repo}/pulls", given), new=True)
    except TakenError:  # somebody was a moment earlier
        if (found := _open_one(forge, branch)) is None:
            raise
        return _changed(forge, found, shown, text)


def _changed(forge: Forge, found: dict[str, Any], title: str, text: str) -> PullRequest:
    known = _read(forge, found, new=False)
    old = found.get("body")
    given = {"title": title, "body": renewed(old if isinstance(old, str) else "", text, LONGEST)}
    return _read(forge, call(forge, "PATCH", f"/repos/{forge.repo}/pulls/{known.number}", given), new=False)


def _open_one(forge: Forge, branch: str) -> dict[str, Any] | None:
    return next((each for each in _open(forge, branch) if _is_of(each, forge, branch)), None)


def _open(forge: Forge, branch: str) -> Iterator[dict[str, Any]]:
    """All open proposals. Of the forges only GitHub looks for a branch: elsewhere the list is walked and looked through here."""
    asked = {"state": "open", "base": MAIN, "sort": "created" if forge.kind is Kind.GITHUB else "oldest"}
    if forge.kind is Kind.GITHUB:
        asked |= {"head": f"{forge.repo.partition('/')[0]}:{branch}", "per_page": str(A_PAGE)}
    else:
        asked |= {"limit": str(A_PAGE)}
    for number in range(1, MOST_PAGES + 1):
        told = call(forge, "GET", f"/repos/{forge.repo}/pulls?{urlencode({**asked, 'page': number})}")
        if not isinstance(told, list):
            raise RefusedError(ODD)
        if not told:
            return
        yield from (each for each in told if isinstance(each, dict))


def _is_of(each: dict[str, Any], forge: Forge, branch: str) -> bool:
    """Whether a proposal is that of our own branch to main: one of the same name in somebody's copy is not."""
    head, base = each.get("head"), each.get("base")
    if not (isinstance(head, dict) and isinstance(base, dict)):
        return False
    home = head.get("repo")
    name = home.get("full_name") if isinstance(home, dict) else None
    ours = isinstance(name, str) and name.casefold() == forge.repo.casefold()
    return ours and head.get("ref") == branch and base.get("ref") == MAIN and each.get("state") == "open"


def _read(forge: Forge, told: Any, *, new: bool) -> PullRequest:
    number = told.get("number") if isinstance(told, dict) else None
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise RefusedError(ODD)
    return PullRequest(number, _trusted(forge, told.get("html_url")), new)


def _trusted(forge: Forge, address: Any) -> str:
    """An address that a page may link to: of the forge itself, or on a safe line."""
    if not isinstance(address, str) or not address.isprintable() or " " in address:
        return ""
    parts = parts_of(address)
    same = f"{parts.scheme}://{parts.netloc}".lower() == forge.web
    return address if same or (parts.scheme == "https" and parts.hostname and "@" not in parts.netloc) else ""
