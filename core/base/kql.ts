/** Writes a value as a KQL literal. The only way user text (names, tags, ids) gets into a query. */
export function kqlLiteral(value: string | number | boolean | readonly string[]): string {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new Error(`${value} cannot be written in KQL`);
    return String(value);
  }
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string") return kqlString(value);
  return `dynamic(${JSON.stringify(value).replace(/[\u007f-\uffff]/g, escapeUnit)})`;
}

/** A quoted KQL string. Control characters and all beyond ASCII are written as escapes, so nothing can end the string or the line. */
function kqlString(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what has to go
  const body = text.replace(/[\\"]/g, "\\$&").replace(/[\u0000-\u001f\u007f-\uffff]/g, escapeUnit);
  return `"${body}"`;
}
const escapeUnit = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`;
