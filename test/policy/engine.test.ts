import * as fs from "node:fs";
import * as path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
// @ts-expect-error -- plain JavaScript, so that it runs before anything is installed
import { getEngine } from "../engine/getEngine.mjs";
import { type Engine, Project } from "../engine/project.ts";

/** A program with four holes: no logs of the second bus, an alert for nobody, an address in clear, a text made of an Output. */
const program = `
import * as pulumi from "@pulumi/pulumi";
import { Namespace } from "@pulumi/azure-native/servicebus/namespace.js";
import { ResourceGroup } from "@pulumi/azure-native/resources/resourceGroup.js";
import { Workspace } from "@pulumi/azure-native/operationalinsights/workspace.js";
import { ActionGroup } from "@pulumi/azure-native/monitor/actionGroup.js";
import { MetricAlert } from "@pulumi/azure-native/monitor/metricAlert.js";
import { DiagnosticSetting } from "@pulumi/azure-native/monitor/diagnosticSetting.js";

const rg = new ResourceGroup("rg", { resourceGroupName: "rg-policy", location: "westeurope" });
const g = { resourceGroupName: rg.name, location: "westeurope" };
const law = new Workspace("law", { ...g, workspaceName: "law-policy", sku: { name: "PerGB2018" }, retentionInDays: 30 });
const buses = ["watched", "dark"].map((name) => new Namespace(name, { ...g, namespaceName: "sb-" + name, sku: { name: "Standard" } }));
for (const [name, id] of [["watched-logs", buses[0].id], ["law-logs", law.id]])
  new DiagnosticSetting(name, { name: "azmon", resourceUri: id, workspaceId: law.id, logs: [{ categoryGroup: "allLogs", enabled: true }] });
const uri = "https://events.example.com/integration/0123456789abcdef0123/enqueue";
const group = (name, serviceUri) => new ActionGroup(name, { resourceGroupName: rg.name, location: "global", actionGroupName: name, groupShortName: name, enabled: true,
  webhookReceivers: [{ name: "pager", serviceUri, useCommonAlertSchema: true }] });
const pager = group("hidden", pulumi.secret(uri));
group("clear", uri);
const alert = (name, actions, description) => new MetricAlert(name, { resourceGroupName: rg.name, ruleName: name, location: "global", enabled: true, severity: 2,
  scopes: [buses[0].id], evaluationFrequency: "PT5M", windowSize: "PT15M", actions, description,
  criteria: { odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria", allOf: [{ criterionType: "StaticThresholdCriterion",
    name: "c", metricName: "ServerErrors", operator: "GreaterThan", threshold: 0, timeAggregation: "Total" }] } });
alert("heard", [{ actionGroupId: pager.id }], "https://runbooks.example.com/bus");
alert("unheard", [], "Errors of " + pulumi.output("x"));
`;
const rules = ["require-diagnostics", "require-alert-actions", "forbid-clear-secrets", "forbid-output-text"];
/** Levels of the four; all other rules off, so that what they find is not in the way. */
const config = (level: string) => ({ all: "disabled", ...Object.fromEntries(rules.map((r) => [r, level])), azmon: "advisory" });

const engine = getEngine() as Engine | null;
let project: Project;
beforeAll(async () => {
  if (!engine) return;
  project = await Project.create(engine, "policy", {});
  fs.writeFileSync(path.join(project.folder, "stacks/index.ts"), program);
  for (const level of ["advisory", "mandatory"])
    fs.writeFileSync(path.join(project.folder, `${level}.json`), JSON.stringify(config(level)));
});
afterAll(() => project?.close());

const run = (command: string[], level: string) =>
  project.pulumi(...command, "--policy-pack", "policies", "--policy-pack-config", `${level}.json`);
/** What the engine prints of the pack: level, rule and resource of each violation. */
const violations = (out: string) =>
  [...out.matchAll(/\[(advisory|mandatory)\].*?([a-z]+(?:-[a-z]+)+)\s+\(.*?: ([\w-]+)\)/g)]
    .map((m) => `${m[1]} ${m[2]} ${m[3]}`)
    .sort();
const holes = (level: string) => [
  `${level} forbid-clear-secrets clear`,
  `${level} forbid-output-text unheard`,
  `${level} require-alert-actions unheard`,
  `${level} require-diagnostics dark`,
];

test.skipIf(!engine)(
  "the holes are found in preview and up, and fail the run where they are mandatory",
  async () => {
    const advised = await run(["preview"], "advisory");
    expect(violations(advised.out), advised.out).toEqual(holes("advisory"));
    expect(advised.code).toBe(0);

    const refused = await run(["preview"], "mandatory");
    expect(violations(refused.out), refused.out).toEqual(holes("mandatory"));
    expect(refused.code).not.toBe(0);

    // On up, what is judged alone stops before the resource is made.
    const stopped = await run(["up", "--yes", "--skip-preview"], "mandatory");
    expect(violations(stopped.out), stopped.out).toContain("mandatory forbid-clear-secrets clear");
    expect(stopped.code).not.toBe(0);
    expect(project.azure.cloud.own().map((r) => r.id.split("/").at(-1))).not.toContain("clear");

    const made = await run(["up", "--yes", "--skip-preview"], "advisory");
    expect(violations(made.out), made.out).toEqual(holes("advisory"));
    expect(made.code).toBe(0);
  },
  300_000,
);
