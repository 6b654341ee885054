"""Two versions of an edition: what a reader finds more, no longer, or turned round, and what crosses from members to all."""

from __future__ import annotations

import pytest

from lok.changes.compare import Texts, compare, crossings
from lok.changes.read_page import read_lines, title_of


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('---\ntitle: "x"\nsoort: y\n---\n\n# Kop\n\nEen *zin* met **vet** en `code`.\n', ("Kop", "Een zin met vet en code.")),
        ("<dl>\n<dt>Begin</dt>\n<dd>om <strong>19&#46;30</strong> uur</dd>\n</dl>\n", ("Begin: om 19.30 uur",)),
        ('<tr><th scope="row">A</th><td>1</td><td>2</td></tr>', ("A | 1 | 2",)),
        ('| a | b |\n| --- | ---: |\n| x | y { data-kop="z" } |\n', ("a | b", "x | y")),
        ('- [een lijst](../x.md#y)\n1. ![plein](p.png "t")\n> citaat\n', ("een lijst", "plein", "citaat")),
        ("<svg><title>weg</title></svg><!-- weg --><p>R&amp;D &lt; 3</p>", ("R&D < 3",)),
        ("a_b_c en snake_case, 2 * 3 * 4\n", ("a_b_c en snake_case, 2 * 3 * 4",)),
    ],
)  # fmt: skip
def test_a_page_is_what_somebody_reads_on_it(written: str, read: tuple[str, ...]) -> None:
    assert read_lines(written) == read


def test_a_page_is_called_what_its_heading_says() -> None:
    assert title_of("---\ntitle: x\n---\n\n# Een **kop** &amp; meer\n", "a.md") == "Een kop & meer"
    assert title_of("tekst\n", "a/b.md") == "a/b.md"


BEFORE = {
    "a.md": "# A\n\nDe opkomst steeg van 80 naar 88 procent.\n\nEen.\n\nTwee.\n",
    "weg.md": "# Weg\n\nNooit meer.\n",
    "zelfde.md": "# Zelfde\n\nEen.\n\nTwee.\n",
    "agenda.ics": "1",
}
AFTER = {
    "a.md": "# A\n\nDe opkomst daalde van 88 naar 82 procent.\n\nEen.\n\nDrie.\n",
    "nieuw.md": "# Nieuw\n\nVoor het eerst.\n",
    "zelfde.md": "# Zelfde\n\nTwee.\n\nEen.\n",
    "agenda.ics": "2",
}


def test_pages_come_change_and_go_and_lines_that_only_moved_are_not_told() -> None:
    found = compare(Texts.of(BEFORE), Texts.of(AFTER))
    assert [(each.uri, each.added) for each in found.new] == [("nieuw.md", ("Nieuw", "Voor het eerst."))]
    assert [(each.uri, each.removed) for each in found.gone] == [("weg.md", ("Weg", "Nooit meer."))]
    assert [each.uri for each in found.changed] == ["a.md"]
    assert found.files == ("agenda.ics",)
    assert found.changed[0].turned == (
        ("De opkomst steeg van 80 naar 88 procent.", "De opkomst daalde van 88 naar 82 procent."),
    )
    assert found.changed[0].added == ("De opkomst daalde van 88 naar 82 procent.", "Drie.")


def test_what_members_read_and_now_everybody_reads_crosses_once() -> None:
    members = Texts.of({"a.md": "# A\n\nHet besluit van de vergadering.\n\nEen werkgroep zoekt het uit.\n\nkort\n"})
    public = Texts.of({"a.md": "# A\n\nEen werkgroep zoekt het uit.\n"})
    now = "# B\n\nHet besluit van de vergadering.\n\nEen werkgroep zoekt het uit.\n\nkort\n\nHelemaal nieuwe tekst.\n"
    after = Texts.of({"a.md": "# A\n\nEen werkgroep zoekt het uit.\n", "b.md": now, "c.md": now})
    found = crossings(compare(public, after), public, members)
    assert [(each.line, each.uri) for each in found] == [("Het besluit van de vergadering.", "b.md")]
