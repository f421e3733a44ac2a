import type { RoleAssignment } from "@pulumi/azure-native/authorization/roleAssignment.js";
import type { SavedSearch } from "@pulumi/azure-native/operationalinsights/savedSearch.js";
import * as pulumi from "@pulumi/pulumi";
import { makeSenders } from "../application-insights/parts.ts";
import { workspaceOf } from "../usage-insights/workspaceRef.ts";
import { type Ingestion, makeEndpoint, makeIngestion } from "../workspace/ingestion.ts";
import { makeFunctions } from "../workspace/queries.ts";
import { type AnyTable, makeTables } from "../workspace/tables.ts";
import { refuse } from "../azure/check.ts";
import type { FeedbackArgs } from "./args.ts";
import { check } from "./check.ts";
import { comments, feedbackTable, optOuts, scores } from "./queries.ts";
import { feedbackSchema } from "./table.ts";

/** A place for what users say, also for those who declined telemetry: a table, and an endpoint that servers send to. */
export class Feedback extends pulumi.ComponentResource {
  readonly table: AnyTable;
  readonly ingestion: Ingestion;
  readonly senders: Record<string, RoleAssignment>;
  /** By alias. */
  readonly functions: Record<string, SavedSearch>;
  /** POST a JSON list of rows here, with a token of a sender for `https://monitor.azure.com`. */
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: FeedbackArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:Feedback", name, args, opts);
    refuse(name, check(args));
    const days = args.retentionInDays ?? 365;
    const schema = feedbackSchema(days);
    const place = {
      ...workspaceOf(args.workspaceId),
      workspaceId: pulumi.output(args.workspaceId),
      location: args.location,
      tags: args.tags,
      endpointPart: "feedback",
    };
    this.table = makeTables(name, [], [schema], place, days, { parent: this, dependsOn: [] })[feedbackTable]!;
    this.ingestion = makeIngestion(name, schema, place, makeEndpoint(name, place, this), this.table, this);
    this.senders = makeSenders(name, args.senders ?? {}, this.ingestion.rule.id, { parent: this });
    const after = { parent: this, dependsOn: [this.table] };
    this.functions = args.savedFunctions === false ? {} : makeFunctions(name, functions, place, after);
    const { endpoint, rule, stream } = this.ingestion;
    this.url = pulumi.interpolate`${endpoint.logsIngestion.apply((l) => l?.endpoint ?? "")}/dataCollectionRules/${rule.immutableId}/streams/${stream}?api-version=2023-01-01`;
    this.registerOutputs({ url: this.url });
  }
}

const parameters = "days: int = 28";
const functions = [
  {
    alias: "azmon_feedback_comments",
    displayName: "Feedback: what people wrote",
    category: "azmon",
    parameters,
    query: comments("days"),
  },
  {
    alias: "azmon_feedback_opt_outs",
    displayName: "Feedback: who declined telemetry",
    category: "azmon",
    parameters,
    query: optOuts("days"),
  },
  {
    alias: "azmon_feedback_scores",
    displayName: "Feedback: marks by feature",
    category: "azmon",
    parameters,
    query: scores("days"),
  },
];
