"""What publishing changes in a page: addresses of styles and scripts, and nothing else."""

from __future__ import annotations

import pytest

from lok.publish.pages import folder_of, pinned, policy_of

FILES = {"assets/stijl/a.css", "assets/script/b.js", "assets/merk/c.svg"}
FOLDER = "assets-0123456789abcdef"
CHANGED = [
    ("index.html", '<link href="assets/stijl/a.css">', '<link href="@/stijl/a.css">'),
    ("index.html", '<link href="./assets/stijl/a.css">', '<link href="./@/stijl/a.css">'),
    ("x/y/index.html", '<script src="../../assets/script/b.js" async>', '<script src="../../@/script/b.js" async>'),
    ("x/y.html", '<img alt="" src="../assets/merk/c.svg">', '<img alt="" src="../@/merk/c.svg">'),
    ("404.html", '<link href="/assets/stijl/a.css">', '<link href="/@/stijl/a.css">'),
    ("404.html", '<link href="/lok/assets/stijl/a.css">', '<link href="/lok/@/stijl/a.css">'),
]
SAME = [
    ("index.html", '<link href="assets/stijl/weg.css">'),
    ("x/index.html", '<link href="assets/stijl/a.css">'),
    ("x/index.html", '<img src="../bijlagen/assets/merk/c.svg">'),
    ("index.html", '<a href="assets/merk/c.svg">'),
    ("index.html", "<p>Schrijf assets/stijl/a.css op.</p>"),
    ("index.html", '<code>&lt;img src="assets/merk/c.svg"&gt;</code>'),
    ("index.html", '<link href="https://elders.example/assets/stijl/a.css">'),
    ("index.html", '<link href="//elders.example/assets/stijl/a.css">'),
    ("index.html", '<img data-src="assets/merk/c.svg">'),
]


@pytest.mark.parametrize(("page", "text", "wanted"), CHANGED)
def test_a_file_of_the_theme_gets_its_lasting_address(page: str, text: str, wanted: str) -> None:
    assert pinned(text, page, FOLDER, FILES) == wanted.replace("@", FOLDER)


@pytest.mark.parametrize(("page", "text"), SAME)
def test_all_else_stays(page: str, text: str) -> None:
    assert pinned(text, page, FOLDER, FILES) == text


def test_the_name_follows_from_what_is_in_the_folder() -> None:
    sums = {"assets/b": "1" * 64, "assets/a": "2" * 64}
    name = folder_of(sums)
    assert name == folder_of(dict(reversed(sums.items())))
    assert name != folder_of(sums | {"assets/a": "3" * 64})
    assert name != folder_of({"assets/b": "1" * 64, "assets/c": "2" * 64})
    assert len(name) == len(FOLDER)


def test_the_policy_of_a_page_is_what_a_header_says() -> None:
    page = '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; img-src \'self\'">'
    assert policy_of(page) == "default-src 'none'; img-src 'self'; frame-ancestors 'none'"
    assert policy_of("<p>x</p>") is None
