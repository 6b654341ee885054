// What is filled in on a page and not sent yet, kept in this browser under the address of the page until it is done.
const VOOR = "lok-taak:";

export function houd(plaats, waarden) {
  try { localStorage.setItem(VOOR + plaats, JSON.stringify(waarden)); } catch { /* a browser that keeps nothing */ }
}

export function gehouden(plaats) {
  try {
    const waarden = JSON.parse(localStorage.getItem(VOOR + plaats));
    return waarden && typeof waarden === "object" ? waarden : null;
  } catch {
    return null;
  }
}

export function laatGaan(plaats) { try { localStorage.removeItem(VOOR + plaats); } catch { /* likewise */ } }

// At the end of a piece of work nothing of it stays on this device.
export function laatAllesGaan(werk) {
  try { for (const sleutel of Object.keys(localStorage)) if (sleutel.startsWith(VOOR + werk)) localStorage.removeItem(sleutel); } catch { /* likewise */ }
}
