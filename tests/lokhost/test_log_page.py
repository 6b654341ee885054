"""The page that proves what stood where when: newest first, with until when, and no line left out."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from lokhost import hidden, log_page
from lokhost.__main__ import main
from lokhost.settings import RefusedError, Settings
from samples.host_log import COMMIT, CONF, TWO, line
from samples.whole_sites import Html

if TYPE_CHECKING:
    from pathlib import Path

SHELL = "<!doctype html><html lang=nl><body><article>\n<!-- lok:inhoud -->\n</article></body></html>"


def host(root: Path, public: str = "", members: str = "", shell: str = SHELL) -> Settings:
    """A host with these logs, and a members' site that brings a page to write in."""
    (root / "host.toml").write_text(CONF, "utf-8")
    for site, text in (("publiek", public), ("leden", members)):
        (root / "srv/lok" / site).mkdir(parents=True)
        if text:
            (root / "srv/lok" / site / "publicaties.jsonl").write_text(text, "utf-8")
    place = root / "srv/lok" / log_page.SHELL
    place.parent.mkdir(parents=True)
    place.write_text(shell, "utf-8")
    return Settings.read(root / "host.toml", root)


def made(settings: Settings, year: str = "") -> str:
    log_page.write(settings)
    return (settings.root / "srv/lok" / log_page.PAGES / year / "index.html").read_text("utf-8")


def test_the_newest_comes_first_in_words_with_until_when_it_stood_there(tmp_path: Path) -> None:
    page = Html(made(host(tmp_path, TWO)))
    words = page.article
    assert [each.text for each in page.headings] == ["Kies een maand", "November 2026", "Oktober 2026"]
    assert "maandag 30 november 2026, 4.17 uur – Openbare site: 2 gewijzigd" in words  # winter time
    assert "donderdag 1 oktober 2026, 12.00 uur – Openbare site: 2 nieuw" in words  # summer time
    assert words.index("30 november 2026, 4.17 uur –") < words.index("1 oktober 2026, 12.00 uur –")
    assert "van donderdag 1 oktober 2026, 12.00 uur tot maandag 30 november 2026, 4.17 uur" in words
    assert "van maandag 30 november 2026, 4.17 uur tot nu" in words
    assert COMMIT[:12] in words
    assert f"{2:064}" in words
    assert ("https://lok.example.org/adviezen/a/", "/adviezen/a/") in page.links
    assert "beleid.txt (voor de server)" in words


def test_a_publication_whose_line_a_killed_program_did_not_add_is_told_too(tmp_path: Path) -> None:
    first, second = TWO.splitlines()
    settings = host(tmp_path, f"{first}\n{second[:40]}")  # and a power cut in the middle of it
    site = tmp_path / "srv/lok/publiek"
    (site / ".publicatie").write_text(second, "utf-8")
    assert "30 november 2026" not in Html(made(settings)).article  # announced, not done
    (site / "nu").symlink_to(f"uitgaven/{json.loads(second)['nummer']}")
    words = Html(made(settings)).article
    assert "van maandag 30 november 2026, 4.17 uur tot nu" in words
    assert "niet te lezen" not in words


def test_what_root_makes_is_of_whoever_publishes(tmp_path: Path) -> None:
    settings = host(tmp_path, TWO)
    owner = 4_242 if os.geteuid() == 0 else os.geteuid()
    os.chown(tmp_path / "srv/lok/leden", owner, -1)
    log_page.write(settings)
    pages = (tmp_path / "srv/lok/leden/paginas").rglob("*")
    assert {each.stat().st_uid for each in (tmp_path / "srv/lok/leden/paginas", *pages)} == {owner}


