import { parseArmId } from "../../../core/azure/armId.ts";
import type { Behaviour, World } from "../types.ts";
import { list, regionOf, sameRegion, text } from "./ids.ts";

const LOG = "microsoft.insights/scheduledqueryrules";
const METRIC = "microsoft.insights/metricalerts";

/**
 * Types of which one metric rule may watch several resources.
 * Source: https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-types#monitor-multiple-resources-with-one-alert-rule
 */
const multiResource = new Set([
  "microsoft.compute/virtualmachines",
  "microsoft.sql/servers/databases",
  "microsoft.sql/servers/elasticpools",
  "microsoft.netapp/netappaccounts/capacitypools",
  "microsoft.netapp/netappaccounts/capacitypools/volumes",
  "microsoft.keyvault/vaults",
  "microsoft.cache/redis",
  "microsoft.databoxedge/databoxedgedevices",
  "microsoft.recoveryservices/vaults",
  "microsoft.dbforpostgresql/flexibleservers",
  "microsoft.networkcloud/baremetalmachines",
  "microsoft.networkcloud/clusters",
  "microsoft.networkcloud/storageappliances",
  "microsoft.insights/datacollectionrules",
]);

const isWorkspace = (id: string): boolean => parseArmId(id)?.type === "microsoft.operationalinsights/workspaces";
const lower = (ids: string[]): string =>
  [...ids]
    .map((s) => s.toLowerCase())
    .sort()
    .join("\n");

function severalOf(type: string | undefined, scopes: string[], world: World): string | undefined {
  const types = new Set(scopes.map((s) => parseArmId(s)?.type ?? ""));
  const wide = scopes.some((s) => /^microsoft\.resources\//.test(parseArmId(s)?.type ?? ""));
  if (scopes.length < 2 && !wide && type === undefined) return undefined;
  const watched = wide ? (type ?? "").toLowerCase() : [...types][0]!;
  if (!wide && types.size > 1) return "The scopes are of several resource types";
  if (!multiResource.has(watched)) return `Multi-resource alerts are not supported for ${watched}`;
  const regions = new Set(scopes.map((s) => regionOf(s, world)).filter(Boolean));
  return regions.size > 1 ? `The scopes are in several regions: ${[...regions].sort().join(", ")}` : undefined;
}

export const alerts: Behaviour[] = [
  {
    name: "the scope of a log rule stays",
    what: "What a log search rule reads cannot be changed in place; azure-native tries all the same.",
    source: "https://github.com/pulumi/pulumi-azure-native/issues/4839",
    types: [LOG],
    ops: ["update"],
    refuses: ({ id, body }, world) => {
      const was = list<string>(world.cloud.get(id)?.inputs["scopes"]);
      return lower(was) === lower(list<string>(body["scopes"]))
        ? undefined
        : 'Status=400 Code="BadRequest" Message="Scope can not be updated"';
    },
  },
  {
    name: "a log rule is where its workspace is",
    what: "A log search rule lies in the region of the workspace it reads.",
    source: "https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-create-log-alert-rule",
    types: [LOG],
    ops: ["create", "update"],
    refuses: ({ body }, world) => {
      const elsewhere = list<string>(body["scopes"]).find(
        (s) => isWorkspace(s) && !sameRegion(regionOf(s, world), text(body["location"])),
      );
      return elsewhere && `Status=400 Code="BadRequest" Message="The rule's region is not that of ${elsewhere}"`;
    },
  },
  {
    name: "one rule for several resources",
    what: "A metric rule watches several resources of one type and region, and of few types.",
    source: "https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-types#monitor-multiple-resources-with-one-alert-rule",
    types: [METRIC],
    ops: ["create", "update"],
    refuses: ({ body }, world) => {
      const criteria = text((body["criteria"] as Record<string, unknown> | undefined)?.["odataType"]) ?? "";
      // A rule of a web test has the test and its component as scopes.
      if (criteria.endsWith("WebtestLocationAvailabilityCriteria")) return undefined;
      const problem = severalOf(text(body["targetResourceType"]), list<string>(body["scopes"]), world);
      return problem && `Status=400 Code="BadRequest" Message="${problem}"`;
    },
  },
];
