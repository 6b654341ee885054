"""A site that changes under many readers: no request fails, and no page meets a style of another release."""

from __future__ import annotations

import http.client
import re
import threading
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from lokhost.releases import Shown, activate, roll_back
from samples.releases import host, received, shown
from samples.servers import LOOPBACK, apache, free_port, open_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

SWAPS = 50
READERS = 4
SECONDS = 5.0
"""In which the swaps fall at even times: a machine that does much else makes them later, and none fewer."""
MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers")
PAGE = re.compile(r'href="([^"]+)"><p>(.+)</p>')


@dataclass
class Read:
    """What readers met: requests, what failed, pages with another's style, and headers of another release than the page's."""

    requests: int = 0
    failed: list[str] = field(default_factory=list)
    mixed: list[str] = field(default_factory=list)
    policies: set[str] = field(default_factory=set)
    apart: int = 0
    words: set[str] = field(default_factory=set)


@pytest.fixture
def served() -> Iterator[tuple[Shown, int]]:
    with open_folder() as folder:
        site = replace(Shown.of(host(folder), "publiek"), kept=10)
        shown(site, "nul")
        port = free_port()
        now = site.folder / "nu"
        text = f"""
            DocumentRoot "{now}/site"
            <Directory "/">
              AllowOverride None
              Require all granted
              Options FollowSymLinks
            </Directory>
            Header always set Content-Security-Policy "expr=%{{file:{now}/beleid.txt}}"
            KeepAlive On
            MaxKeepAliveRequests 0
        """
        with apache(folder, text, modules=MODULES, ports=[port]):
            yield site, port


def read(port: int, ended: threading.Event, told: Read) -> None:
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=20)

    def get(path: str) -> tuple[str, str]:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read().decode()
        told.requests += 1
        if answer.status != 200:
            told.failed.append(f"{answer.status} {path}")
        return body, answer.getheader("Content-Security-Policy", "")

    while not ended.is_set():
        try:
            page, policy = get("/")
            match = PAGE.search(page)
            assert match, page
            style, _ = get(f"/{match[1]}")
        except (OSError, http.client.HTTPException, AssertionError) as error:
            told.failed.append(repr(error))
            connection.close()
            continue
        told.words.add(match[2])
        told.policies.add(policy)
        told.apart += not policy.endswith(f" {match[2]}")
        if f"content: '{match[2]}'" not in style:
            told.mixed.append(f"{match[2]}: {style}")
    connection.close()


def test_fifty_swaps_between_different_releases_under_load(served: tuple[Shown, int]) -> None:
    site, port = served
    ended, told = threading.Event(), [Read() for _ in range(READERS)]
    readers = [threading.Thread(target=read, args=(port, ended, each)) for each in told]
    for each in readers:
        each.start()
    began = time.monotonic()
    try:
        for swap in range(SWAPS):
            if swap % 2:
                roll_back(site, site.there()[-3 if len(site.there()) > 3 else 0])
            else:
                activate(site, received(site, f"uitgave-{swap}"))
            ended.wait(max(0.0, began + (swap + 1) * SECONDS / SWAPS - time.monotonic()))
    finally:
        ended.set()
        for each in readers:
            each.join()
    assert [each for one in told for each in one.failed] == []
    assert [each for one in told for each in one.mixed] == []
    words, policies = set().union(*(one.words for one in told)), set().union(*(one.policies for one in told))
    assert len(words) > SWAPS / 4, "the readers met many releases"
    assert sum(one.requests for one in told) > 500
    # A header may be of the release beside the one its page is of: never of none, and each page says its own policy too.
    assert {each.rpartition(" ")[2] for each in policies} <= {
        "nul",
        *(f"uitgave-{swap}" for swap in range(0, SWAPS, 2)),
    }
