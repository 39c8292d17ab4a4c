// node single-file.mjs SITE SCRIPT OUT [NAME WASM]...: the page of SITE in one file, with SCRIPT in place
// of its modules, and the parts of the app by their names. Every replacement has to find what it replaces,
// so that a page that changed does not end up as a file with a hole.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [site, script, out, ...parts] = process.argv.slice(2);
const text = (name) => readFileSync(join(site, name), "utf8").trim();
let html = text("index.html");

function replace(pattern, by) {
  if (!html.match(pattern)) throw new Error(`index.html has nothing like ${pattern}`);
  html = html.replace(pattern, () => by);
}

function inline(tag, attributes, content) {
  // Either would end, or hide, more than is meant.
  if (/<\/(script|style)|<!--/i.test(content)) throw new Error(`a ${tag} can't hold what it has to`);
  return `<${tag}${attributes}>${content}</${tag}>`;
}

const hash = (content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;

const styles = text("styles.css");
const module = readFileSync(script, "utf8").trim();
const old = text("no-modules.js");
const theme = text("theme.js");
const icon = "data:image/svg+xml," + encodeURIComponent(text("favicon.svg"));
const policy = [
  "default-src 'none'",
  `script-src ${hash(theme)} ${hash(module)} ${hash(old)} 'wasm-unsafe-eval'`,
  `style-src ${hash(styles)}`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

// Its foot says that it is a copy.
replace(/<html /, "<html data-offline ");
// What is not beside the file is not linked.
replace(/ <span class="boot-data">.*?<\/span>/g, "");
replace(/<link rel="(modulepreload|preload)"[^>]*>\n?/g, "");
replace(/<link rel="icon"[^>]*>/, `<link rel="icon" href="${icon}">`);
replace(/<link rel="stylesheet"[^>]*>/, inline("style", "", styles));
replace(/<link rel="canonical"[^>]*>\n?/, "");
replace(/<meta property="og:image"[^>]*>\n?/, "");
replace(/<script [^>]*theme\.js"[^>]*><\/script>/, inline("script", "", theme));
replace(/<script [^>]*type="module"[^>]*><\/script>\n?/, "");
replace(/<script [^>]*nomodule[^>]*><\/script>\n?/, "");
// The policy stands before everything that it is about.
replace(/<meta charset="utf-8"\s*\/?>/i, `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`);
const inlined = [];
while (parts.length) {
  const [name, file] = parts.splice(0, 2);
  const attributes = ` type="application/wasm+base64" id="palette-ports-part-${name}"`;
  inlined.push(inline("script", attributes, readFileSync(file).toString("base64")));
}
replace(
  "</body>",
  [
    ...inlined,
    inline("script", ' type="module"', module),
    inline("script", " nomodule", old),
    "</body>",
  ].join("\n"),
);
const left = html.match(/<(link|script|img)[^>]* (src|href)="(?!data:)[^"]*"|<a [^>]*href="(?!https:|#|")[^"]*"/);
if (left) throw new Error(`the single file would ask for ${left[0]}`);
writeFileSync(out, html + "\n");
