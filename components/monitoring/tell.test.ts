import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isRefusal } from "../../core/base/refusal.ts";
import { observe } from "../../core/decide/observe.ts";
import { group, made, subscription } from "../testing.ts";
import type { MonitoringArgs } from "./args.ts";
import { Monitoring } from "./component.ts";

const environment = {
  environment: "shop",
  preset: "production",
  location: "westeurope",
  applicationInsights: { enabled: false },
  placement: { subscriptionId: subscription, resourceGroup: "rg-monitoring" },
  actionGroups: { pager: { email: ["oncall@example.com"] } },
  routing: { critical: ["pager"], warning: ["pager"] },
} satisfies MonitoringArgs["environment"];
const inventory = ["vm-a", "vm-b"].map((name) => ({
  id: `${group("rg-shop")}/providers/Microsoft.Compute/virtualMachines/${name}`,
  name,
  type: "microsoft.compute/virtualmachines",
  location: "westeurope",
  resourceGroup: "rg-shop",
  subscriptionId: subscription,
  properties: { storageProfile: { osDisk: { osType: "Linux" } }, extended: { instanceView: { powerState: { code: "PowerState/running" } } } },
})); // prettier-ignore

const deploy = (more: object) =>
  made(() => new Monitoring("shop", { environment: { ...environment, ...more }, inventory })).then(
    (all) => ({ size: all.size, error: undefined }),
    (error: unknown) => ({ size: 0, error }),
  );

let warned: string[] = [];
beforeEach(() => {
  warned = [];
  vi.spyOn(console, "warn").mockImplementation((line: string) => void warned.push(line));
});
afterEach(() => void vi.restoreAllMocks());

test("warnings are one line with their count and codes, and what is only worth knowing says nothing", async () => {
  const { size, error } = await deploy({ names: { template: "{prefix}-{alert}-{qualifier}" } });
  expect(error).toBeUndefined();
  expect(size).toBeGreaterThan(20);
  expect(warned).toHaveLength(1);
  expect(warned[0]).toMatch(/azmon has \d+ warnings?: (AZM\d{3}( \(\d+\))?(, )?)+\. `azmon plan` lists them/);
  // Both machines lack an identity.
  expect(warned[0]).toContain("AZM101 (2)");
});

const clash = { names: { template: "{prefix}-rule" } };

test("errors refuse the deployment with what they say and the way to deploy all the same, before anything is registered", async () => {
  const { error, size } = await deploy(clash);
  expect(size).toBe(0);
  expect(isRefusal(error) && error.problems.every((p) => p.path === "AZM304 names")).toBe(true);
  const { message, stack } = error as Error;
  expect(message).toContain("Put {alert} and {qualifier} into names.template.");
  expect(message.split("\n").at(-1)).toBe("Errors are not deployed, unless the config has `allowErrors: [AZM304]`.");
  expect([pulumi.RunError.isInstance(error), stack]).toEqual([true, message]);
  expect(warned).toEqual([]);
});

test("an error that the config allows is a warning", async () => {
  const { error } = await deploy({ ...clash, allowErrors: ["AZM304"] });
  expect(error).toBeUndefined();
  expect(warned[0]).toContain("AZM304");
});

test("a code that is no error is no code to allow", async () => {
  const { error } = await deploy({ allowErrors: ["AZM101"] });
  expect(isRefusal(error) && error.problems.map((p) => p.path)).toEqual(["allowErrors[0]"]);
  expect((error as Error).stack).toBe((error as Error).message);
});

test("a plan tells of all findings itself, so nothing is refused and nothing logged", async () => {
  const errors: string[] = [];
  const stop = observe(({ decisions }) => errors.push(...decisions.findings.map((f) => `${f.severity} ${f.code}`)));
  const { error } = await deploy(clash).finally(stop);
  expect(error).toBeUndefined();
  expect(errors).toContain("error AZM304");
  expect(warned).toEqual([]);
});
