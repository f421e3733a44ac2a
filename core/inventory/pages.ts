import { groupBy } from "../base/list.ts";
import type { Problem } from "../base/refusal.ts";
import { plain } from "../base/show.ts";
import type { Marks } from "./marks.ts";
import { rowsBefore } from "./skipToken.ts";

/** One answer with what it says of itself. */
export interface Page {
  /** How messages call it: a file, or a document of one. */
  place: string;
  /** Ids of its rows as written; "" where a row has none. */
  ids: string[];
  marks: Marks;
}

const cut = "the answer is cut at a page";
const wayOut = "fetch every page (`--first 1000 --skip-token`) and name all files";

/**
 * A part of an answer must not pass for the whole: what stands in the rest would go unwatched. The pages of all files are judged together,
 * because the total that an answer states is that of its query, on each page.
 */
export function judgePages(pages: readonly Page[]): Problem[] {
  const problems = pages.flatMap(cutWithin);
  const sound = pages.filter((p) => cutWithin(p).length === 0);
  const parts = distinctPages(sound.filter((p) => p.marks.total !== undefined && !isWhole(p)));
  const groups = [...groupBy(parts, (p) => String(p.marks.total)).values()];
  const failed = groups.map((group) => ({ group, problem: judgeQuery(group) })).filter((g) => g.problem !== undefined);
  const changed = failed.length > 1 ? changedBetween(failed.flatMap((f) => f.group)) : false;
  if (changed === false) problems.push(...failed.map((f) => f.problem!));
  else if (changed) problems.push(changed);
  return [...problems, ...judgeChain(sound.filter((p) => p.marks.total === undefined))];
}

const at = (page: Page, field: keyof Marks["keys"]): string => `${page.place} > ${page.marks.keys[field]!}`;

function cutWithin(page: Page): Problem[] {
  const { count, token, truncated } = page.marks;
  const rows = page.ids.length;
  if (count !== undefined && count > rows)
    return [{ path: at(page, "count"), message: `${cut}: ${rows} of ${count} rows; ${wayOut}` }];
  // Source: https://learn.microsoft.com/azure/governance/resource-graph/concepts/paging-results
  if (truncated && token === undefined)
    return [{ path: at(page, "truncated"), message: `${cut}: more rows were left out; ask without limit or take` }];
  return [];
}

/** Complete by itself. More rows than an answer counts are pages that somebody joined under the head of the first. */
function isWhole({ marks: { total, count, token }, ids }: Page): boolean {
  if (total === undefined || ids.length < total) return false;
  return token === undefined || (count !== undefined && count < ids.length);
}

/** A page named twice, in whatever files, is one. */
function distinctPages(pages: readonly Page[]): Page[] {
  const key = ({ ids, marks }: Page): string => [marks.token, ids.length, ids[0], ids.at(-1)].join("\n").toLowerCase();
  const first = new Map<string, Page>();
  for (const page of pages) if (!first.has(key(page))) first.set(key(page), page);
  return [...first.values()];
}

/** Pages that state one total: of one query, or of as many as there are last pages. */
function judgeQuery(pages: readonly Page[]): Problem | undefined {
  const total = pages[0]!.marks.total!;
  const lasts = pages.filter((p) => p.marks.token === undefined).length;
  const rows = pages.reduce((sum, p) => sum + p.ids.length, 0);
  const distinct = distinctRows(pages);
  // Each query has one last page, and no more rows than its total.
  const queries = Math.max(lasts, Math.ceil(distinct / total));
  const wanted = total * queries;
  if (lasts === queries && distinct === wanted) return undefined;
  const [first] = pages as [Page, ...Page[]];
  if (distinct === wanted) return { path: at(first, "token"), message: `${cut}: more rows follow; ${wayOut}` };
  const path = at(first, "total");
  if (pages.length === 1) return { path, message: `${cut}: ${rows} of ${total} rows; ${missing(pages) ?? wayOut}` };
  const found = pages.map((p) => `${p.ids.length} rows in ${plain(p.place, 45, true)}`).join(", ");
  if (lasts === queries && rows >= wanted)
    return {
      path,
      message: `the pages repeat ${rows - distinct} rows, so others are missing: ask again with \`order by id asc\` in the query`,
      found,
    };
  return { path, message: `${cut}: ${distinct} of ${wanted} rows in ${pages.length} pages; ${missing(pages) ?? wayOut}`, found };
}

