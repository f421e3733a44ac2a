import { z } from "zod";
import { guid, resourceGroupName, tags, text } from "../../core/azure/shapes.ts";
import { windowFields, windowProblems } from "../../core/azure/suppressions.ts";
import { type Report, unique, within } from "../../core/base/problems.ts";
import { checker, type Known, shape } from "../azure/check.ts";
import type { SuppressionArgs, SuppressionScopeArgs, SuppressionsArgs } from "./args.ts";

const scope = shape<SuppressionScopeArgs>({
  resourceGroup: resourceGroupName.optional(),
  descriptionContains: text.optional(),
  wholeSubscription: z.boolean().optional(),
});

const schema = shape<SuppressionsArgs>({
  subscriptionId: guid,
  resourceGroupName,
  prefix: text,
  scope,
  windows: z.array(shape<SuppressionArgs>({ name: text, reason: text, ...windowFields })),
  tags: tags.optional(),
});

export const check = checker<SuppressionsArgs>(schema, (args, report) => {
  const { windows = [] } = args;
  if (args.scope) scopeProblems(args.scope, within(report, "scope"));
  unique(within(report, "windows"), windows, { field: "name", key: (w) => w.name?.toLowerCase() });
  windows.forEach((window, i) => {
    if (!window) return;
    windowProblems(window, within(report, "windows", i));
    if (args.scope?.wholeSubscription && !("until" in window))
      report(["windows", i, "until"], {
        message: "is missing: it would silence everybody's rules in the subscription, with no end",
      });
  });
});

/** Nothing is kept quiet by default: a filter that is forgotten would silence the rules of others. */
function scopeProblems(of: Known<SuppressionScopeArgs>, report: Report): void {
  const given = Object.keys(of).filter((key) => key !== "wholeSubscription" || of.wholeSubscription !== false);
  if (given.length !== 1)
    report([], {
      message: "must say whose alerts are kept quiet, in one way",
      found: given.join(", ") || "none",
      allowed: "one of resourceGroup, descriptionContains, wholeSubscription: true",
    });
}
