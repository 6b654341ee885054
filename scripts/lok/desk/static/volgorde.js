// The place of an item in its list, chosen by number.

// A list of places instead of the button. With the keys a choice passes by every number: it counts with Enter or on
// leaving; with a finger or a mouse at once.
export function kiesPlaats(knop, naarPlaats) {
  const van = Number(knop.dataset.zet);
  const keuze = document.createElement("select");
  keuze.className = "plaatskeuze";
  keuze.setAttribute("aria-label", knop.textContent.trim());
  keuze.append(new Option("plaats…", ""));
  for (let nummer = 0; nummer < Number(knop.dataset.aantal); nummer += 1) if (nummer !== van) keuze.append(new Option(String(nummer + 1), String(nummer)));
  let metToetsen = false;
  let gedaan = false;
  const klaar = (terug) => {
    if (gedaan) return;
    gedaan = true;
    const naar = keuze.value;
    keuze.replaceWith(knop);
    if (terug) knop.focus();
    if (naar !== "") naarPlaats(van, Number(naar));
  };
  keuze.addEventListener("keydown", (gebeurtenis) => {
    metToetsen = true;
    if (gebeurtenis.key === "Escape") { keuze.value = ""; klaar(true); }
    if (gebeurtenis.key === "Enter" && keuze.value !== "") { gebeurtenis.preventDefault(); klaar(true); }
  });
  keuze.addEventListener("pointerdown", () => { metToetsen = false; });
  keuze.addEventListener("change", () => { if (!metToetsen) klaar(true); });
  keuze.addEventListener("focusout", () => klaar(false));
  knop.replaceWith(keuze);
  keuze.focus();
}
