import type { RoleAssignment } from "@pulumi/azure-native/authorization/roleAssignment.js";
import type { SavedSearch } from "@pulumi/azure-native/operationalinsights/savedSearch.js";
import * as pulumi from "@pulumi/pulumi";
import { makeFunctions } from "../azure/functions.ts";
import { type Ingestion, makeIngestion, makeIngestionEndpoint } from "../azure/ingestion.ts";
import { workspaceRef } from "../azure/inputs.ts";
import { makeSenders } from "../azure/roles.ts";
import { type AnyTable, makeTables } from "../azure/tables.ts";
import { refuse } from "../azure/check.ts";
import type { FeedbackArgs } from "./args.ts";
import { check } from "./check.ts";
import { comments, feedbackTable, optOuts, scores } from "../azure/feedbackQueries.ts";
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
    super("azmon:index:Feedback", name, {}, opts);
    refuse(name, check(args));
    const days = args.retentionInDays ?? 365;
    const schema = feedbackSchema(days);
    const place = {
      ...workspaceRef(args.workspaceId),
      workspaceId: pulumi.output(args.workspaceId),
      location: args.location,
      tags: args.tags,
      endpointPart: "feedback",
    };
    const tables = { tables: [], customTables: [schema], workspaceDays: days };
    this.table = makeTables(name, place, tables, { parent: this, dependsOn: [] })[feedbackTable]!;
    const endpoint = makeIngestionEndpoint(name, place, { parent: this });
    const after = { parent: this, dependsOn: [this.table] };
    this.ingestion = makeIngestion(name, place, { table: schema, endpoint }, after);
    this.senders = makeSenders(name, args.senders ?? {}, this.ingestion.rule.id, { parent: this });
    this.functions = args.savedFunctions === false ? {} : makeFunctions(name, functions, place, after);
    const { rule, stream } = this.ingestion;
    const host = endpoint.logsIngestion.apply((l) => l?.endpoint ?? "");
    const path = pulumi.interpolate`/dataCollectionRules/${rule.immutableId}/streams/${stream}`;
    this.url = pulumi.interpolate`${host}${path}?api-version=2023-01-01`;
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
