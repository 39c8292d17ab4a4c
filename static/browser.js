// What the browser does better than code of ours, each where it may be missing or refused: on a
// plain-http page there is no clipboard. Nothing here throws; whoever calls is told.

// A query's names and values, one after the other. NUL, which no value of ours holds, keeps them
// apart.
export const decode = (query) =>
  [...new URLSearchParams(query)]
    .flat()
    .map((text) => text.replaceAll("\0", ""))
    .join("\0");

// The query for such names and values.
export function encode(texts) {
  const query = new URLSearchParams();
  const list = texts.split("\0");
  for (let at = 0; at + 1 < list.length; at += 2) query.append(list[at], list[at + 1]);
  return query.toString();
}

// Copies text through the clipboard API, else by selecting where it is shown and asking the
// browser to copy that, else by leaving it selected. What comes from no event is shown nowhere. Tells
// `done`: 0 copied, 1 selected, 2 neither.
export function copy(text, event, done) {
  const select = () => {
    try {
      const shown = event.target.closest(".pp-snippet").querySelector("pre code");
      getSelection().selectAllChildren(shown);
      done(document.execCommand("copy") ? 0 : 1);
    } catch {
      done(2);
    }
  };
  try {
    navigator.clipboard.writeText(text).then(() => done(0), select);
  } catch {
    select();
  }
}

// Hands the browser a text to save. Nobody is told whether it did: a sandboxed frame may refuse.
export function save(name, mediaType, text) {
  const link = document.createElement("a");
  link.download = name;
  link.href = `data:${mediaType};charset=utf-8,` + encodeURIComponent(text);
  link.click();
}

// The reader's date; ISO dates are Greenwich's.
export function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}

// Prints, and tells `done` 2 when the browser did not begin to: a sandboxed frame does nothing, and
// says nothing either. Once the app has come to rest: a browser may handle events while it prints.
export function printPage(done) {
  queueMicrotask(() => {
    const begin = () => (done = () => {});
    addEventListener("beforeprint", begin);
    try {
      window.print();
    } catch {}
    removeEventListener("beforeprint", begin);
    done(2);
  });
}

// Names that are paths, and values, as a JSON object of objects. What is a number to people is one
// there.
export function nest(texts) {
  const root = {};
  const list = texts.split("\0");
  for (let at = 0; at + 1 < list.length; at += 2) {
    const path = list[at].split("/");
    const last = path.pop();
    let to = root;
    for (const name of path) to = to[name] ??= {};
    const isNumber = /plan$|clusters|port/.test(last) && /^[1-9]\d{0,5}$/.test(list[at + 1]);
    to[last] = isNumber ? +list[at + 1] : list[at + 1];
  }
  return JSON.stringify(root, null, 2) + "\n";
}

// The other way round, with what is in the file that was chosen in a field; the field is free for
// another one then. Tells `done` the names and values, or what is wrong, in sentences.
export async function readPlan({ target }, done) {
  const texts = [];
  const flatten = (value, path) => {
    if (typeof value === "string" || typeof value === "number") texts.push(path, value);
    else if (value && typeof value === "object" && !Array.isArray(value)) {
      for (const name in value) flatten(value[name], path ? path + "/" + name : name);
    } else throw path ? `“${path.slice(0, 99)}” holds neither text nor a number.` : "It holds no object.";
  };
  const [file] = target.files;
  if (!file) return;
  let problem = "It cannot be read.";
  try {
    if (file.size > 4e6) throw "It is larger than 4 MB, which no plan is.";
    const text = await file.text();
    problem = "It is not JSON, or only a part of it.";
    const value = JSON.parse(text);
    problem = "Its objects are too deep.";
    flatten(value, "");
    problem = "";
  } catch (error) {
    if (typeof error === "string") problem = error;
    else problem += ` (${error.message})`;
  }
  target.value = "";
  done(texts.map((text) => `${text}`.replaceAll("\0", "")).join("\0"), problem);
}
