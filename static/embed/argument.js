// The arguments of what other pages call: read here, before the app sees them. What cannot be read as a value is an
// error that names its field, never a field without a value: an end without addresses may be open to any.

// A copy of a value, as deep as the argument is, that runs none of the caller's code when it is read.
//
// What is deeper, but for an array, is wrong in any argument, and can be large or hold itself, as `window` does: it
// becomes an empty object, which no field accepts. What a page has put on every object counts for nothing.
export function plain(value, path, depth) {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return value;
  // Without a prototype, `__proto__` is a field like any other.
  const copy = Object.create(null);
  if (depth < 0) return copy;
  const isList = readable(path, () => Array.isArray(value));
  if (depth === 0 && !isList) return copy;
  if (!isList && !readable(path, () => isPlain(value))) {
    throw new Error(`${path}: ${readable(path, () => kind(value))}`);
  }
  if (isList) {
    const items = readable(path, () => Array.from({ __proto__: null, length: value.length }, (_, at) => value[at]));
    return items.map((item) => plain(item, path, depth - 1));
  }
  for (const name of readable(path, () => Object.getOwnPropertyNames(value))) {
    const field = `${path}.${name}`;
    copy[name] = plain(readable(field, () => value[name]), field, depth - 1);
  }
  return copy;
}

// An argument that is an object of known fields, whatever they hold.
export function argument(value, path, example, known) {
  if (value === null || typeof value !== "object" || readable(path, () => Array.isArray(value))) {
    throw new Error(`${path}: it has to be an object such as ${example}`);
  }
  if (!readable(path, () => isPlain(value))) throw new Error(`${path}: ${readable(path, () => kind(value))}`);
  const copy = Object.create(null);
  for (const name of readable(path, () => Object.getOwnPropertyNames(value))) {
    const field = `${path}.${name}`;
    if (!known.includes(name)) throw new Error(`${field}: no such option; known are ${known.join(", ")}`);
    copy[name] = readable(field, () => value[name]);
  }
  return copy;
}

// What reading something of the caller's gives; where that throws, which field it was.
function readable(path, read) {
  try {
    return read();
  } catch (cause) {
    throw new Error(`${path}: reading it throws an error`, { __proto__: null, cause });
  }
}

// Whether an object holds what it shows and nothing behind it: one that was written down, of this window or
// another, or one without a prototype.
function isPlain(value) {
  if (typeof value === "function") return false;
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return true;
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf");
}

// What is wrong with one that is not plain.
function kind(value) {
  const rest = "cannot be read; give a plain object, an array or a string";
  if (typeof value === "function") return `a function ${rest}`;
  if (typeof value.then === "function") return "a promise cannot be read; await it first";
  const name = Object.getPrototypeOf(value).constructor?.name;
  return name && name !== "Object" ? `an object of the class ${name} ${rest}` : `an object that inherits from another ${rest}`;
}