def test_a_page_counts_once_however_many_files_it_takes(tmp_path: Path) -> None:
    paths = ["site/a/index.html", "site/a/index.html.br", "site/a/index.html.gz", "site/nota.gz", "uitgave.json"]
    paths += [
        f"site/{folder}/{name}" for folder in ("assets", "assets-0123456789abcdef") for name in ("a.css", "a.css.br")
    ]
    text = line("2026-11-01T00:00:00+00:00", 1, gewijzigd=dict.fromkeys(paths, ""), nieuw={"uitgave.json": ""})
    words = Html(made(host(tmp_path, f"{text}\n"))).article
    assert "Openbare site: 3 gewijzigd Te lezen" in words
    assert f"Gewijzigd (3) /a/ /nota.gz {log_page.LOOK}" in words
    text = line("2026-11-01T00:00:00+00:00", 1, gewijzigd={"uitgave.json": ""})
    (tmp_path / "srv/lok/publiek/publicaties.jsonl").write_text(f"{text}\n", "utf-8")
    assert "Openbare site: niets gewijzigd" in made(Settings.read(tmp_path / "host.toml", tmp_path))


def test_each_month_is_an_address_to_pass_on_and_each_year_a_page(tmp_path: Path) -> None:
    settings = host(tmp_path, f"{line('2025-12-31T23:30:00+00:00', 1)}\n{TWO}")
    first = Html(made(settings))
    # Half past eleven in the evening of the world's clock is the next year in Belgium.
    assert ("/publicaties/2026/#m-2026-01", "januari") in first.links
    assert not [each for each, _ in first.links if "2025" in each]
    year = Html(made(settings, "2026"))
    for address, _ in first.links:
        if "#" in address:
            assert address.partition("#")[2] in year.ids
    assert len(year.ids) == len(set(year.ids))
    assert "Zonder datum" not in year.article


def test_both_sites_have_a_row_of_their_own(tmp_path: Path) -> None:
    members = line("2026-11-01T09:00:00+00:00", 7, "leden", wat="terug", verdwenen={"site/acties/index.html": "x"})
    page = Html(made(host(tmp_path, TWO, f"{members}\n")))
    assert "Ledensite: terug naar een vroegere publicatie, 1 weg" in page.article
    assert "van zondag 1 november 2026, 10.00 uur tot nu" in page.article
    assert not [address for address, _ in page.links if address.endswith("/acties/")]


BROKEN = [
    "{",
    "",
    "null",
    "[]",
    "[" * 100_000,
    '{"vorm": 1}',
    line("geen dag", 2),
    line("0001-01-01T00:00:00+02:00", 2),
    line("9999-12-31T23:59:59-02:00", 2),
    line("2026-11-01T00:00:00", 2),
    line("2026-11-01T00:00:00+00:00", 2, "leden"),
    line("2026-11-01T00:00:00+00:00", 2, wat="weg"),
    line("2026-11-01T00:00:00+00:00", 2, vorm=2),
    line("2026-11-01T00:00:00+00:00", 2, commit=None),
    line("2026-11-01T00:00:00+00:00", 2, nieuw="alles"),
    line("2026-11-01T00:00:00+00:00", 2, nieuw=[1]),
    line("2026-11-01T00:00:00+00:00", 2, nummer="2"),
]


@pytest.mark.parametrize("broken", BROKEN, ids=range(len(BROKEN)))
def test_a_line_that_cannot_be_read_is_told_and_makes_what_stood_before_it_unsure(broken: str, tmp_path: Path) -> None:
    first, last, _ = TWO.split("\n")
    page = Html(made(host(tmp_path, f"{first}\n{broken}\n{last}\n")))
    words = page.article
    assert "Let op. 1 regel is niet te lezen." in words
    assert "Openbare site: onleesbare regel" in words
    assert "Regel 2 van het logboek" in words
    assert "12.00 uur; tot wanneer is niet zeker" in words
    assert "4.17 uur tot nu" in words


def test_a_log_that_begins_broken_has_a_year_of_its_own_for_it(tmp_path: Path) -> None:
    settings = host(tmp_path, f"kapot\n{TWO}")
    assert ("/publicaties/1/#m-1-01", "januari") not in Html(made(settings)).links
    assert "Regel 1 van het logboek" in made(settings)


