// Sentences that come back: a list that gets shorter while somebody types, and the chosen one at the caret of the field.
// The field then saves itself as if the words had been typed.
import { haal } from "./vraag.js";
import { knop, stuk, veldVan } from "./velden.js";

const OPEN = "…"; // what the desk puts where it knows nothing

export function bouwstenen(bewaarder, kondigAan) {
  const { vorm } = bewaarder;
  let beurt = 0;
  let doel = null; // the field: its id, where the caret was, and which item it is of
  let venster = null;

  vorm.addEventListener("click", (gebeurtenis) => {
    const knopje = gebeurtenis.target.closest("[data-bouwsteen]");
    if (knopje) open(knopje);
  });

  function open(knopje) {
    const veld = veldVan(knopje);
    const vak = veld.querySelector("textarea");
    if (!vak || vak.readOnly) return;
    const [, punt, naam] = JSON.parse(veld.dataset.at);
    doel = { id: vak.id, van: vak.selectionStart, tot: vak.selectionEnd, was: vak.value, punt, naam, nr: veld.closest("[data-wie]")?.dataset.wie ?? "" };
    venster ??= maak();
    venster.querySelector("h2").textContent = `Bouwsteen bij ${veld.querySelector("label").textContent.toLowerCase()}`;
    const invoer = venster.querySelector("input");
    invoer.value = "";
    venster.showModal();
    invoer.focus();
    toon();
  }

  function maak() {
    const nieuw = stuk("dialog", "bouwstenen");
    nieuw.setAttribute("aria-labelledby", "bouwstenen-kop");
    const kop = stuk("h2", "", "");
    kop.id = "bouwstenen-kop";
    const naam = stuk("label", "", "Zoek een zin: twee letters volstaan");
    naam.htmlFor = "bouwstenen-zoek";
    const invoer = document.createElement("input");
    Object.assign(invoer, { id: "bouwstenen-zoek", type: "text", autocomplete: "off" });
    for (const [wat, hoe] of Object.entries({ role: "combobox", "aria-expanded": "true", "aria-autocomplete": "list", "aria-controls": "bouwstenen-lijst" })) invoer.setAttribute(wat, hoe);
    const lijst = stuk("ul", "bouwstenen__lijst");
    lijst.id = "bouwstenen-lijst";
    lijst.setAttribute("role", "listbox");
    lijst.setAttribute("aria-label", "Zinnen");
    const eigen = stuk("a", "", "Eigen bouwstenen");
    const daden = stuk("p", "daden");
    daden.append(eigen, knop("Sluit", () => nieuw.close()));
    nieuw.append(kop, naam, invoer, lijst, daden);
    invoer.addEventListener("input", toon);
    invoer.addEventListener("keydown", toets);
    lijst.addEventListener("click", (gebeurtenis) => { const rij = gebeurtenis.target.closest("[role=option]"); if (rij) neem(rij); });
    nieuw.addEventListener("close", () => { const vak = document.getElementById(doel?.id); doel = null; vak?.focus(); });
    document.body.append(nieuw);
    return nieuw;
  }

  function toets(gebeurtenis) {
    const rijen = [...venster.querySelectorAll("[role=option]")];
    const nu = rijen.findIndex((each) => each.getAttribute("aria-selected") === "true");
    const stap = { ArrowDown: 1, ArrowUp: -1 }[gebeurtenis.key];
    if (stap && rijen.length) {
      gebeurtenis.preventDefault();
      wijs(rijen, (nu + stap + rijen.length) % rijen.length);
    } else if (gebeurtenis.key === "Enter") {
      gebeurtenis.preventDefault();
      if (rijen[Math.max(nu, 0)]) neem(rijen[Math.max(nu, 0)]);
    }
  }

  async function toon() {
    const deze = (beurt += 1);
    const invoer = venster.querySelector("input");
    const lijst = venster.querySelector("ul");
    const vragen = new URLSearchParams({ q: invoer.value, punt: doel.punt, veld: doel.naam, nr: doel.nr });
    const antwoord = await haal(`${bewaarder.adres}bouwstenen?${vragen}`).then((each) => each?.json()).catch(() => null);
    if (deze !== beurt || !doel) return;
    const rijen = (antwoord?.gevonden ?? []).map(rij);
    lijst.replaceChildren(...rijen);
    if (!rijen.length) lijst.append(stuk("li", "zacht", antwoord ? "Geen zin gevonden." : "Dat lukt nu niet. Laad de bladzijde opnieuw als dat zo blijft."));
    venster.querySelector("a").href = antwoord?.eigen ?? "";
    venster.querySelector("a").hidden = !antwoord?.eigen;
    wijs(rijen, 0);
  }

  function rij({ naam, tekst, eigen, meer }, nummer) {
    const nieuw = stuk("li", "");
    nieuw.id = `bouwsteen-${nummer}`;
    nieuw.setAttribute("role", "option");
    Object.assign(nieuw.dataset, { tekst, meer });
    nieuw.append(stuk("b", "", naam), eigen ? stuk("span", "zacht", " van jullie raad") : "", stuk("span", "bouwstenen__zin", tekst));
    if (meer) nieuw.append(stuk("span", "bouwstenen__meer", meer));
    return nieuw;
  }

  function wijs(rijen, nummer) {
    rijen.forEach((each, plaats) => each.setAttribute("aria-selected", String(plaats === nummer)));
    const invoer = venster.querySelector("input");
    if (!rijen[nummer]) { invoer.removeAttribute("aria-activedescendant"); return; }
    invoer.setAttribute("aria-activedescendant", rijen[nummer].id);
    rijen[nummer].scrollIntoView({ block: "nearest" });
  }

  // The words at the caret; the first of them that is not known yet is selected, to be typed over.
  function neem(gekozen) {
    const { tekst, meer } = gekozen.dataset;
    const { id, van, tot, was } = doel;
    const vak = document.getElementById(id);
    venster.close();
    if (!vak) { kondigAan("Dit punt staat hier niet meer. Er is niets ingevoegd."); return; }
    const eind = vak.value.length;
    const [begin, einde] = vak.value === was ? [van, tot] : [eind, eind]; // somebody else wrote meanwhile: behind it
    const voor = vak.value.slice(0, begin);
    const na = vak.value.slice(einde);
    const zin = `${voor && !/\s$/.test(voor) ? " " : ""}${tekst}${na && !/^[\s.,;:!?)]/.test(na) ? " " : ""}`;
    vak.setRangeText(zin, begin, einde, "end");
    vak.dispatchEvent(new Event("input", { bubbles: true }));
    vak.focus();
    const leeg = zin.indexOf(OPEN);
    if (leeg >= 0) vak.setSelectionRange(begin + leeg, begin + leeg + 1);
    kondigAan(`Ingevoegd. ${meer}`.trim());
  }
}
