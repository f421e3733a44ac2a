import type { CloudResource, Properties } from "../cloud.ts";
import type { Behaviour, Request, World } from "../types.ts";
import { list, parentOf, sameId } from "./ids.ts";

const SETTING = "microsoft.insights/diagnosticsettings";
const SETTINGS = "https://learn.microsoft.com/azure/azure-monitor/platform/diagnostic-settings";
/** Settings a resource may have, whoever made them. */
const MOST = 5;
const sinks = ["workspaceId", "storageAccountId", "eventHubAuthorizationRuleId", "marketplacePartnerId"];

/** The other settings of the same resource or subscription. */
const besides = ({ id }: Request, world: World): CloudResource[] =>
  world.cloud
    .all()
    .filter(
      (r) =>
        /\/providers\/microsoft\.insights\/diagnosticsettings\/[^/]+$/i.test(r.id) &&
        sameId(parentOf(r.id), parentOf(id)) &&
        !sameId(r.id, id),
    );

interface Category {
  category?: string;
  categoryGroup?: string;
  enabled?: boolean;
}
const categories = (setting: Properties): string[] =>
  [...list<Category>(setting["logs"]), ...list<Category>(setting["metrics"])]
    .filter((c) => c.enabled !== false)
    .map((c) => c.categoryGroup ?? c.category ?? "");
/** The group allLogs holds every log category. Metrics' only category is AllMetrics. */
const clash = (a: string[], b: string[]): string | undefined =>
  a.find((x) => b.includes(x) || (x !== "AllMetrics" && b.includes("allLogs"))) ??
  (a.includes("allLogs") ? b.find((x) => x !== "AllMetrics") : undefined);

export const diagnostics: Behaviour[] = [
  {
    name: "five settings",
    what: "A resource, as a subscription, has five diagnostic settings at most.",
    source: SETTINGS,
    types: [SETTING],
    ops: ["create"],
    refuses: (request, world) =>
      besides(request, world).length >= MOST
        ? `Status=400 Code="BadRequest" Message="The limit of ${MOST} diagnostic settings was reached for ${parentOf(request.id)}"`
        : undefined,
  },
  {
    name: "a category goes to a sink once",
    what: "Two settings of a resource may not send the same category to the same place.",
    source: "https://github.com/Azure/bicep-registry-modules/issues/3407",
    types: [SETTING],
    ops: ["create", "update"],
    refuses: (request, world) => {
      const mine = categories(request.body);
      for (const other of besides(request, world))
        for (const sink of sinks) {
          const category = sameId(request.body[sink], other.inputs[sink]) && clash(mine, categories(other.inputs));
          if (category)
            return (
              `Status=409 Code="Conflict" Message="Data sink '${String(request.body[sink])}' is already used in diagnostic setting ` +
              `'${other.id.split("/").at(-1)}' for category '${category}'"`
            );
        }
      return undefined;
    },
  },
  {
    name: "a group or its categories",
    what: "A setting names category groups or categories of logs, not both.",
    source: SETTINGS,
    types: [SETTING],
    ops: ["create", "update"],
    refuses: ({ body }) => {
      const logs = list<Category>(body["logs"]);
      return logs.some((l) => l.category) && logs.some((l) => l.categoryGroup)
        ? 'Status=400 Code="BadRequest" Message="Category groups and categories cannot be mixed"'
        : undefined;
    },
  },
  {
    name: "the destination type is dropped",
    what: "Many types do not say on read that their tables are resource-specific.",
    source: "https://github.com/Azure/azure-rest-api-specs/issues/22400",
    types: [SETTING],
    ops: ["create", "update"],
    reads: () => ({ logAnalyticsDestinationType: undefined }),
  },
];
