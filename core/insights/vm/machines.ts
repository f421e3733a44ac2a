import type { Image } from "../../azure/agentSystems.ts";
import { parentArmId } from "../../azure/armId.ts";
import { at, textAt } from "../../inventory/read.ts";
import type { Row } from "../../inventory/types.ts";
import type { MachineDecision } from "./decision.ts";

/** What Resource Graph says of a machine, read from the three shapes machines come in. */
export const machineHosts: Record<string, MachineDecision["host"]> = {
  "microsoft.compute/virtualmachines": "vm",
  "microsoft.compute/virtualmachinescalesets": "vmss",
  "microsoft.hybridcompute/machines": "arc",
};

const osPaths: Record<MachineDecision["host"], string[]> = {
  vm: ["storageProfile.osDisk.osType", "osType"],
  vmss: ["virtualMachineProfile.storageProfile.osDisk.osType", "osType"],
  arc: ["osType", "osName"],
};
/** Undefined where the row does not say: an image deployed by an old API, an Arc machine that has never reported. */
export function osOf(row: Row, host: MachineDecision["host"]): MachineDecision["os"] | undefined {
  for (const path of osPaths[host]) {
    const os = textAt(row.properties, path);
    if (/^windows/i.test(os ?? "")) return "Windows";
    if (/^linux/i.test(os ?? "")) return "Linux";
  }
  // Rows of scale sets mostly have no `osDisk.osType`; the profile of the system tells there.
  const profile = host === "vmss" ? "virtualMachineProfile.osProfile" : "osProfile";
  if (at(row.properties, `${profile}.windowsConfiguration`)) return "Windows";
  return at(row.properties, `${profile}.linuxConfiguration`) ? "Linux" : undefined;
}

/** Why nothing can be installed on the machine now; undefined where it runs, or the row (or Azure itself: `unknown`) does not say. */
export function unreachable(row: Row, host: MachineDecision["host"]): string | undefined {
  if (host === "arc") {
    const status = textAt(row.properties, "status");
    return status && !/^connected$/i.test(status) ? `the Arc agent is ${status.toLowerCase()}` : undefined;
  }
  const power = textAt(row.properties, "extended.instanceView.powerState.code") ?? textAt(row.properties, "powerState.code");
  const state = power?.split("/").at(-1)?.toLowerCase();
  return state && !["running", "starting", "unknown"].includes(state) ? `the machine is ${state}` : undefined;
}

export interface InstalledExtension {
  /** Lower case. */
  type: string;
  publisher: string;
}
/** Extensions by lower-cased machine id: rows of their own, and the profile of a scale set, less those that bear azmon's mark. */
export function extensionsByMachine(rows: Row[], mark?: string): Map<string, InstalledExtension[]> {
  const all = new Map<string, InstalledExtension[]>();
  const add = (machine: string, properties: unknown, name: string) => {
    const type = (textAt(properties, "type") ?? name).toLowerCase();
    const publisher = (textAt(properties, "publisher") ?? "").toLowerCase();
    all.set(machine, [...(all.get(machine) ?? []), { type, publisher }]);
  };
  for (const row of rows) {
    if (/^microsoft\.(compute\/virtualmachines(calesets)?|hybridcompute\/machines)\/extensions$/.test(row.type)) {
      const machine = parentArmId(row.id);
      if (machine) add(machine.toLowerCase(), row.properties, row.name);
    }
    const profile = at(row.properties, "virtualMachineProfile.extensionProfile.extensions");
    if (!Array.isArray(profile)) continue;
    for (const e of profile)
      if (mark === undefined || textAt(e, "properties.forceUpdateTag") !== mark)
        add(row.id.toLowerCase(), at(e, "properties"), textAt(e, "name") ?? "");
  }
  return all;
}

interface MachineIdentity {
  system: boolean;
  /** ARM ids, sorted. */
  user: string[];
}
export function identityOf(row: Row): MachineIdentity {
  const type = textAt(row.identity, "type") ?? "";
  const user = at(row.identity, "userAssignedIdentities");
  return {
    system: /SystemAssigned/i.test(type),
    user: user !== null && typeof user === "object" ? Object.keys(user).sort() : [],
  };
}

/** The image a machine was made of. Empty where it is one's own, or the row does not say. */
export function imageOf(row: Row, host: MachineDecision["host"]): Image {
  const profile = host === "vmss" ? "virtualMachineProfile.storageProfile" : "storageProfile";
  const reference = at(row.properties, `${profile}.imageReference`);
  return {
    publisher: textAt(reference, "publisher") ?? "",
    offer: textAt(reference, "offer") ?? "",
    planPublisher: textAt(row.plan, "publisher") ?? "",
  };
}
