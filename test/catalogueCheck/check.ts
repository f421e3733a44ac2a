import type { ResourceType, ScopeAlert } from "../../catalogue/schema.ts";
import { analyser } from "./kusto.ts";
import { checkLog } from "./logs.ts";
import { checkCharts, checkMetric } from "./metrics.ts";
import { checkRunbooks, type Page } from "./pages.ts";
import { ofKind, type Problem } from "./problem.ts";
import { checkGroups, checkPrometheus } from "./promql.ts";
import { checkShape, placed } from "./shape.ts";

/** All that can be proved of the catalogue without Azure. */
export function checkCatalogue(types: ResourceType[], scope: ScopeAlert[], pages: Page[]): Problem[] {
  const all = placed(types, scope);
  const analyse = analyser();
  const prometheus = ofKind(all, "prometheus");
  return [
    ...checkShape(types, scope),
    ...ofKind(all, "metric").flatMap(checkMetric),
    ...types.flatMap(checkCharts),
    ...ofKind(all, "log").flatMap((p) => checkLog(p, analyse)),
    ...prometheus.flatMap(checkPrometheus),
    ...checkGroups(prometheus),
    ...checkRunbooks(all, pages),
  ];
}
