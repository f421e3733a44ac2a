export { mapInput, nameFrom } from "../workspace/inputs.ts";
