// Lists of a form: an item more, less, or elsewhere. The focus stays on the thing that moved, and its new place is said once.
import { slepen } from "./slepen.js";

export function lijsten(bewaarder, kondigAan) {
  const { vorm } = bewaarder;
  const lees = (knop, naam) => JSON.parse(knop.dataset[naam]);
  const idVan = (plek) => `v-${plek.join("-")}-veld`;
  function naamVan(plek) {
    const iets = document.getElementById(idVan(plek));
    const invoer = iets?.matches(".item") && iets.querySelector(":scope > .zoeker > input, :scope > :is(input, textarea, select)");
    const naam = invoer ? invoer.selectedOptions?.[0]?.textContent ?? invoer.value : iets?.querySelector(".item__naam, .groep__naam")?.textContent;
    return naam?.replace(/ \*$/, "").trim() || "Dit";
  }

  // The way back of what was just done, for the line that says it.
  const terug = (antwoord, focus) => ({
    nummer: antwoord.nummer,
    adres: `${document.body.dataset.werk}ongedaan`,
    eerst: async () => { await bewaarder.stuur(); return !bewaarder.wacht.length; },
    daarna: () => bewaarder.opnieuw(focus),
  });

  vorm.addEventListener("click", (gebeurtenis) => {
    const knop = gebeurtenis.target.closest("button");
    if (!knop || knop.getAttribute("aria-disabled") === "true") return;
    const { dataset } = knop;
    if ("erbij" in dataset) voegToe(lees(knop, "erbij"));
    else if ("weg" in dataset) haalWeg(lees(knop, "weg"));
    else if ("omhoog" in dataset) verplaats(lees(knop, "omhoog"), -1, "omhoog");
    else if ("omlaag" in dataset) verplaats(lees(knop, "omlaag"), 1, "omlaag");
    else if ("plaats" in dataset) kies(knop);
  });

  function voegToe(plek) {
    const aantal = document.getElementById(idVan(plek)).querySelector(".items")?.children.length ?? 0;
    bewaarder.doe({ daad: "leeg-item", plek }, { focus: idVan([...plek, aantal]) });
  }

  function haalWeg(plek) {
    const naam = naamVan(plek);
    const lijst = plek.slice(0, -1);
    const item = typeof plek.at(-1) === "number";
    const hierna = item ? [idVan(plek), idVan([...lijst, plek.at(-1) - 1]), idVan(lijst)] : [idVan(plek)];
    const woorden = item ? `${naam} is weggehaald.` : `${naam} is leeggemaakt.`;
    bewaarder.doe({ daad: "weggehaald", plek }, { focus: hierna, na: (antwoord) => kondigAan(woorden, terug(antwoord, idVan(plek))) });
  }

  function verplaats(plek, stap, knop) { naarPlaats(plek, plek.at(-1) + stap, knop); }

  function naarPlaats(plek, naar, knop) {
    const nieuw = [...plek.slice(0, -1), naar];
    const naam = naamVan(plek);
    const aantal = document.getElementById(idVan(plek)).parentElement.children.length;
    bewaarder.doe({ daad: "verplaatst", plek, waarde: naar }, {
      focus: idVan(nieuw),
      na: (antwoord) => {
        const daden = document.querySelector(`[id="${idVan(nieuw)}"] > .item__daden`);
        (daden?.querySelector(`[data-${knop}]`) ?? daden?.querySelector("button"))?.focus();
        kondigAan(`${naam} staat nu op plaats ${naar + 1} van ${aantal}.`, terug(antwoord, idVan(plek)));
      },
    });
  }

  function kies(knop) {
    const plek = lees(knop, "plaats");
    const keuze = document.createElement("select");
    keuze.className = "plaatskeuze";
    keuze.setAttribute("aria-label", `Zet ${naamVan(plek)} op plaats`);
    keuze.append(new Option("plaats…", ""));
    for (let nummer = 0; nummer < Number(knop.dataset.aantal); nummer += 1) if (nummer !== plek.at(-1)) keuze.append(new Option(String(nummer + 1), String(nummer)));
    // With the keys a choice passes by every number: it counts with Enter or on leaving, with a finger at once.
    let metToetsen = false;
    let gedaan = false;
    const klaar = (naar) => {
      if (gedaan) return;
      gedaan = true;
      if (naar) naarPlaats(plek, Number(naar), "plaats");
      else keuze.replaceWith(knop);
    };
    keuze.addEventListener("keydown", (gebeurtenis) => {
      metToetsen = true;
      if (gebeurtenis.key === "Escape") { klaar(""); knop.focus(); }
      if (gebeurtenis.key === "Enter" && keuze.value) { gebeurtenis.preventDefault(); klaar(keuze.value); }
    });
    keuze.addEventListener("pointerdown", () => { metToetsen = false; });
    keuze.addEventListener("change", () => { if (!metToetsen) klaar(keuze.value); });
    keuze.addEventListener("focusout", () => klaar(keuze.value));
    knop.replaceWith(keuze);
    keuze.focus();
  }

  slepen(vorm, (item, naar) => naarPlaats(JSON.parse(item.dataset.at), naar, "omhoog"));
}
