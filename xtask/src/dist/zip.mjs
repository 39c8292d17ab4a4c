// A zip whose bytes follow from its files alone: one fixed time, one fixed mode, no extra fields.
import { deflateRawSync } from "node:zlib";

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte;
});

// Node's own came with version 22.
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}

// Version 2.0, names in UTF-8, the first day that a zip can say: 1980-01-01.
const VERSION = 20;
const UTF8 = 0x0800;
const DAY = 0x0021;
// Made on Unix, where a file may be read by all and is written by its owner.
const MADE_BY = (3 << 8) | VERSION;
const MODE = 0o100644 * 0x10000;

// Numbers of 2 or 4 bytes, little end first: [size, value] each.
function record(...fields) {
  const bytes = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields) at = bytes.writeUIntLE(value, at, size);
  return bytes;
}

// The zip of entries `{ name, bytes }`, in their order.
export function zip(entries) {
  const local = [];
  const central = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const path = Buffer.from(name);
    const deflated = deflateRawSync(bytes, { level: 9 });
    // What is compressed already only grows.
    const [method, data] = deflated.length < bytes.length ? [8, deflated] : [0, bytes];
    const common = [
      [2, VERSION],
      [2, UTF8],
      [2, method],
      [2, 0],
      [2, DAY],
      [4, crc32(bytes)],
      [4, data.length],
      [4, bytes.length],
      [2, path.length],
      [2, 0],
    ];
    const head = record([4, 0x04034b50], ...common);
    local.push(head, path, data);
    // No comment, the first disk, no inner attributes.
    const outer = [[2, 0], [2, 0], [2, 0], [4, MODE], [4, offset]];
    central.push(record([4, 0x02014b50], [2, MADE_BY], ...common, ...outer), path);
    offset += head.length + path.length + data.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  const count = entries.length;
  const end = [[4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]];
  return Buffer.concat([...local, ...central, record(...end)]);
}
