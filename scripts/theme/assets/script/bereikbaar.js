// Says of each office whether it can be reached now, and else when it opens, by the visitor's clock in the time of
// Brussels. Without this script the hours stand there in words.
"use strict";

const LOOK_AHEAD = 60;
const DAY = 86400000;

/** The day and the hour in Brussels: a date as text, and the hour as ``13:05``. */
const brussels = (moment) => {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Brussels", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).formatToParts(moment);
  const { year, month, day, hour, minute } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return { date: `${year}-${month}-${day}`, hour: `${hour}:${minute}` };
};

const stretches = (text) => text.split(";").filter(Boolean).map((each) => {
  const [, day, from, until] = /^(\d) (\d\d:\d\d)-(\d\d:\d\d)$/.exec(each);
  return { day: Number(day), from, until };
});

const read = (text) => {
  const [usual, ...others] = text.split("|");
  const exceptions = others.map((each) => {
    const [period, ...hours] = each.split(" ");
    const [first, last] = period.split("/");
    return { first, last, hours: stretches(hours.join(" ")) };
  });
  return { usual: stretches(usual), exceptions };
};

/** The stretches of one day, the earliest first. */
const on = ({ usual, exceptions }, date) => {
  const other = exceptions.find(({ first, last }) => first <= date && date <= last);
  const day = (new Date(`${date}T12:00Z`).getUTCDay() + 6) % 7 + 1;
  return (other ? other.hours : usual).filter((each) => each.day === day);
};

const later = (date, days) => new Date(Date.parse(`${date}T12:00Z`) + days * DAY).toISOString().slice(0, 10);
const hour = (text) => `${text.replace(/^0/, "").replace(":", ".")} uur`;
const written = (date) => new Intl.DateTimeFormat("nl-BE", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${date}T12:00Z`));

/** ``Nu bereikbaar, tot 20.00 uur.`` or when it opens; empty when it does not open in the days that are looked at. */
const said = (hours, moment) => {
  const now = brussels(moment);
  const open = on(hours, now.date).find(({ from, until }) => from <= now.hour && now.hour < until);
  if (open) return { open: true, words: `Nu bereikbaar, tot ${hour(open.until)}.` };
  for (let days = 0; days <= LOOK_AHEAD; days += 1) {
    const date = later(now.date, days);
    const next = on(hours, date).find(({ from }) => days || from > now.hour);
    if (next) {
      const when = days === 0 ? "Vandaag" : days === 1 ? `Morgen, ${written(date)}` : written(date);
      return { open: false, words: `Nu niet bereikbaar. ${when[0].toUpperCase()}${when.slice(1)} vanaf ${hour(next.from)}.` };
    }
  }
  return { open: false, words: "" };
};

const show = () => {
  for (const place of document.querySelectorAll(".lok-nu[data-uren]")) {
    const { open, words } = said(read(place.dataset.uren), new Date());
    place.dataset.nu = open ? "open" : "dicht";
    place.querySelector("strong").textContent = words;
  }
};

show();
setInterval(show, 30000); // a page may stay open while the office closes
