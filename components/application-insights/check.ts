import { z } from "zod";
import { metricTiming, timingProblems } from "../../core/azure/alertRules.ts";
import { previewProblems } from "../../core/azure/insightsRules.ts";
import {
  actionGroupId,
  armId,
  idOf,
  resourceGroupName,
  resourceName,
  severity,
  tags,
  text,
  workspaceId,
} from "../../core/azure/shapes.ts";
import { testsPerComponent, webTestFields, webTestProblems } from "../../core/azure/webTestRules.ts";
import { quota } from "../../core/azure/workspaceShapes.ts";
import { type Report, within } from "../../core/base/problems.ts";
import { smartDetectors } from "../../core/insights/application/smartDetectors.ts";
import { checker, type Known, shape } from "../azure/check.ts";
import type * as args from "./args.ts";

/** Arguments that only make sense for a component that is made here. */
const ownOnly = [
  "componentName", "applicationType", "localAuth", "browser", "dailyQuotaGb", "keepClientAddresses", "publicIngestion", "publicQuery",
  "failureAnomalies", "smartDetectors", "disableLegacyDetection", "senders", "linkedSites", "preserveLinks", "otlp", "workbook",
] as const; // prettier-ignore

const componentId = idOf("Microsoft.Insights/components");
const alert = shape<args.AvailabilityAlertArgs>({
  enabled: z.boolean().optional(),
  failedLocations: z.number().int().min(1).max(16).optional(),
  severity: severity.optional(),
  windowSize: metricTiming.windowSize.optional(),
  evaluationFrequency: metricTiming.evaluationFrequency.optional(),
});
const webTest = shape<args.WebTestArgs>({
  key: text.optional(),
  name: resourceName,
  url: webTestFields.url,
  description: text.optional(),
  frequency: webTestFields.frequency.optional(),
  timeout: webTestFields.timeout.optional(),
  locations: webTestFields.locations.optional(),
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
  followRedirects: z.boolean().optional(),
  expectedStatus: z.number().int().min(100).max(599).optional(),
  contains: text.optional(),
  certificateDays: webTestFields.certificateDays.optional(),
  enabled: z.boolean().optional(),
  alert: alert.optional(),
});

const schema = shape<args.ApplicationInsightsArgs>({
  existing: shape<args.ExistingComponentArgs>({ id: componentId, connectionString: text.optional() }).optional(),
  location: text,
  resourceGroupName,
  componentName: resourceName.optional(),
  workspaceId: workspaceId.optional(),
  applicationType: z.enum(["web", "other"]).optional(),
  localAuth: z.boolean().optional(),
  browser: z.boolean().optional(),
  dailyQuotaGb: quota.optional(),
  keepClientAddresses: z.boolean().optional(),
  publicIngestion: z.boolean().optional(),
  publicQuery: z.boolean().optional(),
  webTests: z.array(webTest).optional(),
  availabilityAlert: alert.optional(),
  failureAnomalies: z.enum(["manage", "disable", "leave"]).optional(),
  disableLegacyDetection: z.boolean().optional(),
  smartDetectors: z.array(z.enum(smartDetectors.map((d) => d.id))).optional(),
  workbook: z.boolean().optional(),
  actionGroupIds: z.array(actionGroupId).optional(),
  senders: z.record(z.string(), text).optional(),
  linkedSites: z.array(armId).optional(),
  preserveLinks: z.array(text).optional(),
  otlp: shape<args.OtlpArgs>({
    metricsWorkspaceId: idOf("Microsoft.Monitor/accounts"),
    sender: z.enum(["agent", "collector"]).optional(),
  }).optional(),
  allowPreview: z.boolean().optional(),
  tags: tags.optional(),
});

export const check = checker<args.ApplicationInsightsArgs>(schema, (known, report) => {
  if ("existing" in known) existingProblems(known, report);
  else
    for (const key of ["componentName", "workspaceId"] as const)
      if (!(key in known)) report([key], { message: "is required unless `existing` is given" });
  if (known.allowPreview !== true) previewProblems({ otlp: known.otlp, smartDetectors: known.smartDetectors }, report);
  if (known.availabilityAlert) alertProblems(known.availabilityAlert, within(report, "availabilityAlert"));
  const tests = known.webTests ?? [];
  webTestProblems(tests, within(report, "webTests"));
  tests.forEach((test, i) => test?.alert && alertProblems(test.alert, within(report, "webTests", i, "alert")));
});

/** Unless it is said, the rule looks at five minutes every minute. */
const alertProblems = (
  { windowSize = "PT5M", evaluationFrequency = "PT1M" }: Known<args.AvailabilityAlertArgs>,
  report: Report,
): void => timingProblems({ windowSize, evaluationFrequency }, report);

function existingProblems(known: Known<args.ApplicationInsightsArgs>, report: Report): void {
  for (const key of ownOnly) if (key in known) report([key], { message: "an existing component is used as it is" });
  const tests = known.webTests?.length ?? 0;
  if (tests > testsPerComponent)
    report(["webTests"], {
      message: `an existing component takes at most ${testsPerComponent} tests`,
      found: String(tests),
      allowed: `at most ${testsPerComponent}`,
    });
}
