"""Releases on the host: only a whole one is shown, the one before stays until then, and each swap is in the log."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from lokhost import durable, publications, releases
from lokhost.releases import Around, Shown, activate, begin, roll_back
from lokhost.settings import RefusedError
from samples.releases import host, lay, listed, received, says, shown, style_of

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def site(tmp_path: Path) -> Shown:
    return Shown.of(host(tmp_path), "publiek")


@pytest.fixture
def members(tmp_path: Path) -> Shown:
    return Shown.of(host(tmp_path), "leden")


def log(site: Shown) -> list[tuple[str, int, int | None]]:
    return [(line["wat"], line["nummer"], line["van"]) for line in publications.read(site.folder)]


def test_a_release_is_shown_and_the_next_one_takes_its_place(site: Shown) -> None:
    assert (site.now, begin(site)) == (None, 1)
    assert shown(site, "een") == 2, "a number that was begun is not given twice"
    assert shown(site, "twee") == 3
    assert (site.now, "<p>twee</p>" in says(site)) == (3, True)
    assert (site.folder / "nu").readlink() == Path("uitgaven/3")
    assert log(site) == [("activeer", 2, None), ("activeer", 3, 2)]
    assert list((site.folder / "binnen").iterdir()) == [], "what is older can never be shown"


def test_the_log_tells_what_changed_and_its_sums(site: Shown) -> None:
    shown(site, "een")
    shown(site, "twee")
    first, second = publications.read(site.folder)
    release = site.release(2)
    assert set(first["nieuw"]) >= {"site/index.html", "beleid.txt", "site/blad-2/index.html"}
    assert second["nieuw"] == {f"site/{style_of('twee')}": sum_of(release / "site" / style_of("twee"))}
    assert second["gewijzigd"] == {
        path: sum_of(release / path) for path in ("beleid.txt", "site/index.html", "uitgave.json")
    }
    assert list(second["verdwenen"]) == [f"site/{style_of('een')}"]
    assert second["som"] == sum_of(release / "sommen.txt")
    assert (second["commit"], second["dag"], second["site"]) == (commit("twee"), "2026-11-30", "publiek")


def sum_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def commit(word: str) -> str:
    return hashlib.sha1(word.encode(), usedforsecurity=False).hexdigest()


def test_what_did_not_change_takes_no_room(site: Shown) -> None:
    shown(site, "een")
    number = begin(site)
    same = [
        (site.coming(number) / path).stat().st_ino == (site.release(1) / path).stat().st_ino
        for path in ("beleid.txt", "site/index.html")
    ]
    assert same == [True, True]


def one_byte(coming: Path) -> None:
    file = coming / "site/blad-1/index.html"
    text = file.read_bytes()
    file.unlink()
    file.write_bytes(text[:-1] + b"!")


def link_outside(coming: Path) -> None:
    (coming / "site/blad-1/index.html").unlink()
    (coming / "site/blad-1/index.html").symlink_to("/etc/hostname")


def folder_outside(coming: Path) -> None:
    (coming / "site/elders").symlink_to("/etc")


def told_of_other_site(coming: Path) -> None:
    lay(coming, "x", "leden")
    (coming / "toegang.json").unlink()
    (coming / "schil/publicaties.html").unlink()
    listed(coming)


def text_of(path: str, text: str) -> Callable[[Path], None]:
    def change(coming: Path) -> None:
        (coming / path).unlink(missing_ok=True)
        (coming / path).write_text(text, "utf-8")
        if path != "sommen.txt":
            listed(coming)

    return change


def added_line(line: str) -> Callable[[Path], None]:
    return lambda coming: text_of("sommen.txt", (coming / "sommen.txt").read_text("utf-8") + line)(coming)


def without(path: str) -> Callable[[Path], None]:
    def change(coming: Path) -> None:
        (coming / path).unlink()
        listed(coming)

    return change


ZEROES = "0" * 64
DAMAGE: dict[str, tuple[Callable[[Path], None], str]] = {
    "one byte": (one_byte, "veranderd: site/blad-1/index.html"),
    "missing": (lambda coming: (coming / "site/index.html").unlink(), "ontbreekt: site/index.html"),
    "one too many": (lambda coming: (coming / "site/meer.html").touch(), "hoort er niet bij: site/meer.html"),
    "name with a new line": (lambda coming: (coming / "site/a\nb").touch(), r"hoort er niet bij: site/a\nb"),
    "name that is no text": (lambda coming: Path(os.fsdecode(os.fsencode(coming) + b"/site/\xff")).touch(), "hoort er niet bij"),
    "link to a file outside": (link_outside, "geen gewoon bestand: site/blad-1/index.html"),
    "link to a folder outside": (folder_outside, "geen gewoon bestand: site/elders"),
    "pipe": (lambda coming: os.mkfifo(coming / "site/pijp"), "geen gewoon bestand: site/pijp"),
    "no list": (lambda coming: (coming / "sommen.txt").unlink(), "niet te lezen"),
    "list with a way out": (added_line(f"{ZEROES}  ../uitgaven/1/beleid.txt\n"), "Regel"),
    "list with a whole path": (added_line(f"{ZEROES}  /etc/hostname\n"), "Regel"),
    "list of itself": (added_line(f"{ZEROES}  sommen.txt\n"), "Regel"),
    "list with a line twice": (added_line(f"{ZEROES}  beleid.txt\n"), "Regel"),
    "list of another kind": (added_line(f"{ZEROES} *site/x\n"), "Regel"),
    "list cut off": (added_line(f"{ZEROES}  site/x"), "niet volledig"),
    "no home page": (without("site/index.html"), "ontbreekt site/index.html"),
    "no policy": (without("beleid.txt"), "ontbreekt beleid.txt"),
    "a policy of two lines": (text_of("beleid.txt", "default-src 'none';\nx"), "klopt niet"),
    "a policy that allows all": (text_of("beleid.txt", "default-src *"), "klopt niet"),
    "told of nothing": (text_of("uitgave.json", "[]"), "niet te lezen"),
    "told of no day": (
        text_of("uitgave.json", json.dumps({"vorm": 1, "site": "publiek", "commit": "a" * 40, "gemaakt": "2026-11-30"})),
        "klopt niet",
    ),
    "of the members": (told_of_other_site, "geen uitgave van de site “publiek”"),
    "with who may enter": (lambda coming: lay(coming, "x", "leden") and None, "hoort niet in een uitgave"),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_release_that_is_not_whole_is_not_shown(site: Shown, damage: str) -> None:
    shown(site, "een")
    number = received(site, "twee")
    change, told = DAMAGE[damage]
    change(site.coming(number))
    with pytest.raises(RefusedError) as refused:
        activate(site, number)
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)
    assert (site.now, "<p>een</p>" in says(site), log(site)) == (1, True, [("activeer", 1, None)])
    assert site.there() == [1]
    assert not (site.folder / publications.ABOUT).exists()


def test_the_members_site_needs_who_may_enter(members: Shown) -> None:
    shown(members, "een")
    assert (members.folder / "nu/toegang.json").is_file()
    number = received(members, "twee")
    without("toegang.json")(members.coming(number))
    with pytest.raises(RefusedError, match=r"toegang\.json"):
        activate(members, number)
    number = received(members, "drie")
    text_of("toegang.json", '{"vorm": 1, "mandaten": {}}')(members.coming(number))
    with pytest.raises(RefusedError, match=r"toegang\.json"):
        activate(members, number)
    assert members.now == 1


def test_the_way_back_and_what_it_refuses(site: Shown) -> None:
    for word in ("een", "twee", "drie"):
        shown(site, word)
    roll_back(site, 1)
    assert (site.now, "<p>een</p>" in says(site)) == (1, True)
    for number, told in ((1, "staat er al"), (9, "Er zijn: 1, 2, 3"), (4, "is er niet")):
        with pytest.raises(RefusedError, match=told):
            roll_back(site, number)
    assert shown(site, "vier") == 4, "what comes after a way back is newer than all that was"
    assert log(site)[-2:] == [("terug", 1, 3), ("activeer", 4, 1)]


def test_no_way_back_to_what_is_no_longer_whole(site: Shown) -> None:
    shown(site, "een")
    shown(site, "twee")
    one_byte(site.release(1))
    with pytest.raises(RefusedError, match="is veranderd"):
        roll_back(site, 1)
    assert site.now == 2


def test_a_few_are_kept_and_the_one_that_is_shown_always(site: Shown) -> None:
    for word in "abcd":
        shown(site, word)
    assert site.there() == [2, 3, 4]
    roll_back(site, 2)
    for _ in range(2):
        activate(site, received(site, "e"), Around())
        roll_back(site, site.there()[0])
    assert site.now in site.there()
    assert says(site)


def test_an_upload_that_is_older_than_what_is_shown_is_not_shown(site: Shown) -> None:
    """Of two publications at once the newer one stands, in whatever order they come in."""
    first, second = received(site, "een"), received(site, "twee")
    activate(site, second)
    with pytest.raises(RefusedError, match="uitgave 2 geplaatst, en die is nieuwer"):
        activate(site, first)
    assert site.now == second


def test_two_at_once_take_turns(site: Shown) -> None:
    number = received(site, "een")
    with durable.alone(site.folder / ".slot", "x"), pytest.raises(RefusedError, match="al een uitgave geplaatst"):
        activate(site, number)
    with durable.alone(site.folder / releases.SLOT, "x"), pytest.raises(RefusedError, match="verstuurd"):
        activate(site, number)
    activate(site, number)
    assert site.now == number


def test_no_release_is_let_in_on_a_disk_that_is_nearly_full(site: Shown) -> None:
    shown(site, "een")
    with pytest.raises(RefusedError, match="bijna vol"):
        releases.refuse_without_room(site.folder, least=2**62)
    with pytest.raises(RefusedError, match="bijna vol"):
        releases.refuse_without_room(site.folder, entries=2**62)
    releases.refuse_without_room(site.folder, least=1, entries=1)


def test_what_was_never_finished_is_cleared_after_a_day(site: Shown) -> None:
    number = begin(site)
    left = site.folder / "binnen/.weg-7-1"
    left.mkdir()
    begin(site)
    assert site.coming(number).is_dir()
    assert not left.exists()
    os.utime(site.coming(number), (0, 0))
    begin(site)
    assert not site.coming(number).exists()


def test_what_goes_around_a_swap_comes_before_and_after_it(site: Shown) -> None:
    seen: list[tuple[str, int | None, int]] = []
    around = Around(
        lambda release: seen.append((release.name, site.now, len(log(site)))),
        lambda release: seen.append((release.name, site.now, len(log(site)))),
    )
    activate(site, received(site, "een"), around)
    assert seen == [("1", None, 0), ("1", 1, 1)]


def test_a_refusal_before_the_swap_leaves_the_site(site: Shown) -> None:
    shown(site, "een")

    def refuse(_: Path) -> None:
        raise RefusedError("dicht")

    with pytest.raises(RefusedError, match="dicht"):
        activate(site, received(site, "twee"), Around(before=refuse))
    assert (site.now, site.there(), len(log(site))) == (1, [1], 1)
    with pytest.raises(RefusedError, match="dicht"):
        activate(site, received(site, "twee"), Around(after=refuse))
    assert (site.now, len(log(site))) == (2, 2)


def test_styles_of_the_others_that_are_kept_lie_beside_a_release(site: Shown) -> None:
    for word in "abcd":
        shown(site, word)
    held = {word: (site.folder / "nu/site" / style_of(word)).is_file() for word in "abcd"}
    assert held == {"a": False, "b": True, "c": True, "d": True}
    assert "content: 'c'" in (site.folder / "nu/site" / style_of("c")).read_text("utf-8")
    roll_back(site, 2)
    assert (site.folder / "nu/site" / style_of("d")).is_file(), "also of the release that we come back from"
    assert style_of("d") not in (site.folder / "nu/sommen.txt").read_text("utf-8")


TOUCHING = {"os.rename", "os.mkdir", "os.link", "os.symlink", "os.remove", "os.rmdir", "os.truncate"}
"""What Python tells of before it changes names on a disk; opening a file to write in it comes beside these."""


def killed(site: Shown, at: int, what: str, number: int) -> bool:
    """Run the command in a process that is killed before it touches the disk for the ``at``-th time; whether it was."""
    child = os.fork()
    if child == 0:
        seen = iter(range(1, at + 1))

        def watch(event: str, given: tuple[Any, ...]) -> None:
            writes = event == "open" and isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            if (event in TOUCHING or writes) and next(seen, at) == at:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        try:
            (activate if what == "activeer" else roll_back)(site, number)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.mark.parametrize("what", ["activeer", "terug"])
def test_killed_at_any_moment_the_site_is_whole_and_the_log_is_true(tmp_path: Path, what: str) -> None:
    """At every step that touches the disk, one after the other, until there is none left."""
    site = Shown.of(host(tmp_path), "publiek")
    shown(site, "een")
    shown(site, "twee")
    moments = 0
    for at in range(1, 400):
        number = received(site, f"nr{at}") if what == "activeer" else next(n for n in site.there() if n != site.now)
        before, length = site.now, len(log(site))
        ended = not killed(site, at, what, number)
        told = log(site)
        assert site.now in (before, number)
        assert site.now in site.there()
        assert whole(site)
        assert len(told) == length + (site.now == number), "one line for a swap, none without"
        with site.alone():
            pass
        assert log(site) == told, "what was finished says the same"
        assert not (site.folder / publications.ABOUT).exists()
        assert site.there()[-1] == site.now or what == "terug"
        if ended:
            break
        moments += 1
        if what == "activeer":
            shown(site, f"heel-{at}")  # which clears what a killed one left
    else:
        pytest.fail("the command never came to its end")
    assert moments > 8


def whole(site: Shown) -> bool:
    now = site.folder / "nu"
    style = style_of(says(site).split("<p>")[1].split("<")[0])
    lines = (now / "sommen.txt").read_text("utf-8").splitlines()
    return (now / "site" / style).is_file() and all(sum_of(now / line[66:]) == line[:64] for line in lines)


def test_half_a_line_of_the_log_is_mended(site: Shown) -> None:
    """A power cut while the line is added: it still stands whole beside the log."""
    shown(site, "een")
    line: dict[str, Any] = publications.read(site.folder)[-1]
    whole_log = (site.folder / publications.LOG).read_bytes()
    (site.folder / publications.LOG).write_bytes(whole_log[:40])
    publications.announce(site.folder, line)
    assert publications.read(site.folder) == [line], "whoever reads meanwhile is told as well"
    with site.alone():
        pass
    assert (site.folder / publications.LOG).read_bytes() == whole_log


def test_a_host_has_only_the_sites_of_its_settings(tmp_path: Path) -> None:
    settings = host(tmp_path)
    with pytest.raises(RefusedError, match="geen site “x”"):
        Shown.of(settings, "x")
