import * as pulumi from "@pulumi/pulumi";
import { kqlLiteral } from "../../core/base/kql.ts";
import type { Target } from "../../core/inventory/types.ts";

/** Turns the keys that decisions speak of into ARM ids: the row's own, or a live resource's output. */
export class Ids {
  private readonly targets: Map<string, Target>;
  private readonly live: Record<string, pulumi.Input<string>>;
  private readonly own = new Map<string, pulumi.Input<string>>();

  constructor(targets: readonly Target[], live: Record<string, pulumi.Input<string>>) {
    this.targets = new Map(targets.map((t) => [t.key, t]));
    this.live = live;
  }

  target(key: string): Target {
    const target = this.targets.get(key);
    if (!target) throw new Error(`no target ${key}`);
    return target;
  }

  /** From now on a target is spoken of by the output of the resource that azmon made, so that what watches it waits for it. */
  make(key: string | undefined, id: pulumi.Input<string> | undefined): void {
    if (key !== undefined && id !== undefined) this.own.set(key, id);
  }

  /** The id, with `scopePath` (such as `/blobServices/default`) appended. Ids keep the case they came in. */
  of(key: string, scopePath = ""): pulumi.Input<string> {
    const target = this.target(key);
    const made = this.own.get(key);
    if (!target.live && made === undefined) return target.id + scopePath;
    const id = made ?? this.live[target.name]!;
    return scopePath === "" ? id : pulumi.interpolate`${id}${scopePath}`;
  }

  /** A query with the ids of live resources put in place of their tokens. */
  inQuery(query: string): pulumi.Input<string> {
    const keys = [...new Set([...query.matchAll(/"\{\{target:(.+?)\}\}"/g)].map((m) => m[1]!))];
    if (keys.length === 0) return query;
    return pulumi
      .all(keys.map((k) => this.of(k)))
      .apply((ids) =>
        keys.reduce((text, key, i) => text.replaceAll(`"{{target:${key}}}"`, kqlLiteral(ids[i]!.toLowerCase())), query),
      );
  }
}
