// As the documentation says: each frame gets the height that it asks for.
addEventListener("message", ({ data, source }) => {
  if (data?.type !== "palette-ports:height" || !(data.height > 0)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source) frame.style.height = `${data.height}px`;
  }
});
