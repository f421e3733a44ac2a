import type { Preset } from "../../catalogue/schema.ts";
import type { Finding } from "../findings/finding.ts";
import type { WebTestDecision } from "../insights/application/decision.ts";
import type { ClusterItem } from "../insights/container/decision.ts";
import type { CoverageRow, WorkspaceDecision } from "../insights/insight.ts";
import type { ConnectionMonitorDecision, FlowLogDecision } from "../insights/network/decision.ts";
import type { StorageAccountDecision } from "../insights/storage/decision.ts";
import type { MachineDecision } from "../insights/vm/decision.ts";
import type { Target } from "../inventory/types.ts";
import type { OwnTargets } from "./ownTargets.ts";
import type { Parts } from "./parts.ts";
import type { LeftOut } from "./selection.ts";
import type { Rule } from "./ruleTypes.ts";

/** One diagnostic setting: one per target and sink. */
export interface DiagnosticDecision {
  key: string;
  /** Names the Pulumi child: the resource's name with a hash of its id, and the child where there is one. */
  label: string;
  target: string;
  /** `/blobServices/default` for a child without a row; else empty. */
  scopePath: string;
  name: string;
  categories: string[];
  categoryGroups: string[];
  metrics: string[];
  dedicated: boolean;
  workspace: string;
}

/** The diagnostic setting of what azmon makes itself: the same for each. */
export type OwnLogs = Pick<DiagnosticDecision, "name" | "categories" | "categoryGroups" | "metrics" | "dedicated">;

export interface CostLine {
  meter: string;
  quantity: number;
  unit: string;
  unitPrice: number;
  monthly: number;
  source: string;
}

export interface LimitLine {
  limit: string;
  scope: string;
  used: number;
  max: number;
  source: string;
}

export interface ChartDecision {
  title: string;
  resourceType: string;
  targets: string[];
  metric: string;
  aggregation: string;
  unit: string;
  splitBy?: string;
  /** `/blobServices/default` where the chart is of a child without a row of its own. */
  scopePath: string;
  threshold?: number;
  /** The alert fires below the threshold rather than above. */
  below?: boolean;
}

/** All that azmon decided for one environment: plain data, the same bytes for the same input. */
export interface Decisions {
  environment: string;
  preset: Preset;
  cloud: "public" | "usgov" | "china";
  targets: Target[];
  /** Rows that `select` and `exclude` leave out, sorted by id: what nobody watches here, and why. */
  leftOut: LeftOut[];
  /** What azmon makes and watches itself. */
  own: OwnTargets;
  /** Absent: the data collection rules that azmon makes get no diagnostic setting. */
  ownLogs?: OwnLogs;
  workspaces: WorkspaceDecision[];
  /** Workspaces of others that rules read, because data lands there. Nothing of them is made or changed. */
  readWorkspaces: WorkspaceDecision[];
  rules: Rule[];
  diagnostics: DiagnosticDecision[];
  /** Subscriptions whose activity log goes to the main workspace. */
  activityLogs: string[];
  machines: MachineDecision[];
  /** By workspace key: the ARM id of a rule of VM insights that sends to it already. */
  machineRules: Record<string, string>;
  /** Keys of workspaces that have the solution Security and Audit, or whose owner decides about it. */
  securitySolutions: string[];
  clusters: ClusterItem[];
  storageAccounts: StorageAccountDecision[];
  flowLogs: FlowLogDecision[];
  connectionMonitors: ConnectionMonitorDecision[];
  webTests: WebTestDecision[];
  /** Ids of the smart detectors that the environment's component gets a rule for. */
  smartDetectors: string[];
  charts: ChartDecision[];
  coverage: CoverageRow[];
  cost: { currency: string; monthly: number; lines: CostLine[] };
  limits: LimitLine[];
  findings: Finding[];
  /** What each component is told. */
  parts: Parts;
}
