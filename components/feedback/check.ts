import { z } from "zod";
import { guid, tags, text, workspaceId } from "../../core/azure/shapes.ts";
import { tableProblems } from "../../core/azure/workspaceRules.ts";
import { checker, shape } from "../azure/check.ts";
import type { FeedbackArgs } from "./args.ts";

export const check = checker<FeedbackArgs>(
  shape<FeedbackArgs>({
    location: text,
    workspaceId,
    retentionInDays: z.number().optional(),
    senders: z.record(z.string(), guid).optional(),
    savedFunctions: z.boolean().optional(),
    tags: tags.optional(),
  }),
  ({ retentionInDays }, report) => tableProblems({ retentionInDays }, report),
);
