import { z } from "zod";
import { activityCategories } from "../../core/azure/alertRules.ts";
import { resourceName, workspaceId } from "../../core/azure/shapes.ts";
import { unique, within } from "../../core/base/problems.ts";
import { checker, shape } from "../azure/check.ts";
import type { ActivityLogArgs } from "./args.ts";

export const check = checker<ActivityLogArgs>(
  shape<ActivityLogArgs>({
    workspaceId,
    settingName: resourceName.optional(),
    categories: z.array(z.enum(activityCategories)).min(1).optional(),
  }),
  ({ categories = [] }, report) => unique(within(report, "categories"), categories, { key: (category) => category }),
);
