// Who else works in this draft: a beat of every page that is looked at, and a line in the head of the page. No locks.
import { haal } from "./vraag.js";
import { stuk } from "./velden.js";

const SLAG = 20000; // milliseconds between two beats

export function samen() {
  const plek = document.getElementById("samen");
  if (!plek) return; // one person alone
  let klok = 0;
  let punt = "";

  async function slag() {
    clearTimeout(klok);
    if (document.hidden) return; // whoever looks at another window is forgotten after a minute
    const vragen = new URLSearchParams({ plek: location.pathname, punt, begin: plek.dataset.begin });
    const antwoord = await haal(`${plek.dataset.naar}?${vragen}`).then((each) => each?.json()).catch(() => null);
    if (antwoord) toon(antwoord.anderen ?? []);
    klok = setTimeout(slag, SLAG);
  }

  function toon(anderen) {
    const zo = JSON.stringify(anderen);
    if (plek.dataset.zo === zo) return;
    plek.dataset.zo = zo;
    plek.hidden = !anderen.length;
    plek.replaceChildren(stuk("b", "", "Ook hier: "));
    anderen.forEach(({ naam, waar, href }, nummer) => {
      if (nummer) plek.append("; ");
      plek.append(naam);
      if (!waar) return;
      const weg = stuk("a", "", waar);
      weg.href = href;
      plek.append(" (", weg, ")");
    });
  }

  document.addEventListener("focusin", ({ target }) => {
    const nu = target.closest?.("[data-wie]")?.querySelector(".punt__nr")?.textContent.trim() ?? "";
    if (nu === punt) return;
    punt = nu;
    clearTimeout(klok);
    klok = setTimeout(slag, 1000); // not at every field that somebody passes
  });
  document.addEventListener("visibilitychange", slag);
  slag();
}
