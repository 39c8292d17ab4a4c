import { load } from "../embed/api.js";

window.load = load;
load().then(
  (ports) => (window.ports = ports),
  (error) => (window.failed = String(error)),
);
