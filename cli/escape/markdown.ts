import { unseen } from "./unseen.ts";

/** User text for one line of Markdown, table cells included: no markup, HTML, line break or link of its own survives. */
export const markdown = (text: unknown): string =>
  String(text)
    .replace(/\s/g, " ")
    .replace(unseen, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_{}[\]()#+!|~$]/g, "\\$&")
    // An address or a mention that was only text must not become a link.
    .replace(/:\/\//g, ":&#8203;//")
    .replace(/@/g, "&#64;");
