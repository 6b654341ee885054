"""What somebody types never comes in an address: an address stays in the history of the browser and in the files of the server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from samples.places import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted(
    file
    for suffix in ("jinja", "html")
    for file in (REPOSITORY / "scripts").rglob(f"*.{suffix}")
    if "<form" in file.read_text("utf-8")
)
FORM = re.compile(r"<form\b(?P<tag>[^>]*)>(?P<within>.*?)</form>", re.DOTALL)
FIELD = re.compile(r"<(?:textarea\b|input\b)[^>]*>")
HARMLESS = re.compile(r'\stype="(?:search|date|checkbox|radio|hidden)"')
"""What may be in an address: words that are searched, and what is chosen from what the page offers."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_form_goes_by_post_or_nowhere_or_holds_only_what_is_searched(file: Path) -> None:
    """``method="dialog"`` outside a dialog goes nowhere: the script that takes the form over may still be on its way."""
    text = file.read_text("utf-8")
    found = list(FORM.finditer(text))
    assert len(found) == text.count("<form"), "a form that this test cannot read"
    for form in found:
        if re.search(r'\smethod="(?:post|dialog)"', form["tag"]):
            continue
        typed = [field[0] for field in FIELD.finditer(form["within"]) if not HARMLESS.search(field[0])]
        assert not typed, f"{form['tag']} goes by GET and holds {typed}"
        assert "{% include" not in form["within"], f"{form['tag']} goes by GET, and what stands in it is elsewhere"
