// Narrows a list at once, by the choices in the form above it and by words. A row is what carries data-rij: it has its
// values in data-f-<name>, several with spaces between. Within one name any chosen value will do; every name and every
// word must fit; in a form with data-zin the words as they stand go before the same words anywhere. Enter goes to the first
// row that is left. The choice stands in the address, so that a list can be kept and sent. What is marked data-groep goes when all its rows
// do. A word that no row holds is read as the search of the site reads it: another form of it, what means the same, the
// words it is made of, and last the word it may have been meant to be. Without this script the page shows everything, with links to a page per value.
import { fetched, fold } from "./zoek/dutch.js";
import { Rows } from "./zoek/rows.js";

const form = document.querySelector(".lok-filter[data-meer]");
if (form) {
  const groups = new Map([...document.querySelectorAll("[data-groep]")].map((group) => [group, 0]));
  const rows = [...document.querySelectorAll("[data-rij]")].map((mark) => {
    const row = mark.closest("tr, li");
    return { mark, row, group: row.closest("[data-groep]") };
  });
  const all = rows.length;
  const status = form.querySelector("[role=status]");
  const clear = form.querySelector("button");
  const nothing = document.getElementById("niets-gevonden");
  const { een, meer } = form.dataset;

  const chosen = () => [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);

  const has = ({ mark }, name, wanted) => {
    const values = (mark.getAttribute(`data-f-${name}`) ?? "").split(" ");
    return wanted.some((value) => values.includes(value));
  };

  // Made when the first word is typed: a list that is only looked at has no need of it.
  let read;
  const reader = () => (read ??= new Rows(rows.map(({ row, mark }) => `${row.textContent} ${mark.dataset.zoek ?? ""}`)));

  /** The places of the rows that what is typed leaves, and what was guessed; all of them when nothing is typed. */
  const found = (typed) => {
    const sentence = fold(typed).split(/\s+/).filter(Boolean).join(" ");
    if (!sentence) return { left: null, whole: true, guesses: [] };
    const whole = "zin" in form.dataset ? reader().holding(sentence) : new Set();
    return whole.size ? { left: whole, whole: true, guesses: [] } : reader().asked(typed);
  };

  const show = () => {
    const wanted = new Map();
    for (const [name, value] of chosen()) wanted.set(name, [...(wanted.get(name) ?? []), value]);
    const { left, whole, guesses } = found((wanted.get("zoek") ?? []).join(" "));
    clear.hidden = wanted.size === 0;
    wanted.delete("zoek");
    for (const group of groups.keys()) groups.set(group, 0);
    let shown = 0;
    for (const [at, each] of rows.entries()) {
      const kept = (!left || left.has(at)) && [...wanted].every(([name, values]) => has(each, name, values));
      each.row.hidden = !kept;
      if (!kept) continue;
      shown += 1;
      if (each.group) groups.set(each.group, groups.get(each.group) + 1);
    }
    for (const [group, count] of groups) group.hidden = count === 0;
    nothing.hidden = shown > 0;
    const counted = `${all} ${all === 1 ? een : meer}`;
    const told = shown < all ? `${shown} van de ${counted}` : all === 1 ? counted : `Alle ${counted}`;
    status.textContent = [told, ...(whole || !shown ? [] : ["Geen heeft alle woorden"]), ...guesses.map(([typed, word]) => `‘${typed}’ gelezen als ‘${word}’`)].join(". ");
  };

  // What means the same is fetched when somebody is about to type.
  let asked;
  const learn = () => {
    asked ??= fetched("synoniemen.json").then(
      (groups) => {
        reader().learn(groups);
        if (form.elements.zoek.value.trim()) show();
      },
      () => {}, // without the list only the words themselves find
    );
  };

  // What the address asks and the list does not know is left out.
  const take = () => {
    const wanted = new URLSearchParams(location.search);
    for (const field of form.querySelectorAll("input, select")) {
      const values = wanted.getAll(field.name);
      if (field.type === "checkbox") field.checked = values.includes(field.value);
      else if (field.type === "search") field.value = values[0] ?? "";
      else field.value = [...field.options].some(({ value }) => value === values[0]) ? values[0] : "";
    }
    if (wanted.get("zoek")) learn();
    show();
  };

  const write = () => {
    const kept = new URLSearchParams(chosen());
    history.replaceState(history.state, "", kept.size ? `?${kept}` : location.pathname);
    show();
  };

  form.addEventListener("input", write);
  form.elements.zoek.addEventListener("focus", learn);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    rows.find(({ row }) => !row.hidden)?.row.querySelector("a")?.focus();
  });
  clear.addEventListener("click", () => {
    form.reset();
    write();
    form.elements.zoek.focus();
  });
  addEventListener("pageshow", take);
  addEventListener("popstate", take);
  for (const plain of document.querySelectorAll(".lok-zonder-script")) plain.hidden = true;
  form.hidden = false;
  take();
}
