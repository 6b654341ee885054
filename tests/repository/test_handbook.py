"""The handbook tells the truth: its messages are those that are printed, its examples are records without a mistake."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from lok.archive.load import load
from lok.archive.read_record import judge
from lok.build.check import check
from lok.cli import lok
from lok.deposit.explained import CHECKING, FOLDERS
from lok.init.next_steps import STEPS
from lok.intake import job
from lok.kinds.bewaartermijnen import TAKEN_OUT, Bewaartermijn, terms_are_complete
from lok.kinds.registry import BY_SOORT
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.source.parse import parse
from samples.places import REPOSITORY
from samples.under_git import git

HANDBOOK = REPOSITORY / "content/leden/handleiding"
DAY = date(2026, 11, 24)

WRITTEN_NOTHING = "\nEr is niets geschreven. Met --write komen de nieuwe records erbij."
SEAT = "id: zetel-voorzitter\nnaam: Voorzitter\ngeleding: gebruiker\nstemgerechtigd: nee\nvan: 2019-06-01\n"
MISTAKES = {
    "2026-03-12": """\
id: verg-2026-03-12
volgnummer: 1
status: gepland
gepland_begin: 12 maart 2026
locatie: Raadzaal
lokatie: Raadzaal
agendapunten:
  - nr: 1
    soort: bespreking
  - nr: 2
    titel: Ruimere openingsuren
    soort: adviezen
""",
    "2026-03-13": "id: verg-2026-03-13\nvolgnummer: 2\nlocatie: Zaal 1: de raadzaal\n",
    "2026-03-14": "id: verg-2026-03-14\n\tvolgnummer: 3\n",
    "2026-03-15": "id: verg-2026-03-15\nvolgnummer: 4\nvolgnummer: 5\n",
    "2026-03-17": """\
id: verg-2026-03-17
volgnummer: 6
status: gepland
gepland_begin: 2026-03-17 19:30
voorzitter: zetel-voorziter
agendapunten:
  - nr: 1
    titel: Vraag van jan.voorbeeld@gmail.com
    soort: bespreking
""",
    "2026-03-18": "id: verg-2026-03-19\nvolgnummer: 7\nstatus: gepland\ngepland_begin: 2026-03-18 19:30\n",
    "2026-03-21": """\
id: verg-2026-03-21
laatst_gewijzigd: 2026-03-02
volgnummer: 9
status: uitgenodigd
gepland_begin: 2026-03-21 19:30
uitgenodigd_op: 2026-03-09
""",
    "2026-03-20": "id: verg-2026-03-20\nvolgnummer: 8\nstatus: afgelast\ngepland_begin: 2026-03-20 19:30\n",
}


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of one language on a page of the handbook."""
    text = (HANDBOOK / f"{page}.md").read_text("utf-8")
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", text)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    root = tmp_path_factory.mktemp("raad")
    for name, text in MISTAKES.items():
        place = root / f"data/vergaderingen/verg-{name}.yaml"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    (root / "data/zetels").mkdir()
    (root / "data/zetels/zetel-voorzitter.yaml").write_text(SEAT, "utf-8")
    return "\n".join(str(problem) for problem in check(load(root), root, DAY))


def test_every_message_of_the_handbook_is_really_printed(printed: str) -> None:
    told = blocks("fouten", "text")
    assert len(told) >= 10
    assert [block for block in told if block.rstrip("\n") not in printed] == []


def test_a_record_under_another_name_than_its_file_is_told_and_nothing_else(printed: str) -> None:
    told = [line for line in printed.splitlines() if line.startswith("data/vergaderingen/verg-2026-03-18.yaml")]
    assert len(told) == 1
    assert ":1:5: id: de id ‘verg-2026-03-19’ verschilt van de bestandsnaam" in told[0]


def test_the_examples_of_a_meeting_are_meetings() -> None:
    found = []
    for block in blocks("vergadering", "yaml"):
        given = parse(block)
        if "id" in given:
            record, findings = judge(BY_SOORT["vergaderingen"], given["id"], given)
            assert findings == ()
            found.append(record.status)
    assert found == [
        Vergaderstatus.gepland,
        Vergaderstatus.uitgenodigd,
        Vergaderstatus.verslag_ontwerp,
        Vergaderstatus.afgelast,
    ]


def test_the_answers_and_corrections_of_the_handbook_fit_its_meetings() -> None:
    given = [parse(block) for block in blocks("vergadering", "yaml")]
    meeting = next(each for each in given if each.get("status") == "uitgenodigd")
    pieces = [each for each in given if "toezeggingen" in each]
    assert pieces
    for piece in pieces:
        assert judge(BY_SOORT["vergaderingen"], meeting["id"], meeting | piece)[1] == ()


def test_the_election_of_the_handbook_fits_its_draft() -> None:
    given = [parse(block) for block in blocks("vergadering", "yaml")]
    draft = next(each for each in given if each.get("status") == "verslag_ontwerp")
    (elections,) = (each["verkiezingen"] for each in given if "verkiezingen" in each)
    *items, last = draft["agendapunten"]
    chosen = {**draft, "agendapunten": [*items, {**last, "soort": "verkiezing", "verkiezingen": elections}]}
    record, findings = judge(BY_SOORT["vergaderingen"], draft["id"], chosen)
    assert findings == ()
    assert record is not None
    assert [each.zetel for each in record.agendapunten[-1].verkiezingen[0].elected] == ["zetel-ouders"]


