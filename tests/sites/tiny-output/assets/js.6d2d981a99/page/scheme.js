document.documentElement.classList.add("js");
try {
  const chosen = localStorage.getItem("byline-scheme");
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.scheme = chosen;
} catch { /* a browser that keeps nothing follows the system */ }
const here = document.currentScript.src;
addEventListener("DOMContentLoaded", () => {
  if (document.querySelector("script[src$='/main.js']")) return;
  const main = document.createElement("script");
  main.type = "module";
  main.src = new URL("main.js", here);
  document.head.append(main);
});
