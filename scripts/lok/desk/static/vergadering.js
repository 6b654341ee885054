// The screens of a meeting: a button is an act on the server, whose answer shows the screen anew where it changed.
import { slepen } from "./slepen.js";
import { nieuwNummer, vervang } from "./tonen.js";
import { kiesPlaats } from "./volgorde.js";
import { tel, toetsen } from "./toetsen.js";
import { leg } from "./wachtrij.js";

const WOORDEN = ["zetel", "kandidaat", "stand", "antwoord", "aanbod", "aanbodsoort", "methode", "stem", "hoe"];
const TERUG = new Set(["punt-weg", "plaats", "stemming-weg", "verkiezing-weg", "uitstellen"]); // what can be taken back on the spot
const GETALLEN = ["punt", "stemming", "verkiezing", "naar"];

export function vergadering(bewaarder, kondigAan) {
  const { vorm } = bewaarder;
  const { scherm, daad, vanavond } = document.body.dataset;
  let toont = false; // while the page is shown anew nobody leaves a field
  const daden = () => bewaarder.wacht.filter((each) => each.soort === "daad");

  function doe(knop, waarden, { vak = null, dan = "" } = {}) {
    for (const each of vorm.querySelectorAll(".melding--daad")) each.remove();
    const toen = ingevuld(vak);
    bewaarder.voegToe({
      soort: "daad",
      sleutel: `daad:${waarden.naam}:${JSON.stringify(waarden)}`,
      adres: daad,
      scherm,
      ...waarden,
      klaar: (antwoord) => {
        if (toen && toen === ingevuld(vak)) leeg(vak); // not when somebody typed on meanwhile
        toon(antwoord, knop, { dan, weg: TERUG.has(waarden.naam) });
      },
      mislukt: (antwoord) => weiger(antwoord, knop, () => doe(knop, { ...waarden, toch: true }, { vak, dan })),
    });
  }

  const ingevuld = (vak) => (vak?.tagName === "FORM" ? JSON.stringify([...new FormData(vak)]) : "");

  function leeg(vak) {
    vak.reset();
    if (vak.contains(document.activeElement)) vak.querySelector("input, select, textarea")?.focus({ preventScroll: true });
  }

  // The way back of what was just done, for the line that says it.
  const terug = (antwoord) => ({
    nummer: antwoord.nummer,
    adres: `${document.body.dataset.werk}ongedaan`,
    eerst: async () => { await bewaarder.stuur(); return !bewaarder.wacht.length; },
    daarna: () => bewaarder.opnieuw(),
  });

  // Not done: the screen shows what stands, and beside what was tapped why.
  function weiger(antwoord, knop, nog) {
    if (antwoord.scherm && !daden().length) ververs(antwoord, knop, "");
    else for (const each of vorm.querySelectorAll("[data-wacht]")) zetTerug(each);
    const woorden = antwoord.melding || "Dat lukte niet.";
    const melding = document.createElement("p");
    melding.className = "melding melding--fout melding--daad";
    melding.textContent = woorden;
    if (antwoord.mag_toch) melding.append(" ", bewaarder.knop("Toch bewaren", () => { melding.remove(); nog(); }));
    const plek = bijKnop((knop.id && document.getElementById(knop.id)) || knop);
    plek.append(melding);
    if (!plek.matches("[role=alert]")) kondigAan(woorden);
    melding.scrollIntoView({ block: "nearest" });
  }

  function bijKnop(knop) {
    const vak = knop.closest("form")?.querySelector(".meldingen") ?? knop.closest(".stemknoppen, .tellers")?.parentElement ?? knop.closest(".zetel, .stemming, .punt") ?? knop.closest(".vak")?.querySelector(":scope > .meldingen");
    return vak?.isConnected ? vak : document.getElementById("gekeerd") ?? vorm;
  }

  // What was tapped shows at once, also without a connection; it counts only when the server says so.
  function vooruit(knop) {
    const aan = knop.getAttribute("aria-pressed") !== "true";
    for (const each of knop.parentElement.querySelectorAll("[aria-pressed]")) {
      if (!("stond" in each.dataset)) each.dataset.stond = each.getAttribute("aria-pressed");
      each.setAttribute("aria-pressed", "false");
    }
    knop.setAttribute("aria-pressed", String(aan));
    knop.dataset.wacht = "";
    return aan;
  }

  function zetTerug(knop) {
    for (const each of knop.parentElement.querySelectorAll("[data-stond]")) {
      each.setAttribute("aria-pressed", each.dataset.stond);
      delete each.dataset.stond;
      delete each.dataset.wacht;
    }
  }

  function toon(antwoord, knop, { dan = "", weg = false } = {}) {
    if (daden().length) return; // the answer to the last tap shows all of them
    ververs(antwoord, knop, dan);
    const gekeerd = antwoord.gekeerd ?? [];
    toonGekeerd(gekeerd);
    const rest = gekeerd.length > 1 ? ` En nog ${gekeerd.length - 1}: kijk bovenaan.` : "";
    kondigAan(gekeerd.length ? `${gekeerd[0]}${rest}` : antwoord.gezegd, weg ? terug(antwoord) : null);
  }

  function ververs(antwoord, knop, dan) {
    const vers = new DOMParser().parseFromString(antwoord.scherm, "text/html").getElementById("formulier");
    const alles = !(antwoord.direct && antwoord.vast) || Boolean(knop?.closest?.("[data-herlaad]") || knop?.hasAttribute?.("data-velden"));
    const nummers = new Map([...vorm.querySelectorAll("[data-wie]")].map((punt) => [Number(punt.dataset.nummer), nieuwNummer(punt, vers)]));
    toont = true;
    const herstel = vervang(vorm, vers, { alles, dan });
    toont = false;
    if (alles) verhuis(antwoord.merk, nummers); // only now: what loses the focus is noted first
    vorm.dataset.merk = antwoord.merk;
    vorm.dataset.problemen = JSON.stringify(antwoord.problemen);
    bewaarder.volg(vorm);
    herstel();
    for (const each of bewaarder.wacht) if (each.typt) bewaarder.getypt(bewaarder.invoer(each.sleutel) ?? vorm);
  }

  // What waits to be saved goes along with its item to the page that came.
  function verhuis(merk, nummers) {
    for (const each of bewaarder.wacht) {
      if (each.soort !== "waarde" || each.merk !== bewaarder.merk) continue;
      const [lijst, nummer, ...rest] = each.plek;
      const punt = lijst === "agendapunten" && typeof nummer === "number";
      if (punt && nummers.get(nummer) === undefined) continue; // its item is gone: the desk says so
      const plek = punt ? [lijst, Number(nummers.get(nummer)), ...rest] : each.plek;
      Object.assign(each, { plek, sleutel: JSON.stringify(plek), merk });
      leg(each);
    }
  }

  function toonGekeerd(zinnen) {
    document.getElementById("gekeerd")?.replaceChildren(...zinnen.map((woorden) => {
      const melding = document.createElement("p");
      melding.className = "melding melding--let-op";
      melding.textContent = woorden;
      return melding;
    }));
  }

  function uitKnop(knop) {
    const waarden = { naam: knop.dataset.doe };
    for (const naam of WOORDEN) if (naam in knop.dataset) waarden[naam] = knop.dataset[naam];
    for (const naam of GETALLEN) if (naam in knop.dataset) waarden[naam] = Number(knop.dataset[naam]);
    for (const [naam, waarde] of Object.entries(knop.dataset)) {
      if (naam.startsWith("getal")) waarden[naam.slice(5).toLowerCase()] = Number(waarde);
      if (naam.startsWith("waar")) waarden[naam.slice(4).toLowerCase()] = waarde === "1";
    }
    if (knop.dataset.kandidaten) waarden.kandidaten = JSON.parse(knop.dataset.kandidaten);
    return waarden;
  }

  const getal = (veld) => (/^\d+$/.test(veld.value.trim()) ? Number(veld.value) : -1);
  const verplaats = (van, naar, na) => doe(vorm.querySelector(`#punt-${van}`), { naam: "plaats", punt: van, naar }, { dan: `${na}-${naar}` });

  vorm.addEventListener("click", (gebeurtenis) => {
    const knop = gebeurtenis.target.closest("button");
    if (!knop || knop.getAttribute("aria-disabled") === "true" || knop.disabled) return;
    if (knop.dataset.kopieer) { kopieer(knop); return; }
    if ("druk" in knop.dataset) { print(); return; }
    if ("zet" in knop.dataset) { kiesPlaats(knop, (van, naar) => verplaats(van, naar, "naar")); return; }
    if (knop.dataset.stap) { tel(document.getElementById(knop.dataset.bij), Number(knop.dataset.stap)); return; }
    if (!knop.dataset.doe) return;
    const waarden = uitKnop(knop);
    if (waarden.naam === "plaats") { verplaats(waarden.punt, waarden.naar, knop.dataset.na); return; }
    if (knop.hasAttribute("aria-pressed") && !vooruit(knop)) waarden[knop.dataset.los] = "";
    if (waarden.naam === "kwam-ging") waarden.nu = vanavond === "ja";
    doe(knop, waarden, { vak: knop.closest(".vak") });
  });

  vorm.addEventListener("submit", (gebeurtenis) => {
    const vak = gebeurtenis.target;
    if (!vak.dataset.doe) return;
    gebeurtenis.preventDefault();
    const knop = gebeurtenis.submitter ?? vak.querySelector("button");
    const velden = new FormData(vak);
    const waarden = { ...uitKnop(vak), ...Object.fromEntries(velden) };
    if (knop.name) waarden[knop.name] = knop.value;
    if (waarden.naam === "verkiezing") waarden.zetels = [...velden.getAll("zetels"), ...Array(Math.min(26, Number.parseInt(waarden.anderen, 10) || 0)).fill("")];
    if (waarden.naam === "kwam-ging") {
      waarden.nu = vanavond === "ja";
      if (waarden.hoe === "zaal") Object.assign(waarden, { naam: "zaal-uit", weg: true });
    }
    doe(knop, waarden, { vak });
  });

  vorm.addEventListener("change", (gebeurtenis) => {
    const veld = gebeurtenis.target;
    const { dataset } = veld;
    if (dataset.kies) doe(veld, { ...uitKnop(veld), naam: dataset.kies, [veld.name]: veld.value });
    if (veld.readOnly) return;
    const plek = { punt: Number(dataset.punt), stemming: Number(dataset.stemming) };
    if (dataset.ronde) doe(veld, { naam: "ronde-tellen", punt: plek.punt, verkiezing: Number(dataset.verkiezing), ronde: Number(dataset.ronde), kandidaat: dataset.kandidaat, stemmen: getal(veld) });
    if (dataset.tel) doe(veld, { naam: "tellen", ...plek, [dataset.tel]: getal(veld) });
    if (dataset.tel || dataset.ronde) veld.dataset.gestuurd = "";
  });
  vorm.addEventListener("input", (gebeurtenis) => { delete gebeurtenis.target.dataset.gestuurd; });
  // A number that was typed while an answer came stands in a new field, which the browser does not see as changed.
  vorm.addEventListener("focusout", ({ target }) => {
    if (toont || !target.matches("[data-tel], [data-ronde]") || target.readOnly) return;
    if (target.value !== target.defaultValue && !("gestuurd" in target.dataset)) target.dispatchEvent(new Event("change", { bubbles: true }));
  });

  async function kopieer(knop) {
    const veld = document.getElementById(knop.dataset.kopieer);
    veld.select();
    try {
      await navigator.clipboard.writeText(veld.value);
      kondigAan("Gekopieerd.");
      knop.textContent = "Gekopieerd";
    } catch {
      kondigAan("De tekst is geselecteerd: kopieer hem met Ctrl en C.");
    }
    knop.focus();
  }

  // What covers the top of the page is as high as it is: what comes into view stays below it.
  function meetBoven() {
    const kop = document.querySelector(".kop")?.offsetHeight ?? 0;
    document.documentElement.style.setProperty("--boven", `${kop + (document.getElementById("vast")?.offsetHeight ?? 0) + 8}px`);
  }
  const meter = new ResizeObserver(meetBoven);
  for (const each of [document.querySelector(".kop"), vorm]) if (each) meter.observe(each);

  slepen(vorm, (item, naar) => verplaats(Number(item.dataset.nummer), naar, "op"));
  toetsen(vorm);
}
