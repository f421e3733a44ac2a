import type { Node } from "../graph.ts";
import { list, peek, text } from "../peek.ts";

export const VM = "microsoft.compute/virtualmachines";
export const VMSS = "microsoft.compute/virtualmachinescalesets";
export const ARC = "microsoft.hybridcompute/machines";
export const extensionKinds = [`${VM}/extensions`, `${VMSS}/extensions`, `${ARC}/extensions`] as const;

/** Publishers of plain operating systems in the marketplace; what others sell is an appliance that takes no agent. */
const systems =
  /^(canonical|redhat|suse|oracle|debian|openlogic|almalinux|resf|erockyenterprisesoftwarefoundationinc\d*|ciq\w*|rockylinux\w*|microsoft\w*|center-for-internet-security-inc|kinvolk)$/i;
/** A machine from the marketplace whose maker closes it: nobody installs anything in it. */
export function isAppliance(node: Node): boolean {
  const publisher = text(node.props, "plan.publisher");
  return publisher !== undefined && !systems.test(publisher);
}

export interface Extension {
  publisher: string;
  type: string;
}

/** Machine extensions a resource is, or carries within itself as scale sets may; undefined where one is not known yet. */
export function extensionsOf(node: Node): Extension[] | undefined {
  if ((extensionKinds as readonly string[]).includes(node.kind)) {
    const one = read(node.props);
    return one && [one];
  }
  const found: Extension[] = [];
  for (const path of ["virtualMachineProfile.extensionProfile.extensions", "extensions"]) {
    const items = list(node.props, path);
    if (!items) return undefined;
    for (const item of items) {
      if (item.state === "missing") continue;
      const one = item.state === "known" ? read(item.value) : undefined;
      if (!one) return undefined;
      found.push(one);
    }
  }
  return found;
}
function read(props: unknown): Extension | undefined {
  const publisher = text(props, "publisher");
  // azure-native: `type` is the extension's type; some API shapes and the classic provider's scale sets nest or rename it.
  const typeProperty = ["type", "typePropertiesType", "extensionType"].find((k) => peek(props, k).state !== "missing");
  const type = typeProperty && text(props, typeProperty);
  return publisher === undefined || type === undefined
    ? undefined
    : { publisher: publisher.toLowerCase(), type: type.toLowerCase() };
}

const isAgent = (e: Extension): boolean =>
  e.publisher === "microsoft.azure.monitor" && /^azuremonitor(linux|windows)agent$/.test(e.type);
export const hasAgent = (extensions: readonly Extension[]): boolean => extensions.some(isAgent);
