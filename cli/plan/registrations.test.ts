import { expect, test } from "vitest";
import { markdownReport } from "../report/markdown.ts";
import { htmlReport } from "../report/html/report.ts";
import { samplePlan } from "../testing/plan.ts";
import { registerCommand, registrations } from "./registrations.ts";

const [one, two] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
const vault = (subscription: string) => `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv`;
const ids = [
  `/subscriptions/${one}/resourceGroups/rg-mon`,
  `/subscriptions/${one}/resourceGroups/rg-mon/providers/Microsoft.OperationalInsights/workspaces/log`,
  `/subscriptions/${one}/resourceGroups/rg-mon/providers/Microsoft.Insights/metricAlerts/a`,
  `${vault(two)}/providers/Microsoft.Insights/diagnosticSettings/azmon`,
];
const sample = samplePlan();
const plan = { ...sample, resources: ids.map((id) => ({ ...sample.resources[0]!, id })) };

test("the reports name the providers to register, an extension's own and not its resource's, by subscription", () => {
  const needed = registrations(plan);
  expect(needed).toEqual([
    { subscriptionId: one, namespaces: ["microsoft.insights", "microsoft.operationalinsights"] },
    { subscriptionId: two, namespaces: ["microsoft.insights"] },
  ]);
  const command = registerCommand(needed[1]!);
  expect(command).toBe(`for n in microsoft.insights; do az provider register --subscription ${two} --namespace $n; done`);
  expect(markdownReport(plan)).toContain(command);
  expect(htmlReport(plan)).toContain(command);
});
