import * as pulumi from "@pulumi/pulumi";
import { kqlLiteral } from "../../core/base/kql.ts";
import type { Target } from "../../core/inventory/types.ts";

/** What a resource does that other parts of an environment have to know of. */
export type Role =
  /** A data collection rule: its own errors are logged. */
  | "collects"
  /** An endpoint or a component: a private link scope has to hold them all. */
  | "takesTelemetry";

type Identified = pulumi.Resource & { id: pulumi.Output<string> };

/** What an environment is made of, by the keys that decisions use: targets, signals, settings, rules, workspaces. */
export class Made {
  private readonly targets: Map<string, Target>;
  private readonly resources = new Map<string, pulumi.Resource>();
  private readonly ids = new Map<string, pulumi.Input<string>>();
  private readonly roles: Record<Role, Map<string, Identified>> = { collects: new Map(), takesTelemetry: new Map() };

  /** `live`: ids of resources that the program itself makes, by name. */
  constructor(targets: readonly Target[], live: Record<string, pulumi.Input<string>>) {
    this.targets = new Map(targets.map((t) => [t.key, t]));
    for (const t of targets) if (t.live) this.ids.set(t.key, live[t.name]!);
  }

  /** From now on a key, such as that of a target, stands for this resource: what speaks of it waits for it. */
  add(key: string | undefined, resource: Identified | undefined): void {
    if (key === undefined || !resource) return;
    this.resources.set(key, resource);
    this.ids.set(key, resource.id);
  }

  /** What is there already. */
  use(key: string, id: pulumi.Input<string>): void {
    this.ids.set(key, id);
  }

  /** `label` names what is made because of it. */
  play(role: Role, label: string, resource: Identified | undefined): void {
    if (resource) this.roles[role].set(label, resource);
  }

  /** Ids by label. */
  playing(role: Role): Record<string, pulumi.Output<string>> {
    return Object.fromEntries([...this.roles[role]].map(([label, { id }]) => [label, id]));
  }

  target(key: string): Target {
    const target = this.targets.get(key);
    if (!target) throw new Error(`no target ${key}`);
    return target;
  }

  /** The id, with `scopePath` (such as `/blobServices/default`) appended. Ids keep the case they came in. */
  id(key: string, scopePath = ""): pulumi.Input<string> {
    const known = this.ids.get(key);
    if (known === undefined) return this.target(key).id + scopePath;
    return scopePath === "" ? known : pulumi.interpolate`${known}${scopePath}`;
  }

  /** A query with the ids of live resources put in place of their tokens. */
  inQuery(query: string): pulumi.Input<string> {
    const keys = [...new Set([...query.matchAll(/"\{\{target:(.+?)\}\}"/g)].map((m) => m[1]!))];
    if (keys.length === 0) return query;
    return pulumi
      .all(keys.map((k) => this.id(k)))
      .apply((ids) =>
        keys.reduce((text, key, i) => text.replaceAll(`"{{target:${key}}}"`, kqlLiteral(ids[i]!.toLowerCase())), query),
      );
  }

  /** For whoever maps a decision to what was made of it. */
  async urns(): Promise<Record<string, string>> {
    const all = [...this.resources].map(async ([key, { urn }]) => [key, await resolved(urn)] as const);
    return Object.fromEntries(await Promise.all(all));
  }
}

const resolved = <T>(output: pulumi.Output<T>): Promise<T> => new Promise((resolve) => output.apply(resolve));
