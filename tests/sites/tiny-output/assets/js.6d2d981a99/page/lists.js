
const FIELDS = ["group", "q", "sort", "type", "topic", "from", "to", "code"];
const titles = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });

export function offerTools(page) {
  for (const form of page.querySelectorAll(".list-tools")) begin(form);
}

function begin(form) {
  const list = form.closest(".paper-list");
  const rows = [...list.querySelectorAll(".rows > li")].map(readRow);
  const groups = [...list.querySelectorAll(".group")].map((group) => ({ group, home: group.querySelector(".rows") }));
  const flat = document.createElement("ul");
  flat.className = "rows flat";
  form.after(flat);

  const show = () => {
    const wish = wishOf(form);
    const chosen = rows.filter((row) => fits(row, wish));
    const isSorted = Boolean(wish.sort);
    for (const row of rows) row.item.hidden = !chosen.includes(row);
    if (isSorted) flat.append(...inOrder(chosen, wish.sort).map(({ item }) => item));
    else for (const row of rows) row.home.append(row.item);
    for (const { group, home } of groups) group.hidden = isSorted || !home.querySelector("li:not([hidden])");
    tell(form, chosen.length, FIELDS.some((name) => wish[name]));
  };
  const keep = (isStep) => {
    const address = addressOf(wishOf(form));
    if (address === location.href) return;
    history[isStep ? "pushState" : "replaceState"](null, "", address);
  };
  form.addEventListener("input", (event) => {
    show();
    keep(event.target.name !== "q");
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    fill(form, new URLSearchParams());
    show();
    keep(true);
    form.elements.q.focus();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => {
    fill(form, new URLSearchParams(location.search));
    show();
  });
  fill(form, new URLSearchParams(location.search));
  show();
}

function readRow(item) {
  const { year, type, topics, group, citations, score, code } = item.querySelector(".row").dataset;
  return {
    item,
    home: item.parentElement,
    title: item.querySelector(".row-title a").textContent,
    text: folded(item.textContent),
    year: Number(year),
    type,
    group,
    topics: (topics ?? "").split(" "),
    citations: Number(citations ?? -1),
    score: Number(score ?? -1),
    hasCode: code !== undefined,
  };
}

function wishOf(form) {
  const data = new FormData(form);
  return Object.fromEntries(FIELDS.map((name) => [name, (data.get(name) ?? "").trim()]));
}

function fill(form, asked) {
  for (const name of FIELDS) {
    const field = form.elements[name];
    const wanted = asked.get(name) ?? "";
    if (!field) continue;
    if (field.type === "checkbox") field.checked = wanted === field.value;
    else field.value = wanted;
    if (field.selectedIndex === -1) field.value = "";
  }
}

function addressOf(wish) {
  const address = new URL(location);
  for (const name of FIELDS) {
    if (wish[name]) address.searchParams.set(name, wish[name]);
    else address.searchParams.delete(name);
  }
  return address.href;
}

function fits(row, wish) {
  return (!wish.group || row.group === wish.group)
    && (!wish.type || row.type === wish.type)
    && (!wish.topic || row.topics.includes(wish.topic))
    && (!wish.from || row.year >= Number(wish.from))
    && (!wish.to || row.year <= Number(wish.to))
    && (!wish.code || row.hasCode)
    && folded(wish.q).split(/\s+/).every((word) => row.text.includes(word));
}

function inOrder(rows, sort) {
  const orders = {
    oldest: (a, b) => a.year - b.year || rows.indexOf(b) - rows.indexOf(a),
    title: (a, b) => titles.compare(a.title, b.title),
    "title-back": (a, b) => titles.compare(b.title, a.title),
    cited: (a, b) => b.citations - a.citations,
    scored: (a, b) => b.score - a.score,
  };
  return [...rows].sort(orders[sort]);
}

function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function tell(form, number, isNarrowed) {
  form.querySelector("output").value = form.dataset.matches.replace("#", String(number));
  form.querySelector(".matches button").hidden = !isNarrowed || !number;
  form.querySelector(".no-matches").hidden = number > 0;
}
