import { join } from "node:path";
import { expect, test } from "vitest";
import { everything, oneWorkspace, replicated } from "./everything.ts";
import { plannedProject, root } from "./project.ts";

const inventory = join(root, "stacks/inventories/bookshop.json");
const planOf = async (stack: string) => (await plannedProject({ "stacks/Pulumi.prod.yaml": stack })).plan;

/** What only comes with a setting that is off by default. */
const optional = [
  "authorization:ManagementLockByScope",
  "authorization:RoleAssignment",
  "monitor:PrivateLinkScope",
  "monitor:PrivateLinkScopedResource",
  "network:PrivateDnsZoneGroup",
  "network:PrivateEndpoint",
  "operationalinsights:DataExport",
  "operationalinsights:LinkedService",
  "operationalinsights:SummaryLog",
  "operationsmanagement:Solution",
  "resources:Deployment",
];

test.each([
  ["one workspace", {}, oneWorkspace],
  ["a replicated workspace", {}, replicated],
  [
    "a workspace for each region and rules beside their resources",
    {
      placement: {
        subscriptionId: "438aa205-708e-4dd8-8060-d94a73645697",
        resourceGroup: "rg-azmon",
        workspaces: "perRegion",
        rules: "beside",
      },
      grouping: { metricScope: "resourceGroup" },
    },
    {},
  ],
])(
  "with everything switched on and %s nothing is wrong, made twice or left hanging",
  async (_, more, workspace) => {
    const plan = await planOf(everything(inventory, more, workspace));
    expect(plan.findings.filter((f) => f.severity === "error")).toEqual([]);
    const ids = plan.resources.filter((r) => r.custom && r.id).map((r) => r.id!.toLowerCase());
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const urns = new Set(plan.resources.map((r) => r.urn));
    const named = plan.resources.flatMap((r) => [...r.dependencies, ...Object.values(r.propertyDependencies).flat()]);
    expect(named.filter((urn) => !urns.has(urn))).toEqual([]);
    const kinds = new Set(plan.resources.map((r) => r.type.replace("azure-native:", "")));
    if (workspace === oneWorkspace) expect(optional.filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(kinds.size).toBeGreaterThan(40);
    for (const experience of ["MSVMI-", "MSVMOtel-", "MSCI-", "MSProm-"])
      expect(plan.resources.some((r) => r.id?.includes(`/dataCollectionRules/${experience}`))).toBe(true);
  },
  120_000,
);
