// What is new since the visitor was here last: kept in this browser alone, by the names of what stood in the list then.
// A visit lasts a day. Without this script the list shows the latest to everybody.
const news = document.querySelector(".lok-nieuws");
if (news) {
  const KEY = "bezoek";
  const items = [...news.querySelectorAll("[data-id]")];
  const own = news.querySelector(".lok-nieuws__zelf");
  const [more, forget] = ["meer", "vergeet"].map((what) => own.querySelector(`[data-doe="${what}"]`));
  const status = own.querySelector("[aria-live]");
  const title = news.querySelector("summary");
  const usual = { title: title.textContent, shown: items.filter(({ hidden }) => !hidden) };
  const names = items.map(({ dataset }) => dataset.id);
  const today = new Intl.DateTimeFormat("en-CA").format(new Date());

  const kept = () => {
    try {
      return __md_get(KEY);
    } catch {
      return null; // what is kept there is not ours, or may not be read
    }
  };

  /** What is kept of this visit, beside that of the one before: a page seen twice on one day shows the same. */
  const visit = () => {
    const before = kept();
    const sound = before && Array.isArray(before.gezien) && /^\d{4}-\d\d-\d\d$/.test(before.dag);
    if (before?.uit) return { uit: true };
    if (!sound) return { dag: today, gezien: names, vorig: null };
    if (before.dag === today) return { ...before, gezien: names };
    return { dag: today, gezien: names, vorig: { dag: before.dag, gezien: before.gezien } };
  };

  const show = ({ vorig }) => {
    title.textContent = usual.title;
    for (const item of items) item.hidden = !usual.shown.includes(item);
    if (!vorig) return;
    const seen = new Set(vorig.gezien);
    // Older than all that stood in the list then is not new: the list is only so long.
    const oldest = items.findLastIndex(({ dataset }) => seen.has(dataset.id));
    const fresh = items.filter(({ dataset }, place) => !seen.has(dataset.id) && (oldest < 0 || place < oldest));
    const day = new Intl.DateTimeFormat("nl-BE", { day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(vorig.dag));
    title.textContent = fresh.length ? `Nieuw sinds je vorige bezoek op ${day}: ${fresh.length}` : `Niets nieuws sinds je vorige bezoek op ${day}`;
    if (!fresh.length) return;
    news.open = true;
    for (const item of items) item.hidden = !fresh.includes(item);
  };

  const state = visit();
  __md_set(KEY, state);
  show(state);
  own.hidden = false;
  more.hidden = items.every(({ hidden }) => !hidden);
  forget.textContent = state.uit ? "Onthoud wat ik hier zag" : "Onthoud dit niet";

  more.addEventListener("click", () => {
    for (const item of items) item.hidden = false;
    more.hidden = true;
  });
  forget.addEventListener("click", () => {
    const off = !kept()?.uit;
    __md_set(KEY, off ? { uit: true } : { dag: today, gezien: names, vorig: null });
    show({});
    forget.textContent = off ? "Onthoud wat ik hier zag" : "Onthoud dit niet";
    status.textContent = off ? "Je browser onthoudt dit niet meer." : "Vanaf nu zie je wat er nieuw is sinds vandaag.";
  });
}
