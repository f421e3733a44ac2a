import { type Markup, h } from "./markup.ts";

/** Rows of a table that are on the page at first: a browser lays out thousands of rows for seconds. */
export const PAGE = 200;

/** The class of a row beyond the first page. Without the script it is shown like all others: see the style sheet. */
export const later = (index: number): Markup | undefined => (index < PAGE ? undefined : h` class="later"`);
