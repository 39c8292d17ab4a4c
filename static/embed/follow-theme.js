// Light or dark, as the page around is: by what is seen behind the element, because sites say it in
// as many ways as there are sites.

const watching = new Set();
let stopWatching;

// Calls `changed` whenever the page may have changed its colours, until what it returns is called.
export function watchTheme(changed) {
  if (!watching.size) stopWatching = start();
  watching.add(changed);
  return () => {
    if (watching.delete(changed) && !watching.size) stopWatching();
  };
}

function start() {
  const look = () => watching.forEach((changed) => changed());
  const observer = new MutationObserver(look);
  for (const element of [document.documentElement, document.body]) {
    observer.observe(element, { attributes: true });
  }
  const preference = matchMedia("(prefers-color-scheme: dark)");
  preference.addEventListener("change", look);
  // A colour that fades in is not there yet when it is set.
  document.addEventListener("transitionend", look, true);
  return () => {
    observer.disconnect();
    preference.removeEventListener("change", look);
    document.removeEventListener("transitionend", look, true);
  };
}

// "light" or "dark": what is behind an element.
export function themeBehind(element) {
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
    const [red, green, blue, alpha = 1] = channels(getComputedStyle(at).backgroundColor);
    if (alpha > 0.5) return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
  }
  // Nothing is painted but the browser's own sheet, which follows the colour scheme: the one that is
  // set around the element, whose own is ours, or the one that the page says it can have.
  const around = getComputedStyle(element.parentElement ?? document.documentElement).colorScheme;
  const said = document.querySelector('meta[name="color-scheme"]')?.content ?? "";
  const scheme = around === "normal" ? said : around;
  const isOpen = !scheme.includes("light") || matchMedia("(prefers-color-scheme: dark)").matches;
  return scheme.includes("dark") && isOpen ? "dark" : "light";
}

// Red, green and blue from 0 to 255, and alpha from 0 to 1.
function channels(colour) {
  if (colour.startsWith("rgb")) return colour.match(/[\d.]+/g).map(Number);
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}
