// The form anew as it stands on disk, with what was open, the focus, the caret and the place on the screen as they were.

export function vervang(vorm, nieuw, focus) {
  const hier = document.activeElement;
  const eigen = vorm.contains(hier) ? hier.id : "";
  const bij = (vorm.contains(hier) && hier.closest("[data-at]")?.id) || eigen;
  const punt = hier && "selectionStart" in hier ? [hier.selectionStart, hier.selectionEnd, hier.value] : null;
  const hoog = bij ? document.getElementById(bij)?.getBoundingClientRect().top : null;
  const stand = new Map([...vorm.querySelectorAll("details")].flatMap((each) => namen(each).map((naam) => [naam, each.open])));
  for (const each of nieuw.querySelectorAll("details")) {
    const naam = namen(each).find((een) => stand.has(een));
    if (naam) each.open = stand.get(naam);
  }
  neemMee(vorm, nieuw);
  vorm.replaceChildren(...nieuw.childNodes);
  vorm.dataset.merk = nieuw.dataset.merk;
  vorm.dataset.problemen = nieuw.dataset.problemen;
  return () => {
    const gewild = [focus].flat().filter(Boolean).map((each) => document.getElementById(each)).find(Boolean);
    const plek = gewild ?? document.getElementById(bij);
    if (!plek) return;
    ontvouw(plek);
    const zelf = !gewild && eigen && document.getElementById(eigen);
    const doel = zelf || (plek.matches("button, input, summary") ? plek : zichtbaar(plek, "[data-in]:not([type=radio])") ?? zichtbaar(plek, "input, textarea, select, summary, button"));
    doel?.focus({ preventScroll: true });
    if (zelf && punt && doel.value === punt[2] && doel.setSelectionRange && punt[0] !== null) doel.setSelectionRange(punt[0], punt[1]);
    if (hoog !== null && !gewild) scrollBy(0, plek.getBoundingClientRect().top - hoog);
    else (doel ?? plek).scrollIntoView({ block: "nearest" });
  };
}

// What a part that unfolds is known by: an item by its name, wherever it went; all else by its place.
function namen(deel) {
  const lijst = deel.parentElement.matches(".item") && deel.parentElement.parentElement.dataset.lijst;
  const plaats = deel.closest("[id]").id;
  return lijst ? [`${lijst} ${deel.querySelector("summary").textContent}`, plaats] : [plaats];
}

// What was typed in a form that is sent with a button, and was not sent yet, goes along.
function neemMee(vorm, nieuw) {
  for (const each of vorm.querySelectorAll("form :is(input, textarea, select)[id]:not([data-in], [type=hidden], [type=file])")) {
    const daar = nieuw.querySelector(`#${CSS.escape(each.id)}`);
    const zoals = each.tagName === "SELECT" ? [...each.options].find((optie) => optie.defaultSelected)?.value ?? each.options[0]?.value : each.defaultValue;
    if (!daar || each.value === zoals) continue;
    daar.value = each.value;
  }
}

const zichtbaar = (plek, wat) => [...plek.querySelectorAll(wat)].find((each) => each.checkVisibility());

export function ontvouw(plek) { for (let op = plek; op; op = op.parentElement) if (op.tagName === "DETAILS") op.open = true; }
