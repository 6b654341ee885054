// Dragging an item of a list by its handle, with a mouse, a pen or a finger; buttons do the same for everybody.

export function slepen(vorm, naarPlaats) {
  let sleep = null;
  vorm.addEventListener("pointerdown", (gebeurtenis) => {
    const greep = gebeurtenis.target.closest(".greep");
    if (!greep || gebeurtenis.button > 0) return;
    gebeurtenis.preventDefault();
    greep.setPointerCapture(gebeurtenis.pointerId);
    sleep = { item: greep.closest(".item"), over: null, onder: false };
    sleep.item.classList.add("item--gesleept");
  });
  vorm.addEventListener("pointermove", (gebeurtenis) => {
    if (!sleep) return;
    const rijen = [...sleep.item.parentElement.children];
    const over = rijen.findLast((each) => each.getBoundingClientRect().top <= gebeurtenis.clientY) ?? rijen[0];
    const vlak = over.getBoundingClientRect();
    Object.assign(sleep, { over, onder: gebeurtenis.clientY > vlak.top + vlak.height / 2 });
    merk(over);
    if (gebeurtenis.clientY < 120) scrollBy(0, -12);
    else if (gebeurtenis.clientY > innerHeight - 60) scrollBy(0, 12);
  });
  vorm.addEventListener("pointerup", () => laat(true));
  vorm.addEventListener("pointercancel", () => laat(false));
  document.addEventListener("keydown", (gebeurtenis) => { if (gebeurtenis.key === "Escape") laat(false); });

  function merk(over) {
    for (const each of sleep.item.parentElement.children) each.classList.remove("item--erboven", "item--eronder");
    over?.classList.add(sleep.onder ? "item--eronder" : "item--erboven");
  }

  function laat(echt) {
    if (!sleep) return;
    const { item, over, onder } = sleep;
    merk(null);
    item.classList.remove("item--gesleept");
    sleep = null;
    if (!echt || !over) return;
    const rijen = [...item.parentElement.children];
    const van = rijen.indexOf(item);
    const voor = rijen.indexOf(over) + (onder ? 1 : 0);
    const naar = voor > van ? voor - 1 : voor;
    if (naar !== van) naarPlaats(item, naar);
  }
}
