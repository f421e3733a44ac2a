import { expect, test } from "vitest";
import { isRefusal } from "../../core/base/refusal.ts";
import type { Plan } from "../plan/types.ts";
import { samplePlan } from "../testing/plan.ts";
import { explain } from "./explain.ts";

const id =
  "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv\u001b[31m";
const plan: Plan = {
  ...samplePlan(),
  targets: [
    {
      id,
      type: "microsoft.keyvault/vaults",
      name: "kv\u001b[31m",
      location: "westeurope",
      subscriptionId: "s",
      resourceGroup: "rg",
    },
  ],
  alerts: [
    {
      id: "keyvault.availability",
      urn: "urn:pulumi:prod::azmon::x::y",
      kind: "metric",
      title: "t",
      description: "d",
      severity: 1,
      enabled: true,
      targets: [id],
      values: { threshold: { value: 99, from: "resource", path: `overrides.resources["${id}"]` } },
      source: "https://example.com",
      runbook: "https://example.com/runbook.md",
      actionGroups: ["/x/ag-pager"],
    },
  ],
  coverage: [
    { target: id, signal: "keyvault.availability", status: "covered", by: ["urn"], path: [] },
    { target: id, signal: "diagnostics", status: "missing", by: [], path: [], reason: "It is off." },
  ],
  findings: [{ code: "AZM202", severity: "warning", message: "An exemption expired.", path: "exemptions[0]" }],
};

test("an alert shows its reason, who it calls, and each value with the layer that set it", () => {
  const text = explain(plan, "keyvault.availability");
  expect(text).toMatch(/threshold +99 +from resource: overrides\.resources/);
  expect(text).toContain("One rule, calling ag-pager");
  expect(text).toContain("https://example.com/runbook.md");
});

test("a resource is found by name and shows what covers each signal, or why nothing does", () => {
  const text = explain(plan, plan.targets[0]!.name);
  expect(text).toMatch(/\+ keyvault\.availability +threshold 99 \(resource\)/);
  expect(text).toMatch(/- diagnostics +It is off\./);
});

test("a finding says what it means and where the plan has it", () => {
  expect(explain(plan, "azm202")).toMatch(/AZM202: .+\n[\s\S]*once:\n {2}exemptions\[0\]/);
});

test("no control character of a name reaches the terminal", () => {
  for (const subject of ["keyvault.availability", plan.targets[0]!.name]) expect(explain(plan, subject)).not.toContain("\u001b");
});

test("a misspelt subject is refused with the nearest name", () => {
  let refused: unknown;
  try {
    explain(plan, "keyvault.availabilty");
  } catch (error) {
    refused = error;
  }
  expect(isRefusal(refused) && refused.problems[0]!.nearest).toBe("keyvault.availability");
});
