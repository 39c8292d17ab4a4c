// Watches the page load, from before it begins: when its choices can be used, how long tasks blocked it,
// and how many bytes had come by then.
window.paletteBench = (() => {
  const long = [];
  new PerformanceObserver((list) => long.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
  let usable = 0;
  let bytes = 0;
  const arrived = () =>
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
      .filter((one) => one.responseEnd > 0)
      .reduce((sum, one) => sum + one.encodedBodySize, 0);
  // Only the running page has the field of the version.
  const observer = new MutationObserver(() => {
    if (!document.getElementById("pp-version")) return;
    usable = performance.now();
    bytes = arrived();
    observer.disconnect();
  });
  observer.observe(document, { subtree: true, childList: true });
  const later = (time) => new Promise((resolve) => setTimeout(resolve, time));
  return {
    // Answers when the page is whole and nothing has arrived for a second.
    loaded: async (done) => {
      let before = -1;
      while (!usable || before !== performance.getEntriesByType("resource").length) {
        before = performance.getEntriesByType("resource").length;
        await later(1000);
        if (performance.now() > 60000) return done({ error: "the page did not become usable" });
      }
      const blocked = long
        .filter((task) => task.startTime < usable)
        .reduce((sum, task) => sum + task.duration - 50, 0);
      done({ usable, blocked, bytes });
    },
  };
})();
