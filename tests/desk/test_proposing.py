"""‘Voorleggen’: what was written at the desk is committed, a second person looks at it, and then it is on main."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from lok.desk.guard import Door
from samples.desk import Client, at_work, repository, works
from samples.under_git import git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RECORD = "/werk/proef/themas/panden/"
PATH = "data/themas/panden.yaml"
HOST = "leden.example.org"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = repository(tmp_path / "raad")
    works(place).start("Proef")
    return place


@pytest.fixture
def client(root: Path) -> Iterator[Client]:
    door = Door(
        hosts=frozenset({HOST}),
        secret=b"geheim",
        header="X-Naam",
        groups_header="X-Groepen",
        group="secretariaat",
        secure=True,
    )
    with at_work(works(root), door) as made:
        made.headers |= {"Host": HOST, "X-Groepen": "secretariaat"}
        yield made


def enter(client: Client, name: str) -> Client:
    """Somebody at the desk."""
    other = Client(client.port, dict(client.headers) | {"X-Naam": name, "Origin": f"https://{HOST}"})
    other.headers["X-Lok-Teken"] = other.get("/teken").json["teken"]
    return other


def on_main(root: Path) -> str:
    return subprocess.run(["git", "show", f"main:{PATH}"], cwd=root, capture_output=True, check=True, text=True).stdout


def test_one_writes_another_looks_and_then_it_is_on_main(root: Path, client: Client) -> None:
    ann, bea = enter(client, "ann"), enter(client, "bea")
    assert ann.post("/werk/proef/voorleggen", {"titel": "Panden"}, Origin=f"https://{HOST}").status == 422
    written = ann.post(
        f"{RECORD}wijzig", {"plek": ["titel"], "daad": "gewijzigd", "waarde": "Panden", "was": "Panden en huur"},
        Origin=f"https://{HOST}",
    )  # fmt: skip
    assert written.status == 200
    done = ann.post("/werk/proef/voorleggen", {"titel": "Panden korter"}, Origin=f"https://{HOST}")
    assert done.status == 200, done.text
    assert "tweede persoon" in done.json["gedaan"]
    assert "titel: Panden en huur" in on_main(root)
    log = subprocess.run(
        ["git", "log", "-1", "--format=%an %s", "redactie/proef"], cwd=root, capture_output=True, check=True, text=True
    ).stdout
    assert log.strip() == "ann Panden korter"
    assert not list((root / ".git/lok-bureau/toestanden").rglob("teksten/*")), "earlier texts are wiped at the end"
    page = ann.get("/werk/proef/voorleggen/").text
    assert "Voer door" not in page
    seen = bea.get("/werk/proef/voorleggen/").text
    assert "Dit werk is van ann" in seen
    commit = seen.partition('name="gezien" value="')[2].partition('"')[0]
    own = ann.post("/werk/proef/doorvoeren", {"gezien": commit}, Origin=f"https://{HOST}")
    assert own.status == 422
    assert bea.post("/werk/proef/doorvoeren", {"gezien": "0" * 40}, Origin=f"https://{HOST}").status == 422
    assert "titel: Panden en huur" in on_main(root)
    landed = bea.post("/werk/proef/doorvoeren", {"gezien": commit}, Origin=f"https://{HOST}")
    assert landed.status == 200, landed.text
    assert "titel: Panden\n" in on_main(root)
    assert bea.get("/werk/proef/").status == 404


def test_with_a_fault_nothing_is_committed(root: Path, client: Client) -> None:
    ann = enter(client, "ann")
    change_it = {
        "plek": ["omschrijving"],
        "daad": "gewijzigd",
        "waarde": "",
        "was": "Een geschikt gebouw vinden is moeilijk voor wie opvang wil starten.",
    }
    assert ann.post(f"{RECORD}wijzig", change_it, Origin=f"https://{HOST}").status == 200
    refused = ann.post("/werk/proef/voorleggen", {}, Origin=f"https://{HOST}")
    assert refused.status == 422
    assert "fouten" in refused.json["melding"]
    ahead = subprocess.run(
        ["git", "rev-list", "--count", "main..redactie/proef"], cwd=root, capture_output=True, check=True, text=True
    ).stdout
    assert ahead.strip() == "0"


def test_what_others_put_on_main_is_chosen_between_and_never_lost(root: Path, client: Client) -> None:
    ann = enter(client, "ann")
    given = {"plek": ["titel"], "daad": "gewijzigd", "waarde": "Gebouwen", "was": "Panden en huur"}
    assert ann.post(f"{RECORD}wijzig", given, Origin=f"https://{HOST}").status == 200
    assert ann.post("/werk/proef/voorleggen", {}, Origin=f"https://{HOST}").status == 200
    text = (root / PATH).read_text("utf-8")
    (root / PATH).write_text(text.replace("titel: Panden en huur", "titel: Huizen"), "utf-8")
    git(root, "commit", "--quiet", "-a", "-m", "elders")
    both = ann.post("/werk/proef/bijwerken", {}, Origin=f"https://{HOST}")
    assert both.status == 409
    (row,) = both.json["verschillen"]
    assert "Gebouwen" in row["mijn"]
    assert "Huizen" in row["ander"]
    chosen = ann.post("/werk/proef/bijwerken", {"keuzes": {row["pad"]: row["mijn_ruw"]}}, Origin=f"https://{HOST}")
    assert chosen.status == 200, chosen.text
    draft = (root / ".git/lok-bureau/werk/proef" / PATH).read_text("utf-8")
    assert "titel: Gebouwen" in draft
    assert ann.post("/werk/proef/bijwerken", {"keuzes": {row["pad"]: "%%%"}}, Origin=f"https://{HOST}").status == 400


def test_work_that_is_thrown_away_is_gone_with_all_that_lay_beside_it(root: Path, client: Client) -> None:
    ann = enter(client, "ann")
    ann.post(
        f"{RECORD}wijzig",
        {"plek": ["titel"], "daad": "gewijzigd", "waarde": "Weg", "was": "Panden en huur"},
        Origin=f"https://{HOST}",
    )
    assert ann.post("/werk/proef/weg", {}, Origin=f"https://{HOST}").status == 200
    assert not (root / ".git/lok-bureau/werk/proef").exists()
    assert not (root / ".git/lok-bureau/toestanden/proef").exists()
    assert ann.get("/werk/proef/").status == 404


def test_a_draft_with_another_program_is_built_by_nobody(root: Path, client: Client) -> None:
    ann = enter(client, "ann")
    draft = root / ".git/lok-bureau/werk/proef"
    (draft / "mkdocs.yml").write_text((draft / "mkdocs.yml").read_text("utf-8") + "hooks: [data/kwaad.py]\n", "utf-8")
    refused = ann.post("/werk/proef/voorbeeld", {}, Origin=f"https://{HOST}")
    assert refused.status == 422
    assert "programma" in refused.json["melding"]
    git(draft, "checkout", "--quiet", "mkdocs.yml")
    (draft / "scripts").mkdir(exist_ok=True)
    (draft / "scripts/kwaad.py").write_text("raise SystemExit\n", "utf-8")
    git(draft, "add", "--force", "scripts/kwaad.py")
    git(draft, "commit", "--quiet", "-m", "kwaad")
    assert ann.post("/werk/proef/voorbeeld", {}, Origin=f"https://{HOST}").status == 422
