export default {
  // Two pages; one page needs no configuration.
  build: { rolldownOptions: { input: ["index.html", "api.html"] } },
};
