import type { EnvironmentConfig } from "../config/schema.ts";
import type { Finding } from "../findings/finding.ts";
import type { Row, Target } from "../inventory/types.ts";

/** What an insight decides from: nothing else reaches it, so its decision is the same wherever it runs. */
export interface InsightContext {
  config: EnvironmentConfig;
  /** The selected resources, sorted by key; skipped ones (stopped, without metrics) are among them. */
  targets: Target[];
  /** Every row of the inventory, selected or not: extensions, watchers, flow logs, rules that are there already. */
  rows: Row[];
  /** The workspace a target's data goes to. */
  workspaceOf: (target: Target) => WorkspaceDecision;
  /** Whether an exemption takes a signal off a target: nothing is made for it then. Default: none does. */
  exempted?: Exempted;
}

export type Exempted = (signal: string, target: Target) => boolean;

/** So much of a meter a month; the price table turns it into money. `meter` is an id of `catalogue/prices.ts`. */
export interface Usage {
  meter: string;
  quantity: number;
}

/** What every insight answers: what to make, and what that covers, costs and found. */
export interface InsightDecision<Item> {
  items: Item[];
  coverage: CoverageRow[];
  usage: Usage[];
  findings: Finding[];
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
