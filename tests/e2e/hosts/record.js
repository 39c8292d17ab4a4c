// Remembers what the elements say, and the memory that the wasm gets.
window.heard = [];
for (const name of ["change", "error"]) {
  addEventListener("palette-ports:" + name, (event) =>
    heard.push({ name, id: event.target.id, ...structuredClone(event.detail) }),
  );
}
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate.apply(WebAssembly, given);
  const { exports } = made.instance ?? made;
  // What brings memory is an app; its later parts share it.
  const memory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
  if (memory) {
    window.instances = (window.instances ?? 0) + 1;
    window.memory = memory;
  }
  return made;
};
