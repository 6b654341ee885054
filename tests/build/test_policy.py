"""Every page of both sites carries the policy that lets no page run a script or wear a style of its own."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from browser.chromium import POLICY
from samples.whole_sites import EDITIONS, Site, built

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = {"application/json", "application/ld+json"}
"""Kinds of script that no browser runs."""


class Held(HTMLParser):
    """What the policy speaks of: itself, and in the order of the page whatever a browser asks for or runs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.policies: list[str] = []
        self.late = False
        self.own: list[str] = []
        self.asks = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and given.get("http-equiv") == "Content-Security-Policy":
            self.policies.append(given["content"])
            self.late |= self.asks
        self.asks |= tag in {"script", "link", "style", "img"}
        runs = tag == "script" and "src" not in given and given.get("type") not in DATA
        if runs or tag == "style":
            self.own.append(f"<{tag}>")
        self.own += [f"<{tag} {name}>" for name in given if name == "style" or name.startswith("on")]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    return built(tmp_path_factory)


def pages(site: Site) -> Iterator[tuple[str, Held]]:
    for path in site.paths():
        yield path, Held(site.file(path).read_text("utf-8"))


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_page_is_without_the_policy_or_holds_what_it_forbids(sites: dict[str, Site], edition: str) -> None:
    found = dict(pages(sites[edition]))
    assert len(found) > 300
    assert [path for path, held in found.items() if held.policies != [POLICY]] == []
    assert [path for path, held in found.items() if held.late] == [], "what stands before the policy is not under it"
    assert {path: held.own for path, held in found.items() if held.own} == {}


def test_the_policy_has_no_exception() -> None:
    assert "unsafe" not in POLICY
    assert "sha256" not in POLICY
    assert "http" not in POLICY
