import { z } from "zod";
import { resourceGroupName, tags, text, workspaceId } from "../../core/azure/shapes.ts";
import { checker, shape } from "../azure/check.ts";
import type { UsageInsightsArgs } from "./args.ts";

export const check = checker<UsageInsightsArgs>(
  shape<UsageInsightsArgs>({
    location: text,
    resourceGroupName,
    workspaceId,
    componentIds: z.array(text).optional(),
    savedFunctions: z.boolean().optional(),
    workbook: z.boolean().optional(),
    feedback: z.boolean().optional(),
    funnel: z.array(text).optional(),
    title: text.optional(),
    tags: tags.optional(),
  }),
);
