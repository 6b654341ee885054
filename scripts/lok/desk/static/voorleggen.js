// Handing work on: where two people wrote something else in the same place, both texts stand side by side to choose from.
import { vraag } from "./bewaren.js";
import { inBewaring } from "./wachtrij.js";

export function voorleggen() {
  for (const vak of document.querySelectorAll("form[data-voorleggen]")) {
    vak.addEventListener("submit", async (gebeurtenis) => {
      gebeurtenis.preventDefault();
      const plek = vak.querySelector(".meldingen");
      const waarden = Object.fromEntries(new FormData(vak));
      const keuzes = Object.fromEntries([...vak.querySelectorAll("select[data-pad]")].map((each) => [each.dataset.pad, each.value]));
      const werk = document.querySelector(".kruimels a")?.pathname ?? "";
      if (inBewaring().some((each) => each.record.startsWith(werk))) {
        plek.textContent = "In deze browser staat nog tekst van dit werk die niet bewaard is. Open die bladzijde eerst, of wacht tot er weer verbinding is.";
        return;
      }
      plek.textContent = "Even geduld…";
      const antwoord = await vraag(vak.dataset.voorleggen, { titel: waarden.titel, keuzes });
      plek.replaceChildren();
      if (antwoord.gedaan) {
        plek.append(antwoord.gedaan);
        if (antwoord.adres) {
          const pijl = document.createElement("a");
          pijl.href = antwoord.adres;
          pijl.textContent = "Bekijk het voorstel";
          plek.append(" ", pijl);
        }
        if (vak.id === "voorleggen") vak.querySelector("button").remove();
        return;
      }
      plek.append(antwoord.melding || "Dat lukte niet. Er is niets verloren: probeer het straks opnieuw.");
      for (const each of antwoord.verschillen || []) plek.append(keuze(each));
    });
  }

  function keuze(verschil) {
    const blok = document.createElement("fieldset");
    const naam = document.createElement("legend");
    naam.textContent = verschil.naam;
    const kies = document.createElement("select");
    kies.dataset.pad = verschil.pad;
    kies.setAttribute("aria-label", `Welke tekst van ${verschil.naam} telt?`);
    kies.append(new Option("mijn tekst", verschil.mijn_ruw), new Option("die van de ander", verschil.ander_ruw));
    blok.append(naam);
    for (const [woorden, tekst] of [["Mijn tekst", verschil.mijn], ["Die van de ander", verschil.ander]]) {
      const deel = document.createElement("details");
      const kop = document.createElement("summary");
      kop.textContent = woorden;
      const inhoud = document.createElement("pre");
      inhoud.textContent = tekst;
      deel.append(kop, inhoud);
      blok.append(deel);
    }
    blok.append(kies);
    return blok;
  }
}
