
export const FILTERS = ["type", "year", "venue", "topic"];

export function stateOf(address) {
  const asked = new URL(address).searchParams;
  return {
    q: (asked.get("q") ?? "").trim(),
    ...Object.fromEntries(FILTERS.map((name) => [name, asked.getAll(name).filter(Boolean)])),
    code: asked.has("code"),
    deep: asked.has("deep"),
    sort: asked.get("sort") ?? "",
    page: Math.max(1, Math.trunc(Number(asked.get("page"))) || 1),
  };
}

export function addressOf(state) {
  const asked = new URLSearchParams();
  if (state.q) asked.set("q", state.q);
  for (const name of FILTERS) for (const value of state[name]) asked.append(name, value);
  if (state.code) asked.set("code", "1");
  if (state.sort) asked.set("sort", state.sort);
  if (state.deep) asked.set("deep", "1");
  if (state.page > 1) asked.set("page", String(state.page));
  const address = new URL(location);
  address.search = asked;
  address.hash = "";
  return address.href;
}

export function wishOf(form) {
  const chosen = new FormData(form);
  return {
    q: (chosen.get("q") ?? "").trim(),
    ...Object.fromEntries(FILTERS.map((name) => [name, chosen.getAll(name)])),
    code: chosen.has("code"),
    deep: chosen.has("deep"),
    sort: chosen.get("sort") ?? "",
    page: 1,
  };
}

export function widened(state) {
  return { ...state, ...Object.fromEntries(FILTERS.map((name) => [name, []])), code: false, page: 1 };
}

export function isNarrowed(state) {
  return state.code || FILTERS.some((name) => state[name].length);
}
