"""One desk over the whole invented council for all tests of tasks, and its draft as it began for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samples import whole_council
from samples.desk import Client, at_work, repository, works
from samples.under_git import git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lok.desk.works import Work, Works


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Works:
    found = works(repository(tmp_path_factory.mktemp("raad") / "raad", whole_council.found), lambda: whole_council.DAY)
    found.start("Proef")
    return found


@pytest.fixture(scope="module")
def door(desk: Works) -> Iterator[Client]:
    with at_work(desk) as made:
        yield made.knock()


@pytest.fixture
def work(desk: Works) -> Work:
    """The draft, as it began: its council stays warm, nothing else is left of the test before."""
    found = desk.find("proef")
    assert found is not None
    git(found.root, "checkout", "--quiet", "--", ".")
    git(found.root, "clean", "-fdq")
    found.states.wipe()
    found.ledger.file.unlink(missing_ok=True)
    return found


@pytest.fixture
def root(work: Work) -> Path:
    return work.root


@pytest.fixture
def client(door: Client, work: Work) -> Client:
    del work
    return door
