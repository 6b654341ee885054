// What just happened, in one line that is read aloud once, with the way back where there is one.
import { vraag, nummer } from "./vraag.js";
import { knop, stuk } from "./velden.js";

// `terug` is the number of what was done, the address where it is undone, and what comes after that.
export function kondigAan(woorden, terug = null) {
  const plek = document.getElementById("aankondiging");
  plek.textContent = "";
  requestAnimationFrame(() => { plek.textContent = woorden; });
  document.getElementById("daarnet")?.remove();
  if (!terug?.nummer) return;
  const balk = stuk("div", "daarnet");
  balk.id = "daarnet";
  const zin = stuk("span", "", woorden);
  zin.setAttribute("aria-hidden", "true"); // it was read aloud already
  const sluit = knop("Sluit", () => balk.remove());
  const maak = knop("Ongedaan maken", async () => {
    maak.setAttribute("aria-disabled", "true");
    if (terug.eerst && !(await terug.eerst())) { zeg("Dat kan zodra al het andere bewaard is."); return; }
    const antwoord = await vraag(terug.adres, { nummer: terug.nummer, id: balk.dataset.id });
    if (!antwoord.opnieuw) { zeg(antwoord.melding || "Dat lukte niet. Probeer het opnieuw."); return; }
    balk.remove();
    await terug.daarna?.();
    kondigAan(antwoord.melding);
  });
  balk.dataset.id = nummer();
  const zeg = (tekst) => { zin.textContent = tekst; plek.textContent = tekst; maak.removeAttribute("aria-disabled"); };
  balk.append(zin, maak, sluit);
  document.addEventListener("input", () => balk.remove(), { once: true }); // who types on needs the room
  // Right behind what has the focus, so that one more Tab leads there; on the screen it stands below.
  const bij = document.activeElement?.closest?.(".item, .groep, .veld, section");
  if (bij?.matches(".item, .veld, section")) bij.append(balk);
  else if (bij) bij.querySelector(":scope > summary").after(balk);
  else document.querySelector("main").append(balk);
}
