// node pack.mjs DIST: puts .br and .gz beside what servers compress, a zip of each thing that is
// shipped, and SHA256SUMS over all of it. Nothing of it depends on the day or the machine.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { zip } from "./zip.mjs";

// What tools read from a disk, such as package.json, is left alone.
const COMPRESSED = /(?<!\/package)\.(css|html|js|json|svg|wasm)$/;
const dist = process.argv[2];

// Paths below DIST, in an order that no locale changes.
function files(below) {
  const all = readdirSync(join(dist, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    return entry.isDirectory() ? files(path) : [path];
  });
  return all.sort((a, b) => (a < b ? -1 : 1));
}

const read = (path) => readFileSync(join(dist, path));
const write = (path, bytes) => writeFileSync(join(dist, path), bytes);

for (const path of files("").filter((path) => COMPRESSED.test(path))) {
  const bytes = read(path);
  write(
    `${path}.br`,
    brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  );
  // The tenth byte names the machine's system: 255 names none.
  const gzip = gzipSync(bytes, { level: 9 });
  gzip[9] = 255;
  write(`${path}.gz`, gzip);
}

// A folder's files stand in a folder of the zip's name, so that unpacking spills nothing.
for (const [what, folder] of [["site", "site"], ["embed", "embed"], ["html", null]]) {
  const name = `palette-ports-${what}`;
  if (folder && !existsSync(join(dist, folder))) continue;
  const paths = folder ? files(folder) : ["palette-ports.html"];
  const entries = paths.map((path) => ({
    name: folder ? name + path.slice(folder.length) : path,
    bytes: read(path),
  }));
  write(`${name}.zip`, zip(entries));
}

const sum = (path) => createHash("sha256").update(read(path)).digest("hex");
const sums = files("").map((path) => `${sum(path)}  ${path}\n`);
write("SHA256SUMS", sums.join(""));
