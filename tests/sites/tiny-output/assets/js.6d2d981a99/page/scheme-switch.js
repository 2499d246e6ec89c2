
const KEY = "byline-scheme";
const system = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

export function offerScheme(button) {
  if (!button) return;
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    choose(isDark() ? "light" : "dark");
    show();
  });
  system.addEventListener("change", show);
  show();
}

function isDark() {
  return root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches;
}

function choose(scheme) {
  const isSystems = system.matches === (scheme === "dark");
  if (isSystems) delete root.dataset.scheme;
  else root.dataset.scheme = scheme;
  try {
    if (isSystems) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, scheme);
  } catch { /* the choice holds for this page alone */ }
}
