import { unseen } from "./unseen.ts";

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;" };

/** Text as HTML, safe between tags and in a quoted attribute. */
export const html = (text: unknown): string =>
  String(text)
    .replace(/\s/g, " ")
    .replace(unseen, "\ufffd")
    .replace(/[&<>"'`]/g, (c) => entities[c]!);
