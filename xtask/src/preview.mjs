// node preview.mjs PICTURE: writes a browser's PNG again in a third of the bytes. A page has few
// colours: with each channel rounded to what nobody sees they fit into a palette.
import { readFileSync, writeFileSync } from "node:fs";
import { crc32, deflateSync, inflateSync } from "node:zlib";

const [file] = process.argv.slice(2);
const png = readFileSync(file);
const data = [];
let width, height, channels;
for (let at = 8; at < png.length; ) {
  const length = png.readUInt32BE(at);
  const type = png.toString("latin1", at + 4, at + 8);
  const body = png.subarray(at + 8, at + 8 + length);
  if (type === "IHDR") {
    [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
    channels = { 2: 3, 6: 4 }[body[9]];
    if (body[8] !== 8 || !channels || body[12]) throw new Error("not a PNG as browsers write it");
  }
  if (type === "IDAT") data.push(body);
  at += length + 12;
}

// Each line was written as the difference to its neighbours.
const raw = inflateSync(Buffer.concat(data));
const size = width * channels;
const lines = [];
let above = Buffer.alloc(size);
for (let y = 0; y < height; y++) {
  const how = raw[y * (size + 1)];
  const line = Buffer.from(raw.subarray(y * (size + 1) + 1, (y + 1) * (size + 1)));
  for (let x = 0; x < size; x++) {
    const [left, up, corner] = [line[x - channels] ?? 0, above[x], x < channels ? 0 : above[x - channels]];
    const [toLeft, toUp, toCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
    const nearest = toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    line[x] += [0, left, up, (left + up) >> 1, nearest][how];
  }
  lines.push((above = line));
}

function indexed(step) {
  const palette = new Map();
  const out = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const channel = (place) => Math.min(255, Math.round(lines[y][x * channels + place] / step) * step);
      const colour = (channel(0) << 16) | (channel(1) << 8) | channel(2);
      if (!palette.has(colour)) palette.set(colour, palette.size);
      out[y * (width + 1) + 1 + x] = palette.get(colour);
    }
  }
  return { out, colours: [...palette.keys()] };
}
let step = 1;
let found;
while ((found = indexed(step)).colours.length > 256) step++;

function chunk(type, body) {
  const content = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, sum]);
}
const header = Buffer.alloc(13);
header.writeUInt32BE(width, 0);
header.writeUInt32BE(height, 4);
header.set([8, 3], 8);
const smaller = Buffer.concat([
  png.subarray(0, 8),
  chunk("IHDR", header),
  chunk("PLTE", Buffer.from(found.colours.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255]))),
  chunk("IDAT", deflateSync(found.out, { level: 9, memLevel: 9 })),
  chunk("IEND", Buffer.alloc(0)),
]);
writeFileSync(file, smaller);
console.log(`${width} × ${height}, ${found.colours.length} colours, ${smaller.length} bytes`);