function distinctRows(pages: readonly Page[]): number {
  const ids = new Set<string>();
  let unnamed = 0;
  for (const page of pages)
    for (const id of page.ids)
      if (id === "") unnamed++;
      else ids.add(id.toLowerCase());
  return ids.size + unnamed;
}

interface Range {
  from: number;
  to: number;
  place: string;
}

/** Where each page stands in its query, in order; undefined where the tokens do not tell. */
function rangesOf(pages: readonly Page[]): Range[] | undefined {
  const lasts = pages.filter((p) => p.marks.token === undefined).length;
  const ends = pages.map((p) => (p.marks.token === undefined ? p.marks.total : rowsBefore(p.marks.token)));
  // Without a token that tells, a page without one may as well be an answer somebody shortened.
  if (ends.some((e) => e === undefined) || lasts > 1 || lasts === pages.length) return undefined;
  return pages.map((p, i) => ({ from: ends[i]! - p.ids.length, to: ends[i]!, place: p.place })).sort((a, b) => a.from - b.from);
}

/** Which rows are in none of the files. */
function missing(pages: readonly Page[]): string | undefined {
  const total = pages[0]!.marks.total!;
  const gaps: string[] = [];
  let reached = 0;
  let before: string | undefined;
  for (const { from, to, place } of [...(rangesOf(pages) ?? []), { from: total, to: total, place: "" }]) {
    const after = before === undefined ? "the first page" : `the page that the skip_token of ${plain(before, 60, true)} leads to`;
    const rows = from === reached + 1 ? `row ${from} is missing` : `rows ${reached + 1} to ${from} are missing`;
    if (from > reached) gaps.push(`${rows}, ${after}`);
    if (to > reached) [reached, before] = [to, place];
  }
  return rangesOf(pages) && gaps.length > 0 ? gaps.join("; ") : undefined;
}

/**
 * Pages that follow each other without a gap and yet state different totals: the estate changed while they were fetched. Undefined if all
 * rows are there all the same, false if they are no pages of one query.
 */
function changedBetween(pages: readonly Page[]): Problem | undefined | false {
  const ranges = rangesOf(pages);
  const follow = ranges?.every((r, i) => r.from === (i === 0 ? 0 : ranges[i - 1]!.to));
  if (!follow || pages.every((p) => p.marks.token !== undefined)) return false;
  const totals = [...new Set(pages.map((p) => p.marks.total!))].sort((a, b) => a - b);
  if (distinctRows(pages) >= totals.at(-1)!) return undefined;
  return {
    path: at(pages[0]!, "total"),
    message: "the estate changed while its pages were fetched, so rows may be missing: fetch them again",
    found: `totals ${totals.join(", ")} in ${pages.map((p) => plain(p.place, 45, true)).join(", ")}`,
  };
}

/** Without a total, only the order of the files tells which page continues which: the next one must. */
function judgeChain(pages: readonly Page[]): Problem[] {
  return pages.flatMap((page, i) => {
    if (page.marks.token === undefined) return [];
    const next = pages[i + 1];
    if (next && continues(page, next)) return [];
    return [{ path: at(page, "token"), message: `${cut}: more rows follow; ${wayOut}, in their order` }];
  });
}

function continues({ ids }: Page, next: Page): boolean {
  const sorted = ids.every((id, i) => i === 0 || ids[i - 1]! <= id);
  return !sorted || next.ids.length === 0 || ids.at(-1)! < next.ids[0]!;
}
