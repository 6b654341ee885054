"""Our build gives what ``mkdocs build --strict`` gives of the same staged folder, byte for byte, and refuses what it refuses."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import lok.build.builder
from lok.build.beside import FOLDER, path_of
from lok.build.builder import Builder, BuildError
from lok.build.configuration import CONFIGS
from lok.render.page import Page
from samples import small_council
from samples.places import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TODAY = date(2026, 11, 23)
Files = dict[str, bytes]


def files(site: Path) -> Files:
    return {each.relative_to(site).as_posix(): each.read_bytes() for each in site.rglob("*") if each.is_file()}


def mkdocs(root: Path, audience: str, docs: Path, out: Path) -> Files:
    """The site that MkDocs makes of a staged folder, with the configuration of ``audience``."""
    config = root / "vergelijk.yml"
    config.write_text(yaml.safe_dump({"INHERIT": CONFIGS[audience], "docs_dir": str(docs)}), "utf-8")
    midnight = str(int(datetime.combine(TODAY, time(), UTC).timestamp()))
    told = subprocess.run(
        [Path(sys.executable).parent / "mkdocs", "build", "--strict", "--config-file", config, "--site-dir", out],
        env={**os.environ, "SOURCE_DATE_EPOCH": midnight, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return files(out)


def test_our_build_makes_what_mkdocs_build_makes(tmp_path: Path) -> None:
    root = small_council.found(tmp_path / "raad")
    with Builder(root, tmp_path / "uit", once=True) as builder:
        places = {site.audience: site.place for site in builder.build(TODAY, fresh=True).sites}
    assert len(places) == 2
    assert {place.name for place in (tmp_path / "uit").glob("*/*")} == {
        "docs",
        "naast",
        "schil",
        "site",
        "stand.json",
        "toegang.json",
    }
    for audience, place in places.items():
        ours = files(place)
        theirs = mkdocs(root, audience, tmp_path / "uit" / audience / "docs", tmp_path / f"mkdocs-{audience}")
        laid = tmp_path / "uit" / audience / FOLDER
        theirs |= {path_of(name): content for name, content in files(laid).items()}
        assert sorted(ours) == sorted(theirs)
        assert [name for name, content in ours.items() if content != theirs[name]] == []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builder]:
    """A builder with both sites in their places."""
    folder = tmp_path_factory.mktemp("weigeren")
    with Builder(small_council.found(folder / "raad"), folder / "uit") as builder:
        assert builder.build(TODAY).sites
        yield builder


def staged_too(monkeypatch: pytest.MonkeyPatch, strays: list[Page]) -> None:
    """Have these pages staged beside those of the site."""
    stage = lok.build.builder.stage

    def with_strays(pages: Iterable[Page], copies: Any, folder: Path, *rest: Any) -> Any:
        return stage([*pages, *strays] if folder.name == "docs" else pages, copies, folder, *rest)

    monkeypatch.setattr(lok.build.builder, "stage", with_strays)


def refusal(builder: Builder, monkeypatch: pytest.MonkeyPatch, strays: list[Page], *, fresh: bool = True) -> str:
    """How a build with these pages too is refused. The sites are as they stood, and nothing is left beside them."""
    before = {audience: files(builder.out / audience / "site") for audience in builder.audiences}
    staged_too(monkeypatch, strays)
    with pytest.raises(BuildError) as refused:
        builder.build(TODAY, fresh=fresh)
    assert before == {audience: files(builder.out / audience / "site") for audience in builder.audiences}
    assert not list(builder.out.glob("*/site.nieuw*"))
    return str(refused.value)


@pytest.mark.parametrize("fresh", [True, False])
def test_everything_that_mkdocs_refuses_is_told_in_the_order_of_the_pages(
    built: Builder, monkeypatch: pytest.MonkeyPatch, *, fresh: bool
) -> None:
    strays = [Page(f"themas/stuk-{number:02}.md", f"# Stuk\n\n[weg](../nergens-{number}.md)\n") for number in range(20)]
    told = refusal(built, monkeypatch, strays, fresh=fresh).splitlines()
    assert [f"stuk-{number:02}" in line for number, line in enumerate(told[1:])] == [True] * 20
    assert told[0] == "MkDocs weigert de publiek-site; de vorige site staat er nog."


def test_a_dead_link_of_a_template_of_ours_is_refused_with_its_page_and_its_target(
    built: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    strays = [Page("themas/stuk.md", '# Stuk\n\n<dl><dd><a href="../nergens.md">weg</a></dd></dl>\n')]
    told = refusal(built, monkeypatch, strays)
    assert "'themas/stuk.md' contains a raw link '../nergens.md'" in told


def test_a_link_to_a_place_that_is_not_there_is_refused(built: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    strays = [
        Page(
            f"themas/stuk-{number:02}.md",
            f"# Stuk\n\n## Goed\n\n{'<p id=kaal>x</p>' if number % 2 else ''}\n\n"
            f"[a](stuk-{other:02}.md#goed) [b](stuk-{other:02}.md#weg){f' [c](stuk-{other:02}.md#kaal)' if other % 2 else ''}\n",
        )
        for number, other in enumerate(reversed(range(20)))
    ]
    told = refusal(built, monkeypatch, strays)
    assert told.count("does not contain an anchor '#weg'") == 20
    assert "#goed" not in told
    assert "#kaal" not in told, "a place of HTML is a place too"


def test_a_page_that_cannot_be_made_stops_the_build(built: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    strays = [Page("themas/stuk.md", "---\ntemplate: nergens.html\n---\n\n# Stuk\n")]
    assert "nergens.html" in refusal(built, monkeypatch, strays)


def test_private_text_is_looked_for_in_every_new_file(built: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a page, and in what is no page; in a build from nothing, and in one of what changed."""
    account = "BE71 0961 2345 6769"
    for uri, text in {"themas/stuk.md": f"# Stuk\n\n{account}\n", "volgen/stuk.txt": account}.items():
        for fresh in (True, False):
            with monkeypatch.context() as patch:
                told = refusal(built, patch, [Page(uri, text)], fresh=fresh)
            assert "publiek-site" in told
            assert uri.rpartition(".")[0] in told


def test_the_members_site_may_hold_what_the_public_one_may_not(built: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    staged_too(monkeypatch, [Page("themas/stuk.md", "# Stuk\n\nBE71 0961 2345 6769\n")])
    with Builder(built.root, built.out.with_name("leden-alleen"), built.audiences[1:]) as one:
        assert one.build(TODAY).sites


@pytest.mark.parametrize("name", CONFIGS.values())
def test_every_entry_of_a_menu_has_a_title(name: str) -> None:
    """A page that is not read again has none of its own, and every page shows the menu."""
    entries = list(yaml.safe_load((REPOSITORY / name).read_text("utf-8"))["nav"])
    for entry in entries:
        ((title, inside),) = entry.items()
        assert title
        entries += inside if isinstance(inside, list) else []
    assert len(entries) > 30
