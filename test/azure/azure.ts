import { parseArmId } from "../../core/azure/armId.ts";
import { outputsOf } from "../../cli/recorder/outputs.ts";
import { behaviours } from "./behaviours/index.ts";
import { Cloud, type CloudResource, type Owner, type Properties } from "./cloud.ts";
import { templateResources } from "./template.ts";
import type { Behaviour, Operation, PrincipalType, Request, Row, World } from "./types.ts";

export interface AzureOptions {
  /** What is there already. */
  rows?: readonly Row[];
  principals?: Record<string, PrincipalType>;
  /** Default all of them. */
  behaviours?: readonly Behaviour[];
}

/** Azure as programs meet it: it holds resources and does what the table of behaviours says. */
export class Azure implements World {
  readonly cloud = new Cloud();
  readonly softDeleted = new Map<string, string>();
  /** What Azure took and what does nothing for anybody, with the reason. */
  readonly idle: { id: string; reason: string }[] = [];
  clock = 0;
  private byId = new Map<string, Row>();
  private readonly principals: Record<string, PrincipalType>;
  private readonly behaviours: readonly Behaviour[];

  constructor(options: AzureOptions = {}) {
    this.principals = options.principals ?? {};
    this.behaviours = options.behaviours ?? behaviours;
    this.rows = options.rows ?? [];
  }

  get rows(): readonly Row[] {
    return [...this.byId.values()];
  }
  set rows(rows: readonly Row[]) {
    this.byId = new Map(rows.map((r) => [r.id.toLowerCase(), r]));
  }

  row(id: string): Row | undefined {
    return this.byId.get(id.toLowerCase());
  }

  principalType(objectId: string): PrincipalType | undefined {
    const known = this.principals[objectId];
    if (known) return known;
    const identity = this.cloud.all().some((r) => JSON.stringify(r.outputs).includes(`"principalId":"${objectId}"`));
    return identity ? "ServicePrincipal" : undefined;
  }

  make(id: string, body: Properties = {}, by: Owner = "azure"): CloudResource {
    const type = parseArmId(id)?.type ?? "";
    return (
      this.cloud.get(id) ?? this.cloud.put({ id, type, by, inputs: body, outputs: { ...body, ...outputsOf(type, id, body) } })
    );
  }

  /** Throws what Azure answers where it refuses. `type` is Pulumi's token. */
  write(op: "create" | "update", id: string, type: string, inputs: Properties): CloudResource {
    const resource = this.accept(requestOf(op, "resource", id, inputs), type, inputs, "program");
    for (const { id: inner, body } of templateResources(id, inputs)) {
      if (!body) {
        this.clock += 1;
        continue;
      }
      const exists = this.cloud.get(inner);
      const request = requestOf(exists ? "update" : "create", "template", inner, body);
      this.accept(request, exists?.type ?? request.type, { ...exists?.inputs, ...body }, exists?.by ?? "template");
    }
    return resource;
  }

  delete(id: string): void {
    const known = this.cloud.get(id);
    if (!known) return;
    const request = requestOf("delete", "resource", id, known.inputs);
    const applied = this.applying(request);
    this.refuse(request, applied);
    if (applied.some((b) => b.stays?.(request))) this.cloud.put({ ...known, by: "azure" });
    else this.cloud.delete(id);
    for (const behaviour of applied) behaviour.then?.(request, this);
  }

  private accept(request: Request, type: string, inputs: Properties, by: Owner): CloudResource {
    const applied = this.applying(request);
    this.refuse(request, applied);
    const outputs = { ...inputs, ...outputsOf(type, request.id, inputs) };
    for (const behaviour of applied) Object.assign(outputs, behaviour.reads?.(request, this));
    for (const key of Object.keys(outputs)) if (outputs[key] === undefined) delete outputs[key];
    const resource = this.cloud.put({ id: request.id, type, by, inputs, outputs });
    for (const behaviour of applied) {
      const reason = behaviour.idle?.(request, this);
      if (reason) this.idle.push({ id: request.id, reason });
    }
    for (const behaviour of applied) behaviour.then?.(request, this);
    return resource;
  }

  private applying({ op, via, type }: Request): Behaviour[] {
    return this.behaviours.filter((b) => b.ops.includes(op) && (!b.types || b.types.includes(type)) && (!b.via || b.via === via));
  }

  private refuse(request: Request, applied: Behaviour[]): void {
    for (const behaviour of applied) {
      const answer = behaviour.refuses?.(request, this);
      if (answer) throw new Error(answer);
    }
  }
}

function requestOf(op: Operation, via: Request["via"], id: string, inputs: Properties): Request {
  const { type, name } = parseArmId(id) ?? { type: "", name: id };
  const { properties, ...rest } = inputs;
  return { op, via, id, type, name, body: { ...rest, ...(properties as Properties | undefined) } };
}
