import type { CostLine, LimitLine } from "../../core/decide/decisions.ts";
import type { PathLink } from "../../core/decide/path.ts";
import type { Severity, Sourced } from "../../core/decide/ruleTypes.ts";
import type { LeftOut } from "../../core/decide/selection.ts";
import type { Finding } from "../../core/findings/finding.ts";
import type { CoverageStatus } from "../../core/insights/insight.ts";
import type { Recorded } from "../recorder/monitor.ts";

/** A recorded resource as the plan shows it: plain data, secrets masked. */
export type PlanResource = Recorded;

export interface PlanTarget {
  id: string;
  type: string;
  name: string;
  location: string;
  subscriptionId: string;
  resourceGroup: string;
  owner?: string;
  criticality?: string;
}

export interface PlanAlert {
  /** Catalogue id. */
  id: string;
  urn: string;
  kind: "metric" | "log" | "activity" | "prometheus";
  title: string;
  description: string;
  severity: Severity;
  enabled: boolean;
  targets: string[];
  values: Record<string, Sourced<unknown>>;
  /** What is compared with the threshold, where one figure is. */
  measure?: { of: string; aggregation: string; operator: string };
  source: string;
  runbook: string;
  actionGroups: string[];
}

export interface PlanCoverage {
  target: string;
  signal: string;
  status: CoverageStatus;
  by: string[];
  reason?: string;
  owner?: string;
  expires?: string;
  /** From the resource to the person who is told; empty for what does not apply. Ids are URNs where the plan makes it. */
  path: PathLink[];
}

/** `plan.json`, version 1: everything azmon would deploy and why. The summary and the reports are drawn from it and nothing else. */
export interface Plan {
  version: 1;
  environment: string;
  preset?: string;
  cloud?: string;
  resources: PlanResource[];
  targets: PlanTarget[];
  /** Rows of the inventory that `select` and `exclude` leave out, with the reason. */
  leftOut: LeftOut[];
  alerts: PlanAlert[];
  coverage: PlanCoverage[];
  cost: { currency: string; monthly: number; lines: CostLine[] };
  limits: LimitLine[];
  findings: Finding[];
}
