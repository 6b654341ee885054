// What closed tabs left behind about other records: it goes through from any page of the desk, and what cannot is shown.
import { vraag } from "./vraag.js";
import { gooiWeg, inBewaring, laatLos, neemOver, onleesbaar, vergeet, wie } from "./wachtrij.js";
import { aantal, losseTekst, toon } from "./paneel.js";

const OPNIEUW = 10000;
const KAN_NIET = new Set([400, 404, 405, 409, 410, 413, 422]);

export function achtergrond(eigen) {
  const stand = document.getElementById("bewaard");
  let bezig = false;
  let klok;

  const meld = (woorden, sort) => {
    if (eigen) return; // there the form speaks of itself
    stand.textContent = woorden;
    stand.dataset.stand = sort;
  };
  const schrap = (deze) => [["Ik heb dit niet meer nodig", () => vergeet(deze)]];
  const tekstVan = (deze) => (deze.soort === "waarde" ? String(deze.tekst ?? deze.waarde) : "");

  async function stuur() {
    if (bezig) return;
    bezig = true;
    clearTimeout(klok);
    const over = await neemOver((each) => each.record !== eigen && each.wie === wie && !each.geweigerd);
    let gedaan = 0;
    while (over.length) {
      const deze = over[0];
      meld("Er gaat nog tekst door van een vorige keer…", "bezig");
      const antwoord = await vraag(deze.adres, deze);
      if (antwoord.status !== 200 && !KAN_NIET.has(antwoord.status)) break;
      over.shift();
      if (antwoord.status === 200) { vergeet(deze); gedaan += 1; } else weiger(deze, antwoord);
    }
    for (const each of over) laatLos(each);
    if (over.length) {
      meld(`Van een vorige keer ${over.length === 1 ? "staat 1 wijziging" : `staan ${over.length} wijzigingen`} hier nog. Dat gaat vanzelf door.`, "weg");
      klok = setTimeout(stuur, OPNIEUW);
    } else if (aantal()) meld("Niet alles is bewaard: kijk hieronder", "niet");
    else if (gedaan) meld("Wat van een vorige keer overbleef, is bewaard", "bewaard");
    bezig = false;
  }

  function weiger(deze, antwoord) {
    const woorden = antwoord.melding || "Iemand anders wijzigde dit intussen.";
    if (antwoord.prive) {
      vergeet(deze);
      toon({ titel: deze.titel, woorden: `${deze.naam ?? ""}: ${woorden}`, tekst: tekstVan(deze), los: true, wegen: schrap(deze) });
      return;
    }
    if (deze.soort !== "waarde") vergeet(deze);
    else {
      laatLos(Object.assign(deze, { geweigerd: woorden }));
      verschijn(deze, woorden);
    }
  }

  function verschijn(deze, woorden) {
    toon({ titel: deze.titel, naar: deze.record, woorden: `${deze.naam ?? ""}: ${woorden}`, tekst: tekstVan(deze), wegen: schrap(deze) });
  }

  for (const each of inBewaring()) {
    if (each.record === eigen && each.wie === wie) continue;
    if (each.wie !== wie) verschijn(each, `Dit typte ${each.wie || "iemand anders"}, en het is niet bewaard.`);
    else if (each.geweigerd) verschijn(each, each.geweigerd);
  }
  for (const { sleutel, tekst } of onleesbaar()) {
    toon({ titel: "Tekst van een vroegere versie van het bureau", woorden: "Dit is niet bewaard.", tekst, wegen: [["Ik heb dit niet meer nodig", () => gooiWeg(sleutel)]] });
  }
  addEventListener("online", stuur);
  addEventListener("focus", stuur);
  if (!eigen) addEventListener("beforeunload", (gebeurtenis) => { if (losseTekst()) gebeurtenis.preventDefault(); });
  stuur();
}
