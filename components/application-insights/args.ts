import type * as pulumi from "@pulumi/pulumi";

type Tags = Record<string, pulumi.Input<string>>;

/** What to do with the rule "Failure Anomalies - <component>" that Azure otherwise makes outside the stack and mails strangers about. */
export const FailureAnomalies = { Manage: "manage", Disable: "disable", Leave: "leave" } as const;
export type FailureAnomalies = (typeof FailureAnomalies)[keyof typeof FailureAnomalies];

/** A standard availability test: Azure asks a URL from several places. */
export interface WebTestArgs {
  /** Stable: names the Pulumi child. Default: `name`. */
  key?: string;
  /** Name of the Azure resource. */
  name: string;
  url: pulumi.Input<string>;
  description?: string;
  /** Seconds: 300, 600 or 900. Default 300. */
  frequency?: number;
  /** Seconds: 30, 60, 90 or 120. Default 30. */
  timeout?: number;
  /** Test location ids, such as `emea-nl-ams-azr`. Default: five on three continents. */
  locations?: string[];
  /** Default GET. */
  method?: string;
  headers?: Record<string, pulumi.Input<string>>;
  body?: pulumi.Input<string>;
  followRedirects?: boolean;
  /** Default 200. */
  expectedStatus?: number;
  /** Text that must appear in the answer; English only, says Azure. */
  contains?: string;
  /** The test fails when the certificate has fewer days left: 1 to 365. Default 14; 0 leaves certificates alone. */
  certificateDays?: number;
  /** Default true. */
  enabled?: boolean;
  /** Replaces the component's `availabilityAlert` for this test. */
  alert?: AvailabilityAlertArgs;
}

export interface AvailabilityAlertArgs {
  /** Default true. False where another part of the program makes the rule. */
  enabled?: boolean;
  /** Places that must fail at once. Default: all but two, at least two where there are two. */
  failedLocations?: number;
  /** 0 critical to 4 verbose. Default 1. */
  severity?: number;
  /** Default PT5M. */
  windowSize?: string;
  /** Default PT1M. */
  evaluationFrequency?: string;
}

export interface ExistingComponentArgs {
  id: pulumi.Input<string>;
  /** Needed for the wiring. */
  connectionString?: pulumi.Input<string>;
}

/** OpenTelemetry over OTLP into the component. Preview of Azure. */
export interface OtlpArgs {
  /** Azure Monitor workspace for the metrics, in the region of the Log Analytics workspace; apart from the one for Prometheus. */
  metricsWorkspaceId: pulumi.Input<string>;
  /** `agent`: Azure Monitor Agent on machines. `collector`: an OpenTelemetry Collector sends to the endpoint itself. */
  sender?: OtlpSender;
}
export const OtlpSender = { Agent: "agent", Collector: "collector" } as const;
export type OtlpSender = (typeof OtlpSender)[keyof typeof OtlpSender];

export interface ApplicationInsightsArgs {
  /** Use this component: tests, rules and wiring are made for it, nothing of it is changed. */
  existing?: ExistingComponentArgs;
  location: pulumi.Input<string>;
  resourceGroupName: pulumi.Input<string>;
  /** Name of the component. Needed unless `existing` is given. */
  componentName?: pulumi.Input<string>;
  /** Log Analytics workspace that keeps the data. Needed unless `existing` is given. */
  workspaceId?: pulumi.Input<string>;
  /** Default `web`. */
  applicationType?: string;
  /** Connection strings alone suffice to send. Default true; false asks every sender for an Entra identity. */
  localAuth?: boolean;
  /** A second component, with local auth, for browsers: they cannot sign in. Default false. */
  browser?: boolean;
  /** GB a day. The workspace's cap counts too; the lower one holds. Default: the service's own. */
  dailyQuotaGb?: number;
  /** Keep client addresses rather than 0.0.0.0. Default false: personal data. */
  keepClientAddresses?: boolean;
  /** Default true. */
  publicIngestion?: boolean;
  /** Default true. */
  publicQuery?: boolean;
  webTests?: WebTestArgs[];
  /** For every test. */
  availabilityAlert?: AvailabilityAlertArgs;
  /** Default `manage`. */
  failureAnomalies?: FailureAnomalies;
  /** Switch off the ten older smart detection rules, which mail whoever holds a role. Default true. */
  disableLegacyDetection?: boolean;
  /** Detectors of smart detection that get a rule, by id: see `core/insights/smartDetectors.ts`. A preview of Azure. Default none. */
  smartDetectors?: string[];
  /** A workbook of failures, waiting, dependencies and exceptions of all applications in the workspace. Default true. */
  workbook?: boolean;
  /** Told by availability alerts, Failure Anomalies and smart detectors. */
  actionGroupIds?: pulumi.Input<string>[];
  /** Principals that may send, by a name of one's choice: Monitoring Metrics Publisher. Needed where `localAuth` is false. */
  senders?: Record<string, pulumi.Input<string>>;
  /** Ids of sites whose portal pages show this component: written as the `hidden-link` tags the portal itself writes. */
  linkedSites?: pulumi.Input<string>[];
  /** Ids whose `hidden-link` tag somebody else writes and Pulumi must leave alone. */
  preserveLinks?: string[];
  otlp?: OtlpArgs;
  /** Permit preview features of Azure. Default false. */
  allowPreview?: boolean;
  tags?: pulumi.Input<Tags>;
}
