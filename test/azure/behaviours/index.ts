import type { Behaviour } from "../types.ts";
import { access } from "./access.ts";
import { alerts } from "./alerts.ts";
import { clusters } from "./clusters.ts";
import { collection } from "./collection.ts";
import { diagnostics } from "./diagnostics.ts";
import { machines } from "./machines.ts";
import { made } from "./made.ts";
import { names } from "./names.ts";
import { network } from "./network.ts";
import { reads } from "./reads.ts";
import { tables } from "./tables.ts";
import { workspaces } from "./workspaces.ts";

/** All that the simulated Azure does besides holding what it is given. To teach it more, add a row to the list it belongs to. */
export const behaviours: readonly Behaviour[] = [
  ...access,
  ...names,
  ...tables,
  ...workspaces,
  ...diagnostics,
  ...collection,
  ...alerts,
  ...network,
  ...machines,
  ...clusters,
  ...made,
  ...reads,
];
