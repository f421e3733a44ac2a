import * as pulumi from "@pulumi/pulumi";
import { isRefusal, type Problem, Refusal } from "../../core/base/refusal.ts";

/**
 * A refusal as Pulumi shows it best: its message alone, for the CLI prints no stack of a `RunError`. On Node 20 and 22 it formats the
 * stack all the same, which takes 20 to 45 seconds for lines of scoped packages, so the message stands for the stack.
 */
class Refused extends pulumi.RunError {
  readonly problems: Problem[];
  /** `isRefusal` knows it by this. */
  readonly refusal = true;

  constructor({ message, problems }: Pick<Refusal, "message" | "problems">) {
    super(message);
    this.name = "Refusal";
    this.problems = problems;
    this.stack = message;
  }
}

export const refused = (problems: Problem[], message = new Refusal(problems).message): Error =>
  new Refused({ message, problems });

/** What `read` answers. Where it refuses, as for a config that is not valid, `pulumi preview` ends in seconds with that message alone. */
export function asRunError<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (isRefusal(error)) throw new Refused(error);
    if (pulumi.RunError.isInstance(error)) error.stack = error.message;
    throw error;
  }
}
