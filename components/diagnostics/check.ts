import { z } from "zod";
import { armId, resourceName, text, workspaceId } from "../../core/azure/shapes.ts";
import { type Report, unique, within } from "../../core/base/problems.ts";
import { parseArmId } from "../../core/azure/armId.ts";
import { checker, type Known, shape } from "../azure/check.ts";
import type { DiagnosticSettingArgs, DiagnosticSettingsArgs } from "./args.ts";

/** Settings one resource may have. Source: Azure Monitor docs, platform/diagnostic-settings. */
const MOST = 5;

const setting = shape<DiagnosticSettingArgs>({
  key: text,
  name: resourceName.optional(),
  resourceId: armId.refine(
    (id) => parseArmId(id)?.type !== "microsoft.resources/resourcegroups",
    "the resources of the group: a resource group has no logs",
  ),
  workspaceId: workspaceId.optional(),
  categories: z.array(text).optional(),
  categoryGroups: z.array(text).optional(),
  metrics: z.array(text).optional(),
  dedicated: z.boolean().optional(),
});

export const check = checker<DiagnosticSettingsArgs>(
  shape<DiagnosticSettingsArgs>({ workspaceId: workspaceId.optional(), settings: z.array(setting) }),
  ({ settings = [], ...shared }, report) => {
    const say = within(report, "settings");
    unique(say, settings, { field: "key", key: (s) => s.key });
    const idOf = ({ resourceId, name = "azmon" }: Known<DiagnosticSettingArgs>) =>
      resourceId && `${resourceId} ${name}`.toLowerCase();
    unique(say, settings, { field: "name", key: idOf, found: (s) => s.name, message: "is another setting's of that resource" });
    const count = new Map<string, number>();
    settings.forEach((one, i) => {
      if (!one) return;
      if (!("workspaceId" in one || "workspaceId" in shared))
        say([i, "workspaceId"], { message: "is missing", allowed: "here, or once for all settings of the component" });
      contentProblems(one, within(say, i));
      const id = one.resourceId?.toLowerCase();
      if (id === undefined) return;
      count.set(id, (count.get(id) ?? 0) + 1);
      if (count.get(id) === MOST + 1)
        say([i, "resourceId"], {
          message: `has more than ${MOST} settings, Azure's limit`,
          found: one.resourceId,
          allowed: `at most ${MOST}`,
        });
    });
  },
);

function contentProblems(one: Known<DiagnosticSettingArgs>, report: Report): void {
  const { categories, categoryGroups, metrics } = one;
  if (categories?.length && categoryGroups?.length)
    report(["categories"], { message: "stand beside category groups", allowed: "categories or category groups, never both" });
  const lists = [categories, categoryGroups, metrics].filter((l) => l !== undefined);
  const given = ["categories", "categoryGroups", "metrics"].filter((key) => key in one);
  if (given.length > 0 && given.length === lists.length && lists.every((l) => l.length === 0))
    report([], { message: "sends nothing", allowed: "categories, category groups or metrics; without them all logs" });
  for (const [key, all] of Object.entries({ categories, categoryGroups, metrics }))
    unique(within(report, key), all ?? [], { key: (name) => name.toLowerCase() });
}
