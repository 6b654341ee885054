// What stood in a long text before: shown under it, to copy or to take back.
import { haal } from "./vraag.js";
import { knop, stuk, veldVan } from "./velden.js";
import { kopieer } from "./paneel.js";

export function vroeger(bewaarder) {
  bewaarder.vorm.addEventListener("click", (gebeurtenis) => {
    const wijzer = gebeurtenis.target.closest("[data-vroeger]");
    if (wijzer) toon(wijzer);
  });

  async function toon(wijzer) {
    const veld = veldVan(wijzer);
    const oud = veld.querySelector(".vroeger");
    wijzer.setAttribute("aria-expanded", String(!oud));
    if (oud) { oud.remove(); return; }
    const lijst = stuk("div", "vroeger");
    lijst.setAttribute("role", "status");
    lijst.textContent = "Even kijken…";
    wijzer.after(lijst);
    const antwoord = await haal(`${bewaarder.adres}vroeger?plek=${encodeURIComponent(veld.dataset.at)}`);
    const teksten = antwoord ? (await antwoord.json()).teksten : null;
    if (!teksten?.length) {
      lijst.textContent = teksten ? "Er stond hier in dit werk nog niets anders." : "Dat lukt nu niet: er is geen verbinding.";
      return;
    }
    lijst.replaceChildren(stuk("p", "", `${teksten.length === 1 ? "Er is 1 vroegere versie" : `Er zijn ${teksten.length} vroegere versies`} van deze tekst.`));
    const rijen = stuk("ol", "items");
    for (const { tekst, wanneer } of teksten) {
      const rij = stuk("li", "vroeger__rij");
      const daden = stuk("span", "daden");
      const kop = stuk("b", "", wanneer);
      const terug = knop("Zet dit terug", () => neem(veld, tekst, wijzer));
      const kopie = knop("Kopieer", () => kopieer(tekst, kopie));
      for (const each of [terug, kopie]) each.append(stuk("span", "onzichtbaar", `, ${wanneer}`));
      daden.append(terug, kopie);
      rij.append(kop, stuk("blockquote", "", tekst || "(leeg)"), daden);
      rijen.append(rij);
    }
    lijst.append(rijen);
  }

  function neem(veld, tekst, wijzer) {
    const vak = veld.querySelector("textarea");
    vak.value = tekst;
    veld.querySelector(".vroeger").remove();
    wijzer.setAttribute("aria-expanded", "false");
    vak.focus();
    vak.dispatchEvent(new Event("input", { bubbles: true }));
    const deze = bewaarder.wacht.findLast((each) => each.sleutel === veld.dataset.at && !each.geprobeerd);
    if (deze) deze.terug = true;
    bewaarder.klaar(vak);
  }
}
