import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

export const root = path.join(import.meta.dirname, "../..");

/** A folder in which the packed package is installed as npm would unpack it. Its peers are the repository's, found above it. */
export class Consumer {
  readonly folder = path.join(root, ".run", `package-${process.pid}`);
  readonly installed = path.join(this.folder, "node_modules/azmon");
  /** Paths in the tarball. */
  readonly files: string[];

  constructor() {
    fs.rmSync(this.folder, { recursive: true, force: true });
    fs.mkdirSync(this.installed, { recursive: true });
    const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", this.folder], {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 1 << 26,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [tarball] = JSON.parse(packed.slice(packed.search(/^\[/m))) as { filename: string; files: { path: string }[] }[];
    this.files = tarball!.files.map((f) => f.path);
    const archive = path.join(this.folder, tarball!.filename);
    execFileSync("tar", ["xzf", archive, "-C", this.installed, "--strip-components=1"]);
  }

  write(files: Record<string, string>): void {
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(this.folder, name)), { recursive: true });
      fs.writeFileSync(path.join(this.folder, name), text);
    }
  }

  /** Runs Node on a file of the folder; what it prints. Throws with its stderr where it fails. */
  node(file: string, ...args: string[]): string {
    return execFileSync(process.execPath, [file, ...args], { cwd: this.folder, encoding: "utf8", stdio: "pipe" });
  }

  /** `azmon` as the package's `bin` names it. */
  azmon(...args: string[]): string {
    const { bin } = JSON.parse(fs.readFileSync(path.join(this.installed, "package.json"), "utf8")) as {
      bin: { azmon: string };
    };
    return this.node(path.join(this.installed, bin.azmon), ...args);
  }

  close(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
