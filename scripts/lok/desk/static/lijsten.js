// Lists of a form: an item more, less, or elsewhere. The focus stays on the thing that moved, and its new place is said.

export function lijsten(bewaarder, kondigAan) {
  const vorm = bewaarder.vorm;
  const lees = (knop, naam) => JSON.parse(knop.dataset[naam]);

  vorm.addEventListener("click", (gebeurtenis) => {
    const knop = gebeurtenis.target.closest("button");
    if (!knop || knop.getAttribute("aria-disabled") === "true") return;
    const { dataset } = knop;
    if ("erbij" in dataset) {
      const plek = lees(knop, "erbij");
      const aantal = vorm.querySelector(`[id="v-${plek.join("-")}-veld"] .items`)?.children.length ?? 0;
      bewaarder.doe({ daad: "leeg-item", plek }, { focus: `v-${[...plek, aantal].join("-")}-veld` });
    } else if ("weg" in dataset) {
      const plek = lees(knop, "weg");
      bewaarder.doe({ daad: "weggehaald", plek }, { focus: `v-${plek.slice(0, -1).join("-")}-veld`, klaar: () => kondigAan("Weggehaald. Op de bladzijde van je werk kan je dat ongedaan maken.") });
    } else if ("omhoog" in dataset) verplaats(lees(knop, "omhoog"), -1);
    else if ("omlaag" in dataset) verplaats(lees(knop, "omlaag"), 1);
    else if ("plaats" in dataset) kies(knop);
  });

  function verplaats(plek, stap) { naarPlaats(plek, plek.at(-1) + stap, stap < 0 ? "omhoog" : "omlaag"); }

  function naarPlaats(plek, naar, knop) {
    const nieuw = [...plek.slice(0, -1), naar];
    const item = document.getElementById(`v-${plek.join("-")}-veld`);
    const naam = item?.querySelector("summary, label")?.textContent.trim() || "Dit";
    const aantal = item?.parentElement.children.length ?? 0;
    bewaarder.doe({ daad: "verplaatst", plek, waarde: naar }, {
      focus: `v-${nieuw.join("-")}-veld`,
      klaar: () => vorm.addEventListener("lok:vernieuwd", () => {
        document.querySelector(`[id="v-${nieuw.join("-")}-veld"] > .item__daden [data-${knop}]`)?.focus();
        kondigAan(`${naam} staat nu op plaats ${naar + 1} van ${aantal}.`);
      }, { once: true }),
    });
  }

  function kies(knop) {
    const plek = lees(knop, "plaats");
    const aantal = Number(knop.dataset.aantal);
    const keuze = document.createElement("select");
    keuze.setAttribute("aria-label", "Zet op plaats");
    keuze.append(new Option("plaats…", ""));
    for (let nummer = 1; nummer <= aantal; nummer += 1) if (nummer - 1 !== plek.at(-1)) keuze.append(new Option(String(nummer), String(nummer - 1)));
    keuze.addEventListener("change", () => { if (keuze.value) naarPlaats(plek, Number(keuze.value), "plaats"); });
    keuze.addEventListener("keydown", (gebeurtenis) => { if (gebeurtenis.key === "Escape") { keuze.replaceWith(knop); knop.focus(); } });
    knop.replaceWith(keuze);
    keuze.focus();
  }

  // Dragging with a mouse or a pen; the buttons do the same for everybody.
  let gesleept = null;
  vorm.addEventListener("pointerdown", (gebeurtenis) => {
    const greep = gebeurtenis.target.closest(".greep");
    if (greep) greep.closest(".item").draggable = true;
  });
  vorm.addEventListener("dragstart", (gebeurtenis) => {
    gesleept = gebeurtenis.target.closest(".item");
    gebeurtenis.dataTransfer?.setData("text/plain", "");
  });
  vorm.addEventListener("dragover", (gebeurtenis) => {
    const over = gebeurtenis.target.closest(".item");
    if (gesleept && over && over.parentElement === gesleept.parentElement) gebeurtenis.preventDefault();
  });
  vorm.addEventListener("drop", (gebeurtenis) => {
    const over = gebeurtenis.target.closest(".item");
    if (!gesleept || !over || over === gesleept || over.parentElement !== gesleept.parentElement) return;
    gebeurtenis.preventDefault();
    naarPlaats(JSON.parse(gesleept.dataset.at), JSON.parse(over.dataset.at).at(-1), "omhoog");
  });
  vorm.addEventListener("dragend", () => { if (gesleept) gesleept.draggable = false; gesleept = null; });
}
