import { expect, test } from "vitest";
import type { Recorded } from "../../cli/recorder/monitor.ts";
import { record } from "../../cli/recorder/record.ts";
import { byComponents, byMonitoring, subscriptionId } from "./shop.ts";

const own = ["account", "cluster", "machine", "site"];
const run = async (program: () => void, unknownIds: boolean): Promise<Recorded[]> =>
  (await record(program, { project: "shop", stack: "prod", subscriptionId, unknownIds })).resources.filter((r) => r.custom);
const kind = (r: Recorded): string => r.type.split(":").at(-1)!;
/** `<kind> <resource of the program>` of everything that waits for one of the program's own resources. */
const waits = (all: Recorded[]): string[] => {
  const nameOf = (urn: string) => urn.split("::").at(-1)!;
  const pairs = all.flatMap((r) =>
    r.dependencies
      .map(nameOf)
      .filter((d) => own.includes(d))
      .map((d) => `${kind(r)} ${d}`),
  );
  return [...new Set(pairs)].sort();
};

const both = [
  "DataCollectionRuleAssociation cluster",
  "DataCollectionRuleAssociation machine",
  "DiagnosticSetting account",
  "DiagnosticSetting site",
  "MetricAlert site",
  "PrometheusRuleGroup cluster",
  "VirtualMachineExtension machine",
];
const cases = [
  { name: "components alone", program: byComponents, waiting: [...both, "Component site", "WebTest site"] },
  {
    name: "one Monitoring",
    program: byMonitoring,
    waiting: [...both, "DiagnosticSetting cluster", "MetricAlert account", "MetricAlert cluster", "MetricAlert machine"],
  },
];

test.each(cases)("$name: what watches a resource waits for it, ids known or not", async ({ program, waiting }) => {
  const known = await run(program, false);
  const unknown = await run(program, true);
  expect(waits(known)).toEqual(expect.arrayContaining(waiting));
  expect(unknown.map((r) => r.urn)).toEqual(known.map((r) => r.urn));
  expect(unknown.map((r) => [r.urn, r.dependencies])).toEqual(known.map((r) => [r.urn, r.dependencies]));
});

test.each(cases)("$name: a rule says the whole id of what it watches, and no text was made of an Output", async ({ program }) => {
  const all = await run(program, false);
  const site = all.find((r) => r.type.endsWith(":WebApp"))!;
  const rules = all.filter((r) => kind(r) === "MetricAlert" && r.dependencies.includes(site.urn));
  expect(rules.length).toBeGreaterThan(0);
  for (const rule of rules) expect(rule.inputs["scopes"]).toEqual([site.id]);
  for (const some of [all, await run(program, true)])
    expect(JSON.stringify(some)).not.toMatch(/\[object |toString|Output<|undefined|live:|\{\{target:/);
});
