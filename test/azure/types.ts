import type { Cloud, CloudResource, Owner, Properties } from "./cloud.ts";

export type Operation = "create" | "update" | "delete";
export type PrincipalType = "User" | "Group" | "ServicePrincipal";

/** A resource that stood in Azure before: a row of Resource Graph. */
export interface Row {
  id: string;
  type: string;
  location?: string;
  properties?: unknown;
}

export interface Request {
  op: Operation;
  /** By a resource of the provider, which reads before it creates; or within a template, where every resource is an upsert. */
  via: "resource" | "template";
  id: string;
  /** ARM type, lower case. */
  type: string;
  name: string;
  /** Tags, location and the like, and what stands under `properties` beside them, as azure-native has it. */
  body: Properties;
}

/** What behaviours may ask and change. */
export interface World {
  cloud: Cloud;
  /** The row of the inventory with this id. */
  row(id: string): Row | undefined;
  rows: readonly Row[];
  /** Of a directory object; undefined where the test knows nothing of it. */
  principalType(objectId: string): PrincipalType | undefined;
  /** Ids, lower case, of what was deleted but holds its name, and the region it was in. */
  softDeleted: Map<string, string>;
  /** Goes on by one with each deployment nested in a template, which takes seconds; resources of a program are made at once. */
  clock: number;
  /** Puts a resource that Azure makes of its own accord. What is there already stays. */
  make(id: string, body?: Properties, by?: Owner): CloudResource;
}

/** One thing that Azure does and a program has to live with. */
export interface Behaviour {
  name: string;
  /** A sentence for the reader. */
  what: string;
  source: string;
  /** ARM types in lower case; absent: every type. */
  types?: string[];
  ops: Operation[];
  via?: Request["via"];
  /** Azure's answer where it refuses. */
  refuses?(request: Request, world: World): string | undefined;
  /** What Azure does by itself once the request is accepted. */
  then?(request: Request, world: World): void;
  /** What reads back otherwise than it was written: the values of these keys; undefined for what is dropped. */
  reads?(request: Request, world: World): Properties | undefined;
  /** The resource stays when it is deleted, and is Azure's again. */
  stays?(request: Request): boolean;
  /** Azure takes it, and then it does nothing for anybody: why. */
  idle?(request: Request, world: World): string | undefined;
}
