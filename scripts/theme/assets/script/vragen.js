// Narrows the questions while somebody types, to those that hold what was typed in the question, in its everyday words
// or in the names of who answers; when none does, to those that hold every typed word somewhere. Enter goes to the first question that is left. What was typed stands in the address.
// Without this script the page shows every question.
"use strict";
(() => {
  const form = document.querySelector(".lok-filter");
  if (!form) return;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const groups = [...document.querySelectorAll(".lok-vraaggroep")].map((group) => ({
    group,
    rows: [...group.querySelectorAll("li")].map((row) => {
      const link = row.querySelector("a");
      return { row, link, text: fold(`${link.textContent} ${link.dataset.zoek || ""}`) };
    }),
  }));
  const all = new Set(groups.flatMap(({ rows }) => rows.map(({ link }) => link.href))).size;
  const { zoek } = form.elements;
  const status = form.querySelector("[role=status]");

  const show = () => {
    const words = fold(zoek.value).split(/\s+/).filter(Boolean);
    const typed = words.join(" ");
    const exact = groups.some(({ rows }) => rows.some(({ text }) => text.includes(typed)));
    const fits = (text) => (exact ? text.includes(typed) : words.every((word) => text.includes(word)));
    const kept = new Set();
    for (const { group, rows } of groups) {
      for (const { row, link, text } of rows) {
        row.hidden = !fits(text);
        if (!row.hidden) kept.add(link.href);
      }
      group.hidden = rows.every(({ row }) => row.hidden);
    }
    if (kept.size === all) status.textContent = `Alle ${all} vragen`;
    else if (kept.size) status.textContent = `${kept.size} van de ${all} vragen`;
    else status.textContent = "Geen vraag gevonden. Probeer een ander woord, of mail het LOK: het adres staat onderaan.";
  };

  const read = () => {
    zoek.value = new URLSearchParams(location.search).get("zoek") || "";
    show();
  };

  form.addEventListener("input", () => {
    const asked = new URLSearchParams(zoek.value.trim() ? { zoek: zoek.value.trim() } : {});
    history.replaceState(null, "", asked.size ? `?${asked}` : location.pathname);
    show();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = groups.flatMap(({ rows }) => rows).find(({ row }) => !row.hidden);
    if (first) first.link.focus();
  });
  addEventListener("pageshow", read);
  form.hidden = false;
  read();
})();
