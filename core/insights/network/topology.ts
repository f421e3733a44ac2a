import { at, listAt, textAt } from "../../inventory/read.ts";
import type { Row } from "../../inventory/types.ts";

/** The network of a subnet's id, lower case. */
export const networkOfSubnet = (subnetId: string | undefined): string | undefined =>
  subnetId === undefined ? undefined : /^(.+\/virtualnetworks\/[^/]+)(\/|$)/i.exec(subnetId)?.[1]?.toLowerCase();

const networkOfConfigurations = (row: Row): string | undefined => {
  for (const c of listAt(row.properties, "ipConfigurations")) {
    const network = networkOfSubnet(textAt(c, "properties.subnet.id"));
    if (network) return network;
  }
  return undefined;
};

interface Interface {
  network?: string;
  address?: string;
  /** Ids of load balancers whose backend it is, lower case. */
  balancers: string[];
}

/** Which network each interface, gateway and network reaches, by lower-cased id. */
export class Topology {
  readonly interfaces = new Map<string, Interface>();
  private readonly peers = new Map<string, { id: string; gateway: boolean }[]>();
  private readonly gateways = new Map<string, string>();

  constructor(rows: readonly Row[]) {
    for (const row of rows) {
      const id = row.id.toLowerCase();
      if (row.type === "microsoft.network/networkinterfaces") this.interfaces.set(id, interfaceOf(row));
      else if (row.type === "microsoft.network/virtualnetworks") this.peers.set(id, peersOf(row));
      else if (row.type === "microsoft.network/virtualnetworkgateways") {
        const network = networkOfConfigurations(row);
        if (network) this.gateways.set(id, network);
      }
    }
  }

  /** The first interface of a machine. */
  interfaceOf(machine: Row): Interface | undefined {
    const first = textAt(listAt(machine.properties, "networkProfile.networkInterfaces")[0], "id");
    return first === undefined ? undefined : this.interfaces.get(first.toLowerCase());
  }

  /** Peering is not transitive: a network reaches itself and those it is connected to. */
  reaches(from: string, to: string): boolean {
    return from === to || (this.peers.get(from) ?? []).some((p) => p.id === to);
  }

  /** Whether machines of a network go through a gateway: it stands in the network, or in a peer whose gateway the network uses. */
  usesGateway(from: string, gatewayId: string): boolean {
    const home = this.gateways.get(gatewayId.toLowerCase());
    return home !== undefined && (from === home || (this.peers.get(from) ?? []).some((p) => p.gateway && p.id === home));
  }
}

const peersOf = (row: Row) =>
  listAt(row.properties, "virtualNetworkPeerings").flatMap((peering) => {
    const id = textAt(peering, "properties.remoteVirtualNetwork.id")?.toLowerCase();
    const connected = /^connected$/i.test(textAt(peering, "properties.peeringState") ?? "");
    return id && connected ? [{ id, gateway: at(peering, "properties.useRemoteGateways") === true }] : [];
  });

function interfaceOf(row: Row): Interface {
  const configurations = listAt(row.properties, "ipConfigurations");
  const pools = configurations.flatMap((c) => listAt(c, "properties.loadBalancerBackendAddressPools"));
  return {
    network: networkOfConfigurations(row),
    address: textAt(configurations[0], "properties.privateIPAddress"),
    balancers: pools.flatMap(
      (p) =>
        textAt(p, "id")
          ?.split(/\/backendAddressPools\//i)[0]
          ?.toLowerCase() ?? [],
    ),
  };
}

/** How many interfaces each network has. */
export function interfacesByNetwork(rows: readonly Row[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const { network } of new Topology(rows).interfaces.values())
    if (network) count.set(network, (count.get(network) ?? 0) + 1);
  return count;
}
