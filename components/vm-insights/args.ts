import type * as pulumi from "@pulumi/pulumi";

export const MachineHost = { VirtualMachine: "vm", ScaleSet: "vmss", Arc: "arc" } as const;
export type MachineHost = (typeof MachineHost)[keyof typeof MachineHost];
export const MachineOs = { Windows: "Windows", Linux: "Linux" } as const;
export type MachineOs = (typeof MachineOs)[keyof typeof MachineOs];
/** `Logs`: InsightsMetrics in the workspace. `Metrics`: OpenTelemetry to an Azure Monitor workspace, a preview of Azure. */
export const VmExperience = { Logs: "logs", Metrics: "metrics", Both: "both" } as const;
export type VmExperience = (typeof VmExperience)[keyof typeof VmExperience];
/** Windows events and syslog from this level up. */
export const EventLevel = { None: "none", Errors: "errors", Warnings: "warnings" } as const;
export type EventLevel = (typeof EventLevel)[keyof typeof EventLevel];

export interface MachineArgs {
  /** Unique in the component: part of the names of the children. */
  name: string;
  /** ARM id of the virtual machine, scale set or Arc machine. */
  id: pulumi.Input<string>;
  host: MachineHost;
  os: MachineOs;
  /** Azure region of the machine's resource. */
  location: string;
  /** Whose provider makes what hangs on the machine: see `VmInsightsOptions.providerFor`. */
  subscriptionId?: string;
  /** `SystemAssigned` (the default), or the ARM id of a user-assigned identity that the machine has. Arc machines have their own. */
  identity?: pulumi.Input<string>;
  /** The agent is there already: it is associated, not installed. Default false. */
  agentInstalled?: boolean;
  /** A rule of VM insights is associated already: no second one, or every row would arrive twice. Default false. */
  performanceAssociated?: boolean;
  /** Size, such as `Standard_D4s_v5`: what recommendations about money stand on. */
  size?: string;
}

/** Text files that machines of one operating system write, into a table of their own. */
export interface CustomLogArgs {
  /** `App`: the table is `App_CL`. */
  name: string;
  os: MachineOs;
  /** `/var/log/app/*.log`, `C:\\App\\*.log`. */
  filePatterns: string[];
  /** KQL over `source`, whose columns are TimeGenerated, RawData, FilePath and Computer. Default: they are kept as they are. */
  transformKql?: string;
  /** Type by name of the columns that `transformKql` makes besides TimeGenerated. */
  columns?: Record<string, string>;
}

/** An Azure Monitor workspace. */
export interface MetricsWorkspaceRef {
  id: pulumi.Input<string>;
  name: string;
  location: string;
}

export interface VmInsightsArgs {
  /** Region of the workspace: rules must be in it. */
  location: pulumi.Input<string>;
  /** Holds the rules, endpoints and workbook. */
  resourceGroupName: pulumi.Input<string>;
  workspaceId: pulumi.Input<string>;
  /** Name of the workspace, part of the rules' names. */
  workspaceName: string;
  machines: MachineArgs[];
  /** Default `logs`. */
  experience?: VmExperience;
  /** Default 60; 10 to 1800. */
  samplingFrequencyInSeconds?: number;
  /** Default `warnings`. */
  events?: EventLevel;
  /** Logs of IIS, which its sites write in W3C format. Default false. */
  iisLogs?: boolean;
  /** The log of the Windows firewall, which machines write once it is switched on in them. Default false. */
  windowsFirewallLogs?: boolean;
  /** Makes the solution that brings the firewall's table. Default true; off where the workspace has it or is another's. */
  securitySolution?: boolean;
  customLogs?: CustomLogArgs[];
  /** Default true. Off: rules and associations only, for estates where Azure Policy installs the agent. */
  installAgent?: boolean;
  /** A VM insights rule that sends to the workspace already: used instead of a new one. */
  existingPerformanceRuleId?: pulumi.Input<string>;
  /** OpenTelemetry counters beside the ten that cost nothing; with the experiences `metrics` and `both`. Billed by the sample. */
  additionalCounters?: string[];
  /** Receives OpenTelemetry metrics; with the experiences `metrics` and `both`. */
  metricsWorkspace?: MetricsWorkspaceRef;
  /** Tells the OpenTelemetry rule from that of another workspace which sends to the same metrics workspace. Default: nothing. */
  openTelemetryRuleSuffix?: string;
  /** Machines fetch their configuration through a private link: makes one endpoint for each region of the machines. Default false. */
  privateLink?: boolean;
  /** Tells the agent's extension of a scale set, which takes no tags, from one that somebody else installed. */
  mark?: string;
  /** Properties of the agent's extension that Azure may change without a diff, such as `typeHandlerVersion`. */
  ignoreAgentChanges?: string[];
  /** Saved functions for trends and recommendations in the workspace. Default true; off where the workspace is another's. */
  savedFunctions?: boolean;
  /** A workbook of trends and recommendations. Default true. */
  workbook?: boolean;
  /** USD an hour by size; what an idle machine costs is worked out from it. */
  hourlyPrices?: Record<string, number>;
  /** Permit preview features of Azure. Default false. */
  allowPreview?: boolean;
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

export interface VmInsightsOptions extends pulumi.ComponentResourceOptions {
  /** The provider of a machine's subscription, where it is not the component's own. */
  providerFor?: (subscriptionId: string) => pulumi.ProviderResource | undefined;
  /** By machine name: the machine's own resource, where the same program makes it. The agent then goes with it. */
  machineResources?: Record<string, pulumi.Resource>;
}
