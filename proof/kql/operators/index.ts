import type { OperatorCompiler } from "../plan.ts";
import { extend, project, rename, selection } from "./assign.ts";
import { mvApply, mvExpand } from "./expand.ts";
import { join, lookup } from "./join.ts";
import { partition, topNested } from "./nested.ts";
import { parseOperator } from "./parse.ts";
import { parseKv } from "./parseKv.ts";
import { as, count, distinct, getSchema, same, sort, take, top, where } from "./rows.ts";
import { scan } from "./scan.ts";
import { search } from "./search.ts";
import { makeSeries, summarize } from "./summarize.ts";
import { union } from "./union.ts";

/** The operators after a bar, by the name of their node in the syntax tree. */
export const operators: Record<string, OperatorCompiler> = {
  AsOperator: as,
  ConsumeOperator: same,
  CountOperator: count,
  DistinctOperator: distinct,
  ExtendOperator: extend,
  FilterOperator: where,
  GetSchemaOperator: getSchema,
  JoinOperator: join,
  LookupOperator: lookup,
  MakeSeriesOperator: makeSeries,
  MvApplyOperator: mvApply,
  MvExpandOperator: mvExpand,
  ParseOperator: parseOperator(false),
  ParseWhereOperator: parseOperator(true),
  ParseKvOperator: parseKv,
  PartitionOperator: partition,
  ProjectAwayOperator: selection,
  ProjectKeepOperator: selection,
  ProjectOperator: project,
  ProjectRenameOperator: rename,
  ProjectReorderOperator: selection,
  RenderOperator: same,
  ScanOperator: scan,
  SearchOperator: search,
  SerializeOperator: extend,
  SortOperator: sort,
  SummarizeOperator: summarize,
  TakeOperator: take,
  TopNestedOperator: topNested,
  TopOperator: top,
  UnionOperator: (node, input, scope, c) => union(node, input, scope, c),
};
