// What the chair reads aloud: one item at a time, by button or by arrow, and always what stands in the record by now.

const OPNIEUW = 5000;
const waar = document.getElementById("waar");
let hier = Math.max(0, Number(location.hash.match(/^#punt-(\d+)$/)?.[1] ?? 0));
let staat = document.getElementById("voorlezen").innerHTML;

const bladen = () => [...document.querySelectorAll(".blad")];

function toon({ zeg = false } = {}) {
  const alle = bladen();
  document.body.classList.toggle("lopend", alle.length > 0);
  if (!alle.length) return;
  hier = Math.min(alle.length - 1, Math.max(0, hier));
  for (const [nummer, blad] of alle.entries()) blad.classList.toggle("hier", nummer === hier);
  waar.textContent = `${hier + 1} van ${alle.length}`;
  document.getElementById("vorige").setAttribute("aria-disabled", String(hier === 0));
  document.getElementById("volgende").setAttribute("aria-disabled", String(hier === alle.length - 1));
  if (zeg) { history.replaceState(null, "", `#punt-${hier}`); scrollTo(0, 0); alle[hier].focus({ preventScroll: true }); }
}

function blader(stap) { hier += stap; toon({ zeg: true }); }

document.getElementById("vorige").addEventListener("click", () => blader(-1));
document.getElementById("volgende").addEventListener("click", () => blader(1));
document.addEventListener("keydown", (gebeurtenis) => {
  if (gebeurtenis.ctrlKey || gebeurtenis.altKey || gebeurtenis.metaKey) return;
  const stap = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1, Home: -Infinity, End: Infinity }[gebeurtenis.key];
  if (stap) { gebeurtenis.preventDefault(); blader(stap); }
  if (gebeurtenis.key === "f" || gebeurtenis.key === "F") volledig();
});
addEventListener("hashchange", () => { hier = Number(location.hash.match(/^#punt-(\d+)$/)?.[1] ?? hier); toon(); });

function volledig() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {}); // a browser that may not, stays as it is
}

document.getElementById("vol")?.addEventListener("click", volledig);

// The screen in the room follows the table; without a connection it keeps what it has.
async function volg() {
  if (document.hidden) return;
  try {
    const antwoord = await fetch(location.pathname, { credentials: "same-origin", cache: "no-store" });
    const vers = antwoord.ok && new DOMParser().parseFromString(await antwoord.text(), "text/html").getElementById("voorlezen");
    if (!vers || vers.innerHTML === staat) return;
    staat = vers.innerHTML;
    document.getElementById("voorlezen").innerHTML = staat;
    toon();
  } catch { /* the next time may succeed */ }
}
if (!("vast" in document.getElementById("voorlezen").dataset)) setInterval(volg, OPNIEUW);
toon();