def test_approving_the_draft_of_the_handbook_gives_final_minutes() -> None:
    given = [parse(block) for block in blocks("vergadering", "yaml")]
    draft = next(each for each in given if each.get("status") == "verslag_ontwerp")
    approval = next(each for each in given if each.get("status") == "verslag_goedgekeurd")
    record, findings = judge(BY_SOORT["vergaderingen"], draft["id"], draft | approval)
    assert findings == ()
    assert record is not None
    assert record.final


def test_every_state_of_a_meeting_is_told() -> None:
    text = (HANDBOOK / "vergadering.md").read_text("utf-8")
    assert [state for state in Vergaderstatus if f"`{state}`" not in text] == []


def test_the_report_of_an_import_is_that_of_its_list(tmp_path: Path) -> None:
    """Beside the small council of ``tests/lists``, whose names nobody takes for real."""
    shutil.copytree(REPOSITORY / "tests/lists/_raad/data", tmp_path / "data")
    (tmp_path / "data/locaties/loc-nog-leeg.yaml").unlink()
    (given, members), (told,) = blocks("lijst-inlezen", "csv"), blocks("lijst-inlezen", "text")
    found = job.prepare(tmp_path, given.encode(), job.Asked(DAY, name="lijst.csv"))
    assert found.shown() == told.removesuffix("\n").removesuffix(WRITTEN_NOTHING)
    membership = job.prepare(tmp_path, members.encode(), job.Asked(DAY))
    assert not membership.has_troubles
    assert [path.split("/")[1] for path in membership.new].count("zetels") == 3


def test_readme_handbook_and_contributing_name_every_command() -> None:
    pages = [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", *HANDBOOK.glob("*.md")]
    text = "\n".join(each.read_text("utf-8") for each in pages)
    assert [name for name in lok.commands if f"lok {name}" not in text] == []
    readme = pages[0].read_text("utf-8")
    assert [name for name in lok.commands if f"| `lok {name}` |" not in readme] == []
    assert [name for name in re.findall(r"(?m)^\| `lok (\w+)`", readme) if name not in lok.commands] == []


def test_the_steps_of_a_new_council_are_those_that_lok_init_tells() -> None:
    text = (HANDBOOK / "nieuwe-raad.md").read_text("utf-8")
    places = [text.find(f"`{command}`") for command, _ in STEPS]
    assert -1 not in places
    assert places == sorted(places)
    assert "lok init" in text
    assert "lok init" in (REPOSITORY / "README.md").read_text("utf-8")


def test_the_command_for_the_archive_is_one_that_there_is() -> None:
    """And what the page says of it is in what the command writes."""
    text = (HANDBOOK / "naar-het-archief.md").read_text("utf-8")
    words = re.findall(r"(?m)^ +\.venv/bin/lok (\S+) (\d{4}) (\S+)$", text)
    assert [(name, len(year)) for name, year, _ in words] == [("archive", 4)]
    options = {option for each in lok.commands["archive"].params for option in each.opts}
    assert set(re.findall(r"`(--[a-z]+)`", text)) <= options
    assert re.findall(r"(?m)^- `([a-z]+)/`: ", text) == [*FOLDERS]
    assert all(line.strip() in blocks("naar-het-archief", "sh")[0] for line in CHECKING if line.startswith(" "))


@pytest.mark.parametrize("page", sorted(HANDBOOK.glob("*.md")), ids=lambda page: page.stem)
def test_commands_below_a_step_are_shown_as_such(page: Path) -> None:
    fences = re.findall(r"(?m)^[ \t]+(?:```|~~~).*", page.read_text("utf-8"))
    assert fences == [], "a fence within a list is read as words of the line: set the commands four places further in"


def test_the_list_of_names_for_cleaning_the_history_is_made_as_the_page_says(tmp_path: Path) -> None:
    """In lines and between braces, each once; and only of what went in the last version."""
    (command,) = re.findall(r"(?m)^ +(git show .*)$", (HANDBOOK / "hoelang-we-bewaren.md").read_text("utf-8"))
    root = tmp_path / "lok"
    record = root / "data/vergaderingen/verg-2020-02-06.yaml"
    record.parent.mkdir(parents=True)
    lines = (
        "aanwezigheden:\n  - {{zetel: zetel-a, status: aanwezig, persoon: {}}}\n  - zetel: zetel-b\n    persoon: {}\n"
    )
    record.write_text(lines.format("Verzonnen Linde", "Verzonnen Es"), "utf-8")
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "een")
    record.write_text(lines.format(TAKEN_OUT, TAKEN_OUT), "utf-8")
    git(root, "commit", "-qam", "twee")
    subprocess.run(["bash", "-c", command], cwd=root, check=True)
    assert (tmp_path / "weg.txt").read_text("utf-8").splitlines() == ["Verzonnen Es", "Verzonnen Linde"]


def test_the_settings_of_terms_on_the_page_are_right() -> None:
    (block,) = blocks("hoelang-we-bewaren", "yaml")
    terms = [Bewaartermijn.model_validate(each) for each in parse(dedent(block))["bewaartermijnen"]]
    assert list(terms_are_complete(terms, ())) == []
    commands = "\n".join(blocks("hoelang-we-bewaren", "sh"))
    options = {option for each in lok.commands["forget"].params for option in each.opts}
    assert set(re.findall(r"--[a-z-]+", commands)) <= options
