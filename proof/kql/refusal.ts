/** What the interpreter cannot evaluate exactly as Kusto does. It says so by name: a guess would prove nothing. */
export class KqlRefusal extends Error {
  readonly what: string;
  readonly line: number;
  readonly column: number;

  constructor(what: string, at: { query: string; offset: number }) {
    const before = at.query.slice(0, at.offset).split("\n");
    const line = before.length;
    const column = before[before.length - 1]!.length + 1;
    super(`${what} is not supported here (line ${line}, column ${column})`);
    this.name = "KqlRefusal";
    this.what = what;
    this.line = line;
    this.column = column;
  }
}

/** A table that the workspace does not have. `union isfuzzy=true` leaves it out. */
export class UnknownTable extends KqlRefusal {}

/** What only the values show: thrown inside a function, which knows no place in the query; the compiler adds the place. */
export class ValueRefusal extends Error {}
