"""``lok upgrade``: a council that an older version made, after a year of use, is brought to the version of now."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lok.archive.load import load
from lok.build.check import check
from lok.source.problems import Level, Problem
from lok.upgrade.begin import hand_over
from lok.upgrade.engine import Owner, owner_of
from lok.upgrade.prepare import Prepared
from lok.upgrade.run import Wishes, stops
from lok.upgrade.source import chosen, reached
from lok.upgrade.version import told, version_at
from lok.words.terminal import WrongUse
from samples import older_engine
from samples.configurations import filled
from samples.older_engine import answered, keep, lok, upgrade
from samples.places import REPOSITORY
from samples.small_council import edit
from samples.under_git import git

NOW = told(version_at(REPOSITORY))
NEWER = f"Van versie 1.0.0 naar versie {NOW}"
SEAT = """\
# Zoals we het typten.
id: zetel-ouders
naam:   Ouders    # twee spaties te veel
geleding: gebruiker
stemgerechtigd: ja
van: 2025-01-01
"""
MEETING = """\
id: verg-2026-03-12
laatst_gewijzigd: 2026-03-02 # vergeten
volgnummer: 1
status: gehouden
gepland_begin: 2026-03-12 19:30
werkelijk_begin: 2026-03-12 19:35
einde: 2026-03-12 21:30
locatie: Zaal ’t Voorbeeld
aanwezigheden:
  - {zetel: zetel-ouders, status: aanwezig}
agendapunten:
  - nr: "1"
    titel: Ruimere openingsuren
    soort: bespreking
"""
CONTACT = """\
id: secretariaat
naam: Secretariaat van het LOK
soort_contactpunt: secretariaat_lok
# Hiervoor belt men ons.
onderwerpen:
  - lid_worden   # vaak
