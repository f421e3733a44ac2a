import { uuid5 } from "../../core/hash.ts";
import * as said from "../../core/insights/feedbackQueries.ts";
import * as usage from "../../core/insights/usageQueries.ts";

const text = (name: string, json: string) => ({ type: 1, name, content: { json } });
const query = (name: string, title: string, body: string, visualization: string, width = "100") => ({
  type: 3,
  name,
  customWidth: width,
  content: {
    version: "KqlItem/1.0",
    query: body,
    size: 0,
    title,
    noDataMessage: "Nobody sent telemetry in this time.",
    queryType: 0,
    resourceType: "microsoft.operationalinsights/workspaces",
    visualization,
  },
});
const parameter = (name: string, label: string, more: Record<string, unknown>) => ({
  id: uuid5(`usage-insights/parameter/${name}`),
  version: "KqlParameterItem/1.0",
  name,
  label,
  ...more,
});
const parameters = (name: string, list: unknown[]) => ({
  type: 9,
  name,
  content: { version: "KqlParameterItem/1.0", style: "pills", parameters: list },
});

const choices = ["7", "28", "56", "84"].map((value) => ({ value, label: `${value} days`, selected: value === "28" }));
const steps = ["Step1", "Step2", "Step3"] as const;

/** The queries stand in it in full, so it works without the saved functions, on a workspace that is another's. */
export function workbookContent(components: readonly string[], funnel: readonly string[], feedback: boolean) {
  const days = "toint({Days})";
  const scope = { days, components };
  // What a reader types into a step stands between quotes: a name with a quote finds nothing, and harms nobody but the reader.
  const step = (name: string) => `'{${name}}'`;
  return {
    version: "Notebook/1.0",
    items: [
      parameters("parameters", [
        parameter("Days", "Look back", { type: 2, isRequired: true, value: "28", jsonData: JSON.stringify(choices) }),
      ]),
      text(
        "head",
        "## Who uses what\nOnly people who agreed to telemetry are in it. Sampled telemetry makes people and sessions look fewer.",
      ),
      query("users", "People, sessions and views by day", usage.users(scope), "linechart", "50"),
      query("sessions", "Length of sessions", usage.sessions(scope), "linechart", "50"),
      query("features", "Features", usage.features(scope), "table"),
      query("retention", "Of those first seen in a week, who came back", usage.retention(scope), "table"),
      text("funnel-head", "## Funnel\nNames as in the table of features."),
      parameters(
        "funnel-steps",
        steps.map((name, i) => parameter(name, `Step ${i + 1}`, { type: 1, value: funnel[i] ?? "" })),
      ),
      query(
        "funnel",
        "People who took the steps in order",
        usage.funnel(scope, [step("Step1"), step("Step2"), step("Step3")]),
        "table",
      ),
      ...(feedback ? feedbackItems(days) : []),
    ],
    fallbackResourceIds: ["Azure Monitor"],
  };
}

const feedbackItems = (days: string) => [
  text("feedback-head", "## What people say\nAnonymous, and also from those who declined telemetry."),
  query("opt-outs", "Share that declined telemetry", said.optOuts(days), "linechart", "50"),
  query("scores", "Marks by feature", said.scores(days), "table", "50"),
  query("comments", "Comments", said.comments(days), "table"),
];
