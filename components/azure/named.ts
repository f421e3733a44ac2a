import { type Report, unique } from "../../core/base/problems.ts";

/** Machines, clusters and accounts: each under a name of its own, which is part of its children's, and each once. */
export function namedOnce(report: Report, all: readonly ({ name?: string; id?: string } | undefined)[]): void {
  unique(report, all, { field: "name", key: (x) => x.name });
  unique(report, all, {
    field: "id",
    key: (x) => x.id?.toLowerCase(),
    found: (x) => x.id,
    message: "is another entry's resource",
  });
}
