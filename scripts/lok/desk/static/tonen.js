// What the server shows takes the place of what stands here. What is open stays open, the focus and the caret stay where
// they are, and what was typed in a form that was not sent yet stays in it, also when its item moved. What waits to be
// saved is filled in by who saves it.

const TEKST = "textarea:not([readonly]), input:not([readonly], [type=radio], [type=checkbox], [type=file])";
const FOCUS = "button[id]:not(:disabled), summary, select[id]:not(:disabled), textarea[id], input[id]:not(:disabled)";

const html = new Map(); // by panel: how the server wrote it last

export function vervang(vorm, vers, { alles = false, dan = "" } = {}) {
  const terug = onthoud(vorm, vers, dan);
  const oude = panelen(vorm);
  const nieuwe = panelen(vers);
  const geheel = alles || [...oude.keys()].join() !== [...nieuwe.keys()].join();
  for (const [naam, nieuw] of nieuwe) {
    const zo = nieuw.outerHTML;
    if (!geheel && naam !== "gekeerd" && (html.get(naam) !== zo || aangeraakt(oude.get(naam)))) oude.get(naam).replaceWith(nieuw);
    html.set(naam, zo);
  }
  if (geheel) vorm.replaceChildren(...vers.childNodes);
  return terug;
}

// Whether a panel shows something that the server did not say.
function aangeraakt(paneel) {
  const kiezers = [...paneel.querySelectorAll("select[data-kies]")];
  return Boolean(paneel.querySelector("[data-wacht], [data-gestuurd]")) || kiezers.some((each) => !each.selectedOptions[0]?.defaultSelected && each.selectedIndex > 0);
}

function panelen(vorm) {
  return new Map([...vorm.querySelectorAll("[data-paneel]")].map((each) => [each.dataset.paneel, each]));
}

// What must be as it was once the new stands there; the function that is given does that.
function onthoud(vorm, vers, dan) {
  const waar = wegwijzer(vers);
  const open = new Map([...vorm.querySelectorAll("details[id]")].map((each) => [waar(each), each.open]));
  const woorden = [...vorm.querySelectorAll(TEKST)].filter((each) => each.id && ongezien(each)).map((each) => [waar(each), each.value]);
  const keuzes = [...vorm.querySelectorAll("select[id]:not([data-in], [data-kies]), input[type=checkbox][id]:not([data-in])")].filter(gekozen).map((each) => [waar(each), each.type === "checkbox" ? each.checked : each.value]);
  const hier = vorm.contains(document.activeElement) ? document.activeElement : null;
  const punt = hier && "selectionStart" in hier && hier.selectionStart !== null ? [hier.selectionStart, hier.selectionEnd] : null;
  const wegen = hier ? [...(dan ? [dan] : [waar(hier), hier.dataset.dan]), ...nabij(hier, vorm).map(waar)] : [];
  return () => {
    for (const [id, stond] of open) { const each = document.getElementById(id); if (each) each.open = stond; }
    for (const [id, tekst] of woorden) { const each = document.getElementById(id); if (each) each.value = tekst; }
    for (const [id, keuze] of keuzes) { const each = document.getElementById(id); if (each?.type === "checkbox") each.checked = keuze; else if (each) each.value = keuze; }
    if (hier) zetFocus(hier, wegen, punt);
  };
}

// Typed and not sent, in a field that is not saved by itself.
function ongezien(veld) {
  return !veld.matches("[data-in]") && veld.value !== veld.defaultValue && !("gestuurd" in veld.dataset);
}

function gekozen(veld) {
  if (veld.type === "checkbox") return veld.checked !== veld.defaultChecked;
  return ![...veld.options].some((each) => each.selected && (each.defaultSelected || each.index === 0));
}

// The place of an item on a page that comes, by the number that it is called by; undefined when it is gone.
export function nieuwNummer(punt, vers) {
  return [...vers.querySelectorAll("[data-wie]")].find((each) => each.dataset.wie === punt.dataset.wie)?.dataset.nummer;
}

// The id under which something stands after items came, went or moved.
function wegwijzer(vers) {
  return (each) => {
    const punt = each.closest("[data-wie]");
    const naar = punt && nieuwNummer(punt, vers);
    if (!punt || naar === undefined || naar === punt.dataset.nummer) return each.id;
    return each.id.replace(new RegExp(`-${punt.dataset.nummer}(?=-|$)`), `-${naar}`);
  };
}

// Where the focus may go when the thing that had it is gone: what stands nearest to it, then what is around that.
function nabij(hier, vorm) {
  const gevonden = [];
  for (let op = hier.parentElement; op && op !== vorm; op = op.parentElement) {
    const rij = [...op.querySelectorAll(FOCUS)];
    const na = rij.filter((each) => hier.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
    gevonden.push(...na, ...rij.filter((each) => !na.includes(each)).reverse());
    if (op.id) gevonden.push(op);
    if (op.matches("[data-wie], section")) break;
  }
  return gevonden;
}

function zetFocus(hier, wegen, punt) {
  const doel = wegen.filter(Boolean).map((id) => document.getElementById(id)).find((each) => each && !each.disabled);
  if (!doel) { document.getElementById("inhoud")?.focus({ preventScroll: true }); return; }
  if (doel === document.activeElement) return; // it stood outside what was replaced
  for (let op = doel.parentElement; op; op = op.parentElement) if (op.tagName === "DETAILS" && !doel.matches("summary")) op.open = true;
  const kop = doel.matches("details") ? doel.querySelector("summary") : doel;
  const zelf = doel.id === wegen[0];
  if (!kop.matches("a, button, input, select, textarea, summary, [tabindex]")) kop.tabIndex = -1;
  kop.focus({ preventScroll: zelf });
  if (punt && zelf && doel.setSelectionRange) doel.setSelectionRange(punt[0], punt[1]);
}
