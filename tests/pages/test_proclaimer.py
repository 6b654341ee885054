"""Who publishes, which text prevails, and under which licence the data may be used again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.archive.load import load
from lok.edition.select import select
from lok.model.audience import Audience
from lok.pages.site import pages
from samples.places import EXAMPLES
from samples.small_council import edit, found

if TYPE_CHECKING:
    from pathlib import Path

RAAD = "data/raad/lok-voorbeeldstad.yaml"


def made(root: Path, more: str = "") -> dict[str, str]:
    """The public pages of the small council, with these lines more in its settings."""
    edit(root / RAAD, "mailbox: lok@example.org\n", f"mailbox: lok@example.org\n{more}")
    return {page.uri: page.text for page in pages(select(load(root).archive, Audience.PUBLIEK, date(2026, 11, 23)))}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("hergebruik: cc0\n", "https://data.vlaanderen.be/id/licentie/creative-commons-zero-verklaring/v1.0"),
        (
            "hergebruik: gratis_hergebruik\n",
            "https://data.vlaanderen.be/id/licentie/modellicentie-gratis-hergebruik/v1.0",
        ),
        ("", "De raad koos nog geen licentie."),
    ],
)
def test_the_licence_is_that_of_the_council(tmp_path: Path, lines: str, said: str) -> None:
    assert said in made(found(tmp_path), lines)["proclaimer/index.md"]


def test_it_says_who_publishes_and_that_the_official_text_prevails(tmp_path: Path) -> None:
    text = made(found(tmp_path), "register_url: https://voorbeeld.invalid/register\n")["proclaimer/index.md"]
    assert "Lokaal Overleg Kinderopvang Voorbeeldstad geeft deze site uit" in text
    assert "Dan geldt de officiële tekst." in text
    assert "https://voorbeeld.invalid/register" in text
    assert "23 november 2026" in text


@pytest.mark.parametrize(
    ("decision", "link"),
    [
        ("", "https://voorbeeld.invalid/register"),
        ("besluit_url: https://voorbeeld.invalid/besluit", "https://voorbeeld.invalid/besluit"),
    ],
)
def test_every_version_says_where_its_binding_text_stands(tmp_path: Path, decision: str, link: str) -> None:
    root = found(tmp_path)
    (root / "data/reglementen").mkdir()
    text = (EXAMPLES / "reglementen/good/minimaal.yaml").read_text("utf-8")
    text = text.replace("    geldig_van: 2026-01-05\n", f"    geldig_van: 2026-01-05\n    {decision}\n")
    (root / "data/reglementen/minimaal.yaml").write_text(text, "utf-8")
    site = made(root, "register_url: https://voorbeeld.invalid/register\n")
    for uri in ("reglementen/minimaal.md", "reglementen/minimaal/versie-2026-01-05.md"):
        assert "De bindende tekst staat in het register" in site[uri]
        assert f"]({link})" in site[uri]
