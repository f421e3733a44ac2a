import type { OperatorCompiler } from "../plan.ts";
import { extend, project, rename, selection } from "./assign.ts";
import { mvApply, mvExpand } from "./expand.ts";
import { join, lookup } from "./join.ts";
import { parseOperator } from "./parse.ts";
import { as, count, distinct, getSchema, same, sort, take, top, where } from "./rows.ts";
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
  ProjectAwayOperator: selection,
  ProjectKeepOperator: selection,
  ProjectOperator: project,
  ProjectRenameOperator: rename,
  ProjectReorderOperator: selection,
  RenderOperator: same,
  SerializeOperator: extend,
  SortOperator: sort,
  SummarizeOperator: summarize,
  TakeOperator: take,
  TopOperator: top,
  UnionOperator: (node, input, scope, c) => union(node, input, scope, c),
};
