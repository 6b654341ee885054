"""Where the tests find what they share: the repository, and the folders of samples."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parents[1]
REPOSITORY = TESTS.parent
EXAMPLES = TESTS / "examples"
ARCHIVES = TESTS / "archives"
LISTS = TESTS / "lists"
GOLDEN = TESTS / "golden"
SAMPLES = TESTS / "samples"
