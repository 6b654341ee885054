"""What holds for every test: it is not a run at GitHub, also when it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = (
    "browser/test_member_pages.py",
    "browser/test_public_pages.py",
    "browser/test_desk_forms.py",
    "browser/test_desk_meeting.py",
    "browser/test_desk_year.py",
    "browser/test_search.py",
    "browser/test_desk_meeting_words.py",
    "browser/test_desk_together.py",
    "browser/test_desk_choosing.py",
    "browser/test_handbook_pictures.py",
    "browser/test_hostile_pages.py",
    "browser/test_desk_papers.py",
    "browser/test_desk_saving.py",
    "browser/test_questions.py",
    "browser/test_first_visit.py",
    "browser/test_use.py",
    "browser/test_tasks_that_end.py",
    "browser/test_desk_pasting.py",
    "build/test_incremental.py",
    "repository/test_a_year.py",
    "build/test_mutated_councils.py",
    "build/test_killed.py",
    "upgrade/test_upgrade.py",
    "render/test_safety.py",
    "build/test_extreme_values.py",
    "serve/test_serve.py",
    "lokhost/test_publish_over_ssh.py",
    "desk/test_papers_at_desk.py",
    "build/test_alternatives.py",
    "build/test_site.py",
    "archive/test_files.py",
    "build/test_site_links.py",
    "edit/test_many_changes.py",
    "minutes/test_hostile.py",
    "acts/test_odd_words.py",
    "changes/test_changes.py",
    "desk/test_meetings.py",
    "repository/test_private_names.py",
    "init/test_founding.py",
    "leak/test_leak.py",
    "papers/test_office.py",
)
"""The files that take longest, the longest first: each is for one worker, and the other ones are not to wait for it at the end."""


@pytest.fixture(scope="session", autouse=True)
def _not_at_github() -> Iterator[None]:
    """At GitHub the check also asks who can read the repository, and writes a summary: that has tests of its own."""
    with pytest.MonkeyPatch.context() as environment:
        for name in ("GITHUB_ACTIONS", "GITHUB_EVENT_PATH", "GITHUB_STEP_SUMMARY"):
            environment.delenv(name, raising=False)
        yield


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with those of a browser, which a worker starts once for all that follow one another, then the files that take longest."""
    tests = config.rootpath / "tests"
    places = {tests / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: (item.path.parent != tests / "browser", places.get(item.path, len(places))))
