"""A real Chromium before both built sites, behind the strictest policy that a host can set for them."""

from __future__ import annotations

import gzip
import os
import shutil
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from lok.papers.as_pdf import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

    from samples.whole_sites import Site

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NO_BROWSER = (
    "Geen Chromium gevonden. Installeer het (Debian: sudo apt-get install chromium) of zet CHROMIUM op het pad. "
    "No Chromium found: install it or put its path in CHROMIUM."
)
TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml"}
"""What a host packs on its way."""
CAUGHT = """
window.breaches = [];
document.addEventListener("securitypolicyviolation", event => window.breaches.push(event.violatedDirective + " " + event.blockedURI));
"""


def executable() -> str:
    """The path of Chromium. Without one the tests fail, for a browser test left out proves nothing."""
    found = os.environ.get("CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)
    assert found, NO_BROWSER
    return found


def launch(playwright: Playwright) -> Browser:
    """An installed Chromium; Playwright's own browsers are never downloaded."""
    return playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))


POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
"""What every page says of itself, in a meta element; a host says it too, and that nobody may frame the site."""


@dataclass(slots=True)
class Served:
    """A site on a port of this machine; ``asked`` are the paths a browser requested, in order."""

    site: Site
    root: str = ""
    asked: list[str] = field(default_factory=list)


@contextmanager
def served(site: Site, *, packed: bool = False) -> Iterator[Served]:
    """Serve a built site on the loopback address with its policy, cached as a host would, and ``packed`` as one does."""
    running = Served(site)

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(site.folder))

        def do_GET(self) -> None:
            running.asked.append(urlsplit(self.path).path)
            file = Path(self.translate_path(self.path))
            file = file / "index.html" if file.is_dir() else file
            if packed and file.is_file() and file.suffix in TEXTS:
                self.send_packed(file)
            else:
                super().do_GET()

        def send_packed(self, file: Path) -> None:
            body = gzip.compress(file.read_bytes(), 6)
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(file)))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", f"{POLICY}; frame-ancestors 'none'")
            self.send_header("Cache-Control", "max-age=600")
            super().end_headers()

        def log_message(self, *_: Any) -> None:
            """Say nothing: the tests look at ``asked``."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: Any, address: Any) -> None:
            """A visitor who leaves before all has come is no fault; anything else is."""
            if not isinstance(sys.exception(), ConnectionError):
                super().handle_error(request, address)

    server = Server(("127.0.0.1", 0), Handler)
    running.root = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(slots=True)
class Watched:
    """What a page complained about, and which other hosts it asked something of."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def settle(self) -> list[str]:
        """Everything wrong so far, breaches of the policy included."""
        breaches: list[str] = self.page.evaluate("window.breaches")
        return [*self.complaints, *(f"policy: {each}" for each in breaches)]


@contextmanager
def watched(context: BrowserContext, root: str) -> Iterator[Watched]:
    """The visitor's page, that remembers every error, every failed request and every request to another host.

    It is the same page for every visit, as in a real browser: a new one starts a process, which costs more than the visit.
    """
    page = context.pages[0] if context.pages else context.new_page()
    seen, size = Watched(page), page.viewport_size
    hearing = {
        "console": lambda said: seen.complaints.append(said.text) if said.type in {"error", "warning"} else None,
        "pageerror": lambda error: seen.complaints.append(f"script: {error}"),
        # A visitor who goes on before the icon has come cancels it: that is no fault of the page.
        "requestfailed": lambda asked: (
            None if asked.failure == "net::ERR_ABORTED" else seen.complaints.append(f"failed: {asked.url}")
        ),
        "request": lambda asked: (
            None if asked.url.startswith((root, "data:", "blob:")) else seen.complaints.append(f"outside: {asked.url}")
        ),
    }
    for event, listener in hearing.items():
        page.on(event, listener)  # type: ignore[call-overload]
    try:
        yield seen
    finally:
        for event, listener in hearing.items():
            page.remove_listener(event, listener)
        page.goto("about:blank")
        if size is not None:
            page.set_viewport_size(size)


def context_for(browser: Browser, width: int, scheme: Any) -> BrowserContext:
    """A visitor with a telephone or a desk, by day or by night."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, locale="nl-BE", service_workers="block"
    )
    context.add_init_script(CAUGHT)
    return context
