// Narrows a list at once, by the choices in the form above it and by words. A row is what carries data-rij: it has its
// values in data-f-<name>, several with spaces between. Within one name any chosen value will do; every name and every
// word must fit; in a form with data-zin the words as they stand go before the same words anywhere. Enter goes to the first
// row that is left. Rows with one value in data-rij are the same thing, and count once. The choice stands in the address, so that a list can be kept and sent. What is marked data-groep goes
// when all its rows do. Without this script the page shows everything, with links to a page per value.
"use strict";
(() => {
  const form = document.querySelector(".lok-filter[data-meer]");
  if (!form) return;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/’/g, "'").toLowerCase();
  const groups = new Map([...document.querySelectorAll("[data-groep]")].map((group) => [group, 0]));
  const rows = [...document.querySelectorAll("[data-rij]")].map((mark) => {
    const row = mark.closest("tr, li");
    const { rij } = mark.dataset;
    return { mark, row, group: row.closest("[data-groep]"), text: null, thing: rij && rij !== "data-rij" ? rij : row };
  });
  const all = new Set(rows.map(({ thing }) => thing)).size;
  const status = form.querySelector("[role=status]");
  const clear = form.querySelector("button");
  const nothing = document.getElementById("niets-gevonden");
  const { een, meer } = form.dataset;

  const chosen = () => [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);

  const has = ({ mark }, name, wanted) => {
    const values = (mark.getAttribute(`data-f-${name}`) ?? "").split(" ");
    return wanted.some((value) => values.includes(value));
  };

  const holds = (each, words) => {
    each.text ??= fold(`${each.row.textContent} ${each.mark.dataset.zoek ?? ""}`);
    return words.every((word) => each.text.includes(word));
  };

  const wordsOf = (typed) => {
    const words = fold(typed).split(/\s+/).filter(Boolean);
    const sentence = words.join(" ");
    return "zin" in form.dataset && rows.some((each) => holds(each, [sentence])) ? [sentence] : words;
  };

  const show = () => {
    const wanted = new Map();
    for (const [name, value] of chosen()) wanted.set(name, [...(wanted.get(name) ?? []), value]);
    const words = wordsOf((wanted.get("zoek") ?? []).join(" "));
    clear.hidden = wanted.size === 0;
    wanted.delete("zoek");
    for (const group of groups.keys()) groups.set(group, 0);
    const shown = new Set();
    for (const each of rows) {
      const kept = [...wanted].every(([name, values]) => has(each, name, values)) && holds(each, words);
      each.row.hidden = !kept;
      if (!kept) continue;
      shown.add(each.thing);
      if (each.group) groups.set(each.group, groups.get(each.group) + 1);
    }
    for (const [group, count] of groups) group.hidden = count === 0;
    nothing.hidden = shown.size > 0;
    const counted = `${all} ${all === 1 ? een : meer}`;
    status.textContent = shown.size < all ? `${shown.size} van de ${counted}` : all === 1 ? counted : `Alle ${counted}`;
  };

  // What the address asks and the list does not know is left out.
  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const field of form.querySelectorAll("input, select")) {
      const values = asked.getAll(field.name);
      if (field.type === "checkbox") field.checked = values.includes(field.value);
      else if (field.type === "search") field.value = values[0] ?? "";
      else field.value = [...field.options].some(({ value }) => value === values[0]) ? values[0] : "";
    }
    show();
  };

  const write = () => {
    const asked = new URLSearchParams(chosen());
    history.replaceState(history.state, "", asked.size ? `?${asked}` : location.pathname);
    show();
  };

  form.addEventListener("input", write);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    rows.find(({ row }) => !row.hidden)?.row.querySelector("a")?.focus();
  });
  clear.addEventListener("click", () => {
    form.reset();
    write();
    form.elements.zoek.focus();
  });
  addEventListener("pageshow", read);
  addEventListener("popstate", read);
  for (const plain of document.querySelectorAll(".lok-zonder-script")) plain.hidden = true;
  form.hidden = false;
  read();
})();
