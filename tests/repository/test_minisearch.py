"""The one library that the sites load beside Material: it is the published file, minified, with its licence beside it."""

from __future__ import annotations

import hashlib
import re

from samples.places import REPOSITORY

FOLDER = REPOSITORY / "scripts/theme/assets/script/minisearch"
VERSION = "7.2.0"
SHA256 = "3c1331947f6dad71129b9e9d7196126c012a7e453cbba2caedeb202e2ffe5a9a"
"""Of ``dist/es/index.js`` of that version, after ``terser --module --compress --mangle`` (5.51.4) with its first line before it."""


def test_the_library_is_the_one_that_was_looked_at() -> None:
    content = (FOLDER / "minisearch.js").read_bytes()
    assert content.startswith(f"/*! MiniSearch {VERSION}, MIT".encode())
    assert hashlib.sha256(content).hexdigest() == SHA256
    assert "Permission is hereby granted, free of charge" in (FOLDER / "LICENSE.txt").read_text("utf-8")


def test_no_script_of_the_site_makes_code_of_text() -> None:
    """The policy of the site forbids it: a script that tried would stop."""
    for script in (REPOSITORY / "scripts/theme/assets/script").rglob("*.js"):
        text = script.read_text("utf-8")
        assert not re.search(r"\beval\(|new Function|WebAssembly|innerHTML|document\.write", text), script
