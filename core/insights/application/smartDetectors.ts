import { at } from "../../inventory/read.ts";
import type { Row } from "../../inventory/types.ts";

interface SmartDetector {
  id: string;
  /** The rule is named this and the component, as Azure's own migration names it. */
  rule: string;
  description: string;
}

/**
 * What Application Insights detects by itself and can tell by alerts. Once a day each.
 * Source: Azure Monitor docs, alerts/alerts-smart-detections-migration (2026-04), still a preview there.
 */
export const smartDetectors: readonly SmartDetector[] = [
  {
    id: "DependencyPerformanceDegradationDetector",
    rule: "Dependency Latency Degradation",
    description: "What the application calls, such as a database, answers unusually slowly.",
  },
  {
    id: "ExceptionVolumeChangedDetector",
    rule: "Exception Anomalies",
    description: "The application throws unusually many exceptions.",
  },
  {
    id: "MemoryLeakDetector",
    rule: "Potential Memory Leak",
    description: "The application's use of memory rises in a way that points to a leak.",
  },
  {
    id: "RequestPerformanceDegradationDetector",
    rule: "Response Latency Degradation",
    description: "The application answers unusually slowly.",
  },
  {
    id: "TraceSeverityDetector",
    rule: "Trace Severity Degradation",
    description: "The application's traces are unusually severe.",
  },
];

/** Ids of the detectors that no rule of the inventory runs on the component yet. `component`: its key. */
export function missingDetectors(rows: readonly Row[], component: string): string[] {
  const there = new Set(
    rows
      .filter((r) => r.type.toLowerCase() === "microsoft.alertsmanagement/smartdetectoralertrules")
      .filter((r) => scopes(r).includes(component))
      .map((r) => String(at(r, "properties.detector.id")).toLowerCase()),
  );
  return smartDetectors.map((d) => d.id).filter((id) => !there.has(id.toLowerCase()));
}

function scopes(rule: Row): string[] {
  const scope = at(rule, "properties.scope");
  return Array.isArray(scope) ? scope.map((id) => String(id).toLowerCase()) : [];
}
