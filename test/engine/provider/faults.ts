/** A fault of the simulated Azure. */
export interface Fault {
  op: "create" | "update" | "delete";
  /** Which resources: matched against the URN. Default: any. */
  match?: RegExp;
  /**
   * `429`, `409`, `500`: an error, nothing is written. `lost`: written, then the answer is lost. `partial`: written, and Azure says that
   * provisioning failed.
   */
  kind: "429" | "409" | "500" | "lost" | "partial";
  /** How often it strikes. Default once. */
  times?: number;
}

const errors = {
  "429": 'Status=429 Code="TooManyRequests" Message="The request is being throttled"',
  "409": 'Status=409 Code="Conflict" Message="Another operation is in progress"',
  "500": 'Status=500 Code="InternalServerError" Message="The server encountered an error"',
  lost: "the connection was lost after the request was accepted",
  partial: 'Status=500 Code="ProvisioningFailed" Message="provisioning did not finish"',
};

/** The next fault for an operation, used up by being asked for. */
export function takeFault(faults: Fault[], op: Fault["op"], urn: string): { kind: Fault["kind"]; message: string } | undefined {
  const fault = faults.find((f) => f.op === op && (f.match?.test(urn) ?? true) && (f.times ?? 1) > 0);
  if (!fault) return undefined;
  fault.times = (fault.times ?? 1) - 1;
  return { kind: fault.kind, message: errors[fault.kind] };
}
