"""``lok changes``: what readers notice of a change, the public first, and nothing of the members' site where all can read it."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from lok.changes.proposal import changes
from lok.changes.told import LONGEST, Section, as_markdown, as_text, sections
from lok.cli import lok
from lok.model.audience import Audience
from samples import whole_council
from samples.small_council import edit, found
from samples.under_git import git

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 23)
THEME = "data/themas/vorming.yaml"
KEPT = "De raad wacht de cijfers van het najaar af."
CLOSED = (
    "id: doc-nota\nvoorbeeld: ja\nzichtbaarheid: leden\ntitel: Nota over de panden\nsoort_document: nota\n"
    f"tekst: {KEPT}\n"
)


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A council in the care of git, with a note that only members read."""
    root = found(tmp_path / "raad")
    note = root / "data/documenten/doc-nota.yaml"
    note.parent.mkdir(exist_ok=True)
    note.write_text(CLOSED, "utf-8")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Begin")
    return root


def told(root: Path, *words: str, **environment: str) -> tuple[str, int]:
    """What the command prints, and its exit code."""
    done = CliRunner(env={"GITHUB_ACTIONS": None, "GITHUB_STEP_SUMMARY": None, **environment}).invoke(
        lok, ["changes", "--root", str(root), "--date", str(DAY), *words], standalone_mode=False
    )
    if done.exception:
        raise done.exception
    return done.output, done.return_value


def test_without_a_change_readers_notice_nothing(council: Path) -> None:
    text, code = told(council)
    assert "Lezers merken niets van deze wijziging." in text
    assert code == 0


def test_what_becomes_public_stands_first(council: Path) -> None:
    edit(council / "data/documenten/doc-nota.yaml", "zichtbaarheid: leden\n", "")
    edit(council / THEME, "Samen leren over opvang.", "Samen leren over werken.")
    text, code = told(council)
    assert code == 0
    first = text.partition("\n\n")[0]
    assert first.startswith("» Wat nu openbaar wordt\n")
    assert f"  + {KEPT} (op ‘Nota over de panden’)" in first
    assert "werken" not in first
    assert "» Nota over de panden (nieuw op de openbare site)" in text
    assert re.search(r"» Vorming \(gewijzigd op de openbare site\)\n(?:  - .*\n)*  - Samen leren over opvang\.", text)
    assert "  + Samen leren over werken." in text


def test_a_change_for_members_alone_makes_nothing_public(council: Path) -> None:
    edit(council / "data/documenten/doc-nota.yaml", "van het najaar", "van de winter")
    text, _ = told(council)
    assert "Niets van wat alleen de leden konden lezen, wordt openbaar." in text
    assert "» Nota over de panden (gewijzigd op de ledensite)" in text
    assert "openbare site" not in text


def test_where_everybody_reads_nothing_of_the_members_site_is_said(council: Path, tmp_path: Path) -> None:
    edit(council / "data/documenten/doc-nota.yaml", "van het najaar", "van de winter")
    edit(council / THEME, "Samen leren over opvang.", "Samen leren over werken.")
    event, summary = tmp_path / "event.json", tmp_path / "summary.md"
    event.write_text(json.dumps({"repository": {"private": False}}), "utf-8")
    hosted = {"GITHUB_ACTIONS": "true", "GITHUB_EVENT_PATH": str(event), "GITHUB_STEP_SUMMARY": str(summary)}
    text, code = told(council, "main", "--format", "github", **hosted)
    assert code == 0
    assert text == "Wat lezers van deze wijziging merken, staat in de samenvatting van deze taak.\n"
    said = summary.read_text("utf-8")
    assert "werken" in said
    assert "winter" not in said
    assert "ledensite" not in said
    event.write_text(json.dumps({"repository": {"private": True}}), "utf-8")
    told(council, "main", "--format", "github", **hosted)
    assert "winter" in summary.read_text("utf-8")


def test_the_same_is_written_to_a_file_for_who_tells_it_elsewhere(council: Path, tmp_path: Path) -> None:
    edit(council / THEME, "Samen leren over opvang.", "Samen leren over werken.")
    place = tmp_path / "nieuw/wat.md"
    text, _ = told(council, "main", "--format", "markdown", "--out", str(place))
    assert place.read_text("utf-8") == text.removesuffix("\n")
    assert "werken" in text


