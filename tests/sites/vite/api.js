import "palette-ports"; // the element
import { load } from "palette-ports/api"; // the JavaScript API

const ports = await load();
const choice = { deployment: "self-hosted", role: "workload-cluster", version: "4.2" };
const show = (id, text) => (document.getElementById(id).textContent = text);

const { matches } = ports.rules(choice);
show("rules", matches.map(({ rule }) => rule.id).join("\n"));

const [{ text, wide }] = ports.snippets(choice, { format: "nftables" });
show("snippet", text);
show("wide", wide.join("\n"));

ports.mount(document.getElementById("explorer"), { ...choice, view: "ports" });
