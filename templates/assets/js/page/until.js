// What holds until a day, against the day at the reader's: a build asks no clock.

import { words } from "./words.js";

/** Marks what is over as closed. A part that shows only what is open leaves it out. */
export function tellWhatIsOver(page) {
  const today = dayOf(new Date());
  const over = [...page.querySelectorAll("time.until")].filter((until) => until.dateTime < today);
  for (const until of over) {
    const open = until.closest(".while-open");
    if (open) leaveOut(until.closest("li"), open);
    else until.after(" ", closed());
  }
}

/** A day as `datetime` writes it, by the reader's calendar. */
function dayOf(moment) {
  const [month, day] = [moment.getMonth() + 1, moment.getDate()].map((number) => String(number).padStart(2, "0"));
  return `${moment.getFullYear()}-${month}-${day}`;
}

/** Takes an item out of the page, and with the last one its part. */
function leaveOut(item, part) {
  item.remove();
  if (!part.querySelector("li")) part.remove();
}

function closed() {
  return Object.assign(document.createElement("span"), { className: "closed", textContent: words.closed });
}
