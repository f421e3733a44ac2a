import { resourceTypes } from "../../catalogue/index.ts";
import { scopeAlerts } from "../../catalogue/scopeAlerts.ts";
import { checkCatalogue } from "./check.ts";
import { readRunbooks } from "./pages.ts";
import { promtoolInstalled } from "./promql.ts";
import { placed } from "./shape.ts";

const pages = readRunbooks(new URL("../../docs/runbooks/", import.meta.url));
const problems = checkCatalogue(resourceTypes, scopeAlerts, pages);
for (const { at, message } of problems) console.error(`${at}: ${message}`);

const provider = (type: string) => type.split("/")[0]!;
const counts = new Map<string, { types: number; alerts: number }>();
for (const t of resourceTypes) {
  const c = counts.get(provider(t.type)) ?? { types: 0, alerts: 0 };
  counts.set(provider(t.type), { types: c.types + 1, alerts: c.alerts + t.alerts.length });
}
for (const [name, c] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${name.padEnd(36)} ${String(c.types).padStart(4)} types ${String(c.alerts).padStart(5)} alerts`);
const kinds = new Map<string, number>();
for (const { alert } of placed(resourceTypes, scopeAlerts)) kinds.set(alert.kind, (kinds.get(alert.kind) ?? 0) + 1);
console.log([...kinds].map(([kind, n]) => `${n} ${kind}`).join(", "));
console.log(
  `${resourceTypes.length} types, ${scopeAlerts.length} rules of subscriptions and workspaces, ${pages.length} runbooks`,
);
if (!promtoolInstalled()) console.error("promtool is not on the PATH: it was not asked about the Prometheus rules.");
console.log(problems.length === 0 ? "The catalogue holds." : `${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
