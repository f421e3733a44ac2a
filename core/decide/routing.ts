import { compare } from "../base/json.ts";
import type { EnvironmentConfig } from "../config/schema.ts";
import type { Target } from "../inventory/types.ts";
import type { Effective } from "./effective.ts";
import type { Severity } from "./ruleTypes.ts";

/** Who is called, by severity. Unset levels follow others: error follows critical, informational follows warning. */
export function groupsBySeverity(config: EnvironmentConfig): string[][] {
  const { critical = [], error = critical, warning = [], informational = warning, verbose = [] } = config.routing;
  return [critical, error, warning, informational, verbose].map((groups) => [...new Set(groups)].sort(compare));
}

/** The action groups of a rule: the override's, else the owner's (severities 0 to 2), else the severity's. */
export class Routing {
  private readonly bySeverity: string[][];
  private readonly owners: Map<string, string[]>;

  constructor(config: EnvironmentConfig) {
    this.bySeverity = groupsBySeverity(config);
    this.owners = new Map(
      Object.entries(config.routing.owners).map(([owner, groups]) => [owner.toLowerCase(), [...new Set(groups)].sort(compare)]),
    );
  }

  of(values: Effective, target?: Target): string[] {
    if (values.actionGroups) return [...new Set(values.actionGroups.value)].sort(compare);
    const severity: Severity = values.severity.value;
    const owner = severity <= 2 && target?.owner !== undefined ? this.owners.get(target.owner.toLowerCase()) : undefined;
    return owner ?? this.bySeverity[severity] ?? [];
  }
}
