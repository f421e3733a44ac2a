/**
 * How many rows of its query come before the page that a skip token leads to; undefined where the token does not tell. Microsoft does not
 * document what is in it: this only makes a message better. Seen in the tests of the command line:
 * https://github.com/Azure/azure-cli-extensions/tree/main/src/resource-graph
 */
export function rowsBefore(token: string): number | undefined {
  try {
    const inside = JSON.parse(Buffer.from(token, "base64").toString("utf8")) as { RowsToSkip?: unknown } | null;
    const rows = inside?.RowsToSkip;
    return typeof rows === "number" && Number.isSafeInteger(rows) && rows > 0 ? rows : undefined;
  } catch {
    return undefined;
  }
}
