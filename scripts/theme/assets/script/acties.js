// Narrows the list of actions at once, by who has to do them and by late or carried on. The choice stands in the
// address, so that a list can be bookmarked and sent. Without this script the page shows everything, with links.
"use strict";
(() => {
  const form = document.querySelector(".lok-filter");
  if (!form) return;
  const owners = [...document.querySelectorAll(".lok-taken")];
  const status = form.querySelector("[role=status]");
  const number = (row, name) => Number(row.querySelector(`[data-${name}]`).dataset[name]);

  const show = () => {
    const { wie, laat, doorgeschoven } = form.elements;
    let shown = 0, all = 0;
    for (const owner of owners) {
      const rows = [...owner.querySelectorAll("tbody tr")];
      const kept = rows.filter((row) =>
        (!wie.value || wie.value === owner.id) &&
        (!laat.checked || number(row, "laat") > 0) &&
        (!doorgeschoven.checked || number(row, "keer") > 0));
      for (const row of rows) row.hidden = !kept.includes(row);
      owner.hidden = kept.length === 0;
      shown += kept.length;
      all += rows.length;
    }
    status.textContent = shown === all ? `Alle ${all} actiepunten` : `${shown} van de ${all} actiepunten`;
  };

  const read = () => {
    const asked = new URLSearchParams(location.search);
    form.elements.wie.value = owners.some((owner) => owner.id === asked.get("wie")) ? asked.get("wie") : "";
    for (const name of ["laat", "doorgeschoven"]) form.elements[name].checked = asked.get(name) === "ja";
    show();
  };

  const write = () => {
    const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", chosen.size ? `?${chosen}` : location.pathname);
    show();
  };

  form.addEventListener("change", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("pageshow", read);
  for (const plain of document.querySelectorAll(".lok-zonder-script")) plain.hidden = true;
  form.hidden = false;
  read();
})();
