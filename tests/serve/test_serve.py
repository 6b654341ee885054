"""Both sites live: what is watched, what is answered, and what a secretary sees from the first edit to Ctrl-C."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from lok.archive.load import load
from lok.archive.passing import passing
from lok.serve.http import Bulletin, SiteServer, answering, folder_address, locate
from lok.serve.notice import Item, Notice, as_html, bare, dress, of_problems, of_text
from lok.serve.serve import printable
from lok.serve.watch import LONGEST, QUIET, Burst, Watching, relevant
from lok.source.problems import Level, Problem
from samples.places import REPOSITORY
from samples.small_council import edit, found

HOSTILE = "</section><script>alert(1)</script><img src=x onerror='alert(2)'> & \" \x07"
THEME = "data/themas/vorming.yaml"


# --- What is watched -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "data/themas/vorming.yaml",
        "data/themas",
        "content/publiek/over/index.md",
        "content/leden/nota.pdf",
        "scripts/theme/assets/stijl/kleuren.css",
        "scripts/rendering/basis.yml",
        "scripts/rendering/links.py",
        "mkdocs.yml",
        "mkdocs.leden.yml",
    ],
)
def test_what_decides_the_sites_is_watched(path: str) -> None:
    assert relevant(Path(path))


@pytest.mark.parametrize(
    "path",
    [
        "build/publiek/site/index.html",
        "scripts/lok/serve/serve.py",
        "scripts/rendering/__pycache__",
        "scripts/rendering/README.md",
        "README.md",
        ".git/index",
        "data/themas/.vorming.yaml.swp",
        "data/themas/.vorming.yaml.swx",
        "data/themas/vorming.yaml~",
        "data/themas/#vorming.yaml#",
        "data/themas/.#vorming.yaml",
        "data/themas/4913",
        "content/leden/~$nota.docx",
        "content/leden/.~lock.nota.odt#",
        "content/leden/.goutputstream-A1B2C3",
        "content/leden/nota.pdf.part",
        "data/.DS_Store",
    ],
)
def test_what_an_editor_leaves_beside_it_is_not(path: str) -> None:
    assert not relevant(Path(path))


def test_what_an_editor_leaves_is_no_mistake_either(tmp_path: Path) -> None:
    root = found(tmp_path)
    names = ("content/publiek/over/index.md~", "content/publiek/over/.index.md.swp", "data/themas/#vorming.yaml#")
    for name in names:
        assert passing(Path(name).name)
        (root / name).write_bytes(b"b0VIM 8.2")
    assert [problem for problem in load(root).problems if problem.blocks] == []


def test_a_burst_ends_when_it_is_quiet_and_never_waits_for_ever() -> None:
    burst = Burst()
    burst.add("a", 10.0)
    assert burst.wait(10.0) == pytest.approx(QUIET)
    burst.add("b", 10.1)
    assert burst.wait(10.1) == pytest.approx(QUIET)
    assert burst.wait(10.1 + QUIET) <= 0
    burst.add("c", 10.0 + LONGEST)
    assert burst.wait(10.0 + LONGEST) <= 0
    assert burst.paths == {"a", "b", "c"}


@pytest.fixture
def watching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watching]:
    monkeypatch.setattr("lok.serve.watch.QUIET", 1.0)  # a test that must wait for its turn is not two edits
    for folder in ("data/themas", "content/publiek", "scripts/theme"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / THEME).write_text("id: vorming\n")
    with Watching(tmp_path) as made:
        yield made


def save_in_place(file: Path) -> None:
    file.write_text("een\n")
    file.write_text("twee\n")


def save_by_rename(file: Path) -> None:
    swap, beside, old = (file.with_name(name) for name in (".vorming.yaml.swp", "vorming.yaml.XyZ", "vorming.yaml~"))
    swap.write_text("wissel")
    file.rename(old)
    beside.write_text("drie\n")
    beside.rename(file)
    file.chmod(0o644)
    old.unlink()
    swap.unlink()


@pytest.mark.parametrize("save", [save_in_place, save_by_rename])
def test_one_save_is_one_burst(watching: Watching, save: object) -> None:
    assert callable(save)
    save(watching.root / THEME)
    assert watching.next(30) == (THEME,)
    assert watching.next(0.5) == ()


def test_reading_and_the_files_of_editors_begin_no_burst(watching: Watching) -> None:
    (watching.root / THEME).read_bytes()
    (watching.root / "data/themas/.vorming.yaml.swp").write_text("wissel")
    (watching.root / "data/themas/.vorming.yaml.swp").unlink()
    (watching.root / "README.md").write_text("Lees mij.\n")
    assert watching.next(0.6) == ()


def test_folders_that_come_go_and_come_again_are_watched(watching: Watching) -> None:
    (watching.root / "content/publiek/nieuws").mkdir()
    (watching.root / "content/publiek/nieuws/bericht.md").write_text("# Bericht\n")
    assert "content/publiek/nieuws/bericht.md" in watching.next(30)
    (watching.root / "data").rename(watching.root / "weg")
    assert watching.next(30) == ("data",)
    (watching.root / "data/themas").mkdir(parents=True)
    assert watching.next(30)
    (watching.root / "data/themas/nieuw.yaml").write_text("id: nieuw\n")
    assert watching.next(30) == ("data/themas/nieuw.yaml",)


# --- What is answered ----------------------------------------------------------------------------------------------


@pytest.fixture
def site(tmp_path: Path) -> Path:
    place = tmp_path / "site"
    for name, text in {
        "index.html": "<html><body class='a>b'><h1>Welkom</h1></body></html>",
        "404.html": "<html><body>Niet gevonden</body></html>",
        "over ons/index.html": "<body>Over</body>",
        "stijl.css": "a{}",
        "zoeken.json": "{}",
        "nota.pdf": "%PDF-",
        "vreemd.bin": "?",
    }.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text)
    (tmp_path / "geheim.txt").write_text("geheim")
    (tmp_path / "map").mkdir()
    (tmp_path / "map/index.html").write_text("geheim")
    (place / "koppeling.txt").symlink_to(tmp_path / "geheim.txt")
    (place / "binnen.css").symlink_to(place / "stijl.css")
    (place / "map").symlink_to(tmp_path / "map")
    os.mkfifo(place / "pijp.html")
    return place


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("/", "index.html"),
        ("/?x=../y", "index.html"),
        ("/stijl.css", "stijl.css"),
        ("/over%20ons/", "over ons/index.html"),
        ("/over%20ons", None),
        ("", None),
        ("stijl.css", None),
        ("/../geheim.txt", None),
        ("/%2e%2e/geheim.txt", None),
        ("/..%2fgeheim.txt", None),
        ("/over%20ons/../stijl.css", None),
        ("/..", None),
        ("//stijl.css", None),
        ("/..\\geheim.txt", None),
        ("/stijl.css%00.html", None),
        ("/%ff", None),
        ("/koppeling.txt", None),
        ("/binnen.css", None),
        ("/map/", None),
        ("/map/index.html", None),
        ("/pijp.html", None),
        ("/" + "a" * 5000, None),
        ("/http://voorbeeld.invalid/", None),
    ],
)
def test_an_address_leads_to_a_file_of_the_site_or_nowhere(site: Path, target: str, name: str | None) -> None:
    assert locate(site, target) == (site / name if name else None)


def test_a_folder_is_sent_to_its_own_address(site: Path) -> None:
    assert folder_address(site, "/over%20ons?a=b") == "/over%20ons/?a=b"
    assert folder_address(site, "/over%20ons/") is None
    assert folder_address(site, "/map") is None
    assert folder_address(site, "//voorbeeld.invalid/over%20ons") is None


Reply = tuple[int, dict[str, str], bytes]


def ask(port: int, target: str, method: str = "GET", host: str | None = "localhost") -> Reply:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
    if host is not None:
        connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    reply = answer.status, dict(answer.getheaders()), answer.read()
    connection.close()
    return reply


@pytest.fixture
def server(site: Path) -> Iterator[SiteServer]:
    before = threading.active_count()
    with answering(site, 0) as made:
        yield made
    assert threading.active_count() == before


def test_answers_are_fresh_typed_and_on_loopback_only(server: SiteServer) -> None:
    assert server.server_address[0] == "127.0.0.1"
    kinds = {
        "/": "text/html; charset=utf-8",
        "/stijl.css": "text/css; charset=utf-8",
        "/zoeken.json": "application/json; charset=utf-8",
        "/nota.pdf": "application/pdf",
        "/vreemd.bin": "application/octet-stream",
        "/_lok/volgen.js": "text/javascript; charset=utf-8",
        "/_lok/melding.css": "text/css; charset=utf-8",
    }
    for target, kind in kinds.items():
        status, headers, body = ask(server.server_port, target)
        assert (status, headers["Content-Type"], headers["Cache-Control"]) == (200, kind, "no-store")
        assert int(headers["Content-Length"]) == len(body) > 0
        head_status, head, nothing = ask(server.server_port, target, "HEAD")
        assert (head_status, head["Content-Length"], nothing) == (200, headers["Content-Length"], b"")


@pytest.mark.parametrize(
    "host", ["voorbeeld.invalid", "localhost.voorbeeld.invalid", "127.0.0.1.nip.example", "", None]
)
def test_another_name_for_this_machine_is_refused(server: SiteServer, host: str | None) -> None:
    for target in ("/", "/_lok/stand", "/_lok/volgen.js"):
        status, _, body = ask(server.server_port, target, host=host)
        assert status == 403
        assert b"Welkom" not in body


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:8001"])
def test_the_names_of_this_machine_are_not(server: SiteServer, host: str) -> None:
    assert ask(server.server_port, "/", host=host)[0] == 200


def test_nothing_but_reading_is_answered(server: SiteServer) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        status, headers, body = ask(server.server_port, "/", method)
        assert status == 501
        assert headers["Content-Type"] == "text/plain; charset=utf-8"
        assert "enkel pagina's" in body.decode()


def test_a_page_that_is_not_there_gives_the_sites_own_page(server: SiteServer) -> None:
    for target in ("/nergens/", "/../geheim.txt", "/koppeling.txt", "/map/", "/_lok/../geheim.txt", "/_lok/iets"):
        status, _, body = ask(server.server_port, target)
        assert status == 404
        assert b"Niet gevonden" in body
        assert b"geheim" not in body


def test_an_exchanged_site_is_served_at_once(server: SiteServer, site: Path) -> None:
    assert b"Welkom" in ask(server.server_port, "/")[2]
    new = site.with_name("nieuw")
    new.mkdir()
    (new / "index.html").write_text("<body>Nieuw</body>")
    site.rename(site.with_name("oud"))
    status, _, body = ask(server.server_port, "/")
    assert (status, b"nog geen site" in body) == (503, True)
    new.rename(site)
    assert b"Nieuw" in ask(server.server_port, "/")[2]
    assert ask(server.server_port, "/weg")[0] == 404


def test_listeners_hear_of_every_version_and_are_let_go(server: SiteServer) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.request("GET", "/_lok/stand")
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    first = server.bulletin.version
    assert [answer.readline() for _ in range(4)] == [b"retry: 1000\n", b"\n", f"data: {first}\n".encode(), b"\n"]
    server.bulletin.post(1, None)
    assert [answer.readline() for _ in range(2)] == [f"data: {server.bulletin.version}\n".encode(), b"\n"]
    assert server.bulletin.version != first
    server.hang_up()
    assert answer.read() == b""
    connection.close()


def test_the_same_again_is_no_new_version() -> None:
    bulletin = Bulletin()
    first = bulletin.version
    bulletin.post(1, None)
    second = bulletin.version
    bulletin.post(1, None)
    assert first != second == bulletin.version
    bulletin.post(1, Notice("Fout", ()))
    assert bulletin.version != second
    assert bulletin.wait(bulletin.version, 0.01) == bulletin.version
    assert Bulletin().version != first


# --- What stands over the page -------------------------------------------------------------------------------------


def test_a_notice_holds_no_markup_of_the_records() -> None:
    html = as_html(Notice(HOSTILE, (Item(HOSTILE, HOSTILE, HOSTILE),)))
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("&lt;script&gt;") == 4
    assert html.count("</section>") == 1
    assert b"<script" not in bare(HOSTILE, HOSTILE)


def test_a_served_page_carries_notice_and_script_in_their_places() -> None:
    page = b"<html><body class='a>b' data-x=\"</body>\"><h1>x</h1></body></html>"
    dressed = dress(page, Notice("Fout", (Item("", "Iets"),)), 'v"1').decode()
    assert dressed.index("a>b") < dressed.index("lok-melding") < dressed.index("<h1>")
    assert dressed.endswith('<script src="/_lok/volgen.js" data-stand="v&quot;1"></script></body></html>')
    assert "lok-melding" not in dress(page, None, "v1").decode()
    assert dress(b"los", None, "v1").startswith(b"los<script")
    assert "style=" not in dressed  # a content security policy may forbid what stands in the page itself


def test_only_what_stops_a_build_stands_over_the_page() -> None:
    point = Problem("data/a.yaml", 1, 2, "veld", "V1", Level.AANDACHTSPUNT, "let op")
    wrong = Problem("data/b.yaml", 3, 4, "veld", "V2", Level.FOUT, "kan niet", "Doe iets.")
    assert of_problems((point,)) is None
    notice = of_problems((point, wrong))
    assert notice is not None
    assert notice.title.startswith("1 fout ")
    assert notice.items == (Item("data/b.yaml:3:4", "veld: kan niet", "Doe iets."),)
    assert of_text("T", "een\n\n  twee\n").items == (Item("", "een"), Item("", "twee"))


def test_a_name_cannot_steer_the_terminal() -> None:
    assert printable("a\x1b[2Jb\nç") == "a�[2Jb\nç"


# --- All of it -----------------------------------------------------------------------------------------------------


class Live:
    """``lok serve`` in a process of its own, as a secretary has it."""

    def __init__(self, root: Path, *words: str) -> None:
        self.root = root
        self.lines: list[str] = []
        command = [sys.executable, "-m", "lok.cli", "serve", "--root", str(root), "--port", "0", "--members-port", "0"]
        paths = {"PYTHONPATH": str(REPOSITORY / "scripts"), "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            [*command, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, **paths}
        )
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        self.lines.extend(iter(self.process.stdout.readline, ""))

    def wait(self, text: str, after: int = 0) -> str:
        """The first line with ``text`` after so many lines."""
        end = time.monotonic() + 180
        while time.monotonic() < end and self.process.poll() is None:
            for line in self.lines[after:]:
                if text in line:
                    return line
            time.sleep(0.05)
        raise AssertionError(f"{text!r} was not said:\n{''.join(self.lines)}")

    def port(self, name: str) -> int:
        return int(self.wait(f"{name}: http").rstrip("/\n").rpartition(":")[2])

    def pages(self, target: str = "/") -> list[str]:
        return [ask(self.port(name), target)[2].decode() for name in ("Openbare site", "Ledensite")]

    def children(self) -> list[int]:
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(each) for each in listed.split()]

    def stop(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        code = self.process.wait(60)
        self.reader.join(5)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return found(tmp_path / "raad")


@contextmanager
def alive(root: Path) -> Iterator[Live]:
    made = Live(root)
    try:
        yield made
    finally:
        if made.process.poll() is None:
            made.stop(signal.SIGKILL)


@pytest.fixture
def live(root: Path) -> Iterator[Live]:
    """A process of its own, for a test that ends it."""
    with alive(root) as made:
        yield made


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """One process for the tests that only edit: each leaves the council as right as it found it."""
    with alive(found(tmp_path_factory.mktemp("blijft") / "raad")) as made:
        made.wait("bijgewerkt")
        yield made


def test_an_edit_a_mistake_and_its_mending(lasting: Live) -> None:
    live, root = lasting, lasting.root
    assert all("lok-melding" not in page for page in live.pages())

    said = len(live.lines)
    save_by_rename_of(root / THEME, "titel: Vorming", "titel: Leren")
    assert "data/themas/vorming.yaml: bijgewerkt" in live.wait("bijgewerkt", said)
    assert all("Leren" in page for page in live.pages("/themas/vorming/"))
    time.sleep(1)
    assert sum("bijgewerkt" in line for line in live.lines[said:]) == 1  # once per edit

    said = len(live.lines)
    edit(root / THEME, "id: vorming\n", "id: vorming\n“<script>alert(1)</script>”: ja\n")
    live.wait("1 fout in de gegevens", said)
    live.wait("data/themas/vorming.yaml:2:1:", said)
    for target in ("/", "/themas/vorming/", "/nergens/"):
        for page in live.pages(target):
            assert "1 fout in de gegevens" in page
            assert "&lt;script&gt;alert(1)" in page
            assert "<script>alert(1)" not in page
    assert all("Leren" in page for page in live.pages("/themas/vorming/"))

    said = len(live.lines)
    edit(root / THEME, "“<script>alert(1)</script>”: ja\n", "")
    live.wait("bijgewerkt", said)
    assert all("lok-melding" not in page for page in live.pages())

    for audience in ("publiek", "leden"):
        for file in (root / "build" / audience / "site").rglob("*.html"):
            assert b"_lok" not in file.read_bytes()
    said = len(live.lines)
    edit(root / THEME, "titel: Leren", "titel: Vorming")
    live.wait("bijgewerkt", said)


def save_by_rename_of(file: Path, old: str, new: str) -> None:
    beside = file.with_name("vorming.yaml.tmp")
    beside.write_text(file.read_text("utf-8"), "utf-8")
    edit(beside, old, new)
    beside.rename(file)


def test_pages_attachments_style_and_settings_follow_too(lasting: Live) -> None:
    live, root = lasting, lasting.root
    for name, old, new, target, sites in (
        ("content/publiek/over/privacy.md", "zo weinig mogelijk", "bijna niets", "/over/privacy/", 2),
        ("content/publiek/over/bijlagen/nota.txt", "Een nota.", "Nog een nota.", "/over/bijlagen/nota.txt", 2),
        ("scripts/theme/partials/footer.html", "Vraag of fout gezien?", "Iets gezien?", "/", 2),
        ("mkdocs.yml", "copyright: Lokaal Overleg Kinderopvang Voorbeeldstad", "copyright: Van iedereen", "/", 1),
        ("scripts/rendering/basis.yml", "Wie contacteer ik?", "Wie bel ik?", "/", 2),
    ):
        said = len(live.lines)
        edit(root / name, old, new)
        live.wait("bijgewerkt", said)
        assert sum(new.removeprefix("copyright: ") in page for page in live.pages(target)) == sites, name


def test_what_mkdocs_refuses_is_shown_and_mended(lasting: Live) -> None:
    live, root = lasting, lasting.root
    said = len(live.lines)
    edit(root / "mkdocs.yml", "docs_dir:", "use_directory_urls: misschien\ndocs_dir:")
    live.wait("konden niet gemaakt worden", said)
    assert all("use_directory_urls" in page and "konden niet gemaakt worden" in page for page in live.pages())
    said = len(live.lines)
    edit(root / "mkdocs.yml", "use_directory_urls: misschien\n", "")
    live.wait("bijgewerkt", said)
    assert all("lok-melding" not in page for page in live.pages())


def test_a_first_build_with_a_mistake_shows_it_and_goes_on(root: Path) -> None:
    edit(root / THEME, "id: vorming", "id: vormig")
    live = Live(root)
    try:
        live.wait("1 fout in de gegevens")
        for name in ("Openbare site", "Ledensite"):
            status, _, body = ask(live.port(name), "/")
            assert status == 503
            assert "Er is nog geen site" in body.decode()
            assert "vormig" in body.decode()
        edit(root / THEME, "id: vormig", "id: vorming")
        live.wait("bijgewerkt")
        assert all("lok-melding" not in page for page in live.pages())
    finally:
        assert live.stop(signal.SIGINT) == 0


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_order_also_with_a_browser_listening(live: Live, how: signal.Signals) -> None:
    live.wait("bijgewerkt")
    workers = live.children()
    assert len(workers) == 2
    connection = http.client.HTTPConnection("127.0.0.1", live.port("Ledensite"), timeout=60)
    connection.request("GET", "/_lok/stand")
    answer = connection.getresponse()
    begin = time.monotonic()
    assert live.stop(how) == 0
    assert time.monotonic() - begin < 20
    assert live.lines[-1] == "Gestopt.\n"
    assert not any("Traceback" in line for line in live.lines)
    assert not any(Path(f"/proc/{each}").exists() for each in workers)
    answer.close()
    connection.close()


def test_it_ends_in_order_in_the_middle_of_a_build(live: Live, root: Path) -> None:
    live.wait("bijgewerkt")
    workers = live.children()
    edit(root / "mkdocs.yml", "copyright: Lokaal Overleg Kinderopvang Voorbeeldstad", "copyright: Anders")
    while not list((root / "build").glob("*/site.nieuw*")):
        time.sleep(0.01)
    assert live.stop(signal.SIGINT) == 0
    assert not any(Path(f"/proc/{each}").exists() for each in workers)
    assert list((root / "build").glob("*/site.nieuw*")) == []


def test_a_port_in_use_is_said_in_dutch(lasting: Live, root: Path) -> None:
    live = lasting
    port = live.port("Openbare site")
    words = [sys.executable, "-m", "lok.cli", "serve", "--root", str(root), "--members-port", "0"]
    paths = {**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts")}
    done = subprocess.run([*words, "--port", str(port)], capture_output=True, text=True, env=paths, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(f"lok: poort {port} is al in gebruik.")
    done = subprocess.run([*words, "--port", "99999"], capture_output=True, text=True, env=paths, check=False)
    assert done.returncode == 2
    assert "‘99999’ is geen poort" in done.stderr


def test_a_browser_follows_by_itself(lasting: Live) -> None:
    live, root = lasting, lasting.root
    browser_path = subprocess.run(
        [str(REPOSITORY / "scripts/setup/browser")], capture_output=True, text=True, check=True
    ).stdout.strip()
    heard: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page()
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.goto(f"http://127.0.0.1:{live.port('Openbare site')}/themas/vorming/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Vorming")
        edit(root / THEME, "titel: Vorming", "titel: Leren")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Leren", timeout=60_000)
        edit(root / THEME, "id: vorming\n", "id: vorming\n“<script>alert(1)</script>”: ja\n")
        notice = page.get_by_role("region", name="Melding van lok")
        expect(notice).to_contain_text("<script>alert(1)</script>", timeout=60_000)
        assert notice.bounding_box()["y"] == 0  # type: ignore[index]
        edit(root / THEME, "“<script>alert(1)</script>”: ja\n", "")
        expect(notice).to_have_count(0, timeout=60_000)
        browser.close()
    assert heard == []
