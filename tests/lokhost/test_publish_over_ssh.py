"""A key that publishes, over a real sshd: it publishes and does nothing else, and what breaks off leaves the site."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lok.model.audience import Audience
from lok.publish import send
from lok.publish.release import Release
from lok.publish.send import NotPublishedError, Target, publish
from lokhost import publications
from lokhost.releases import SLOT, Shown
from samples.releases import lay, listed, says
from samples.servers import until
from samples.ssh import Host, key, ssh_host

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with ssh_host(tmp_path_factory.mktemp("ssh")) as made:
        yield made


@pytest.fixture
def site(served: Host) -> Shown:
    return Shown.of(served.settings, "publiek")


def release(folder: Path, word: str, site: str = "publiek", *, pages: int = 3) -> Release:
    place = lay(folder, word, site, pages=pages)
    files = [each for each in place.rglob("*") if each.is_file()]
    return Release(Audience(site), place, len(files), sum(each.stat().st_size for each in files))


def test_two_releases_follow_each_other_and_the_way_back(served: Host, site: Shown, tmp_path: Path) -> None:
    first = publish(release(tmp_path / "a", "een"), served.target)
    assert (first.files, site.now, "een" in says(site)) == (first.all_files, first.number, True)
    second = publish(release(tmp_path / "a", "een!", pages=3), served.target)
    assert (site.now, "een!" in says(site)) == (second.number, True)
    # The page, its style, the policy, what it tells and the list; what is the same stays where it is.
    assert second.files == 5
    assert second.size < 5_000
    assert send.roll_back(Audience.PUBLIEK, first.number, served.target) == f"uitgave {first.number} staat er weer."
    assert "een!" not in says(site)
    listed = send.listing(Audience.PUBLIEK, served.target)
    assert f"\n{first.number}  " in listed
    assert listed.count("(nu)") == 1
    with pytest.raises(NotPublishedError, match="is er niet"):
        send.roll_back(Audience.PUBLIEK, 999, served.target)
    assert [line["wat"] for line in publications.read(site.folder)][-3:] == ["activeer", "activeer", "terug"]


def test_members_get_theirs_with_who_may_enter(served: Host, tmp_path: Path) -> None:
    publish(release(tmp_path, "leden", "leden"), served.target)
    members = Shown.of(served.settings, "leden")
    assert (members.folder / "nu/toegang.json").is_file()
    with pytest.raises(NotPublishedError, match="hoort niet in een uitgave van de site “publiek”"):
        publish(Release(Audience.PUBLIEK, tmp_path, 1, 1), served.target)


REFUSED = "Dat kan met deze sleutel niet"
ASKED = ["", "sh", "activeer publiek 2; id", "activeer publiek 2\nid", "activeer publiek $(touch GEKAAPT)", "scp -t ."]
"""A few over the real way; all others are in test_receive."""


@pytest.mark.parametrize("asked", ASKED)
def test_whatever_else_is_asked_is_refused_and_nothing_runs(served: Host, site: Shown, asked: str) -> None:
    before = (site.now, len(publications.read(site.folder)))
    done = served.ssh(asked)
    assert (done.returncode, done.stdout) == (1, "")
    assert REFUSED in done.stderr
    assert "uid=" not in done.stderr
    assert (site.now, len(publications.read(site.folder))) == before
    assert not list(served.folder.rglob("GEKAAPT"))


def test_reading_back_is_refused(served: Host, tmp_path: Path) -> None:
    for words in (
        ("-r", ":publiek/1/", str(tmp_path)),
        ("-r", ":/etc/ssh/", str(tmp_path)),
        ("--list-only", ":publiek/"),
    ):
        done = served.rsync(*words)
        assert (done.returncode != 0, REFUSED in done.stderr) == (True, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("way", ["-L", "-R", "-D", "-W"])
def test_no_tunnel(served: Host, way: str) -> None:
    """Whether ssh asks for one beside a command or instead of it: nothing is carried."""
    words = {"-L": "0:127.0.0.1:{port}", "-R": "0:127.0.0.1:{port}", "-D": "0", "-W": "127.0.0.1:{port}"}[way]
    options = (way, words.format(port=served.target.port), "-o", "ExitOnForwardFailure=yes")
    if way in {"-L", "-D"}:
        # Listening is ours alone; what the server is asked is refused as soon as somebody comes.
        options = ("-W", f"127.0.0.1:{served.target.port}")
    done = served.ssh(*(() if "-W" in options else ("lijst publiek",)), options=options)
    assert done.returncode == 255
    assert "SSH-2.0" not in done.stdout
    assert "prohibited" in done.stderr or "forwarding failed" in done.stderr


def test_no_agent_no_screen_no_terminal_no_settings_and_no_other_program(served: Host) -> None:
    for options in (("-A",), ("-X",), ("-o", "SetEnv=PYTHONPATH=/x LC_ALL=nergens")):
        assert REFUSED in served.ssh("env", options=options).stderr
    terminal = served.ssh("env", options=("-tt",))
    assert "PTY allocation request failed" in terminal.stderr
    files = served.ssh("sftp", options=("-s",))
    assert (files.returncode, files.stdout) == (1, ""), "the command is bound to subsystems as well"


def test_another_host_or_another_key_is_refused_with_what_to_do(served: Host, tmp_path: Path) -> None:
    given = served.target
    stranger = tmp_path / "bekend"
    stranger.write_text(f"[127.0.0.1]:{given.port} {key(tmp_path / 'vreemd').with_suffix('.pub').read_text()}")
    for target, told in (
        (Target(given.account, given.port, given.key, stranger), "niet wie hij zegt"),
        (Target(given.account, given.port, tmp_path / "vreemd", given.known_hosts), "kent deze sleutel niet"),
        (Target(given.account, 1, given.key, given.known_hosts), "neemt op die poort niets aan"),
        (Target("lok@server.invalid", 22, given.key, given.known_hosts), "geen server met die naam"),
    ):
        with pytest.raises(NotPublishedError, match=told) as refused:
            send.listing(Audience.PUBLIEK, target)
        assert "staat er nog" in str(refused.value)


def large(folder: Path, word: str, *, pieces: int = 40) -> Release:
    """A release of megabytes that no compression makes small."""
    lay(folder, word)
    for number in range(pieces):
        (folder / f"site/groot-{number:03}").write_bytes(os.urandom(200_000))
    listed(folder)
    files = [each for each in folder.rglob("*") if each.is_file()]
    return Release(Audience.PUBLIEK, folder, len(files), sum(each.stat().st_size for each in files))


def test_an_upload_that_is_killed_leaves_the_site_and_the_next_one_stands(
    served: Host, site: Shown, tmp_path: Path
) -> None:
    publish(release(tmp_path / "a", "heel"), served.target)
    before = site.now
    made = large(tmp_path / "b", "gekapt", pieces=100)
    number = int(served.ssh("begin publiek").stdout)
    shell = " ".join(f"'{word}'" for word in served.target.ssh)
    words = ["rsync", "-r", "--checksum", "--delete", "-e", shell, f"{made.folder}/"]
    upload = subprocess.Popen(
        [*words, f"{served.target.account}:publiek/{number}/"], start_new_session=True, stderr=subprocess.DEVNULL
    )
    coming = site.coming(number)
    until((coming / "site/groot-002").exists)
    os.killpg(upload.pid, signal.SIGSTOP)
    assert not (coming / "site/groot-099").exists(), "it is in the middle of it"
    beside = served.ssh("rsync --server -rce.iLsfxCIvu --delete . " + f"publiek/{number}/")
    assert "Wacht tot dat klaar is" in beside.stderr, "a second upload at the same time"
    assert "verstuurd" in served.ssh(f"activeer publiek {number}").stderr
    os.killpg(upload.pid, signal.SIGKILL)
    upload.wait(10)
    until(lambda: "Wacht" not in served.ssh(f"activeer publiek {number}").stderr)
    done = served.ssh(f"activeer publiek {number}")
    assert (done.returncode, "Stuur ze opnieuw" in done.stderr) == (1, True)
    assert (site.now, "heel" in says(site)) == (before, True)
    assert publish(made, served.target).number > number
    assert "gekapt" in says(site)


def test_a_full_disk_leaves_the_site(served: Host, site: Shown, tmp_path: Path) -> None:
    """No file may grow beyond 50 kB: what a full disk is for whoever writes."""
    publish(release(tmp_path / "a", "heel"), served.target)
    before, lines = site.now, len(publications.read(site.folder))
    made = large(tmp_path / "b", "vol")
    served.limit("100")
    try:
        with pytest.raises(NotPublishedError, match="staat er nog"):
            publish(made, served.target)
    finally:
        served.limit("unlimited")
    assert (site.now, len(publications.read(site.folder)), "heel" in says(site)) == (before, lines, True)
    publish(made, served.target)
    assert "vol" in says(site)


def test_two_publications_at_once_both_end_and_one_stands(served: Host, site: Shown, tmp_path: Path) -> None:
    made = [large(tmp_path / word, word) for word in ("links", "rechts")]
    ended: list[object] = []

    def one(release: Release) -> None:
        try:
            ended.append(publish(release, served.target).number)
        except NotPublishedError as error:
            ended.append(error)

    threads = [threading.Thread(target=one, args=(each,)) for each in made]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    numbers = [each for each in ended if isinstance(each, int)]
    assert len(ended) == 2
    assert site.now in numbers
    assert site.now == max(numbers)
    for each in ended:
        assert isinstance(each, int) or "Wacht" in str(each) or "opnieuw" in str(each)
    assert not list(site.folder.glob(f"{SLOT}.*"))
