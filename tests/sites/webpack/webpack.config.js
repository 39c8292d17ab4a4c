import HtmlWebpackPlugin from "html-webpack-plugin";

export default {
  mode: "production",
  // Two pages.
  entry: { element: "./element.js", api: "./api.js" },
  // For a policy with require-trusted-types-for: webpack loads the app by a script.
  output: { trustedTypes: true },
  plugins: [
    new HtmlWebpackPlugin({ template: "index.html", chunks: ["element"] }),
    new HtmlWebpackPlugin({ template: "api.html", filename: "api.html", chunks: ["api"] }),
  ],
};
