// Keeps what a console would say, for browsers whose drivers don't tell: read by `tab.rs`.
window.said = [];
for (const level of ["debug", "error", "info", "log", "warn"]) {
  const before = console[level];
  console[level] = (...words) => {
    window.said.push(level + " " + words.join(" "));
    before.apply(console, words);
  };
}
addEventListener(
  "error",
  (event) => window.said.push("error " + (event.message || "loading " + event.target.outerHTML)),
  true,
);
addEventListener("unhandledrejection", (event) => window.said.push("unhandled " + event.reason));
addEventListener("securitypolicyviolation", (event) => window.said.push("refused " + event.blockedURI + " by " + event.violatedDirective));
