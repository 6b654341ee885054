// The screens of a meeting: a button is an act on the server, whose answer shows the whole screen anew where it changed.

import { slepen } from "./slepen.js";
import { vervang } from "./vernieuwen.js";

const TERUG = {
  "punt-weg": "Het punt is geschrapt.",
  plaats: "Het punt staat nu op plaats {}.",
  "stemming-weg": "De stemming is weggehaald.",
  uitstellen: "Het punt is uitgesteld.",
}; // what can be taken back on the spot

export function vergadering(bewaarder, kondigAan) {
  const { vorm } = bewaarder;
  const { scherm, daad } = document.body.dataset;
  slepen(vorm, (item, naar) => doe(item, { naam: "plaats", punt: JSON.parse(item.dataset.at)[1], naar }));
  const WAARDEN = ["zetel", "kandidaat", "stand", "antwoord", "aanbod", "methode", "stem", "hoe"];

  function doe(knop, waarden, { vak = null } = {}) {
    bewaarder.alles();
    const meldingen = vak?.querySelector(".meldingen") ?? null;
    if (meldingen) meldingen.textContent = "";
    const toen = ingevuld(vak);
    bewaarder.voegToe({
      soort: "daad",
      sleutel: `daad:${waarden.naam}:${JSON.stringify(waarden)}`,
      adres: daad,
      scherm,
      ...waarden,
      klaar: (antwoord) => {
        if (toen && toen === ingevuld(vak)) vak.reset(); // not when somebody typed on meanwhile
        toon(antwoord, knop);
        if (TERUG[waarden.naam]) kondigAan(TERUG[waarden.naam].replace("{}", waarden.naar + 1), terug(antwoord));
      },
      mislukt: (antwoord) => weiger(antwoord, meldingen, () => doe(knop, { ...waarden, toch: true }, { vak })),
    });
  }

  const ingevuld = (vak) => (vak?.tagName === "FORM" ? JSON.stringify([...new FormData(vak)]) : "");
  const terug = (antwoord) => ({
    nummer: antwoord.nummer,
    adres: `${document.body.dataset.werk}ongedaan`,
    eerst: async () => { await bewaarder.stuur(); return !bewaarder.wacht.length; },
    daarna: () => bewaarder.opnieuw(),
  });

  function weiger(antwoord, meldingen, nog) {
    for (const each of vorm.querySelectorAll("[data-wacht]")) {
      each.removeAttribute("data-wacht");
      each.setAttribute("aria-pressed", "false");
    }
    bewaarder.opnieuw();
    const plek = meldingen ?? document.getElementById("gekeerd") ?? vorm.querySelector(".meldingen");
    const melding = document.createElement("p");
    melding.className = "melding melding--fout";
    melding.textContent = antwoord.melding || "Dat lukte niet.";
    if (antwoord.mag_toch) melding.append(" ", bewaarder.knop("Toch bewaren", nog));
    plek?.replaceChildren(melding);
    kondigAan(melding.textContent);
    melding.scrollIntoView({ block: "nearest" });
  }

  // Every piece that the answer shows in another way takes the place of the old one; what is being typed is left alone.
  function toon(antwoord, knop) {
    if (bewaarder.wacht.some((each) => each.soort === "daad")) return; // the answer to the last tap shows all of them
    const nieuw = new DOMParser().parseFromString(antwoord.scherm, "text/html").getElementById("formulier");
    const bij = document.activeElement?.id;
    let zetTerug = () => {};
    const oud = [...vorm.querySelectorAll("[data-paneel]")];
    const namen = (each) => each.dataset.paneel;
    const zelfde = oud.map(namen).join() === [...nieuw.querySelectorAll("[data-paneel]")].map(namen).join();
    if (zelfde && antwoord.direct && antwoord.vast && !knop?.closest("[data-herlaad]") && !knop?.hasAttribute("data-velden")) {
      for (const paneel of oud) {
        const vers = nieuw.querySelector(`[data-paneel="${CSS.escape(paneel.dataset.paneel)}"]`);
        if (paneel.dataset.paneel === "gekeerd") continue;
        if (vers.outerHTML === paneel.outerHTML) continue;
        const open = new Set([...paneel.querySelectorAll("details[open]")].map((each) => each.id));
        for (const each of vers.querySelectorAll("details")) if (open.has(each.id)) each.open = true;
        paneel.replaceWith(vers);
      }
    } else {
      zetTerug = vervang(vorm, nieuw);
    }
    vorm.dataset.merk = antwoord.merk;
    vorm.dataset.problemen = JSON.stringify(antwoord.problemen);
    bewaarder.volg(vorm);
    zetTerug();
    const terug = bij && document.getElementById(bij);
    if (terug && document.activeElement !== terug) terug.focus({ preventScroll: true });
    const gekeerd = document.getElementById("gekeerd");
    if (gekeerd) {
      gekeerd.replaceChildren(...(antwoord.gekeerd || []).map((woorden) => {
        const melding = document.createElement("p");
        melding.className = "melding melding--let-op";
        melding.textContent = woorden;
        return melding;
      }));
    }
    const balk = document.getElementById("balk") ?? document.getElementById("verwacht");
    kondigAan([...(antwoord.gekeerd || []), balk?.textContent.trim() ?? ""].join(" "));
  }

  function uitKnop(knop) {
    const waarden = { naam: knop.dataset.doe };
    for (const naam of WAARDEN) if (naam in knop.dataset) waarden[naam] = knop.dataset[naam];
    for (const naam of ["punt", "stemming", "verkiezing", "naar"]) if (naam in knop.dataset) waarden[naam] = Number(knop.dataset[naam]);
    for (const [naam, waarde] of Object.entries(knop.dataset)) {
      if (naam.startsWith("getal")) waarden[naam.slice(5).toLowerCase()] = Number(waarde);
      if (naam.startsWith("waar")) waarden[naam.slice(4).toLowerCase()] = waarde === "1";
    }
    if (knop.dataset.kandidaten) waarden.kandidaten = JSON.parse(knop.dataset.kandidaten);
    return waarden;
  }

  vorm.addEventListener("click", (gebeurtenis) => {
    const knop = gebeurtenis.target.closest("button");
    if (!knop || knop.getAttribute("aria-disabled") === "true" || knop.disabled) return;
    if (knop.dataset.kopieer) { kopieer(knop); return; }
    if ("zet" in knop.dataset) { kiesPlaats(knop); return; }
    if (knop.dataset.stap) { tel(knop); return; }
    if (!knop.dataset.doe) return;
    const waarden = uitKnop(knop);
    if (knop.hasAttribute("aria-pressed")) vooruit(knop);
    if (waarden.naam === "kwam-ging") waarden.nu = nu();
    doe(knop, waarden, { vak: knop.closest(".vak") });
  });

  vorm.addEventListener("submit", (gebeurtenis) => {
    const vak = gebeurtenis.target;
    if (!vak.dataset.doe) return;
    gebeurtenis.preventDefault();
    const knop = gebeurtenis.submitter ?? vak.querySelector("button");
    const waarden = { ...uitKnop(vak), ...Object.fromEntries(new FormData(vak)) };
    if (knop.name) waarden[knop.name] = knop.value;
    if (waarden.naam === "verkiezing") {
      const zonder = Math.min(26, Number.parseInt(waarden.anderen, 10) || 0);
      waarden.zetels = [...[...vak.elements.zetels.selectedOptions].map((each) => each.value), ...Array(zonder).fill("")];
    }
    if (waarden.naam === "kwam-ging") {
      waarden.nu = nu();
      if (waarden.hoe === "zaal") Object.assign(waarden, { naam: "zaal-uit", weg: true });
    }
    doe(knop, waarden, { vak });
  });

  vorm.addEventListener("change", (gebeurtenis) => {
    const veld = gebeurtenis.target;
    if (veld.dataset.kies) doe(veld, { ...uitKnop(veld), naam: veld.dataset.kies, [veld.name]: veld.value });
    if (veld.dataset.ronde && !veld.readOnly) {
      doe(veld, { naam: "ronde-tellen", punt: Number(veld.dataset.punt), verkiezing: Number(veld.dataset.verkiezing), ronde: Number(veld.dataset.ronde), kandidaat: veld.dataset.kandidaat, stemmen: /^\d+$/.test(veld.value.trim()) ? Number(veld.value) : -1 });
    }
    if (veld.dataset.tel && !veld.readOnly) {
      doe(veld, { naam: "tellen", punt: Number(veld.dataset.punt), stemming: Number(veld.dataset.stemming), [veld.dataset.tel]: /^\d+$/.test(veld.value.trim()) ? Number(veld.value) : -1 });
    }
  });

  // Counting with the keys: plus and minus in the field, and Ctrl with an arrow to the next item.
  document.addEventListener("keydown", (gebeurtenis) => {
    const veld = gebeurtenis.target;
    if (veld.dataset?.tel && (gebeurtenis.key === "ArrowUp" || gebeurtenis.key === "ArrowDown")) {
      gebeurtenis.preventDefault();
      veld.value = String(Math.max(0, Number(veld.value) + (gebeurtenis.key === "ArrowUp" ? 1 : -1)));
      veld.dispatchEvent(new Event("change", { bubbles: true }));
      return;
    }
    if (!gebeurtenis.ctrlKey || !["ArrowDown", "ArrowUp"].includes(gebeurtenis.key)) return;
    const punten = [...vorm.querySelectorAll(".punt-vak")];
    if (!punten.length) return;
    gebeurtenis.preventDefault();
    const deze = punten.indexOf(veld.closest?.(".punt-vak"));
    const naar = punten[Math.min(punten.length - 1, Math.max(0, deze + (gebeurtenis.key === "ArrowDown" ? 1 : -1)))];
    const naam = veld.dataset?.at ?? veld.closest?.("[data-at]")?.dataset.at;
    const zelfde = naam && naar.querySelector(`[data-at$=',"${JSON.parse(naam).at(-1)}"]'] [data-in]`);
    (zelfde ?? naar.querySelector("textarea"))?.focus();
    naar.scrollIntoView({ block: "start" });
  });

  // What was tapped shows at once, also without a connection; it counts only when the server says so.
  function vooruit(knop) {
    const aan = knop.getAttribute("aria-pressed") !== "true";
    for (const each of knop.parentElement.querySelectorAll("[aria-pressed]")) each.setAttribute("aria-pressed", "false");
    knop.setAttribute("aria-pressed", String(aan));
    knop.dataset.wacht = "";
  }

  // One vote more or less: what stands in the field counts, so that quick taps add up.
  function tel(knop) {
    const veld = document.getElementById(knop.dataset.bij);
    veld.value = String(Math.max(0, Number(veld.value) + Number(knop.dataset.stap)));
    veld.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function nu() { return document.body.dataset.vanavond === "ja"; }

  async function kopieer(knop) {
    const veld = document.getElementById(knop.dataset.kopieer);
    veld.select();
    try { await navigator.clipboard.writeText(veld.value); kondigAan("Gekopieerd."); knop.textContent = "Gekopieerd"; } catch { kondigAan("De tekst is geselecteerd: kopieer hem met Ctrl en C."); }
  }

  function kiesPlaats(knop) {
    const van = Number(knop.dataset.zet);
    const keuze = document.createElement("select");
    keuze.setAttribute("aria-label", "Zet op plaats");
    keuze.append(new Option("plaats…", ""));
    for (let nummer = 0; nummer < Number(knop.dataset.aantal); nummer += 1) if (nummer !== van) keuze.append(new Option(String(nummer + 1), String(nummer)));
    keuze.addEventListener("change", () => {
      if (keuze.value === "") return;
      doe(keuze, { naam: "plaats", punt: van, naar: Number(keuze.value) });
    });
    keuze.addEventListener("keydown", (gebeurtenis) => { if (gebeurtenis.key === "Escape") { keuze.replaceWith(knop); knop.focus(); } });
    knop.replaceWith(keuze);
    keuze.focus();
  }
}
