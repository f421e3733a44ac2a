import { z } from "zod";
import { actionGroupFields, actionGroupProblems } from "../../core/azure/actionGroups.ts";
import { resourceGroupName, tags, text } from "../../core/azure/shapes.ts";
import { unique, within } from "../../core/base/problems.ts";
import { checker, shape } from "../azure/check.ts";
import type { ActionGroupArgs, ActionGroupsArgs } from "./args.ts";

/** Part of the group's name in Azure, which takes more characters than a name needs. */
const groupName = z.string().regex(/^[A-Za-z0-9][\w-]{0,63}$/, "letters, digits, - and _, at most 64");

const schema = shape<ActionGroupsArgs>({
  resourceGroupName,
  prefix: text,
  groups: z.record(groupName, shape<ActionGroupArgs>(actionGroupFields)),
  tags: tags.optional(),
});

export const check = checker<ActionGroupsArgs>(schema, ({ groups = {} }, report) => {
  for (const [name, group] of Object.entries(groups)) if (group) actionGroupProblems(group, within(report, "groups", name));
  unique(([i], problem) => report(["groups", Object.keys(groups)[i as number]!], problem), Object.keys(groups), {
    key: (name) => name.toLowerCase(),
    message: "differs from another only in case, which Azure's names ignore",
  });
});
