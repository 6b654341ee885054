// What the pages about subsidies reckon with: whole numbers, money in whole cents, days.
"use strict";

/** A whole number of zero or more, or null for anything else. */
export const count = (field) => (field && /^\d{1,6}$/.test(field.value) ? Number(field.value) : null);

export const times = (number, one, many) => `${number} ${number === 1 ? one : many}`;

/** ``€ 420``, and with cents when there are: as the pages write it. */
export const euro = (cents) => {
  const digits = cents % 100 ? 2 : 0;
  return `€\u00a0${new Intl.NumberFormat("nl-BE", { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(cents / 100)}`;
};

/** What a line of an amount comes to for so many, in cents, within the limits of the line and of the amount. */
export const worth = (cent, line, number, { maximum, minimum, aantal }) => {
  const base = cent * (line.perStuk ? Math.min(number, Number(aantal ?? Infinity)) : 1);
  return base ? Math.min(Math.max(base, Number(minimum ?? 0)), Number(line.maximum ?? Infinity), Number(maximum ?? Infinity)) : 0;
};

/** Whether a line of an amount is that of so many. */
export const holds = ({ van, tot }, number) => Number(van) <= number && number <= Number(tot ?? Infinity);

/** Whether a part of a whole is at least so many parts of it; null when that cannot be said. */
export const reaches = (part, whole, { teller, noemer }) => (part === null || !whole ? null : part <= whole && part * Number(noemer) >= whole * Number(teller));

const two = (number) => String(number).padStart(2, "0");
const now = new Date();
export const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
const day = (text) => Date.UTC(...text.split("-").map((part, index) => Number(part) - (index === 1 ? 1 : 0)));

/** The same day some months later; the last one of the month where there is no such day. */
export const monthsLater = (text, months) => {
  const [year, month, date] = text.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
};

export const inWords = (text) => new Intl.DateTimeFormat("nl-BE", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(day(text));

/** What is left of each window to apply on the day of the visitor, written behind the window itself. */
export const remaining = () => {
  for (const period of document.querySelectorAll(".lok-venster")) {
    const { van, tot } = period.dataset;
    const left = Math.round((day(tot) - day(today)) / 86400000);
    const said = tot < today ? "voorbij" : van && today < van ? "nog niet open" : left ? `nu open, nog ${times(left, "dag", "dagen")}` : "vandaag is de laatste dag";
    period.append(` (${said})`);
  }
};
