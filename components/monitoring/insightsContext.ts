import type * as pulumi from "@pulumi/pulumi";
import type { EnvironmentConfig } from "../../core/config/schema.ts";
import type { Decisions } from "../../core/decide/decisions.ts";
import type { Target } from "../../core/inventory/types.ts";
import type { Ids } from "./ids.ts";
import type { Placement } from "./placement.ts";

export interface MetricsWorkspace {
  id: pulumi.Output<string>;
  name: string;
  location: string;
}

/** What the makers of the insights share. */
export interface InsightsContext {
  name: string;
  config: EnvironmentConfig;
  decisions: Decisions;
  ids: Ids;
  placement: Placement;
  workspaceIds: Record<string, pulumi.Input<string>>;
  workspaceOf: (target: Target) => string;
  tags: Record<string, string>;
  metricsWorkspace?: MetricsWorkspace;
  /** Told of each resource that covers a signal. */
  made: (key: string, resource: pulumi.Resource | undefined) => void;
  /** Told of each data collection rule, by what names it in the stack. */
  collects: (name: string, rule: pulumi.CustomResource | undefined) => void;
  /** Told of each endpoint or component that takes telemetry: a private link scope has to hold them all. */
  takes: (name: string, endpoint: pulumi.CustomResource | undefined) => void;
}
