import { testsPerComponent, webTestProblems } from "../../core/azure/webTestRules.ts";
import { nearest } from "../../core/base/nearest.ts";
import { type Problem, Refusal } from "../../core/base/refusal.ts";
import { smartDetectors } from "../../core/insights/application/smartDetectors.ts";
import type { ApplicationInsightsArgs } from "./args.ts";

/** Arguments that only make sense for a component that is made here. */
const ownOnly = [
  "componentName", "applicationType", "localAuth", "browser", "dailyQuotaGb", "keepClientAddresses", "publicIngestion", "publicQuery",
  "failureAnomalies", "smartDetectors", "disableLegacyDetection", "senders", "linkedSites", "preserveLinks", "otlp", "workbook",
] as const; // prettier-ignore

/** Refuses what Azure would refuse, all of it at once and before anything is made. */
export function checkApplicationInsightsArgs(name: string, args: ApplicationInsightsArgs): void {
  const say = (key: string, message: string): Problem => ({ path: `${name}.${key}`, message });
  const problems = args.existing
    ? ownOnly.filter((key) => args[key] !== undefined).map((key) => say(key, "an existing component is used as it is"))
    : (["componentName", "workspaceId"] as const)
        .filter((key) => args[key] === undefined)
        .map((key) => say(key, "is required unless `existing` is given"));
  if (args.otlp && args.allowPreview !== true)
    problems.push(say("otlp", "OTLP ingestion is a preview of Azure; it needs `allowPreview: true`"));
  if (args.smartDetectors?.length && args.allowPreview !== true)
    problems.push(say("smartDetectors", "smart detection by alerts is a preview of Azure; it needs `allowPreview: true`"));
  const ids = smartDetectors.map((d) => d.id);
  for (const id of args.smartDetectors ?? [])
    if (!ids.includes(id))
      problems.push({
        ...say("smartDetectors", "is no detector"),
        found: id,
        allowed: ids.join(", "),
        nearest: nearest(id, ids),
      });
  if (args.existing && (args.webTests ?? []).length > testsPerComponent)
    problems.push(say("webTests", `an existing component takes at most ${testsPerComponent} tests`));
  const tests = (args.webTests ?? []).map((t) => ({ ...t, url: typeof t.url === "string" ? t.url : undefined }));
  problems.push(...webTestProblems(tests, name));
  if (problems.length > 0) throw new Refusal(problems);
}
