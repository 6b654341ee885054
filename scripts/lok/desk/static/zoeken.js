// A field that points at a record or a file: found by its name, kept by its id; one that is missing is made on the spot.
import { vraag } from "./bewaren.js";

export function zoekers(bewaarder) {
  const vorm = bewaarder.vorm;
  const werk = document.body.dataset.werk;
  let beurt = 0;

  vorm.addEventListener("input", (gebeurtenis) => { if (gebeurtenis.target.matches("[role=combobox]")) toon(gebeurtenis.target); });
  vorm.addEventListener("focusin", (gebeurtenis) => { if (gebeurtenis.target.matches("[role=combobox]")) { gebeurtenis.target.dataset.naam = gebeurtenis.target.value; } });
  vorm.addEventListener("click", (gebeurtenis) => { if (gebeurtenis.target.matches("[role=combobox]")) toon(gebeurtenis.target); });
  vorm.addEventListener("keydown", (gebeurtenis) => {
    const veld = gebeurtenis.target;
    if (!veld.matches("[role=combobox]")) return;
    const lijst = lijstVan(veld);
    const opties = [...lijst.children];
    const nu = opties.findIndex((each) => each.id === veld.getAttribute("aria-activedescendant"));
    if (gebeurtenis.key === "ArrowDown" || gebeurtenis.key === "ArrowUp") {
      gebeurtenis.preventDefault();
      if (lijst.hidden) { toon(veld); return; }
      wijs(veld, opties, (nu + (gebeurtenis.key === "ArrowDown" ? 1 : -1) + opties.length) % opties.length);
    } else if (gebeurtenis.key === "Enter" && !lijst.hidden) {
      gebeurtenis.preventDefault();
      neem(veld, opties[Math.max(nu, 0)]);
    } else if (gebeurtenis.key === "Escape") { veld.value = veld.dataset.naam ?? veld.value; sluit(veld); }
  });
  vorm.addEventListener("mousedown", (gebeurtenis) => {
    const optie = gebeurtenis.target.closest("[role=option]");
    if (!optie) return;
    gebeurtenis.preventDefault();
    neem(optie.closest(".zoeker").querySelector("input"), optie);
  });
  vorm.addEventListener("focusout", (gebeurtenis) => {
    const veld = gebeurtenis.target;
    if (!veld.matches("[role=combobox]")) return;
    sluit(veld);
    if (veld.value.trim() === "" && veld.dataset.waarde) zet(veld, "", "");
    else if (veld.value !== veld.dataset.naam) veld.value = veld.dataset.naam ?? "";
  }, true);

  const lijstVan = (veld) => document.getElementById(veld.getAttribute("aria-controls"));

  async function toon(veld) {
    const deze = (beurt += 1);
    const soort = veld.closest(".zoeker").dataset.soort;
    const typt = veld.value === veld.dataset.naam ? "" : veld.value;
    let antwoord;
    try { antwoord = await fetch(`${werk}zoek?soort=${encodeURIComponent(soort)}&q=${encodeURIComponent(typt)}`, { cache: "no-store" }).then((each) => each.json()); } catch { return; }
    if (deze !== beurt || document.activeElement !== veld) return;
    const lijst = lijstVan(veld);
    lijst.replaceChildren(...antwoord.gevonden.map((each, nummer) => optie(lijst, nummer, each.naam, { waarde: each.waarde })));
    if (antwoord.nieuw) lijst.append(optie(lijst, "nieuw", `Maak een nieuwe ${antwoord.nieuw}: ${typt.trim()}`, { maak: soort }));
    if (!lijst.children.length) lijst.append(optie(lijst, "geen", "Niets gevonden", {}));
    lijst.hidden = false;
    veld.setAttribute("aria-expanded", "true");
    wijs(veld, [...lijst.children], typt ? 0 : -1);
  }

  function optie(lijst, nummer, woorden, gegevens) {
    const rij = document.createElement("li");
    rij.setAttribute("role", "option");
    rij.id = `${lijst.id}-${nummer}`;
    rij.textContent = woorden;
    Object.assign(rij.dataset, gegevens);
    return rij;
  }

  function wijs(veld, opties, nummer) {
    opties.forEach((each, plaats) => each.setAttribute("aria-selected", String(plaats === nummer)));
    if (nummer < 0) veld.removeAttribute("aria-activedescendant");
    else { veld.setAttribute("aria-activedescendant", opties[nummer].id); opties[nummer].scrollIntoView({ block: "nearest" }); }
  }

  async function neem(veld, rij) {
    if (!rij) return;
    if (rij.dataset.maak) {
      const antwoord = await vraag(`${werk}${rij.dataset.maak}/nieuw`, { woorden: veld.value.trim() });
      if (antwoord.waarde) zet(veld, antwoord.waarde, antwoord.naam);
      else { sluit(veld); bewaarder.geweigerd({ plek: JSON.parse(bewaarder.plek(veld)), sleutel: bewaarder.plek(veld) }, antwoord); }
      return;
    }
    if (rij.dataset.waarde) zet(veld, rij.dataset.waarde, rij.textContent);
  }

  function zet(veld, waarde, naam) {
    veld.dataset.waarde = waarde;
    veld.dataset.naam = naam;
    veld.value = naam;
    sluit(veld);
    veld.dispatchEvent(new CustomEvent("lok:gekozen", { bubbles: true }));
  }

  function sluit(veld) {
    lijstVan(veld).hidden = true;
    veld.setAttribute("aria-expanded", "false");
    veld.removeAttribute("aria-activedescendant");
  }
}
