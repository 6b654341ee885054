"""The secretary's desk in a real Chromium: a page that is watched, and what it says is saved held against what was echoed."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from browser.chromium import CAUGHT
from lok.source.parse import parse
from samples.desk import KEY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from lok.desk.works import Work
    from samples.desk import Client

MEETING = "vergaderingen/verg-2026-03-12/"
STATUS = "#bewaard"
HEARD = """
const echt = window.fetch;
const echo = new Set();
window.fetch = async (adres, vraag) => {
  const antwoord = await echt(adres, vraag);
  if (vraag?.method === "POST" && antwoord.status === 200) {
    const { waarde, naam } = JSON.parse(await antwoord.clone().text());
    for (const each of [waarde, naam, JSON.parse(vraag.body).waarde]) echo.add(kaal(String(each ?? "")));
  }
  return antwoord;
};
const kaal = (tekst) => tekst.replace("T", " ").replace(/\\n+$/, "");
addEventListener("DOMContentLoaded", () => {
  const stand = document.getElementById("bewaard");
  const velden = () => [...document.querySelectorAll("#formulier [data-in]:not([type=radio], select)")];
  if (stand) new MutationObserver(() => {
    if (!stand.textContent.startsWith("Bewaard om")) return;
    const anders = velden().map((each) => [kaal(each.value), kaal(each.defaultValue)]).filter(([nu, toen]) => nu !== toen && !echo.has(nu));
    if (anders.length) lokOnwaar(anders.map(([nu]) => nu));
  }).observe(stand, { childList: true, characterData: true, subtree: true });
});
"""
"""At every ‘Bewaard om’: what stands in the fields and neither came with the page nor was echoed by the server."""


@dataclass(slots=True)
class Desk:
    """A visitor at the desk, the draft that is worked on, and all that its pages said."""

    context: BrowserContext
    client: Client
    work: Work
    page: Page = field(init=False)
    complaints: list[str] = field(default_factory=list)
    untrue: list[list[str]] = field(default_factory=list)
    sent: list[dict[str, Any]] = field(default_factory=list)

    def address(self, path: str = MEETING) -> str:
        """The address of a page of the draft."""
        return f"{self.client.origin}/werk/{self.work.draft.name}/{path}"

    def tab(self, path: str = MEETING) -> Page:
        """A new tab on a page of the draft."""
        page = self.context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on(
            "request", lambda asked: self.sent.append(asked.post_data_json or {}) if asked.method == "POST" else None
        )
        page.goto(self.address(path))
        return page

    def open(self, path: str = MEETING) -> Page:
        """The first tab, kept as ``page``."""
        self.page = self.tab(path)
        return self.page

    @property
    def file(self) -> Path:
        """The record of the meeting."""
        return self.work.root / "data" / f"{MEETING.rstrip('/')}.yaml"

    def data(self) -> dict[str, Any]:
        """What stands on disk; it is always whole."""
        found: dict[str, Any] = parse(self.file.read_text("utf-8"))
        return found

    def says(self, words: str, page: Page | None = None) -> None:
        """Wait until the line of saving says something."""
        (page or self.page).wait_for_function(
            "words => document.getElementById('bewaard').textContent.includes(words)",
            arg=words,
            timeout=10_000,
            polling=30,  # a tab that nobody looks at draws seldom
        )

    def until(self, true: Callable[[], Any], words: str) -> None:
        """Wait a little for something on disk, while the browser goes on."""
        end = time.monotonic() + 8
        while not true():
            assert time.monotonic() < end, words
            self.page.wait_for_timeout(20)

    def kept(self, page: Page | None = None) -> str:
        """All that this browser keeps."""
        said: str = (page or self.page).evaluate(
            "JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage})"
        )
        return said

    def honest(self) -> None:
        """What was said to be saved had been echoed by the server, and nothing else was amiss."""
        assert not self.untrue, f"‘Bewaard’ was said while these were not: {self.untrue}"
        network = ("net::ERR", "the server responded with a status of")
        assert not [each for each in self.complaints if not any(known in each for known in network)]


@contextmanager
def at_desk(browser: Browser, client: Client, work: Work, *scripts: str, key: str = KEY, **more: Any) -> Iterator[Desk]:
    """Somebody who came in through the door."""
    given = {"viewport": {"width": 1280, "height": 900}, "locale": "nl-BE", "service_workers": "block", **more}
    context = browser.new_context(**given)
    desk = Desk(context, client, work)
    context.expose_function("lokOnwaar", lambda values: desk.untrue.append(values))  # noqa: PLW0108
    for script in (CAUGHT, HEARD, *scripts):
        context.add_init_script(script)
    context.request.get(f"{client.origin}/?sleutel={key}")
    try:
        yield desk
        desk.honest()
    finally:
        context.close()
