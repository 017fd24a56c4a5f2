/** Finds paths of the machine on which something was built: they are wrong everywhere else, and say who built it. */

import type { Sighting } from "../facts/member-facts.ts";
import { lineAt } from "./find-secrets.ts";

const MAXIMUM_SIGHTINGS = 10;

/** A home folder with a user's name, as a POSIX path, a Windows path, or in a file URL. All parts are bounded. */
const HOME =
  /(?:\/home|\/Users|[A-Z]:[\\/]{1,2}Users)[\\/]{1,2}([A-Za-z][\w.-]{0,63})[\\/]{1,2}[^\s"'<>|:;,\0]{1,200}/g;

/** Names that documentation uses for nobody in particular, and accounts of build services. */
const NOBODY: ReadonlySet<string> = new Set(
  (
    "user username users me you foo bar john jane alice bob example name your yourname youruser myuser test admin public usr hadoop " +
    "default shared runner runneradmin ubuntu ec2-user vagrant circleci travis appveyor vsts conda build builder pi git " +
    "jovyan root docker airflow app node work worker dev developer someone somebody joe jdoe johndoe linuxbrew docs asdf qwerty xyz abc name1 home"
  ).split(" "),
);

/** Paths below home folders of real people, in order. */
export function findMachinePaths(text: string): Sighting[] {
  const sightings: Sighting[] = [];
  HOME.lastIndex = 0;
  for (let found = HOME.exec(text); found; found = HOME.exec(text)) {
    const shown = found[0];
    if (isSomebody(found[1] ?? "")) {
      sightings.push({ kind: "machine-path", what: "home folder", line: lineAt(text, found.index), shown });
    }
    if (sightings.length >= MAXIMUM_SIGHTINGS) break;
  }
  return sightings;
}

function isSomebody(name: string): boolean {
  return !NOBODY.has(name.toLowerCase());
}

/** Whether a string is a path below the home folder of a real person. */
export function isSomebodysHome(path: string): boolean {
  HOME.lastIndex = 0;
  const found = HOME.exec(path);
  return found !== null && found.index === 0 && isSomebody(found[1] ?? "");
}