doelgroepen: [ouders]
taak: Het secretariaat antwoordt op vragen over het LOK.
email: lok@voorbeeld.invalid
"""
QUESTION = """\
id: lid-worden
vraag: Hoe word ik lid?
doelgroepen: [ouders]
uitleg: Mail het secretariaat.
contactpunten: [secretariaat]
"""
PAGE = "---\ntitle: Onze geschiedenis\n---\n\n# Onze geschiedenis\n\nWe begonnen in 2007.\n"
CLASH = "scripts/lok/__init__.py"
OWNERS = "*  @sint-voorbeeld/techniek\n/data/\n"
COLOUR = ":root { --onze-kleur: #246; }\n"
LINE = "      - Onze geschiedenis: over/geschiedenis.md\n"


def a_year_of_use(root: Path) -> None:
    """What a council wrote, set and changed, in the form of its own version of the program."""
    for file in (*(root / "content/publiek").rglob("*.md"), *(root / "data/raad").iterdir()):
        file.write_text(filled(file.read_text("utf-8")), "utf-8")
    for path, text in {"zetels/zetel-ouders": SEAT, "vergaderingen/verg-2026-03-12": MEETING}.items():
        place = root / f"data/{path}.yaml"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    (root / "content/publiek/over/geschiedenis.md").write_text(PAGE, "utf-8")
    for name in ("mkdocs.yml", "mkdocs.leden.yml"):
        edit(root / name, "      - Privacy: over/privacy.md\n", f"{LINE}      - Privacy: over/privacy.md\n")
    edit(
        root / "mkdocs.yml",
        "site_name: LOK Sint-Voorbeeld\n",
        "site_name: Het LOK van Sint-Voorbeeld # ons opschrift\n",
    )
    (root / ".github/CODEOWNERS").write_text(OWNERS, "utf-8")
    (root / ".github/workflows/publish.yml").unlink()
    (root / ".github/workflows/eigen.yml").write_text("name: Van ons\n", "utf-8")
    (root / "scripts/theme/assets/merk/favicon.svg").write_text("<svg>ons merk</svg>\n", "utf-8")
    colours = root / older_engine.COLOURS
    colours.write_text(COLOUR + colours.read_text("utf-8"), "utf-8")
    (root / "scripts/import").mkdir(exist_ok=True)
    (root / "scripts/import/onze-lijst.yaml").write_text("soort: locaties\n", "utf-8")
    (root / CLASH).write_text("# helemaal anders\n", "utf-8")
    keep(root, "Een jaar werk")


def kept(root: Path, commit: str = "HEAD") -> dict[str, str]:
    """The files of a commit, each with the name of its contents."""
    rows = (row.partition("\t") for row in answered(root, "ls-tree", "-r", commit).splitlines())
    return {path: head.split()[2] for head, _, path in rows}


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, subprocess.CompletedProcess[str]]:
    """The program with its history, a council of a real older version brought to the newest, and what was said."""
    folder = tmp_path_factory.mktemp("echt")
    project, version = older_engine.real(folder / "programma")
    root = older_engine.council(project, version, folder / "raad")
    a_year_of_use(root)
    return project, root, upgrade(root, "--van", str(project), "--yes")


def test_a_council_of_an_older_version_is_brought_to_the_newest(
    real: tuple[Path, Path, subprocess.CompletedProcess[str]],
) -> None:
    project, root, run = real
    assert run.returncode == 0, run.stdout + run.stderr
    assert f"{NEWER} ({NOW})." in run.stdout
    assert "Alles is nagekeken en beide sites zijn gebouwd" in run.stdout
    assert answered(root, "status", "--porcelain") == ""
    assert answered(root, "log", "--format=%s").splitlines() == [
        f"Versie {NOW} van het programma",
        "Een jaar werk",
        "Begin",
    ]
    newer, now = kept(project, "HEAD"), kept(root)
    of_the_program = {path for path in newer if owner_of(path) is Owner.PROGRAM}
    assert of_the_program
    kept_whole = set() if older_engine.is_real(project) else {CLASH}  # the imitated version has the text of now there
    assert {path for path in of_the_program if now.get(path) != newer[path]} == kept_whole
    assert answered(root, "ls-files", "-s", "scripts/setup/browser").startswith("100755 ")
    marked = subprocess.run(
        ["git", "grep", "-lE", "^(<{7}|>{7}) "], cwd=root, check=False, capture_output=True, text=True
    )
    assert {path for path in marked.stdout.split() if owner_of(path) is not Owner.PROGRAM} == set()


def test_nothing_of_another_council_comes_and_nothing_of_its_own_goes(
    real: tuple[Path, Path, subprocess.CompletedProcess[str]],
) -> None:
    _, root, _ = real
    before, now = kept(root, "HEAD~1"), kept(root)
    of_the_council = {path: name for path, name in before.items() if owner_of(path) is Owner.COUNCIL}
    assert {path for path in now if owner_of(path) is Owner.COUNCIL} == {*of_the_council, "lok.toml"}
    changed = {path for path, name in of_the_council.items() if now[path] != name}
    assert changed == {"data/raad/lok-sint-voorbeeld.yaml", "data/vergaderingen/verg-2026-03-12.yaml"}
    lines = answered(root, "diff", "-U0", "HEAD~1", "HEAD", "--", "data").splitlines()
    assert [line for line in lines if line[0] in "+-" and not line.startswith(("+++", "---"))] == [
        "+    langste_stilte_maanden: 6",
        "-laatst_gewijzigd: 2026-03-02 # vergeten",
        "+laatst_gewijzigd: 2026-03-12 # vergeten",
    ]


def test_its_settings_look_and_owners_are_kept(real: tuple[Path, Path, subprocess.CompletedProcess[str]]) -> None:
    project, root, run = real
    read = {path: (root / path).read_text("utf-8") for path in ("mkdocs.yml", "mkdocs.leden.yml")}
    assert "site_name: Het LOK van Sint-Voorbeeld # ons opschrift\n" in read["mkdocs.yml"]
    assert "site_url: https://leden.lok.voorbeeld.invalid/\n" in read["mkdocs.leden.yml"]
    for name, text in read.items():
        assert text.count(LINE) == 1
        assert f"{LINE}      - Privacy: over/privacy.md\n" in text or text.index(LINE) > text.index("over/index.md")
        assert (project / name).is_file() is False or "Dendermonde" not in text
        assert "Dendermonde" not in text
    assert "nieuwere-versie.md" in read["mkdocs.leden.yml"]
    assert (root / ".github/CODEOWNERS").read_text("utf-8") == OWNERS
    assert (root / "scripts/theme/assets/merk/favicon.svg").read_text("utf-8") == "<svg>ons merk</svg>\n"
    colours = (root / older_engine.COLOURS).read_text("utf-8")
    assert colours.startswith(COLOUR)
    assert colours.removeprefix(COLOUR) == (REPOSITORY / older_engine.COLOURS).read_text("utf-8")
    assert not (root / ".github/workflows/publish.yml").exists()
    assert (root / ".github/workflows/eigen.yml").is_file()
    assert (root / "scripts/import/onze-lijst.yaml").is_file()
    assert "  .github/workflows/publish.yml: hadden jullie weggehaald en blijft weg" in run.stdout
    assert f"  {older_engine.COLOURS}: jullie wijziging en die van het programma zijn samengevoegd" in run.stdout
    became = (
        "krijgt de nieuwe tekst van het programma; jullie wijziging past daar niet in"
        if older_engine.is_real(project)
        else "jullie wijziging en die van het programma zijn samengevoegd"
    )
    assert f"  {CLASH}: {became}" in run.stdout


def test_the_newer_program_judges_it_and_it_is_taken_back_with_one_command(
    real: tuple[Path, Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    _, whole, run = real
    root = tmp_path / "raad"
    git(tmp_path, "clone", "-q", "--shared", str(whole), str(root))
    assert faults(root) == []
    words = run.stdout.rsplit("Terugnemen kan met: git ", 1)[1].split()
    git(root, *words)
    assert kept(root) == kept(root, "HEAD~2")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return older_engine.imitated(tmp_path_factory.mktemp("programma") / "lok")


@pytest.fixture(scope="module")
def older(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A council of the imitated older version, with a record that nobody can mend alone."""
    root = older_engine.council(project, "v1.0.0", tmp_path_factory.mktemp("ouder") / "raad")
    a_year_of_use(root)
    (root / "data/contactpunten").mkdir()
    (root / "data/contactpunten/secretariaat.yaml").write_text(CONTACT, "utf-8")
    (root / ".github/workflows/publish.yml").write_text("name: Op onze manier\n", "utf-8")
    (root / "lok.toml").write_text(f'bron = "{project}"\n', "utf-8")
    keep(root, "Een contactpunt")
    return root


