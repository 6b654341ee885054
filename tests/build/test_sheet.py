"""One style sheet for a whole site: what it holds, what of Material's it leaves out, and that no page asks for another."""

from __future__ import annotations

import importlib.util
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from samples.places import REPOSITORY
from samples.whole_sites import EDITIONS, Html, Site, built

if TYPE_CHECKING:
    from pathlib import Path

ASSETS = REPOSITORY / "scripts" / "theme" / "assets"


@pytest.fixture(scope="module")
def sheet() -> Any:
    """The hook, as MkDocs loads it: from its path."""
    spec = importlib.util.spec_from_file_location("sheet", REPOSITORY / "scripts/rendering/sheet.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    return built(tmp_path_factory)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_site_has_one_sheet_and_every_page_names_it(sites: dict[str, Site], edition: str) -> None:
    site = sites[edition]
    sheets = [file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*.css")]
    assert len(sheets) == 1
    assert re.fullmatch(r"assets/stijl/lok\.[0-9a-f]{8}\.css", sheets[0])
    for path in site.paths():
        targets = Html(site.file(path).read_text("utf-8")).targets
        assert [each.lstrip("./") for each in targets if each.endswith(".css")] == sheets, path


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_drawing_of_our_sheets_is_in_it_once(sites: dict[str, Site], edition: str) -> None:
    text = next(sites[edition].folder.rglob("*.css")).read_text("utf-8")
    named = {
        name
        for file in (ASSETS / "stijl").glob("*.css")
        for name in re.findall(r'url\("\.\./([a-z]+/[a-z0-9-]+)\.svg"\)', file.read_text("utf-8"))
    }
    assert len(named) > 60
    for name in named:
        held = re.findall(rf'--i-{name.partition("/")[2]}:url\("data:image/svg\+xml,([^"]*)"\);', text)
        wanted = (ASSETS / f"{name}.svg").read_text("utf-8").strip().replace('"', "'")
        assert [unquote(each) for each in held] == [wanted]
    assert ".svg" not in text
    assert set(re.findall(r"var\((--i-[a-z0-9-]+)\)", text)) == set(re.findall(r"(--i-[a-z0-9-]+):", text))


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_rule_of_ours_is_in_it(sites: dict[str, Site], edition: str) -> None:
    text = next(sites[edition].folder.rglob("*.css")).read_text("utf-8")
    for file in (ASSETS / "stijl").glob("*.css"):
        for selector in re.findall(r"^([.\[:a-z][^{}/]*?) \{", file.read_text("utf-8"), re.MULTILINE):
            assert selector in text, f"{file.name}: {selector}"


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_site_brings_along_what_no_page_asks_for(sites: dict[str, Site], edition: str) -> None:
    """Neither Material's scripts and sheets, nor the drawings that stand in the sheet."""
    left = {
        file.relative_to(sites[edition].folder).as_posix() for file in (sites[edition].folder / "assets").rglob("*.*")
    }
    assert not {path for path in left if path.startswith(("assets/javascripts/", "assets/stylesheets/"))}
    assert {path for path in left if path.startswith("assets/iconen/")} == {"assets/iconen/LICENSE.txt"}


def test_the_name_is_that_of_what_is_in_it(sheet: Any, tmp_path: Path) -> None:
    """Another rule, another name; the same rules, the same name."""

    class Theme:
        dirs = (str(tmp_path),)
        custom_dir = str(tmp_path)

    class Config:
        theme = Theme()

        def __init__(self) -> None:
            self.extra: dict[str, str] = {}
            self.extra_css = ["assets/stijl/een.css"]

    for folder in ("assets/stylesheets", "assets/stijl", "assets/iconen"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "assets/stylesheets/main.1234.min.css").write_text(
        '@charset "UTF-8";.b{c:d}.niet{c:d}\n/*# x */', "utf-8"
    )
    (tmp_path / "assets/iconen/zon.svg").write_text('<svg a="1"/>', "utf-8")
    own = tmp_path / "assets/stijl/een.css"
    names = []
    for text in (
        '/* zo */\n.b { --i: url("../iconen/zon.svg"); }',
        ".b { --i: none; }",
        '/* zo */\n.b { --i: url("../iconen/zon.svg"); }',
    ):
        own.write_text(text, "utf-8")
        config = sheet.on_config(Config())
        names.append(config.extra["stijlblad"])
        assert config.extra_css == []
        assert config.extra["stijl"].startswith('@charset "UTF-8";\n.b{c:d}\n.b {')
        assert "niet" not in config.extra["stijl"]
        assert "zo */" not in config.extra["stijl"]
    assert names[0] == names[2] != names[1]
    assert config.extra["stijl"].endswith(
        ".b { --i: var(--i-zon); }\n:root{--i-zon:url(\"data:image/svg+xml,%3Csvg a='1'/%3E\");}\n"
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (".ja,.nee{a:b}", ".ja{a:b}"),
        (".nee>.ja{a:b}", ""),
        (".ja:not(.nee){a:b}", ".ja:not(.nee){a:b}"),
        (":is(.ja,.nee) p,.nee:is(a,b){a:b}", ":is(.ja,.nee) p{a:b}"),
        ("@media print{.nee{a:b}}p{a:b}", "p{a:b}"),
        ("@media print{.nee{a:b}.ja{a:b}}", "@media print{.ja{a:b}}"),
        ("@keyframes nee{0%{a:b}to{a:c}}", "@keyframes nee{0%{a:b}to{a:c}}"),
        ('.ja{a:url("x{y};.z,")}.nee{a:"}"}', '.ja{a:url("x{y};.z,")}'),
        ('.ja[a=",.nee{"]{a:b}', '.ja[a=",.nee{"]{a:b}'),
        ("[dir=rtl] .ja,[dir=ltr] .ja{a:b}", "[dir=ltr] .ja{a:b}"),
        ('@charset "UTF-8";.ja{a:b}', '@charset "UTF-8";\n.ja{a:b}'),
        (".ja{}", ".ja{}"),
    ],
)
def test_only_rules_for_parts_that_are_there_are_kept(sheet: Any, text: str, left: str) -> None:
    assert sheet.used(text, {"ja"}) == left


def test_names_that_nothing_asks_for_go_and_those_they_asked_for_after_them(sheet: Any) -> None:
    text = ':root{--a:url("x;y");--b:var(--c);--c:1;d:e}p{f:var( --a)}q{--weg:1}'
    assert sheet.without_spare_names(text, "") == ':root{--a:url("x;y");d:e}\np{f:var( --a)}'
    assert "--b:var(--c);--c:1" in sheet.without_spare_names(text, "u { v: var(--b) }")
