import type { Workbook } from "@pulumi/azure-native/applicationinsights/workbook.js";
import * as pulumi from "@pulumi/pulumi";
import { stableJson } from "../../core/base/json.ts";
import * as said from "../azure/feedbackQueries.ts";
import { DAYS, days, makeWorkbook, parameter, parameters, query, text, workbook } from "../azure/workbook.ts";
import type { UsageInsightsArgs } from "./args.ts";
import * as usage from "./queries.ts";

const SCOPE = "usage-insights";
interface Look {
  visualization?: string;
  /** Percent of the page. */
  width?: string;
}
const view = (name: string, title: string, body: string, { visualization = "table", width = "100" }: Look = {}) => ({
  ...query(name, title, body, { visualization, noDataMessage: "Nobody sent telemetry in this time." }),
  customWidth: width,
});
const halfChart = { visualization: "linechart", width: "50" };
/** Whole weeks, since who came back is counted by week. */
const weeks = days(SCOPE, "28", ["7", "28", "56", "84"]);
const steps = ["Step1", "Step2", "Step3"] as const;

/** The queries stand in it in full, so it works without the saved functions, on a workspace that is another's. */
function content(components: readonly string[], funnel: readonly string[], feedback: boolean) {
  const scope = { days: DAYS, components };
  // What a reader types into a step stands between quotes: a name with a quote finds nothing, and harms nobody but the reader.
  const step = (name: string) => `'{${name}}'`;
  return workbook([
    parameters([weeks]),
    text(
      "head",
      "## Who uses what\nOnly people who agreed to telemetry are in it. Sampled telemetry makes people and sessions look fewer.",
    ),
    view("users", "People, sessions and views by day", usage.users(scope), halfChart),
    view("sessions", "Length of sessions", usage.sessions(scope), halfChart),
    view("features", "Features", usage.features(scope)),
    view("retention", "Of those first seen in a week, who came back", usage.retention(scope)),
    text("funnel-head", "## Funnel\nNames as in the table of features."),
    parameters(
      steps.map((name, i) => parameter(SCOPE, name, `Step ${i + 1}`, { type: 1, value: funnel[i] ?? "", isRequired: false })),
      "funnel-steps",
    ),
    view("funnel", "People who took the steps in order", usage.funnel(scope, [step("Step1"), step("Step2"), step("Step3")])),
    ...(feedback ? feedbackItems : []),
  ]);
}

const feedbackItems = [
  text("feedback-head", "## What people say\nAnonymous, and also from those who declined telemetry."),
  view("opt-outs", "Share that declined telemetry", said.optOuts(DAYS), halfChart),
  view("scores", "Marks by feature", said.scores(DAYS), { width: "50" }),
  view("comments", "Comments", said.comments(DAYS)),
];

export const makeUsageWorkbook = (
  name: string,
  args: UsageInsightsArgs,
  components: pulumi.Output<string[]>,
  opts: pulumi.CustomResourceOptions,
): Workbook =>
  makeWorkbook(
    `${name}-workbook`,
    [pulumi.getProject(), pulumi.getStack(), name, "usage"].join("/"),
    {
      resourceGroupName: args.resourceGroupName,
      displayName: `Usage: ${args.title ?? name}`,
      description: "People, sessions, features, who comes back, and funnels.",
      location: args.location,
      sourceId: args.workspaceId,
      serializedData: components.apply((ids) => stableJson(content(ids, args.funnel ?? [], args.feedback === true))),
      tags: args.tags,
    },
    opts,
  );
