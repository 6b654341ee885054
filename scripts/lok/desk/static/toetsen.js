// The keys of the screens of a meeting. Everything has its button or its field too: these are for who types on.

export function toetsen(vorm) {
  document.addEventListener("keydown", (gebeurtenis) => {
    const hier = gebeurtenis.target;
    if (!(hier instanceof Element)) return;
    if (gebeurtenis.ctrlKey && !gebeurtenis.altKey && ["ArrowDown", "ArrowUp"].includes(gebeurtenis.key)) naarPunt(gebeurtenis, hier);
    else if (gebeurtenis.ctrlKey || gebeurtenis.altKey || gebeurtenis.metaKey) return;
    else if (hier.matches(".drie > button")) opRij(gebeurtenis, hier);
    else if (hier.matches("[data-tel]:not([readonly])") && ["ArrowDown", "ArrowUp"].includes(gebeurtenis.key)) {
      gebeurtenis.preventDefault();
      tel(hier, gebeurtenis.key === "ArrowUp" ? 1 : -1);
    }
  });

  // In a list of seats a letter marks and goes on to the next seat; arrows go up, down and sideways.
  function opRij(gebeurtenis, hier) {
    const knoppen = [...hier.parentElement.querySelectorAll("button")];
    const letter = gebeurtenis.key.toLowerCase();
    const gekozen = knoppen.find((each) => each.dataset.toets === letter && !each.disabled);
    const naar = { ArrowDown: rij(hier, 1), ArrowUp: rij(hier, -1), ArrowRight: knoppen[knoppen.indexOf(hier) + 1], ArrowLeft: knoppen[knoppen.indexOf(hier) - 1] }[gebeurtenis.key];
    if (gekozen) {
      gebeurtenis.preventDefault();
      if (gekozen.getAttribute("aria-pressed") !== "true") gekozen.click();
      (rij(hier, 1) ?? gekozen).focus();
    } else if (naar) {
      gebeurtenis.preventDefault();
      naar.focus();
    }
  }

  function rij(knop, stap) {
    const rijen = [...knop.closest("ul").querySelectorAll(".drie")];
    const andere = rijen[rijen.indexOf(knop.parentElement) + stap];
    return andere?.children[[...knop.parentElement.children].indexOf(knop)];
  }

  // Ctrl with an arrow: the same field of the next or the previous item.
  function naarPunt(gebeurtenis, hier) {
    const punten = [...vorm.querySelectorAll(".punt-vak")];
    if (!punten.length) return;
    gebeurtenis.preventDefault();
    const deze = punten.indexOf(hier.closest(".punt-vak"));
    const naar = punten[Math.min(punten.length - 1, Math.max(0, deze + (gebeurtenis.key === "ArrowDown" ? 1 : -1)))];
    const naam = hier.dataset.at ?? hier.closest("[data-at]")?.dataset.at;
    const zelfde = naam && naar.querySelector(`[data-at$=',"${JSON.parse(naam).at(-1)}"]'] [data-in]`);
    (zelfde ?? naar.querySelector("textarea") ?? naar.querySelector("h2"))?.focus({ preventScroll: true });
    naar.scrollIntoView({ block: "start" });
  }
}

// One vote more or less: what stands in the field counts, so that quick taps add up.
export function tel(veld, stap) {
  veld.value = String(Math.max(0, Number(veld.value) + stap));
  veld.dispatchEvent(new Event("change", { bubbles: true }));
}
