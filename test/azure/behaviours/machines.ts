import type { Behaviour, World } from "../types.ts";
import { parentOf, sameId, text } from "./ids.ts";

const EXTENSION = "microsoft.compute/virtualmachines/extensions";

interface Machine {
  extended?: { instanceView?: { powerState?: { code?: string } } };
}
const stopped = (machineId: string, world: World): boolean => {
  const code = ((world.row(machineId)?.properties ?? {}) as Machine).extended?.instanceView?.powerState?.code;
  return code !== undefined && !/running|starting/i.test(code);
};

export const machines: Behaviour[] = [
  {
    name: "extensions need a running machine",
    what: "The extensions of a machine that is stopped cannot be changed, nor removed.",
    source: "https://github.com/hashicorp/terraform-provider-azurerm/issues/6098",
    types: [EXTENSION],
    ops: ["create", "update", "delete"],
    refuses: ({ id }, world) =>
      stopped(parentOf(id), world)
        ? 'Status=409 Code="OperationNotAllowed" Message="Cannot modify extensions in the VM when the VM is not running."'
        : undefined,
  },
  {
    name: "one extension of a kind",
    what: "A machine has one extension of a publisher and type, whatever its name.",
    source: "https://learn.microsoft.com/azure/virtual-machines/extensions/features-windows",
    types: [EXTENSION],
    ops: ["create"],
    refuses: ({ id, body }, world) => {
      const other = world.cloud
        .all()
        .find(
          (r) =>
            !sameId(r.id, id) &&
            r.id.toLowerCase().startsWith(`${parentOf(id).toLowerCase()}/extensions/`) &&
            sameId(r.inputs["publisher"], body["publisher"]) &&
            sameId(r.inputs["type"], body["type"]),
        );
      return other
        ? `Status=409 Code="BadRequest" Message="Multiple VMExtensions per handler not supported for ${text(body["type"])}: ${other.id}"`
        : undefined;
    },
  },
];
