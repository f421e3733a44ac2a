import { set } from "../../fix.ts";
import { eachText } from "../../peek.ts";
import { mandatoryInProduction, type ResourceRule, wrong } from "../../rule.ts";

/** What Pulumi's Output and JavaScript objects turn into when they are pasted into text. Source: @pulumi/pulumi output.js. */
const pasted =
  /Calling \[to(?:String|JSON)\] on an \[Output<T>\]|\[object (?:Object|Output|Promise)\]|<pulumi\.output\.Output object at/;

export const forbidOutputText: ResourceRule = {
  scope: "resource",
  name: "forbid-output-text",
  group: "hygiene",
  title: "No text holds an Output that was pasted instead of interpolated",
  why: 'The name, query or id then says "Calling [toString]" or "[object Object]": the rule is made, watches nothing and stays green.',
  severity: "high",
  levels: mandatoryInProduction,
  source: "https://www.pulumi.com/docs/iac/concepts/inputs-outputs/#outputs-and-strings",
  fix: set("azure-native:monitor:ScheduledQueryRule", { description: "Watches ${workspace.name}" }),
  check(node) {
    let at: string | undefined;
    eachText(node.props, (text, path) => {
      if (at === undefined && pasted.test(text)) at = path;
    });
    return at === undefined ? undefined : wrong(`has the text of an Output object in ${at}`);
  },
};