def test_bytes_that_are_no_text_are_a_broken_line(tmp_path: Path) -> None:
    settings = host(tmp_path, TWO)
    with (tmp_path / "srv/lok/publiek/publicaties.jsonl").open("ab") as log:
        log.write(b"\xff\xfe{\n")
    assert "Regel 3 van het logboek" in made(settings)


def test_what_the_log_says_is_data_and_never_a_page(tmp_path: Path) -> None:
    evil = '<script>alert(1)</script>"><img src=x onerror=y>&amp;'
    text = line("2026-11-01T00:00:00+00:00", 1, commit=evil, som=evil, nieuw={f"site/{evil}": "", evil: ""})
    page = made(host(tmp_path, f"{text}\n"))
    assert "<script" not in page
    assert "<img" not in page
    assert "onerror=y&gt;" in page
    (address,) = [each for each, _ in Html(page).links if each.startswith("https://")]
    assert '"' not in address
    assert "%3Cscript%3E" in address


def test_the_page_stays_of_a_size_and_the_year_has_all(tmp_path: Path) -> None:
    paths = {f"site/p{n}/index.html": "" for n in range(500)}
    days = [f"2026-{1 + n // 28:02}-{1 + n % 28:02}T00:00:00+00:00" for n in range(250)]
    settings = host(tmp_path, "".join(f"{line(day, n, gewijzigd=paths)}\n" for n, day in enumerate(days, 1)))
    first, year = made(settings), made(settings, "2026")
    assert first.count("<summary>") == log_page.SHOWN
    assert year.count("<summary>") == 250
    assert "Gewijzigd (500)" in first
    assert f"en nog {500 - log_page.NAMED}; de volledige lijst staat in het logboek op de server" in first


def test_an_address_that_is_hidden_is_named_nowhere_until_it_is_shown_again(tmp_path: Path) -> None:
    settings = host(tmp_path, TWO)
    hidden.hide(settings, "publiek", ["/adviezen/a/"])
    page = made(settings)
    assert "/adviezen/a/" not in page
    assert "Openbare site: 1 adres verborgen" in page
    assert page.count("een adres dat nu verborgen is") == 3
    hidden.show(settings, "publiek", ["/adviezen/a/"])
    hidden.close(settings, "publiek")
    hidden.reopen(settings, "publiek")
    page = made(settings)
    assert page.count("/adviezen/a/</a>") == 2
    for words in ("1 adres weer getoond", "Openbare site: gesloten.", "Openbare site: weer open."):
        assert words in page


def test_without_a_log_the_page_says_so(tmp_path: Path) -> None:
    assert "Er is nog niets gepubliceerd" in made(host(tmp_path))


@pytest.mark.parametrize("shell", ["<html></html>", f"{SHELL}{SHELL}"])
def test_a_page_without_one_place_to_write_in_is_refused_and_the_old_one_stays(shell: str, tmp_path: Path) -> None:
    settings = host(tmp_path, TWO)
    before = made(settings)
    (tmp_path / "srv/lok" / log_page.SHELL).write_text(shell, "utf-8")
    with pytest.raises(RefusedError):
        log_page.write(settings)
    assert log_page.renew(settings)
    assert (tmp_path / "srv/lok" / log_page.PAGES / "index.html").read_text("utf-8") == before


def test_the_command_makes_the_page_and_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    host(tmp_path, TWO)
    words = ["--instellingen", str(tmp_path / "host.toml"), "--onder", str(tmp_path), "publicaties"]
    assert main(words) == 0
    (tmp_path / "srv/lok" / log_page.SHELL).unlink()
    assert main(words) == 1
    assert "brengt geen bladzijde" in capsys.readouterr().err
    files = [each for each in (tmp_path / "srv/lok/leden/paginas").rglob("*") if each.is_file()]
    assert {each.name for each in files} == {"index.html"}
    assert {each.stat().st_mode & 0o777 for each in files} == {0o644}
