// The frame of every page, the only script that every page has. What must be so before anything is drawn is done at once:
// that there are scripts, and the reader's choice of colours. The rest waits until the page stands.
"use strict";
(() => {
  const root = document.documentElement;
  const WIDE = ".lok-tabel, pre > code";
  root.classList.replace("no-js", "js");

  // ---- colours: what the reader chose, else what the device prefers. What is kept stays in this browser.
  const key = `${new URL(document.currentScript.dataset.base, location).pathname}.__palette`;
  const place = (name) => key.replace(/__palette$/, name);
  // What other scripts keep in this browser, by name: theirs to catch what a closed store says.
  window.__md_get = (name) => JSON.parse(localStorage.getItem(place(name)));
  window.__md_set = (name, value) => {
    try {
      localStorage.setItem(place(name), JSON.stringify(value));
    } catch {
      // A full or closed store: nothing is kept.
    }
  };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(key))?.color?.scheme;
    } catch {
      return undefined; // what is kept there is not ours, or may not be read
    }
  };
  let chosen = kept();
  const scheme = () => (["lok-licht", "lok-donker"].includes(chosen) ? chosen : dark.matches ? "lok-donker" : "lok-licht");
  const colour = () => document.body && (document.body.dataset.mdColorScheme = scheme());
  const turn = () => {
    chosen = scheme() === "lok-licht" ? "lok-donker" : "lok-licht";
    colour();
    try {
      localStorage.setItem(key, JSON.stringify({ color: { scheme: chosen } }));
    } catch {
      // A full or closed store: the choice then lasts as long as the page.
    }
  };
  dark.addEventListener("change", colour);
  if (!colour()) {
    const waiting = new MutationObserver(() => colour() && waiting.disconnect());
    waiting.observe(root, { childList: true });
  }

  // ---- the search box takes what is typed to the page to search on, behind the # of its address. Its field has no name:
  // a question never reaches a server.
  const search = (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const question = form.querySelector("input").value.trim();
    location.assign(question ? `${form.action}#${new URLSearchParams({ q: question })}` : form.action);
  };

  // ---- on paper the page says on which day it was printed, and nothing on it is folded.
  const printed = () => {
    const day = new Intl.DateTimeFormat("nl-BE", { day: "numeric", month: "long", year: "numeric" }).format(new Date());
    for (const place of document.querySelectorAll(".lok-druk")) place.textContent = `Afgedrukt op ${day}`;
  };
  let unfolded = [];
  addEventListener("beforeprint", () => {
    printed(); // a page may stay open for days
    unfolded = [...document.querySelectorAll("article details:not([open])")];
    for (const fold of unfolded) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of unfolded.splice(0)) fold.open = false;
  });

  // ---- an address with # opens the folds that its place is in; that of a heading or an item also what is folded under it.
  // Without scripts browsers open the first by themselves, and the second is a fold in sight.
  const HEADS = "h1, h2, h3[id]";
  const below = (place) => {
    for (let next = place; next; next = next.nextElementSibling) {
      if (next.matches("details")) return next;
      if (next !== place && (next.matches(HEADS) || next.querySelector(HEADS))) return undefined;
      const fold = next.querySelector("details");
      if (fold) return fold;
    }
    return undefined;
  };
  const unfold = () => {
    let place;
    try {
      place = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("article *");
    } catch {
      return; // no address of ours
    }
    if (!place) return;
    const folds = [place.closest("details") ?? below(place)];
    while (folds[0]) folds.unshift(folds[0].parentElement.closest("details"));
    const shut = folds.filter((fold) => fold && !fold.open);
    for (const fold of shut) fold.open = true;
    if (shut.length) place.scrollIntoView();
  };

  // ---- the contents beside a long page follow the reader: the last heading that passed the top is marked.
  const follow = (links) => {
    const places = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    const mark = () => {
      const passed = places.findLastIndex((place) => place && place.getBoundingClientRect().top < 120);
      links.forEach((link, at) => {
        link.classList.toggle("md-nav__link--active", at === passed);
        if (at === passed) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      });
    };
    let asked = 0;
    addEventListener("scroll", () => (asked ||= requestAnimationFrame(() => ((asked = 0), mark()))), { passive: true });
    mark();
  };

  // ---- a table or an example wider than its place can be scrolled with the keys too.
  const reach = () => {
    for (const box of document.querySelectorAll(WIDE)) {
      const wide = box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== "visible";
      if (wide) {
        box.tabIndex = 0;
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", box.matches("pre *") ? "Voorbeeld, schuift opzij" : "Tabel, schuift opzij");
      } else for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll(".lok-kleuren")) button.addEventListener("click", turn);
    document.querySelector(".lok-kop .lok-zoek")?.addEventListener("submit", search);
    printed();
    const links = [...document.querySelectorAll(".lok-inhoud a")];
    if (links.length && matchMedia("(min-width: 76.25em)").matches) follow(links);
    unfold();
    addEventListener("hashchange", unfold);
    // A place that was left, and folded again, is opened when its link is pressed once more: the address stays as it is.
    addEventListener("click", (event) => event.target.closest("a")?.href === location.href && unfold());
    reach();
    addEventListener("resize", reach);
  });
})();
