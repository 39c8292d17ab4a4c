export default { docs: ["ports", "other"] };
