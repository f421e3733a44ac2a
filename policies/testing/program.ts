import { type Resource } from "../graph.ts";
import { UNKNOWN } from "../peek.ts";
import { kindOfGeneric, kindOfToken } from "../tokens.ts";

/** Stands in inputs for a value another resource will have: its id, something below its id, or one of its outputs. */
export class Ref {
  readonly of: Declared;
  readonly known: string;
  constructor(of: Declared, known: string) {
    this.of = of;
    this.known = known;
  }
  toString(): string {
    throw new Error("a reference cannot be pasted into text; use `to(resource, suffix)`");
  }
}
export interface Declared {
  type: string;
  name: string;
  urn: string;
  inputs: Record<string, unknown>;
  parent?: Declared;
  /** Explicit provider: a `pulumi:providers:*` of the program. */
  provider?: Declared;
  /** Reference to its id. */
  id: Ref;
}
export interface RenderOptions {
  /** Values of other resources are not known yet, as in a first preview. */
  unknown?: boolean;
  /** How links are told. `property`: by property, as today's hosts do. `resource`: per resource only. `none`: literal ids alone. */
  dependencies?: "property" | "resource" | "none";
}

const SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

/** A program written down by hand, for tests of rules: resources and what refers to what. Rendered with ids known or unknown. */
export class Program {
  readonly resources: Declared[] = [];

  add(
    type: string,
    name: string,
    inputs: Record<string, unknown> = {},
    { parent, provider }: { parent?: Declared; provider?: Declared } = {},
  ): Declared {
    const within = parent ? `${parent.type}$` : "";
    const declared = {
      type,
      name,
      inputs,
      parent,
      provider,
      urn: `urn:pulumi:prod::shop::${within}${type}::${name}`,
    } as Declared;
    declared.id = new Ref(declared, armId(declared));
    this.resources.push(declared);
    return declared;
  }
  /** The same program without one resource. */
  without(name: string): Program {
    return this.with((r) => (r.name === name ? undefined : r.inputs));
  }
  /** The same program with other inputs; undefined drops the resource. */
  with(change: (r: Declared) => Record<string, unknown> | undefined): Program {
    const copy = new Program();
    for (const r of this.resources) {
      const inputs = change(r);
      if (inputs) copy.resources.push({ ...r, inputs });
    }
    return copy;
  }
  set(name: string, inputs: Record<string, unknown>): Program {
    return this.with((r) => (r.name === name ? { ...r.inputs, ...inputs } : r.inputs));
  }

  render({ unknown = false, dependencies = "property" }: RenderOptions = {}): Resource[] {
    return this.resources.map((r) => {
      const byProperty: Record<string, string[]> = {};
      const inputs: Record<string, unknown> = {};
      for (const [key, value] of Object.entries(r.inputs)) {
        if (value === undefined) continue;
        const refs = new Set<string>();
        inputs[key] = resolve(value, unknown, refs);
        if (refs.size) byProperty[key] = [...refs].sort();
      }
      const all = [...new Set(Object.values(byProperty).flat())].sort();
      return {
        urn: r.urn,
        type: r.type,
        name: r.name,
        parent: r.parent?.urn ?? "",
        inputs,
        dependencies: dependencies === "none" ? [] : all,
        propertyDependencies: dependencies === "property" ? byProperty : {},
        ...(r.provider ? { provider: r.provider.urn, subscription: subscriptionOf(r) } : {}),
      };
    });
  }
}

/** A reference to something below a resource's id, or to another text made of it: `to(account, "/blobServices/default")`. */
export const to = (of: Declared, suffix: string): Ref => new Ref(of, `${of.id.known}${suffix}`);
/** A reference to an output with a known value. */
export const output = (of: Declared, known: string): Ref => new Ref(of, known);

function resolve(value: unknown, unknown: boolean, refs: Set<string>): unknown {
  if (value instanceof Ref) {
    refs.add(value.of.urn);
    return unknown ? UNKNOWN : value.known;
  }
  if (Array.isArray(value)) return value.map((v) => resolve(v, unknown, refs));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, resolve(v, unknown, refs)]));
}

const subscriptionOf = (of: Declared): string | undefined => {
  const id = of.provider?.inputs["subscriptionId"];
  return typeof id === "string" ? id : undefined;
};

/** The id Azure would give it, near enough for links to be found: type, and the name its inputs give. */
function armId(declared: Declared): string {
  const { type, name, inputs } = declared;
  const subscription = subscriptionOf(declared) ?? SUBSCRIPTION;
  const text = (key: string) => (typeof inputs[key] === "string" ? (inputs[key] as string) : undefined);
  const { kind, dialect } = kindOfToken(type);
  const arm =
    dialect === "generic"
      ? kindOfGeneric(text("resourceProviderNamespace"), text("parentResourcePath"), text("resourceType"))
      : kind;
  const own = Object.keys(inputs).find((k) => /(^n|N)ame$/.test(k) && k !== "resourceGroupName" && text(k) !== undefined);
  if (arm === "microsoft.resources/resourcegroups")
    return `/subscriptions/${subscription}/resourceGroups/${text("resourceGroupName") ?? text("name") ?? name}`;
  const [namespace, ...types] = arm.split("/");
  const last = (own && text(own)) ?? name;
  const path = types.map((t, i) => `${t}/${i === types.length - 1 ? last : "parent"}`).join("/");
  const group = text("resourceGroupName") ?? groupOf(inputs["resourceGroupName"]) ?? "rg";
  return `/subscriptions/${subscription}/resourceGroups/${group}/providers/${namespace}/${path}`;
}
const groupOf = (value: unknown): string | undefined => (value instanceof Ref ? value.known.split("/").at(-1) : undefined);
