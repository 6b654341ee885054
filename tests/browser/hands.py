"""Whoever sits at the desk in a test: with a mouse, with a finger or with keys alone. What they do is counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from browser.every_page import faults
from browser.settled import needed

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

SETTLED = """() => !Object.keys(localStorage).some(each => each.startsWith("lok-wacht"))
    && document.getElementById("bewaard").dataset.stand === "bewaard" && !document.querySelector("[data-wacht]")"""
HEARD = """
window.gehoord = [];
addEventListener("DOMContentLoaded", () => {
  const plek = document.getElementById("aankondiging");
  if (plek) new MutationObserver(() => { if (plek.textContent) gehoord.push(plek.textContent); }).observe(plek, { childList: true, characterData: true, subtree: true });
});
"""
"""What a screen reader is told, sentence by sentence."""
STOP = """() => {
    const hier = document.activeElement, vlak = hier.getBoundingClientRect(), stijl = getComputedStyle(hier);
    const beeld = hier.matches("input[type=radio], input[type=checkbox]") ? getComputedStyle(hier.nextElementSibling ?? hier) : stijl;
    const punt = document.elementFromPoint(vlak.left + vlak.width / 2, vlak.top + Math.min(vlak.height / 2, 20));
    return { wat: hier.outerHTML.slice(0, 120), gemerkt: parseFloat(beeld.outlineWidth) >= 2 && beeld.outlineStyle !== "none", gezien: hier.contains(punt) || punt?.contains(hier) };
}"""
STEPS = """each => {
    const alle = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, iframe, [tabindex]")]
        .filter(one => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }))
        .filter(one => one.type !== "radio" || one.checked || one === document.activeElement);
    const hier = document.activeElement;
    const van = alle.indexOf(hier), naar = alle.indexOf(each);
    if (naar < 0) return 1;
    if (van >= 0) return naar - van;
    return naar - alle.filter(one => hier !== document.body && hier.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING).length + 1;
}"""
"""How often Tab is to be pressed from where the focus is; below zero with Shift."""
TRIES = 6
"""Times that the focus may land elsewhere than was counted before somebody with keys alone gives up."""


@dataclass
class Hand:
    """A hand on a page of the desk. ``acts`` counts what it does, by the step of the evening it does it in."""

    page: Page
    root: str
    way: str
    step: str = ""
    acts: Counter[str] = field(default_factory=Counter)
    tabs: int = 0

    def find(self, place: str | Locator) -> Locator:
        """What is meant: a selector, or what was found already."""
        return self.page.locator(place) if isinstance(place, str) else place

    def press(self, place: str | Locator) -> None:
        """Press a button, or follow a link."""
        self.acts[self.step] += 1
        target = self.find(place)
        if self.way == "toetsen":
            self.reach(target)
            self.page.keyboard.press("Enter" if target.evaluate("each => each.matches('a, summary')") else "Space")
        elif self.way == "vinger":
            target.tap()
        else:
            target.click()

    def save(self, place: str | Locator) -> None:
        """Press a button whose act is saved, and wait for that."""
        self.press(place)
        self.settle()

    def type(self, place: str | Locator, text: str) -> None:
        """Type in a field in the place of what stands there, and leave it."""
        self.acts[self.step] += 1
        target = self.find(place)
        if self.way == "toetsen":
            self.reach(target)
        else:
            target.tap() if self.way == "vinger" else target.click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Tab")

    def choose(self, place: str | Locator, value: str) -> None:
        """Choose from a list."""
        self.acts[self.step] += 1
        target = self.find(place)
        if self.way == "toetsen":
            self.reach(target)
            word = target.evaluate("(each, value) => [...each.options].find(one => one.value === value).text", value)
            self.page.keyboard.type(word)
            assert target.input_value() == value, f"{word} cannot be chosen by typing it"
        else:
            target.select_option(value)

    def key(self, *keys: str) -> None:
        """Press keys where the focus is."""
        for each in keys:
            self.acts[self.step] += 1
            self.page.keyboard.press(each)

    def reach(self, target: Locator) -> None:
        """Go there with Tab alone; it must show that it has the focus, and nothing may cover it."""
        target.wait_for(state="visible")
        for _ in range(TRIES):
            steps: int = target.evaluate(STEPS)
            if not steps:
                break
            self.tabs += abs(steps)
            for _ in range(abs(steps)):
                self.page.keyboard.press("Tab" if steps > 0 else "Shift+Tab")
        else:
            raise AssertionError(f"{target} cannot be reached with Tab on {self.page.url}")
        stop: dict[str, Any] = self.page.evaluate(STOP)
        assert stop["gemerkt"], f"the focus does not show on {stop['wat']}"
        assert stop["gezien"], f"something covers {stop['wat']}"

    def settle(self) -> None:
        """Wait until all that was done stands on disk, by the word of the desk."""
        self.page.wait_for_function(SETTLED, timeout=10_000)

    def looks_right(self) -> None:
        """Axe has nothing to say, and there is nothing to scroll sideways for."""
        assert not faults(self.page, {}), self.page.url
        size, wide = self.page.evaluate("innerWidth"), needed(self.page)
        assert wide <= size, f"{self.page.url} scrolls sideways: {wide} in {size}"

    def heard(self) -> list[str]:
        """What a screen reader was told since it was last asked."""
        said: list[str] = self.page.evaluate("() => gehoord.splice(0)")
        return said
