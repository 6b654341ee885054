"""News by mail on the sites: a form where the host mails, and the old words where it does not."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from lok.archive.addresses import FEEDS, feed_path
from lok.build.configuration import news_by_mail
from lok.edition.select import select
from lok.model.audience import Audience
from lok.outputs.feeds import feeds
from lok.pages.site import pages
from lok.words.terminal import RefusedError
from lokhost.news.feeds import NAME
from lokhost.news.pages import BRINGS
from samples import whole_council
from samples.places import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

OLD = "Het LOK verstuurt geen nieuwsbrief."


@cache
def made(audience: Audience, *, by_mail: bool) -> dict[str, str]:
    """The pages of the whole council, by path."""
    archive, day = whole_council.archive(), whole_council.DAY
    edition = select(archive, audience, day, address="https://lok.example/", news_by_mail=by_mail)
    return {page.uri: str(page.text) for page in pages(edition, None) if page.uri in {"index.md", "volgen/index.md"}}


def test_without_a_host_the_pages_say_what_they_said() -> None:
    for audience in Audience:
        found = made(audience, by_mail=False)
        assert OLD in found["volgen/index.md"]
        assert not any("<form" in text or "per mail" in text for text in found.values())


def test_with_a_host_one_subscribes_on_the_public_site_alone() -> None:
    public, members = (made(each, by_mail=True) for each in (Audience.PUBLIEK, Audience.LEDEN))
    text = public["volgen/index.md"]
    assert '<form class="lok-aanmelden" method="post" action="/nieuws/aanmelden">' in text
    assert 'name="adres" type="email"' in text
    assert " checked" not in text
    assert "AVG, artikel 6, lid 1, punt a" in text
    assert "Nagekeken op 30 november 2026" in text
    assert "volgen/index.md#per-mail" in public["index.md"]
    assert "<form" not in members["volgen/index.md"]
    assert "Schrijf je in op de openbare site" in members["volgen/index.md"]
    assert not any(OLD in each["volgen/index.md"] for each in (public, members))


def test_what_can_be_chosen_is_what_has_a_feed() -> None:
    edition = select(whole_council.archive(), Audience.PUBLIEK, whole_council.DAY)
    offered = re.findall(r'name="onderwerp" value="([^"]+)"', made(Audience.PUBLIEK, by_mail=True)["volgen/index.md"])
    assert {feed_path(each) for each in offered} == {page.uri for page in feeds(edition)}
    assert all(NAME.fullmatch(each) for each in offered)
    assert set(BRINGS) == set(FEEDS)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("extra:\n  nieuws_per_post: true\n", True),
        ("extra:\n  nieuws_per_post: false\n", False),
        ("extra: {}\n", False),
        ("", False),
    ],
)
def test_the_setting_is_off_unless_it_is_on(tmp_path: Path, text: str, *, answer: bool) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    assert news_by_mail(tmp_path) is answer


def test_another_word_in_the_setting_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("extra:\n  nieuws_per_post: ja\n", "utf-8")
    with pytest.raises(RefusedError, match="true of false"):
        news_by_mail(tmp_path)
    assert news_by_mail(tmp_path / "nergens") is False


def test_the_host_has_the_colours_of_the_sites() -> None:
    colour = re.compile(r"^  (--[a-z-]+): (light-dark\([^;]+);", re.MULTILINE)
    site = dict(colour.findall((REPOSITORY / "scripts/theme/assets/stijl/kleuren.css").read_text("utf-8")))
    host = dict(colour.findall((REPOSITORY / "scripts/deploy/lokhost/news/stijl.css").read_text("utf-8")))
    assert len(host) > 10
    assert host.items() <= site.items()
