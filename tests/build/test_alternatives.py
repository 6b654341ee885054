"""The staged folders and our configurations also build with the two programs that may one day take MkDocs' place.

ProperDocs and Zensical read the same files, ``INHERIT`` and theme included, and give every page the same address.
The page to search on is a page like any other, with a script and lists of our own, so that it works in all three.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from html import unescape
from importlib.metadata import version
from pathlib import Path

import pytest

from lok.build.builder import CONFIGS, Builder
from lok.model.audience import Audience
from samples.small_council import found

PINNED = {"properdocs": "1.6.7", "zensical": "0.0.73"}


def addresses(site: Path) -> set[str]:
    """The addresses of the pages of a site, as the files that answer for them."""
    return {file.relative_to(site).as_posix() for file in site.rglob("index.html")}


def sitemap(site: Path) -> list[str]:
    """The lines of a site's map in alphabetical order; the programs differ in their order and their escapes."""
    return sorted(unescape((site / "sitemap.xml").read_text("utf-8")).splitlines())


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small council, staged in ``build/<edition>/docs`` and rendered by MkDocs in ``mkdocs/<edition>/site``."""
    root = found(tmp_path_factory.mktemp("council"))
    with Builder(root, root / "mkdocs") as builder:
        assert len(builder.build(date(2026, 11, 23)).sites) == len(Audience)
    for audience in Audience:
        docs = root / "build" / audience / "docs"
        docs.parent.mkdir(parents=True)
        (root / "mkdocs" / audience / "docs").rename(docs)
    return root


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("program", PINNED)
def test_another_program_gives_every_page_the_same_address(program: str, audience: Audience, council: Path) -> None:
    assert version(program) == PINNED[program]
    command = [Path(sys.executable).with_name(program), "build", "--strict", "--config-file", CONFIGS[audience]]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=council, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    expected = addresses(council / "mkdocs" / audience / "site")
    assert {"index.html", "adviezen/adv-2026-01/index.html", "over/lid-worden/index.html"} <= expected
    site = council / "build" / audience / "site"
    assert addresses(site) == expected
    home = (site / "index.html").read_text("utf-8")
    assert "lok-pagina--home" in home, "our theme is not used"
    if audience is Audience.PUBLIEK:
        assert sitemap(site) == sitemap(council / "mkdocs" / audience / "site")
