import type { Preset } from "../catalogue/schema.ts";
import type { OwnTargets } from "./decide/ownTargets.ts";
import type { ClusterItem } from "./insights/containers.ts";
import type { ConnectionMonitorDecision } from "./insights/networkTests.ts";
import type { StorageAccountDecision } from "./insights/storage.ts";

/** One resource as Azure Resource Graph answers it, cleaned by `readInventory`: ids kept as written, null replaced by absence. */
export interface Row {
  id: string;
  name: string;
  /** Lower case, as Resource Graph writes it. */
  type: string;
  kind?: string;
  location: string;
  resourceGroup: string;
  subscriptionId: string;
  managedBy?: string;
  sku?: Record<string, unknown>;
  plan?: Record<string, unknown>;
  properties?: Record<string, unknown>;
  tags?: Record<string, string>;
  identity?: Record<string, unknown>;
  zones?: string[];
}

/**
 * A resource that is watched. Everything in core speaks of it by `key`: the lower-cased ARM id of an inventory row, or, for a live Pulumi
 * resource whose id is not known yet, `live:<name>`. Components turn keys into ids when they render.
 */
export interface Target extends Row {
  key: string;
  live: boolean;
  owner?: string;
  criticality?: string;
}

export type Severity = 0 | 1 | 2 | 3 | 4;
export type Layer = "catalogue" | "preset" | "environment" | "type" | "tag" | "resource";
/** An effective value and the layer that set it. `path` is where: a config path, or the catalogue entry. */
export interface Sourced<T> {
  value: T;
  from: Layer;
  path: string;
}

export interface Finding {
  /** `AZM001` and so on; docs/reference/findings.md explains each. */
  code: string;
  severity: "error" | "warning" | "info";
  message: string;
  /** Path of the setting, where a setting is at fault. */
  path?: string;
  /** ARM id of the resource, where a resource is. */
  target?: string;
  suggestion?: string;
}

export interface DimensionFilter {
  name: string;
  operator: "Include" | "Exclude" | "StartsWith";
  values: string[];
}

/** Fields that every rule has, whatever renders it. */
export interface RuleBase {
  /** Stable, unique in the environment; names the Pulumi child and is what `coverage.by` points at. */
  key: string;
  /** Catalogue id. */
  alert: string;
  /** Name of the Azure resource. */
  name: string;
  title: string;
  description: string;
  severity: Severity;
  enabled: boolean;
  /** Where the rule lives. `resourceGroup` absent: the environment's monitoring group of that subscription. */
  subscriptionId: string;
  resourceGroup?: string;
  /** Keys of the targets it watches; empty for subscription-wide rules. */
  targets: string[];
  /** Names of the environment's action groups, sorted. */
  actionGroups: string[];
  owner?: string;
  source: string;
  runbook: string;
  /** Every effective value with the layer that set it: threshold, severity, windowSize, enabled ... */
  values: Record<string, Sourced<unknown>>;
}

export interface MetricCriterion {
  name: string;
  metricNamespace: string;
  metricName: string;
  aggregation: string;
  operator: string;
  /** Exactly one of the two. */
  threshold?: number;
  dynamic?: { sensitivity: string; evaluationPeriods: number; minFailingPeriods: number };
  dimensions: DimensionFilter[];
  skipMetricValidation: boolean;
}

export interface MetricRule extends RuleBase {
  kind: "metric";
  /** Appended to each target's id: `/blobServices/default` for a rule on a child that has no row of its own. */
  scopePath?: string;
  /** ARM ids of resource groups or of the subscription, where the rule watches all of its type in them. */
  scopes?: string[];
  targetResourceType: string;
  targetResourceRegion: string;
  /** Azure lets the rule watch more resources than it does now. */
  shared: boolean;
  criteria: MetricCriterion[];
  windowSize: string;
  evaluationFrequency: string;
}

export interface AvailabilityRule extends RuleBase {
  kind: "availability";
  /** Id of the Application Insights component that an inventory's web test reports to. */
  component?: string;
  /** Key of a test that azmon makes; its target is then what it asks. */
  webTest?: string;
  failedLocations: number;
  windowSize: string;
  evaluationFrequency: string;
}

export interface LogRule extends RuleBase {
  kind: "log";
  /** Key of the workspace queried: see `WorkspaceDecision`. */
  workspace: string;
  /** KQL; the token `{{target:<key>}}` stands for a live target's id. */
  query: string;
  tables: string[];
  feed: string;
  aggregation: string;
  measure?: string;
  operator: string;
  threshold?: number;
  dynamic?: { sensitivity: string };
  dimensions: string[];
  resourceIdColumn?: string;
  windowSize: string;
  evaluationFrequency: string;
  evaluationPeriods: number;
  minFailingPeriods: number;
  overrideQueryTimeRange?: string;
}

export interface ActivityRule extends RuleBase {
  kind: "activity";
  category: string;
  conditions: { field: string; equals?: string; containsAny?: string[]; anyOf?: string[] }[];
}

export interface PrometheusRule extends RuleBase {
  kind: "prometheus";
  group: string;
  expression: string;
  for: string;
}

export type Rule = MetricRule | AvailabilityRule | LogRule | ActivityRule | PrometheusRule;

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

export interface WorkspaceDecision {
  /** `main`, or the region where data must stay. */
  key: string;
  name: string;
  location: string;
  subscriptionId: string;
  resourceGroup: string;
  /** ARM id of a workspace that is already there and only used. */
  existing?: string;
  /** GUID of an existing workspace, where the inventory has it. */
  customerId?: string;
}

export interface MachineDecision {
  target: string;
  os: "Windows" | "Linux";
  host: "vm" | "vmss" | "arc";
  /** `SystemAssigned`, or the ARM id of the user-assigned identity the agent is told to use. */
  identity: string;
  /** The agent is there already: associate only. */
  agentInstalled: boolean;
}
export interface ClusterDecision {
  target: string;
  host: "aks" | "arc";
  /** Its logs and events are collected: not exempt. */
  logs: boolean;
  /** Its Prometheus metrics are collected: neither off nor exempt. */
  prometheus: boolean;
  /** Container insights with managed identity is on already. */
  addonEnabled: boolean;
  windows: boolean;
}
export interface FlowLogDecision {
  target: string;
  region: string;
  watcherResourceGroup: string;
  watcherName: string;
  storageId?: string;
}
export interface WebTestDecision {
  key: string;
  name: string;
  url: string;
  target: string;
}

export type CoverageStatus = "covered" | "exempt" | "missing" | "notApplicable";
export interface CoverageRow {
  /** Key of the target. */
  target: string;
  signal: string;
  status: CoverageStatus;
  /** Keys of the rules, settings or associations that cover it. */
  by: string[];
  reason?: string;
  owner?: string;
  expires?: string;
}

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
export type OwnLogs = Pick<DiagnosticDecision, "name" | "categories" | "categoryGroups" | "metrics" | "dedicated">;

export interface Decisions {
  environment: string;
  preset: Preset;
  cloud: "public" | "usgov" | "china";
  targets: Target[];
  /** What azmon makes and watches itself. */
  own: OwnTargets;
  /** Absent: the data collection rules that azmon makes get no diagnostic setting. */
  ownLogs?: OwnLogs;
  workspaces: WorkspaceDecision[];
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
}
