// The page as a frame in another page (`?embed`): without a title of its own, with the parts that
// `view` names, and the page around is told how high it is. A sandboxed frame may do all of this.

const PARTS = ["choices", "rules", "firewall"];

const asked = new URLSearchParams(location.search);
const place = document.getElementById("palette-ports");
const parts = (asked.get("view") ?? "").split(/[\s,]+/).filter((part) => PARTS.includes(part));
place.dataset.view = (parts.length ? parts : PARTS).join(" ");
const theme = asked.get("theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;

// Nobody knows whose page it is in, and a height is no secret.
const tell = () => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ type: "palette-ports:height", height }, "*");
};
if (parent !== window) new ResizeObserver(tell).observe(document.body);
