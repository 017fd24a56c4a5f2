/** Which authorities the machine's installers trust beside the usual ones. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Machine, variable } from "./machine.ts";
import { pipSetting } from "./pip-settings.ts";

/** Variables that pip and uv obey, in pip's order. */
const VARIABLES = ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"];

/** A PEM file; undefined where none is set, or none is there. */
export function discoverCertificates(machine: Machine): string | undefined {
  const set = [pipSetting(machine, "cert")?.value, ...VARIABLES.map((name) => variable(machine, name))];
  return set
    .filter((path) => path !== undefined)
    .map((path) => path.replace(/^~(?=[/\\])/, () => join(machine.home)))
    .find((path) => existsSync(path));
}