@pytest.fixture
def root(older: Path, tmp_path: Path) -> Path:
    """The same, to change: its files are links to those of ``older`` where git wrote them."""
    made = tmp_path / "raad"
    shutil.copytree(older, made)
    return made


def test_what_would_change_is_shown_and_without_a_yes_nothing_changes(older: Path) -> None:
    before = answered(older, "rev-parse", "HEAD")
    run = upgrade(older, typed="nee\n")
    assert run.returncode == 2, run.stdout + run.stderr
    assert run.stdout.endswith("Er is niets veranderd.\n")
    assert answered(older, "rev-parse", "HEAD") == before
    assert answered(older, "status", "--porcelain") == ""
    assert "Nieuw in 1.1.0:\n  - Een raad neemt" in run.stdout
    assert (
        "  data/vergaderingen/verg-2026-03-12.yaml, regel 2:\n    -laatst_gewijzigd: 2026-03-02 # vergeten\n"
        in run.stdout
    )
    assert "    +# onderwerpen:\n    +#   - lid_worden   # vaak\n" in run.stdout
    assert "  en 2 bestanden van het programma vervallen" in run.stdout
    assert "Wat je daarna zelf doet (1 plaats; " in run.stdout
    assert "data/contactpunten/secretariaat.yaml:2:7: naam: geen enkele vraag leidt naar dit contactpunt" in run.stdout


def test_what_cannot_be_done_alone_is_a_list_and_is_mended_afterwards(root: Path) -> None:
    run = upgrade(root, "--yes", "--force")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Verbeter nu de plaatsen hierboven." in run.stdout
    assert not [path for path in older_engine.GONE if (root / path).exists()]
    assert (root / older_engine.A_TEST).read_text("utf-8") == "# nu\n"
    assert not (root / "data/zetels/zetel-vreemd.yaml").exists()
    assert not (root / "content/publiek/over/vreemd.md").exists()
    assert (root / "lok.toml").read_text("utf-8").count("\n") == 1
    assert "  .github/workflows/publish.yml: " in run.stdout
    assert (root / ".github/workflows/publish.yml").read_text("utf-8") == "name: Op onze manier\n"
    assert faults(root) == ["contactvraag"]
    (root / "data/vragen").mkdir()
    (root / "data/vragen/lid-worden.yaml").write_text(QUESTION, "utf-8")
    assert faults(root) == []
    keep(root, "Een vraag")
    again = lok(root / "scripts", root, "upgrade", NOW, "--yes")
    assert (again.returncode, again.stdout) == (0, f"Er is niets nieuws: dit is al versie {NOW} ({NOW}).\n")


def test_the_program_of_the_council_itself_takes_the_version_after(project: Path, tmp_path: Path) -> None:
    """What is replaced is what runs, and nothing is asked of records that were asked before."""
    later = tmp_path / "programma"
    git(tmp_path, "clone", "-q", "--shared", str(project), str(later))
    older_engine.next_one(later, "99.0.0")
    root = older_engine.council(project, f"v{NOW}", tmp_path / "raad")
    (root / "lok.toml").write_text('bron = "../programma"\n', "utf-8")
    keep(root, "Waar het programma vandaan komt")
    run = lok(root / "scripts", root, "upgrade", "--yes", "--force")
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.startswith(
        f"Van versie {NOW} naar versie 99.0.0 (99.0.0).\nNieuw in 99.0.0:\n  - Iets nieuws.\nVan het programma wordt vernieuwd:\n"
    )
    assert "In de gegevens" not in run.stdout
    changed = answered(root, "diff", "--name-only", "HEAD~1", "HEAD").splitlines()
    assert changed == ["content/leden/handleiding/wat-is-er-nieuw.md", "pyproject.toml", "scripts/lok/later.py"]


