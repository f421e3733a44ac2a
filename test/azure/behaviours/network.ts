import type { Behaviour } from "../types.ts";
import { regionOf, sameId, sameRegion, text } from "./ids.ts";

const FLOW_LOG = "microsoft.network/networkwatchers/flowlogs";
const LIMITS = "https://learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview";

export const network: Behaviour[] = [
  {
    name: "a flow log is where its network is",
    what: "Flow log, network and storage account lie in one region.",
    source: LIMITS,
    types: [FLOW_LOG],
    ops: ["create", "update"],
    refuses: ({ body }, world) => {
      const region = text(body["location"]);
      const elsewhere = ["targetResourceId", "storageId"]
        .map((key) => text(body[key]) ?? "")
        .find((id) => !sameRegion(regionOf(id, world), region));
      return elsewhere && `Status=400 Code="InvalidResourceReference" Message="${elsewhere} is not in ${region}"`;
    },
  },
  {
    name: "one flow log of a network",
    what: "A network has one flow log, whatever its name.",
    source: LIMITS,
    types: [FLOW_LOG],
    ops: ["create"],
    refuses: ({ id, body }, world) => {
      const other = world.cloud
        .all()
        .find(
          (r) =>
            /\/flowlogs\//i.test(r.id) && !sameId(r.id, id) && sameId(r.inputs["targetResourceId"], body["targetResourceId"]),
        );
      return other && `Status=400 Code="FlowLogAlreadyExists" Message="${String(body["targetResourceId"])} has ${other.id}"`;
    },
  },
];
