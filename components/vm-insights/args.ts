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
  /** `vm`, `vmss` for a scale set, or `arc` for a connected machine. */
  host: MachineHost;
  /** Decides which agent is installed and which logs are read. */
  os: MachineOs;
  /** Azure region of the machine's resource. */
  location: string;
  /**
   * Whose provider makes what hangs on the machine: see `VmInsightsOptions.providerFor`. Default: the component's own provider.
   */
  subscriptionId?: string;
  /**
   * `SystemAssigned`, or the ARM id of a user-assigned identity that the machine has. Arc machines have their own. Default:
   * `SystemAssigned`.
   */
  identity?: pulumi.Input<string>;
  /** The agent is there already: it is associated, not installed. Default: false. */
  agentInstalled?: boolean;
  /** A rule of VM insights is associated already: no second one, or every row would arrive twice. Default: false. */
  performanceAssociated?: boolean;
  /** Size, such as `Standard_D4s_v5`: what recommendations about money stand on. Default: not known. */
  size?: string;
}

/** Text files that machines of one operating system write, into a table of their own. */
export interface CustomLogArgs {
  /** `App`: the table is `App_CL`. */
  name: string;
  /** Whose machines write the files. */
  os: MachineOs;
  /** `/var/log/app/*.log`, `C:\\App\\*.log`. */
  filePatterns: string[];
  /** KQL over `source`, whose columns are TimeGenerated, RawData, FilePath and Computer. Default: they are kept as they are. */
  transformKql?: string;
  /** Type by name of the columns that `transformKql` makes besides TimeGenerated. Default: none. */
  columns?: Record<string, string>;
}

/** An Azure Monitor workspace. */
export interface MetricsWorkspaceRef {
  /** ARM id of the Azure Monitor workspace. */
  id: pulumi.Input<string>;
  /** Its name. */
  name: string;
  /** Its region. */
  location: string;
}

export interface VmInsightsArgs {
  /** Region of the workspace: rules must be in it. */
  location: pulumi.Input<string>;
  /** Holds the rules, endpoints and workbook. */
  resourceGroupName: pulumi.Input<string>;
  /** ARM id of the Log Analytics workspace that keeps the data. */
  workspaceId: pulumi.Input<string>;
  /** Name of the workspace, part of the rules' names. */
  workspaceName: string;
  /** Each once, by name and by id. */
  machines: MachineArgs[];
  /** Where performance goes: see `VmExperience`. Default: `logs`. */
  experience?: VmExperience;
  /** Seconds between two samples: 10 to 1800. Default: 60. */
  samplingFrequencyInSeconds?: number;
  /** Windows events and syslog from this level up. Default: `warnings`. */
  events?: EventLevel;
  /** Logs of IIS, which its sites write in W3C format. Default: false. */
  iisLogs?: boolean;
  /** The log of the Windows firewall, which machines write once it is switched on in them. Default: false. */
  windowsFirewallLogs?: boolean;
  /** Makes the solution that brings the firewall's table; off where the workspace has it or is another's. Default: true. */
  securitySolution?: boolean;
  /** Text files to collect, each name into a table of its own. Default: none. */
  customLogs?: CustomLogArgs[];
  /** Off: rules and associations only, for estates where Azure Policy installs the agent. Default: true. */
  installAgent?: boolean;
  /** A VM insights rule that sends to the workspace already: used instead of a new one. Default: one is made. */
  existingPerformanceRuleId?: pulumi.Input<string>;
  /**
   * OpenTelemetry counters beside the ten that cost nothing; with the experiences `metrics` and `both`. Billed by the sample.
   * Default: none.
   */
  additionalCounters?: string[];
  /** Receives OpenTelemetry metrics. Default: none; the experiences `metrics` and `both` need it. */
  metricsWorkspace?: MetricsWorkspaceRef;
  /** Tells the OpenTelemetry rule from that of another workspace which sends to the same metrics workspace. Default: nothing. */
  openTelemetryRuleSuffix?: string;
  /** Machines fetch their configuration through a private link: makes one endpoint for each region of the machines. Default: false. */
  privateLink?: boolean;
  /** Tells the agent's extension of a scale set, which takes no tags, from one that somebody else installed. Default: none. */
  mark?: string;
  /** Properties of the agent's extension that Azure may change without a diff, such as `typeHandlerVersion`. Default: none. */
  ignoreAgentChanges?: string[];
  /** Saved functions for trends and recommendations in the workspace. Default: true; off where the workspace is another's. */
  savedFunctions?: boolean;
  /** A workbook of trends and recommendations. Default: true. */
  workbook?: boolean;
  /** USD an hour by size; what an idle machine costs is worked out from it. Default: none, and no amount is shown. */
  hourlyPrices?: Record<string, number>;
  /** Permit preview features of Azure. Default: false. */
  allowPreview?: boolean;
  /** Tags of everything in it that takes tags. Default: none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

export interface VmInsightsOptions extends pulumi.ComponentResourceOptions {
  /** The provider of a machine's subscription, where it is not the component's own. */
  providerFor?: (subscriptionId: string) => pulumi.ProviderResource | undefined;
  /** By machine name: the machine's own resource, where the same program makes it. The agent then goes with it. */
  machineResources?: Record<string, pulumi.Resource>;
}
