// A field that points at a record or a file: found by its name, kept by its id; one that is missing is made on the spot.
import { haal, nummer, vraag } from "./vraag.js";
import { veldVan, zet as vulIn } from "./velden.js";
import { weiger, wis } from "./meldingen.js";

export function zoekers(bewaarder) {
  const vorm = bewaarder.vorm;
  const werk = document.body.dataset.werk;
  const gemaakt = { woorden: null, id: "" };
  let beurt = 0;

  vorm.addEventListener("input", (gebeurtenis) => { if (gebeurtenis.target.matches("[role=combobox]")) getypt(gebeurtenis.target); });
  vorm.addEventListener("focusin", (gebeurtenis) => { if (gebeurtenis.target.matches("[role=combobox]")) gebeurtenis.target.dataset.naam ??= gebeurtenis.target.value; });
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
    } else if (gebeurtenis.key === "Escape" && (veld.dataset.zoekt || !lijst.hidden)) {
      veld.value = veld.dataset.naam ?? veld.value;
      delete veld.dataset.zoekt;
      sluit(veld);
      bewaarder.klaar(veld);
    }
  });
  vorm.addEventListener("mousedown", (gebeurtenis) => {
    const optie = gebeurtenis.target.closest("[role=option]");
    if (!optie) return;
    gebeurtenis.preventDefault();
    neem(optie.closest(".zoeker").querySelector("input"), optie);
  });
  // Who leaves with words that fit one thing meant that; other words stay, and are said not to be chosen yet.
  vorm.addEventListener("focusout", (gebeurtenis) => {
    const veld = gebeurtenis.target;
    if (!veld.matches("[role=combobox]")) return;
    const echte = [...lijstVan(veld).children].filter((each) => each.dataset.waarde);
    const zelfde = echte.filter((each) => kaal(each.textContent) === kaal(veld.value));
    const enige = zelfde.length === 1 ? zelfde[0] : echte.length === 1 ? echte[0] : null;
    const bij = veld.dataset.zoekt && lijstVan(veld).dataset.bij === veld.value;
    sluit(veld);
    if (bij && enige) zet(veld, enige.dataset.waarde, enige.textContent);
  }, true);

  function getypt(veld) {
    if (veld.value.trim() === "") { zet(veld, "", ""); toon(veld); return; }
    if (veld.value === veld.dataset.naam) delete veld.dataset.zoekt;
    else veld.dataset.zoekt = "1";
    toon(veld);
    bewaarder.stand.toon();
  }

  const kaal = (tekst) => tekst.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
  const lijstVan = (veld) => document.getElementById(veld.getAttribute("aria-controls"));

  async function toon(veld) {
    const deze = (beurt += 1);
    const soort = veld.closest(".zoeker").dataset.soort;
    const typt = veld.value === veld.dataset.naam ? "" : veld.value;
    const antwoord = await haal(`${werk}zoek?soort=${encodeURIComponent(soort)}&q=${encodeURIComponent(typt)}`).then((each) => each?.json()).catch(() => null);
    if (deze !== beurt || document.activeElement !== veld) return;
    const lijst = lijstVan(veld);
    lijst.dataset.bij = veld.value;
    lijst.replaceChildren(...(antwoord?.gevonden ?? []).map((each, nummer) => optie(lijst, nummer, each.naam, { waarde: each.waarde })));
    if (antwoord?.nieuw) lijst.append(optie(lijst, "nieuw", `Maak nieuw: ${antwoord.nieuw} ‘${typt.trim()}’`, { maak: soort }));
    if (!lijst.children.length) lijst.append(optie(lijst, "geen", antwoord ? "Niets gevonden" : "Zoeken lukt nu niet: er is geen verbinding", {}));
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
      const woorden = veld.value.trim();
      if (gemaakt.woorden !== woorden) Object.assign(gemaakt, { woorden, id: nummer() }); // asked twice, made once
      const antwoord = await vraag(`${werk}${rij.dataset.maak}/nieuw`, gemaakt);
      if (antwoord.waarde) zet(veld, antwoord.waarde, antwoord.naam);
      else { sluit(veld); weiger(veldVan(veld), antwoord.melding || "Dat lukte niet. Probeer het opnieuw.", []); }
      return;
    }
    if (rij.dataset.waarde) zet(veld, rij.dataset.waarde, rij.textContent);
  }

  function zet(veld, waarde, naam) {
    vulIn(veld, waarde, naam);
    sluit(veld);
    wis(veldVan(veld));
    veld.dispatchEvent(new CustomEvent("lok:gekozen", { bubbles: true }));
  }

  function sluit(veld) {
    lijstVan(veld).hidden = true;
    veld.setAttribute("aria-expanded", "false");
    veld.removeAttribute("aria-activedescendant");
  }
}
