import { z } from "zod";
import { budgetAmount, budgetName, budgetStart } from "../../core/azure/budgets.ts";
import { actionGroupId, armId, MOST_ACTION_GROUPS } from "../../core/azure/shapes.ts";
import { parseArmId } from "../../core/azure/armId.ts";
import { checker, shape } from "../azure/check.ts";
import type { BudgetArgs } from "./args.ts";

const scopes = ["microsoft.resources/subscriptions", "microsoft.resources/resourcegroups"];

export const check = checker<BudgetArgs>(
  shape<BudgetArgs>({
    budgetName,
    scope: armId.refine((id) => scopes.includes(parseArmId(id)?.type ?? ""), "a subscription or a resource group"),
    amount: budgetAmount,
    startDate: budgetStart,
    actionGroupIds: z.array(actionGroupId).max(MOST_ACTION_GROUPS),
  }),
);
