export interface Finding {
  /** `AZM001` and so on; docs/reference/findings.md explains each. */
  code: string;
  severity: "error" | "warning" | "info";
  message: string;
  /** Path of the setting, where a setting is at fault. */
  path?: string;
  /** ARM id of the resource, where a resource is. */
  target?: string;
  suggestion?: string;
}
