export type Properties = Record<string, unknown>;

/** Whose a resource is: a program's, a template's that a program deployed, Microsoft's, or somebody else's. */
export type Owner = "program" | "template" | "azure" | "others";
export interface CloudResource {
  id: string;
  /** Pulumi's type token, or the ARM type where no provider made it. */
  type: string;
  by: Owner;
  inputs: Properties;
  outputs: Properties;
}

/** What Azure holds. Ids differ in case and are the same. */
export class Cloud {
  private readonly resources = new Map<string, CloudResource>();

  get(id: string): CloudResource | undefined {
    return this.resources.get(id.toLowerCase());
  }

  put(resource: CloudResource): CloudResource {
    this.resources.set(resource.id.toLowerCase(), resource);
    return resource;
  }

  /** With a resource goes what lies in it and on it. */
  delete(id: string): void {
    const key = id.toLowerCase();
    for (const other of [...this.resources.keys()])
      if (other === key || other.startsWith(`${key}/`)) this.resources.delete(other);
  }

  all(): CloudResource[] {
    return [...this.resources.values()];
  }

  /** What programs made, and so what they must have in their state and nothing else. */
  own(): CloudResource[] {
    return this.all().filter((r) => r.by === "program");
  }
}
