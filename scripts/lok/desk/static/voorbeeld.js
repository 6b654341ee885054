// Both sites as they would be, side by side; what is new on a page gets a frame.

export function voorbeeld() {
  const keuze = document.getElementById("bladzijde");
  const ramen = [...document.querySelectorAll("iframe[data-site]")];
  const kaal = (tekst) => tekst.replace(/\s+/g, " ").trim();

  function toon() {
    for (const raam of ramen) raam.src = raam.dataset.begin + keuze.value;
  }

  function merk(raam) {
    const regels = (JSON.parse(keuze.selectedOptions[0].dataset.regels)[raam.dataset.site] || []).map(kaal).filter((each) => each.length > 3);
    const blad = raam.contentDocument;
    let eerste = null;
    for (const deel of blad?.querySelectorAll("article :is(h1, h2, h3, h4, p, li, td, dd, dt)") ?? []) {
      const tekst = kaal(deel.textContent);
      if (!tekst || deel.querySelector("p, li, td, dd") || !regels.some((regel) => regel.includes(tekst) || tekst.includes(regel))) continue;
      deel.style.outline = "3px solid";
      deel.style.outlineOffset = "2px";
      eerste ??= deel;
    }
    // Within its own frame: the page around it stays where it is.
    if (eerste) raam.contentWindow.scrollTo(0, eerste.getBoundingClientRect().top + raam.contentWindow.scrollY - raam.clientHeight / 3);
  }

  for (const raam of ramen) raam.addEventListener("load", () => merk(raam));
  keuze.addEventListener("change", toon);
  for (const knop of document.querySelectorAll("[data-toon]")) {
    knop.addEventListener("click", () => {
      for (const each of document.querySelectorAll("[data-toon]")) each.setAttribute("aria-pressed", String(each === knop));
      for (const each of document.querySelectorAll("[data-raam]")) each.classList.toggle("hier", each.dataset.raam === knop.dataset.toon);
      for (const raam of ramen) merk(raam);
    });
  }
  toon();
}
