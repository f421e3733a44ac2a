import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";

export type Properties = Record<string, unknown>;
export interface CloudResource {
  id: string;
  type: string;
  inputs: Properties;
  outputs: Properties;
}

/** What Azure would hold: one JSON file per resource in a folder, so that a test makes drift by editing or deleting a file. */
export class Cloud {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    fs.mkdirSync(folder, { recursive: true });
  }

  private file(id: string): string {
    return path.join(this.folder, `${createHash("sha1").update(id.toLowerCase()).digest("hex").slice(0, 20)}.json`);
  }

  get(id: string): CloudResource | undefined {
    const file = this.file(id);
    return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, "utf8")) as CloudResource) : undefined;
  }

  put(resource: CloudResource): void {
    fs.writeFileSync(this.file(resource.id), JSON.stringify(resource, null, 1));
  }

  /** Deleting a resource group deletes what lies in it, but not the extension resources of resources elsewhere. */
  delete(id: string): void {
    fs.rmSync(this.file(id), { force: true });
    if (!/\/resourceGroups\/[^/]+$/i.test(id)) return;
    for (const other of this.all())
      if (other.id.toLowerCase().startsWith(`${id.toLowerCase()}/`)) fs.rmSync(this.file(other.id), { force: true });
  }

  all(): CloudResource[] {
    const files = fs.readdirSync(this.folder).filter((f) => f.endsWith(".json"));
    return files.map((f) => JSON.parse(fs.readFileSync(path.join(this.folder, f), "utf8")) as CloudResource);
  }
}
