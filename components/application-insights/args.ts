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
  /** `http` or `https`. What it answers is not parsed for further requests. */
  url: pulumi.Input<string>;
  /** What the portal shows beside the test. Default: none. */
  description?: string;
  /** Seconds between two requests from one place: 300, 600 or 900. Default: 300. */
  frequency?: number;
  /** Seconds: 30, 60, 90 or 120. Default: 30. */
  timeout?: number;
  /** Test location ids, such as `emea-nl-ams-azr`. Default: five on three continents. */
  locations?: string[];
  /** HTTP method: `GET`, `POST`, `PUT`, `PATCH`, `DELETE`, `HEAD` or `OPTIONS`. Default: `GET`. */
  method?: string;
  /** Headers to send, by name. Default: none. */
  headers?: Record<string, pulumi.Input<string>>;
  /** Body to send, as text. Default: none. */
  body?: pulumi.Input<string>;
  /** Ask where a redirect leads, rather than take it for the answer. Default: true. */
  followRedirects?: boolean;
  /** HTTP status of a good answer: 100 to 599. Default: 200. */
  expectedStatus?: number;
  /** Text that must appear in the answer, in any case; English only, says Azure. Default: not asked. */
  contains?: string;
  /** The test fails when the certificate has fewer days left: 1 to 365; 0 leaves certificates alone. Default: 14. */
  certificateDays?: number;
  /** False: the test exists, and does not run. Default: true. */
  enabled?: boolean;
  /** Stands for this test in place of the component's `availabilityAlert`. Default: that one. */
  alert?: AvailabilityAlertArgs;
}

export interface AvailabilityAlertArgs {
  /** False where another part of the program makes the rule. Default: true. */
  enabled?: boolean;
  /** Places that must fail at once. Default: all but two, at least two where there are two. */
  failedLocations?: number;
  /** 0 critical to 4 verbose. Default: 1. */
  severity?: number;
  /** How far back each evaluation looks, ISO 8601. Default: PT5M. */
  windowSize?: string;
  /** Time between evaluations, ISO 8601, at most the window. Default: PT1M. */
  evaluationFrequency?: string;
}

export interface ExistingComponentArgs {
  /** ARM id of the component. */
  id: pulumi.Input<string>;
  /** What the wiring hands on; secret. Default: empty, so that wiring needs it. */
  connectionString?: pulumi.Input<string>;
}

/** OpenTelemetry over OTLP into the component. Preview of Azure. */
export interface OtlpArgs {
  /** Azure Monitor workspace for the metrics, in the region of the Log Analytics workspace; apart from the one for Prometheus. */
  metricsWorkspaceId: pulumi.Input<string>;
  /**
   * `agent`: Azure Monitor Agent on machines. `collector`: an OpenTelemetry Collector sends to the endpoint itself. Default:
   * `agent`.
   */
  sender?: OtlpSender;
}
export const OtlpSender = { Agent: "agent", Collector: "collector" } as const;
export type OtlpSender = (typeof OtlpSender)[keyof typeof OtlpSender];

export interface ApplicationInsightsArgs {
  /** Use this component: tests, rules and wiring are made for it, nothing of it is changed. Default: one is made. */
  existing?: ExistingComponentArgs;
  /** Azure region, such as `westeurope`. */
  location: pulumi.Input<string>;
  /** Resource group that holds what is made. */
  resourceGroupName: pulumi.Input<string>;
  /** Name of the component. Default: none; needed unless `existing` is given. */
  componentName?: pulumi.Input<string>;
  /** Log Analytics workspace that keeps the data. Default: none; needed unless `existing` is given. */
  workspaceId?: pulumi.Input<string>;
  /** `web` or `other`. Default: `web`. */
  applicationType?: string;
  /** Connection strings alone suffice to send; false asks every sender for an Entra identity. Default: true. */
  localAuth?: boolean;
  /** A second component, with local auth, for browsers: they cannot sign in. Default: false. */
  browser?: boolean;
  /** GB a day. The workspace's cap counts too; the lower one holds. Default: the service's own. */
  dailyQuotaGb?: number;
  /** Keep client addresses, which are personal data, rather than 0.0.0.0. Default: false. */
  keepClientAddresses?: boolean;
  /** Data is taken from the public internet. Default: true. */
  publicIngestion?: boolean;
  /** Queries are taken from the public internet. Default: true. */
  publicQuery?: boolean;
  /** Availability tests. A component takes 100; the next hundred go to a further component beside it. Default: none. */
  webTests?: WebTestArgs[];
  /** The rule that every test gets. Default: one with the defaults of its arguments. */
  availabilityAlert?: AvailabilityAlertArgs;
  /** What to do with Azure's rule of that name. Default: `manage`. */
  failureAnomalies?: FailureAnomalies;
  /** Switch off the ten older smart detection rules, which mail whoever holds a role. Default: true. */
  disableLegacyDetection?: boolean;
  /**
   * Detectors of smart detection that get a rule, by id: see `core/insights/application/smartDetectors.ts`. A preview of Azure.
   * Default: none.
   */
  smartDetectors?: string[];
  /** A workbook of failures, waiting, dependencies and exceptions of all applications in the workspace. Default: true. */
  workbook?: boolean;
  /** Told by availability alerts, Failure Anomalies and smart detectors. Default: none. */
  actionGroupIds?: pulumi.Input<string>[];
  /**
   * Principals that may send, by a name of one's choice: Monitoring Metrics Publisher. Needed where `localAuth` is false.
   * Default: none.
   */
  senders?: Record<string, pulumi.Input<string>>;
  /**
   * Ids of sites whose portal pages show this component: written as the `hidden-link` tags the portal itself writes. Default:
   * none.
   */
  linkedSites?: pulumi.Input<string>[];
  /** Ids whose `hidden-link` tag somebody else writes and Pulumi must leave alone. Default: none. */
  preserveLinks?: string[];
  /** Take OpenTelemetry over OTLP, a preview of Azure. Default: it is not taken. */
  otlp?: OtlpArgs;
  /** Permit preview features of Azure. Default: false. */
  allowPreview?: boolean;
  /** Tags of everything in it that takes tags. Default: none. */
  tags?: pulumi.Input<Tags>;
}
