export interface FlowLogDecision {
  target: string;
  region: string;
  watcherResourceGroup: string;
  watcherName: string;
  storageId?: string;
}

export interface ConnectionEndpoint {
  name: string;
  /** Of a source: key of the machine. */
  target?: string;
  host?: "vm" | "arc";
  /** Of a destination. */
  address?: string;
}
export interface ConnectionTest {
  name: string;
  protocol: "Tcp" | "Icmp";
  port?: number;
}
export interface ConnectionGroup {
  name: string;
  sources: string[];
  destinations: string[];
  tests: string[];
}
export interface ConnectionMonitorDecision {
  key: string;
  /** Names the Pulumi child. */
  label: string;
  name: string;
  subscriptionId: string;
  region: string;
  watcherResourceGroup: string;
  watcherName: string;
  /** Key of the workspace. */
  workspace: string;
  endpoints: ConnectionEndpoint[];
  tests: ConnectionTest[];
  groups: ConnectionGroup[];
}
