"""What holds for every test: it is not a run at GitHub, also when it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session", autouse=True)
def _not_at_github() -> Iterator[None]:
    """At GitHub the check also asks who can read the repository, and writes a summary: that has tests of its own."""
    with pytest.MonkeyPatch.context() as environment:
        for name in ("GITHUB_ACTIONS", "GITHUB_EVENT_PATH", "GITHUB_STEP_SUMMARY"):
            environment.delenv(name, raising=False)
        yield
