/** @type {import("@docusaurus/types").Config} */
export default {
  title: "Example",
  url: "https://docs.example.com",
  baseUrl: "/",
  onBrokenLinks: "throw",
  // The element, from static/palette-ports/. A site whose baseUrl is not "/" puts it in front.
  scripts: [{ src: "/palette-ports/palette-ports.js", type: "module" }],
  presets: [
    [
      "classic",
      {
        docs: { routeBasePath: "/", sidebarPath: "./sidebars.js" },
        blog: false,
      },
    ],
  ],
};
