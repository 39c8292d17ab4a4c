// Light or dark, as the reader chose it: before anything is painted, so in a script that the page
// waits for. `static/page.js` keeps the choice. In a frame, the page around says it.
try {
  if (!/[?&]embed\b/.test(location.search)) {
    document.documentElement.setAttribute("data-theme", localStorage.getItem("palette-ports-theme") || "");
  }
} catch (error) {}
