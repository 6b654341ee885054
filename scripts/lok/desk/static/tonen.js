// What the server shows takes the place of what stands here. What is open stays open, the focus and the caret stay where
// they are, and words that nobody saved yet stay in their field, also when their item moved.

const TEKST = "textarea:not([readonly]), input:not([readonly], [type=radio], [type=checkbox], [type=file])";
const FOCUS = "button[id]:not(:disabled), summary, select[id]:not(:disabled), textarea[id], input[id]:not(:disabled)";

const html = new Map(); // by panel: how the server wrote it last

export function vervang(vorm, vers, { alles = false, bezig = () => false, dan = "" } = {}) {
  const terug = onthoud(vorm, vers, bezig, dan);
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
function onthoud(vorm, vers, bezig, dan) {
  const waar = wegwijzer(vorm, vers);
  const open = new Map([...vorm.querySelectorAll("details[id]")].map((each) => [waar(each), each.open]));
  const woorden = [...vorm.querySelectorAll(TEKST)].filter((each) => each.id && ongezien(each, bezig)).map((each) => [waar(each), each.value]);
  const keuzes = [...vorm.querySelectorAll("select[id]:not([data-in], [data-kies]), input[type=checkbox][id]:not([data-in])")].filter(gekozen).map((each) => [waar(each), each.type === "checkbox" ? each.checked : each.value]);
  const hier = vorm.contains(document.activeElement) ? document.activeElement : null;
  const punt = hier && "selectionStart" in hier && hier.selectionStart !== null ? [hier.selectionStart, hier.selectionEnd] : null;
  const wegen = hier ? [...(dan ? [dan] : [waar(hier), hier.dataset.dan]), ...nabij(hier, vorm).map(waar)] : [];
  return () => {
    for (const [id, stond] of open) { const each = document.getElementById(id); if (each) each.open = stond; }
    for (const [id, tekst] of woorden) vul(document.getElementById(id), tekst);
    for (const [id, keuze] of keuzes) { const each = document.getElementById(id); if (each?.type === "checkbox") each.checked = keuze; else if (each) each.value = keuze; }
    if (hier) zetFocus(hier, wegen, punt);
  };
}

// Typed and not saved: in a field of the record while it waits its turn, in another field as long as it is not what came.
function ongezien(veld, bezig) {
  if (veld.matches("[data-in]")) return bezig(veld);
  return veld.value !== veld.defaultValue && !veld.dataset.gestuurd;
}

function gekozen(veld) {
  if (veld.type === "checkbox") return veld.checked !== veld.defaultChecked;
  return ![...veld.options].some((each) => each.selected && (each.defaultSelected || each.index === 0));
}

function vul(veld, tekst) {
  if (!veld || veld.value === tekst) return;
  veld.value = tekst;
  if (veld.matches("[data-in]")) veld.dispatchEvent(new Event("input", { bubbles: true }));
}

// Where something of an item stands after items came, went or moved: by the number that the item is called by.
function wegwijzer(vorm, vers) {
  const nummers = new Map([...vers.querySelectorAll("[data-wie]")].map((each) => [each.dataset.wie, each.dataset.nummer]));
  return (each) => {
    const punt = each.closest("[data-wie]");
    const naar = punt && nummers.get(punt.dataset.wie);
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
  if (doel === document.activeElement) return;
  for (let op = doel.parentElement; op; op = op.parentElement) if (op.tagName === "DETAILS" && !doel.matches("summary")) op.open = true;
  const kop = doel.matches("details") ? doel.querySelector("summary") : doel;
  if (!kop.matches("a, button, input, select, textarea, summary, [tabindex]")) kop.tabIndex = -1;
  kop.focus({ preventScroll: doel.id === hier.id });
  if (punt && doel.id === hier.id && doel.setSelectionRange) doel.setSelectionRange(punt[0], punt[1]);
}
