import type { Graph, Node } from "../graph.ts";

/**
 * Accounts that flow logs are written to: their services need no logs and no alerts of their own, since a log would record each of Azure's
 * writes and nothing else is stored there.
 */
export const flowLogStorage = (graph: Graph): ReadonlySet<Node> =>
  new Set(
    graph
      .ofKind("microsoft.network/networkwatchers/flowlogs")
      .flatMap((flow) =>
        ["storageId", "storageAccountId"].flatMap((path) => graph.links(flow, path)?.flatMap((l) => l.node ?? []) ?? []),
      ),
  );