def faults(root: Path) -> list[str]:
    return [each.code for each in check(load(root), root, older_engine.DAY) if each.blocks]


@pytest.mark.parametrize(
    ("show", "anyway", "typed", "left", "stopped"),
    [
        ("show", "", None, 0, 0),
        ("show", "anyway", "ja", 1, 0),
        ("", "", None, 0, None),
        ("", "", None, 1, 1),
        ("", "anyway", None, 1, None),
        ("", "", "ja", 0, None),
        ("", "", "ja", 1, None),
        ("", "anyway", "", 0, 2),
    ],
)
def test_it_goes_on_only_where_that_was_wished(
    show: str, anyway: str, typed: str | None, left: int, stopped: int | None
) -> None:
    place = Problem("data/x.yaml", 1, 1, "", "x", Level.FOUT, "dit kan niet")
    said: list[str] = []
    agreed = None if typed is None else lambda: bool(typed)
    wishes = Wishes(older_engine.DAY, said.append, agreed, bool(show), bool(anyway))
    assert stops(Prepared(frozenset(), (), (place,) * left, ""), wishes) == stopped
    assert bool(said) == (stopped is not None or (typed is not None and bool(left)))


def test_a_version_that_cannot_go_on_is_refused(older: Path) -> None:
    with pytest.raises(WrongUse, match=r"versie v1\.0\.0 kent ‘lok upgrade’ nog niet"):
        hand_over(older, "v1.0.0", None, (), print)


def test_what_git_has_not_kept_is_refused(root: Path) -> None:
    (root / "data/zetels/zetel-nieuw.yaml").write_text("id: zetel-nieuw\n", "utf-8")
    with pytest.raises(WrongUse, match=r"git heeft nog niet alles bewaard:\n  data/zetels/zetel-nieuw.yaml\n"):
        hand_over(root, None, None, (), print)


@pytest.mark.parametrize(
    ("where", "version", "told_so"),
    [
        ("/bestaat/niet", None, "de map /bestaat/niet bestaat niet"),
        ("-x", None, "‘-x’ is geen webadres of map"),
        ("{leeg}", None, "staat geen bewaarplaats van git"),
        ("{deel}", None, "heeft alleen het laatste stuk van zijn geschiedenis"),
        ("{heel}", "9.9.9", f"de versie ‘9.9.9’ is er niet. Er zijn: 1.0.0, {NOW}."),
        ("{heel}", "a b", "‘a b’ is geen naam van een versie"),
        ("{heel}", "--output=x", "is geen naam van een versie"),
    ],
)
def test_a_source_or_a_version_that_is_not_there_is_told(
    project: Path, tmp_path: Path, where: str, version: str | None, told_so: str
) -> None:
    places = {"heel": project, "leeg": tmp_path / "leeg", "deel": tmp_path / "deel"}
    places["leeg"].mkdir()
    if where == "{deel}":
        git(tmp_path, "clone", "-q", "--depth", "1", f"file://{project}", str(places["deel"]))
    with pytest.raises(WrongUse, match=re.escape(told_so)):
        chosen(reached(where.format(**places), tmp_path / "bron.git"), version)


def test_killed_while_it_prepares_nothing_has_changed(older: Path, tmp_path: Path) -> None:
    """The newer program writes beside the repository: whoever pulls the plug there finds all as it was."""
    before = answered(older, "rev-parse", "HEAD"), kept(older)
    command = [sys.executable, "-m", "lok.cli", "upgrade", "--root", str(older), "--yes", "--force"]
    environment = {"PYTHONPATH": str(REPOSITORY / "scripts"), "PATH": os.environ["PATH"], "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, env=environment, start_new_session=True, stdout=subprocess.DEVNULL) as run:
        until = time.monotonic() + 60
        while not list(tmp_path.glob("lok-nieuwer-*/raad/scripts")) and time.monotonic() < until:
            time.sleep(0.01)
        os.killpg(run.pid, signal.SIGKILL)
    assert list(tmp_path.glob("lok-nieuwer-*/raad"))
    assert (answered(older, "rev-parse", "HEAD"), kept(older)) == before
    assert answered(older, "status", "--porcelain") == ""
