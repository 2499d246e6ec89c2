
import { words } from "./words.js";

export function tellWhatIsOver(page) {
  const today = dayOf(new Date());
  const over = [...page.querySelectorAll("time.until")].filter((until) => until.dateTime < today);
  for (const until of over) {
    const open = until.closest(".while-open");
    if (open) leaveOut(until.closest("li"), open);
    else until.after(" ", closed());
  }
}

function dayOf(moment) {
  const [month, day] = [moment.getMonth() + 1, moment.getDate()].map((number) => String(number).padStart(2, "0"));
  return `${moment.getFullYear()}-${month}-${day}`;
}

function leaveOut(item, part) {
  item.remove();
  if (!part.querySelector("li")) part.remove();
}

function closed() {
  return Object.assign(document.createElement("span"), { className: "closed", textContent: words.closed });
}