def test_gone_pages_and_attachments_are_told(council: Path) -> None:
    (council / THEME).unlink()
    (council / "content/publiek/over/bijlagen/nota.txt").unlink()
    edit(council / "content/publiek/over/lid-worden.md", " en [lees de nota](bijlagen/nota.txt)", "")
    text, _ = told(council, "HEAD")
    assert "» Vorming (verdwenen op de openbare site)" in text
    assert "» Bijlagen die verdwijnen\n  - over/bijlagen/nota.txt" in text


def test_both_versions_are_of_the_same_day(council: Path) -> None:
    for day in (date(2026, 11, 23), date(2027, 6, 1)):
        found_by = changes(council, "main", day)
        assert found_by.editions is not None
        assert all(not each.pages and not each.files for each in found_by.editions.values())


def test_with_a_fault_there_is_nothing_to_compare(council: Path) -> None:
    edit(council / THEME, "titel:", "titl:")
    text, code = told(council)
    assert code == 1
    assert "Er staat nog 1 fout in de gegevens. Verbeter die eerst" in text


def test_an_earlier_version_with_faults_is_said_to_be_one(council: Path) -> None:
    edit(council / THEME, "titel:", "titl:")
    git(council, "commit", "-qam", "Stuk")
    edit(council / THEME, "titl:", "titel:")
    text, code = told(council, "HEAD")
    assert code == 0
    assert "De vroegere versie is volgens de regels van nu niet in orde" in text
    assert "Lezers merken niets" in told(council, "HEAD^")[0]


@pytest.mark.parametrize("name", ["nergens", "--help", "-x", "main:data", "a b", ""])
def test_a_version_that_git_does_not_know_is_refused_in_dutch(name: str, council: Path) -> None:
    with pytest.raises(Exception, match="git kent geen versie"):
        changes(council, name, DAY)


def test_a_folder_without_git_is_refused_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="geen bewaarplaats van git"):
        changes(found(tmp_path / "raad"), "main", DAY)


def test_a_part_of_a_repository_is_compared_with_the_same_part(tmp_path: Path) -> None:
    root = found(tmp_path / "alles" / "raad")
    git(tmp_path / "alles", "init", "-q", "-b", "main")
    git(tmp_path / "alles", "add", ".")
    git(tmp_path / "alles", "commit", "-q", "-m", "Begin")
    edit(root / THEME, "Samen leren over opvang.", "Samen leren over werken.")
    assert "werken" in told(root)[0]


def test_pages_that_link_to_lists_and_to_the_handbook_are_no_faults_of_an_earlier_version(tmp_path: Path) -> None:
    """Once they were: the addresses of the site itself were not known where the earlier version was judged."""
    root = whole_council.found(tmp_path / "raad")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Begin")
    found_changes = changes(root, "main", whole_council.DAY)
    assert not found_changes.unreadable
    assert found_changes.editions


HOSTILE = "::stop-commands::x | <img src=x onerror=alert(1)> [x](javascript:y) `a` @iedereen #1\u202e"


def test_nothing_that_a_record_says_acts_in_a_log_or_a_summary() -> None:
    told_all = [Section(HOSTILE, (("+", HOSTILE), ("", HOSTILE))), Section(HOSTILE, (("-", HOSTILE),), folded=True)]
    assert not any(line.lstrip().startswith("::") for line in as_text(told_all).splitlines())
    assert "\u202e" not in as_text(told_all)
    markdown = as_markdown(told_all)
    assert not re.search(r"::|<img|\]\(|`|@|(?<!&)#1|\u202e", markdown)
    assert set(re.findall(r"<[^>]*>", markdown)) == {"<details>", "<summary>", "</summary>", "</details>"}


def test_a_summary_is_cut_by_whole_sections_below_what_a_forge_takes() -> None:
    many = [Section(f"Deel {number}", (("+", "é" * 190),) * 12) for number in range(40)]
    markdown = as_markdown(many)
    assert len(markdown.encode()) <= LONGEST + 100
    assert markdown.endswith("De rest past hier niet: voer ‘lok changes’ uit voor alles.\n")
    assert markdown.count("### ") == markdown.count("**erbij:**") / 12


def test_long_lists_end_with_a_count(council: Path) -> None:
    lines = "\n\n".join(f"Regel {number} van een lange tekst." for number in range(200))
    (council / "content/publiek/over/lang.md").write_text(f"# Lang\n\n{lines}\n", "utf-8")
    given = tuple(sections(changes(council, "main", DAY), members=True))
    page = next(each for each in given if each.title.startswith("Lang (nieuw op de openbare site)"))
    assert len(page.lines) == 13
    assert page.lines[-1] == ("", "En nog 189 regels.")
    assert Audience.PUBLIEK in (changes(council, "main", DAY).editions or {})
