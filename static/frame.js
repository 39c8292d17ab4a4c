// The page as a frame in another page (`?embed`): without a title of its own, with the views that
// `views` or `view` names, and the page around is told how high it is. A sandboxed frame may do all of this.

const VIEWS = ["choices", "ports", "diagram", "addresses", "request", "upgrade", "firewall", "test", "rules"];

// Makes it one, as its address asks.
export function becomeFrame(asked) {
  const place = document.getElementById("palette-ports");
  const views = (asked.get("views") ?? asked.get("view") ?? "").split(/[\s,]+/);
  place.dataset.view = views.filter((view) => VIEWS.includes(view)).join(" ");
  const theme = asked.get("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  if (parent !== window) new ResizeObserver(tell).observe(document.body);
}

// Nobody knows whose page it is in, and a height is no secret.
function tell() {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ type: "palette-ports:height", height }, "*");
}
