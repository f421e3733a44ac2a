import type { Behaviour, World } from "../types.ts";
import { parentOf } from "./ids.ts";

const WORKSPACE = "microsoft.operationalinsights/workspaces";
const REPLICATION = "https://learn.microsoft.com/azure/azure-monitor/logs/workspace-replication";

const clusterLink = (workspaceId: string, world: World) => world.cloud.get(`${workspaceId}/linkedServices/Cluster`);
const replicates = (properties: unknown): boolean =>
  (properties as { replication?: { enabled?: boolean } } | undefined)?.replication?.enabled === true;
const refusal =
  'Status=400 Code="BadRequest" Message="Replication of a workspace that is linked to a dedicated cluster is not supported"';

interface WorkbookItem {
  name?: string;
  content?: { query?: string; queryType?: number; items?: WorkbookItem[] };
}
/** Steps of a workbook that ask Logs: `queryType` 0. */
const logSteps = (items: WorkbookItem[] = []): WorkbookItem[] =>
  items.flatMap((item) => [...(item.content?.queryType === 0 ? [item] : []), ...logSteps(item.content?.items)]);

export const workspaces: Behaviour[] = [
  {
    name: "workbooks and the Basic plan",
    what: "A step of a workbook that asks Logs fails on a table of the Basic plan; those take a data source of their own.",
    source: "https://learn.microsoft.com/azure/azure-monitor/visualize/workbooks-data-sources",
    types: ["microsoft.insights/workbooks"],
    ops: ["create", "update"],
    idle: ({ body }, world) => {
      const { items } = JSON.parse(String(body["serializedData"] ?? "{}")) as { items?: WorkbookItem[] };
      const tables = `${String(body["sourceId"])}/tables/`.toLowerCase();
      const basic = world.cloud
        .all()
        .filter((r) => r.id.toLowerCase().startsWith(tables) && r.inputs["plan"] === "Basic")
        .map((r) => r.id.split("/").at(-1)!);
      const step = logSteps(items).find((s) => basic.some((t) => new RegExp(`\\b${t}\\b(?!")`).test(s.content!.query ?? "")));
      return step && `its step ${step.name} reads a table on the Basic plan`;
    },
  },
  {
    name: "no replication in a cluster",
    what: "A workspace that is linked to a dedicated cluster cannot be replicated.",
    source: REPLICATION,
    types: [WORKSPACE],
    ops: ["create", "update"],
    refuses: ({ id, body }, world) => (replicates(body) && clusterLink(id, world) ? refusal : undefined),
  },
  {
    name: "no cluster for a replicated workspace",
    what: "A workspace that is replicated cannot be linked to a dedicated cluster.",
    source: REPLICATION,
    types: [`${WORKSPACE}/linkedservices`],
    ops: ["create", "update"],
    refuses: ({ id, name }, world) =>
      name.toLowerCase() === "cluster" && replicates(world.cloud.get(parentOf(id))?.inputs) ? refusal : undefined,
  },
  {
    name: "a cluster sets the price",
    what: "A workspace in a cluster has the pricing tier LACluster; it takes no other until it is unlinked.",
    source: "https://learn.microsoft.com/azure/azure-monitor/logs/logs-dedicated-clusters",
    types: [WORKSPACE],
    ops: ["update"],
    refuses: ({ id, body }, world) => {
      const { name } = (body["sku"] ?? {}) as { name?: string };
      const was = (world.cloud.get(id)?.inputs["sku"] as { name?: string } | undefined)?.name;
      const keeps = name === undefined || name === "LACluster" || name === was;
      return clusterLink(id, world) && !keeps
        ? `Status=400 Code="BadRequest" Message="The pricing tier of a workspace linked to a cluster cannot be ${name}"`
        : undefined;
    },
  },
];
