// Light or dark, as the reader chose it: before anything is painted, so in a script that the page
// waits for. The app saves the choice (`Page::set_theme`). In a frame, the page around says it.
try {
  if (!/[?&]embed\b/.test(location.search)) {
    document.documentElement.setAttribute("data-theme", localStorage.getItem("palette-ports-theme") || "");
  }
} catch (error) {}
