// What is on screen of the app: inside the element where there is one, else in the page itself.
const host = document.querySelector("palette-ports");
const root = host ? host.shadowRoot : document;
const all = (selector) => (root ? [...root.querySelectorAll(selector)] : []);
const words = (element) => (element ? element.textContent.replace(/\s+/g, " ").trim() : "");
const numbers = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);

// The first colour that something is painted on, from here outwards.
function paper(element) {
  for (let at = element; at; at = at.parentElement || at.getRootNode().host) {
    const colour = numbers(getComputedStyle(at).backgroundColor);
    if (colour.length === 3 || colour[3] > 0.5) return colour.slice(0, 3);
  }
  // Nothing is painted but the browser's own sheet, which is as light as its text is dark.
  const canvas = document.createElement("i");
  canvas.style.cssText = "color-scheme: inherit; background: Canvas";
  document.body.append(canvas);
  const colour = numbers(getComputedStyle(canvas).backgroundColor);
  canvas.remove();
  return colour.slice(0, 3);
}
const ink = (element) => numbers(getComputedStyle(element).color).slice(0, 3);
const both = (element) => (element ? { ink: ink(element), paper: paper(element) } : null);

const app = root && root.querySelector(".pp:not(.pp-reading) .pp-body");
const answer = app && app.querySelector(".pp-summary p");
const rows = all(".pp:not(.pp-reading) tr[data-rules]").filter((row) => !row.querySelector(".pp-is-check"));
const rulesOf = (some) => [...new Set(some.flatMap((row) => row.dataset.rules.split(" ")))];
const link = host && host.querySelector("a");
const box = link && link.getBoundingClientRect();
const title = document.querySelector("main h1, article h1") || document.querySelector("h1");
return {
  host: words(title),
  runs: !!app && app.getClientRects().length > 0,
  fallback: !!box && box.width > 0 && box.height > 0,
  rules: rulesOf(rows),
  included: rulesOf(rows.filter((row) => !row.matches(".pp-row-out"))),
  snippet: words(root && root.querySelector("article pre")),
  colours: both(answer),
  site: both(title),
  width: document.documentElement.scrollWidth,
  right: host ? host.getBoundingClientRect().right : 0,
};
