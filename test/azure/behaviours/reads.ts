import type { Behaviour } from "../types.ts";
import { text } from "./ids.ts";

/** A refresh right after `up` must show no difference in spite of these. */
export const reads: Behaviour[] = [
  {
    name: "a workbook's source in lower case",
    what: "The id of what a workbook is about comes back in lower case.",
    source:
      "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/website/docs/r/application_insights_workbook.html.markdown",
    types: ["microsoft.insights/workbooks"],
    ops: ["create", "update"],
    reads: ({ body }) => (text(body["sourceId"]) ? { sourceId: text(body["sourceId"])!.toLowerCase() } : undefined),
  },
  {
    name: "a component's workspace in lower case",
    what: "Azure Resource Manager compares ids without regard to case, and services return them as they please.",
    source: "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
    types: ["microsoft.insights/components"],
    ops: ["create", "update"],
    reads: ({ body }) =>
      text(body["workspaceResourceId"]) ? { workspaceResourceId: text(body["workspaceResourceId"])!.toLowerCase() } : undefined,
  },
];
