import { z } from "zod";
import type { Report } from "../base/problems.ts";
import { show } from "../base/show.ts";

/** What Azure takes of machines, clusters and networks, as both the environment and the arguments of components hold it. */

/** Seconds between two samples of a guest. Source: dataCollectionRules 2023-03-11, performanceCounters. */
export const samplingFrequency = z.number().int().min(10).max(1800);
/** Minutes between two collections. Source: Azure Monitor docs, "Configure Container insights data collection". */
export const collectionInterval = z.number().int().min(1).max(30);
/** Minutes between two runs. Source: Microsoft.Network/networkWatchers/flowLogs 2024-01-01. */
export const trafficAnalyticsInterval = z.literal([10, 60]);
export const experiences = ["logs", "metrics", "both"] as const;

const sendsMetrics = (experience: unknown): boolean => experience === "metrics" || experience === "both";

/** Counters that nothing would collect. */
export function counterProblems(
  { experience, additionalCounters }: { experience?: unknown; additionalCounters?: readonly unknown[] },
  report: Report,
): void {
  if ((additionalCounters?.length ?? 0) > 0 && !sendsMetrics(experience))
    report(["additionalCounters"], {
      message: "are OpenTelemetry counters, which the experience `logs` does not collect",
      allowed: "with the experience metrics or both",
    });
}

/** Flows enter by the endpoint of the high scale. */
export function networkLogProblems(
  { networkLogs, highLogScale }: { networkLogs?: unknown; highLogScale?: unknown },
  report: Report,
): void {
  if (networkLogs === true && highLogScale !== true)
    report(["networkLogs"], { message: "needs `highLogScale: true`: flows enter by its endpoint" });
}

/** What Azure may still change, by section of the environment or argument of a component. */
export function previewProblems(
  args: {
    experience?: unknown;
    highLogScale?: unknown;
    smartDetection?: unknown;
    smartDetectors?: unknown;
    otlp?: unknown;
    instrumentation?: unknown;
  },
  report: Report,
): void {
  const preview = { message: "is a preview feature of Azure: set `allowPreview: true`" };
  if (sendsMetrics(args.experience)) report(["experience"], { ...preview, found: show(args.experience) });
  for (const key of ["highLogScale", "smartDetection"] as const) if (args[key] === true) report([key], preview);
  if (args.otlp !== undefined) report(["otlp"], preview);
  for (const key of ["smartDetectors", "instrumentation"] as const)
    if (Array.isArray(args[key]) && args[key].length > 0) report([key], preview);
}
