export interface MachineDecision {
  target: string;
  os: "Windows" | "Linux";
  host: "vm" | "vmss" | "arc";
  /** `SystemAssigned`, or the ARM id of the user-assigned identity the agent is told to use. */
  identity: string;
  /** The agent is there already: associate only. */
  agentInstalled: boolean;
}
