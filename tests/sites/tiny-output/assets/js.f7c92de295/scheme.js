document.documentElement.classList.add("js");
try {
  const chosen = localStorage.getItem("byline-scheme");
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.scheme = chosen;
} catch { /* a browser that keeps nothing follows the system */ }
addEventListener("DOMContentLoaded", () => {
  if (!document.querySelector("script[src$='/main.js']")) import("./main.js");
});
