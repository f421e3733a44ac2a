import { html } from "../../escape/html.ts";

/** HTML that is safe to put in a page: only `h` makes it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
type Part = Markup | string | number | undefined | Part[];

/** A template whose every value is escaped, unless it is Markup itself; lists are joined, undefined is nothing. */
export const h = (strings: TemplateStringsArray, ...parts: Part[]): Markup =>
  new Markup(strings.map((s, i) => s + (i < parts.length ? render(parts[i]) : "")).join(""));

function render(part: Part): string {
  if (part === undefined) return "";
  if (Array.isArray(part)) return part.map(render).join("");
  return part instanceof Markup ? part.text : html(part);
}

/** Text of our own, such as the style sheet, taken as it is. Never for anything that came from outside. */
export const trusted = (text: string): Markup => new Markup(text);

/** A link, if the address is a web address: no `javascript:` ever becomes one. */
export const link = (url: string, label: string): Markup =>
  /^https?:\/\//i.test(url) ? h`<a href="${url}" rel="noreferrer noopener">${label}</a>` : h`${label}`;
