/** A macOS or iOS release: `[14, 2]`. */
export type AppleVersion = readonly [major: number, minor: number];

/**
 * The macOS platform tags that a machine loads, newest first. Until 10.16 each year raised the minor version; from 11
 * it raises the major one, and tags are written with minor 0.
 * @param architecture as the machine names itself: `arm64`, `x86_64`, `i386`, `ppc`, `ppc64`.
 */
export function macPlatforms(version: AppleVersion, architecture: string): string[] {
  const [major, minor] = version;
  if (major < 10) return [];
  if (major === 10) return yearlyMinors(minor, 0, architecture);
  return [...yearlyMajors(major, architecture), ...releasesBefore11(architecture)];
}

function yearlyMajors(newest: number, architecture: string): string[] {
  const platforms: string[] = [];
  for (let major = newest; major > 10; major--) {
    for (const format of binaryFormats([major, 0], architecture))
      platforms.push(`macosx_${major}_0_${format}`);
  }
  return platforms;
}

function yearlyMinors(newest: number, oldest: number, architecture: string): string[] {
  const platforms: string[] = [];
  for (let minor = newest; minor >= oldest; minor--) {
    for (const format of binaryFormats([10, minor], architecture))
      platforms.push(`macosx_10_${minor}_${format}`);
  }
  return platforms;
}

/**
 * From macOS 11 on, Intel machines still run everything since 10.4. No ARM binary is older than 11, but a `universal2`
 * one may say 10.x because of its Intel half.
 */
function releasesBefore11(architecture: string): string[] {
  if (architecture === "x86_64") return yearlyMinors(16, 4, architecture);
  return Array.from({ length: 13 }, (_, index) => `macosx_10_${16 - index}_universal2`);
}

/** The names under which a binary for this processor may go: its own, then the fat formats that hold it. */
function binaryFormats(version: AppleVersion, architecture: string): string[] {
  const own = ownFormats(version, architecture);
  if (own.length === 0) return own;
  const formats = [...own];
  if (["arm64", "x86_64"].includes(architecture)) formats.push("universal2");
  if (["x86_64", "i386", "ppc64", "ppc", "intel"].includes(architecture)) formats.push("universal");
  return formats;
}

function ownFormats(version: AppleVersion, architecture: string): string[] {
  switch (architecture) {
    case "x86_64":
      return isBefore(version, [10, 4]) ? [] : ["x86_64", "intel", "fat64", "fat3"];
    case "i386":
      return isBefore(version, [10, 4]) ? [] : ["i386", "intel", "fat3", "fat"];
    case "ppc64":
      return isBefore([10, 5], version) || isBefore(version, [10, 4]) ? [] : ["ppc64", "fat64"];
    case "ppc":
      return isBefore([10, 6], version) ? [] : ["ppc", "fat3", "fat"];
    default:
      return [architecture];
  }
}

function isBefore(left: AppleVersion, right: AppleVersion): boolean {
  return left[0] < right[0] || (left[0] === right[0] && left[1] < right[1]);
}
