import type { AppleVersion } from "./mac-platforms.ts";

/** The first iOS that can run CPython (PEP 730). */
const OLDEST_IOS = 12;
/** No iOS release has had a minor version above 8; one more costs nothing and needs no list to be kept. */
const HIGHEST_IOS_MINOR = 9;
/** The first Android API level that can run CPython without large patches (PEP 738). */
const OLDEST_ANDROID_API = 16;

/**
 * The iOS platform tags that a device loads, newest first (PEP 730).
 * @param multiarch `arm64-iphoneos`, `arm64-iphonesimulator` or `x86_64-iphonesimulator`.
 */
export function iosPlatforms([major, minor]: AppleVersion, multiarch: string): string[] {
  if (major < OLDEST_IOS) return [];
  const suffix = multiarch.replaceAll("-", "_");
  const platforms = [`ios_${major}_${minor}_${suffix}`];
  for (let older = minor - 1; older >= 0; older--) platforms.push(`ios_${major}_${older}_${suffix}`);
  for (let release = major - 1; release >= OLDEST_IOS; release--) {
    for (let older = HIGHEST_IOS_MINOR; older >= 0; older--)
      platforms.push(`ios_${release}_${older}_${suffix}`);
  }
  return platforms;
}

/**
 * The Android platform tags that a device loads, newest first (PEP 738).
 * @param abi `arm64_v8a`, `armeabi_v7a`, `x86` or `x86_64`.
 */
export function androidPlatforms(apiLevel: number, abi: string): string[] {
  const suffix = platformName(abi);
  const platforms: string[] = [];
  for (let level = apiLevel; level >= OLDEST_ANDROID_API; level--)
    platforms.push(`android_${level}_${suffix}`);
  return platforms;
}

/** PEP 425 § Platform tag: what `sysconfig.get_platform()` says, with `-`, `.` and spaces replaced by `_`. */
export function platformName(text: string): string {
  return text.replaceAll(/[-. ]/gu, "_");
}
