import { casesByAlert } from "../../catalogue/cases/index.ts";
import { resourceTypes } from "../../catalogue/index.ts";
import type { AlertEntry } from "../../catalogue/schema.ts";
import { scopeAlerts } from "../../catalogue/scopeAlerts.ts";
import { survey } from "./run.ts";

/** The least share of mutants that the cases must tell from the alert. */
const LEAST = 0.95;

const all = [...resourceTypes.flatMap((t) => t.alerts), ...scopeAlerts.map((s) => s.alert)];
const entries = [...new Map(all.map((a) => [a.id, a])).values()];
const kinds: AlertEntry["kind"][] = ["metric", "prometheus", "activity", "availability", "log"];

let mutants = 0;
let killed = 0;
for (const kind of kinds) {
  const found = survey(
    entries.filter((e) => e.kind === kind),
    casesByAlert,
  );
  mutants += found.mutants;
  killed += found.killed;
  for (const { alert, what } of found.survivors) process.stdout.write(`survived  ${alert}: ${what}\n`);
  process.stdout.write(`${kind}: ${found.killed} of ${found.mutants} killed\n`);
}
process.stdout.write(`${killed} of ${mutants} killed, ${((100 * killed) / mutants).toFixed(1)} %\n`);
process.exitCode = killed >= LEAST * mutants ? 0 : 1;
