import { z } from "zod";
import { aggregation } from "../../core/azure/alertRules.ts";
import { armId, guid, resourceGroupName, tags, text } from "../../core/azure/shapes.ts";
import { checker, shape } from "../azure/check.ts";
import type { ChartArgs, DashboardArgs } from "./args.ts";

const chart = shape<ChartArgs>({
  title: text,
  resourceType: z.string().regex(/^[\w.]+\/[\w/]+$/, "an ARM type: Microsoft.Storage/storageAccounts"),
  resourceIds: z.array(armId).min(1),
  locations: z.array(text).min(1),
  childPath: z.string(),
  metric: text,
  aggregation,
  unit: text,
  splitBy: text.optional(),
  threshold: z.number().optional(),
  below: z.boolean().optional(),
});

export const check = checker<DashboardArgs>(
  shape<DashboardArgs>({
    location: text,
    resourceGroupName,
    dashboardName: text,
    title: text,
    subscriptions: z.array(guid).min(1),
    charts: z.array(chart),
    tags: tags.optional(),
  }),
  ({ charts = [] }, report) =>
    charts.forEach((one, i) => {
      const { resourceIds, locations } = one ?? {};
      if (resourceIds && locations && resourceIds.length !== locations.length)
        report(["charts", i, "locations"], {
          message: "are not as many as the resources",
          found: String(locations.length),
          allowed: String(resourceIds.length),
        });
    }),
);
