import { resourceTypes } from "../../catalogue/index.ts";
import { scopeAlerts } from "../../catalogue/scopeAlerts.ts";
import { checkCatalogue } from "./check.ts";
import { readRunbooks } from "./pages.ts";
import { promtoolInstalled } from "./promql.ts";
import { placed } from "./shape.ts";

const pages = readRunbooks(new URL("../../docs/runbooks/", import.meta.url));
const problems = checkCatalogue(resourceTypes, scopeAlerts, pages);
for (const { at, message } of problems) console.error(`${at}: ${message}`);

for (const { type, alerts } of [...resourceTypes].sort((a, b) => (a.type < b.type ? -1 : 1)))
  console.log(`${type.padEnd(72)} ${String(alerts.length).padStart(3)} alerts`);
const kinds = new Map<string, number>();
for (const { alert } of placed(resourceTypes, scopeAlerts)) kinds.set(alert.kind, (kinds.get(alert.kind) ?? 0) + 1);
console.log([...kinds].map(([kind, n]) => `${n} ${kind}`).join(", "));
console.log(
  `${resourceTypes.length} types, ${scopeAlerts.length} rules of subscriptions and workspaces, ${pages.length} runbooks`,
);
if (!promtoolInstalled()) console.error("promtool is not on the PATH: it was not asked about the Prometheus rules.");
console.log(problems.length === 0 ? "The catalogue holds." : `${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
