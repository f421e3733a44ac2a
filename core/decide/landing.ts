import type { LogAlertEntry } from "../../catalogue/schema.ts";
import { parseArmId, workspaceArmId } from "../azure/armId.ts";
import { shortHash } from "../base/hash.ts";
import { logsWorkspaceOf } from "../insights/container/estate.ts";
import type { WorkspaceDecision } from "../insights/insight.ts";
import { existingFlowLogs } from "../insights/network/watchers.ts";
import { textAt } from "../inventory/read.ts";
import type { Row, Target } from "../inventory/types.ts";
import { customerIdOf } from "./workspaces.ts";

/** The workspace where the rows of a target land, or why no rule of this environment can read there. */
export type Landing = WorkspaceDecision | { unreadable: string };

type Feed = LogAlertEntry["feed"];

interface Estate {
  rows: readonly Row[];
  workspaces: readonly WorkspaceDecision[];
  workspaceOf: (target: Target) => WorkspaceDecision;
  subscriptionId: string;
}

/**
 * Where the rows that an alert reads really land. What is there already keeps sending where it sends: a component to the workspace it was
 * made on, a cluster by the rule that the CLI or portal made, a flow log by its traffic analytics. Everything else is sent by azmon, to
 * the environment's workspace.
 */
export class Landings {
  private readonly known: Map<string, WorkspaceDecision>;
  private readonly workspaceRows: ReadonlyMap<string, Row>;
  private readonly flowLogs: ReadonlyMap<string, string>;
  private readonly foreign = new Map<string, WorkspaceDecision>();

  private readonly estate: Estate;

  constructor(estate: Estate) {
    this.estate = estate;
    const { rows, workspaces } = estate;
    this.known = new Map(workspaces.map((w) => [workspaceArmId(w), w]));
    this.workspaceRows = new Map(
      rows.filter((r) => r.type === "microsoft.operationalinsights/workspaces").map((r) => [r.id.toLowerCase(), r]),
    );
    this.flowLogs = new Map(
      existingFlowLogs(rows).flatMap((f) => (f.enabled && f.analysed && f.workspaceId ? [[f.target, f.workspaceId]] : [])),
    );
  }

  of(target: Target, feed: Feed): Landing {
    const id = this.sentTo(target, feed)?.toLowerCase();
    return id === undefined ? this.estate.workspaceOf(target) : this.at(id);
  }

  /** Workspaces of others that rules read, sorted by key. Nothing of them is made or changed. */
  read(): WorkspaceDecision[] {
    return [...this.foreign.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  private sentTo(target: Target, feed: Feed): string | undefined {
    if (target.live) return undefined;
    switch (feed) {
      case "application":
        return target.type === "microsoft.insights/components" ? textAt(target.properties, "WorkspaceResourceId") : undefined;
      case "container-logs":
        return logsWorkspaceOf(target, this.estate.rows, [this.estate.subscriptionId]);
      case "flow-logs":
        return this.flowLogs.get(target.key);
      default:
        return undefined;
    }
  }

  private at(id: string): Landing {
    const known = this.known.get(id) ?? this.foreign.get(id);
    if (known) return known;
    const row = this.workspaceRows.get(id);
    const parts = parseArmId(id);
    // A log rule has to be in the region of the workspace it reads.
    if (!row || !parts)
      return {
        unreadable:
          `Its rows land in the workspace ${id.split("/").at(-1)}, which the inventory does not list, so that ` +
          `its region is unknown: add its subscription to the query.`,
      };
    const workspace: WorkspaceDecision = {
      key: `${row.name.toLowerCase()}-${shortHash(id)}`,
      name: row.name,
      location: row.location,
      subscriptionId: row.subscriptionId,
      resourceGroup: row.resourceGroup,
      existing: row.id,
    };
    const customerId = customerIdOf(row);
    if (customerId !== undefined) workspace.customerId = customerId;
    this.foreign.set(id, workspace);
    return workspace;
  }
}
