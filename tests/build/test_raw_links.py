"""Links of raw HTML: MkDocs turns and judges them as it does those of Markdown, and code is left as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lok.build.order import Order, Outcome
from lok.build.site import render
from samples.places import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

HOOK = REPOSITORY / "scripts" / "rendering" / "links.py"
SETTINGS = f"""\
site_name: Proef
theme: {{name: null, custom_dir: theme}}
plugins: []
hooks: [{HOOK}]
markdown_extensions: [md_in_html]
validation: {{links: {{anchors: warn}}}}
"""
OTHERS = {
    "index.md": "# Begin\n",
    "c/d.md": '# D\n\n## Een kop\n\n<p id="plaats">x</p>\n',
    "c/index.md": "# C\n",
    "bijlagen/een nota.txt": "Nota.\n",
}


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")  # so that what rendering sets ends with the test


def made(folder: Path, text: str) -> Outcome:
    """What comes of a site whose page ``a/b.md`` has this text."""
    for name, content in {**OTHERS, "a/b.md": f"# B\n\n## Hier\n\n{text}\n"}.items():
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_text(content, "utf-8")
    (folder / "theme").mkdir()
    (folder / "theme" / "main.html").write_text("{{ page.content }}", "utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return render(Order(str(folder / "mkdocs.yml"), str(folder / "docs"), str(folder / "site"), 0, None))


@pytest.mark.parametrize(
    ("written", "turned"),
    [
        ("../c/d.md", "../../c/d/"),
        ("../c/d.md#een-kop", "../../c/d/#een-kop"),
        ("../c/d.md#plaats", "../../c/d/#plaats"),
        ("../c/index.md", "../../c/"),
        ("../index.md", "../../"),
        ("b.md#hier", "./#hier"),
        ("#hier", "#hier"),
        ("../bijlagen/een%20nota.txt", "../../bijlagen/een%20nota.txt"),
        ("https://example.org/x.md", "https://example.org/x.md"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("/c/d/", "/c/d/"),
    ],
)
@pytest.mark.parametrize("form", ['<p><a href="{}">x</a></p>', "<p class=\"y\"><a\n class='z' href='{}'>x</a></p>"])
def test_a_raw_link_is_turned_as_a_link_of_markdown(tmp_path: Path, form: str, written: str, turned: str) -> None:
    outcome = made(tmp_path, form.format(written))
    assert outcome.complaints == ()
    page = next(tmp_path.glob("site.nieuw-*/a/b/index.html")).read_text("utf-8")
    assert form.format(turned) in page


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('<a href="../c/weg.md">x</a>', "raw link '../c/weg.md', but 'c/weg.md' is not there"),
        ('<img alt="" src="weg.png">', "raw link 'weg.png', but 'a/weg.png' is not there"),
        ('<a href="../c/d.md#weg">x</a>', "'c/d.md' does not contain an anchor '#weg'"),
        ('<div markdown>\n\n<a href="#weg">x</a>\n\n</div>', "there is no such anchor on this page"),
        ('<a href="../../buiten.md">x</a>', "is not there"),
        ('<a href="../c/d/">x</a>', "is not there"),
    ],
)
def test_a_dead_raw_link_refuses_the_site(tmp_path: Path, text: str, told: str) -> None:
    outcome = made(tmp_path, text)
    assert len(outcome.complaints) == 1
    assert "a/b.md" in outcome.complaints[0]
    assert told in outcome.complaints[0]
    assert not list(tmp_path.glob("site*"))


@pytest.mark.parametrize("text", ['```html\n<a href="x.md">x</a>\n```', 'Zo: `<a href="x.md">`.'])
def test_a_link_in_code_is_no_link(tmp_path: Path, text: str) -> None:
    assert made(tmp_path, text).complaints == ()
    page = next(tmp_path.glob("site.nieuw-*/a/b/index.html")).read_text("utf-8")
    assert "x.md" in page
