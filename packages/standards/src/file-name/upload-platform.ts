/*
 * The platform tags for which PyPI takes wheels today. It refuses a plain `linux_x86_64`, whose meaning depends on the
 * machine that built it. Python and ABI tags are not looked at.
 */
const FIXED = new Set([
  "any",
  "win32",
  "win_amd64",
  "win_arm64",
  "win_ia64",
  "manylinux1_i686",
  "manylinux1_x86_64",
  "manylinux2010_i686",
  "manylinux2010_x86_64",
  "linux_armv6l",
  "linux_armv7l",
]);

const MANYLINUX = /^manylinux_[0-9]+_[0-9]+_(x86_64|i686|aarch64|armv7l|ppc64|ppc64le|s390x|riscv64)$/u;
const MANYLINUX_2014 = /^manylinux2014_(x86_64|i686|aarch64|armv7l|ppc64|ppc64le|s390x)$/u;
const MUSLLINUX = /^musllinux_[0-9]+_[0-9]+_(x86_64|i686|aarch64|armv7l|ppc64le|s390x|riscv64)$/u;
/** One major version a year since 11; Apple went from 15 to 26, so every later year is taken to be allowed. */
const MACOS =
  /^macosx_(?:10_[0-9]+|(?:1[1-5]|2[6-9]|[3-9][0-9])_0)_(ppc|ppc64|i386|x86_64|arm64|intel|fat|fat3|fat64|universal|universal2)$/u;
/** PEP 730. */
const IOS = /^ios_[0-9]+_[0-9]+_(arm64_iphoneos|arm64_iphonesimulator|x86_64_iphonesimulator)$/u;
/** PEP 738. */
const ANDROID = /^android_[0-9]+_(armeabi_v7a|arm64_v8a|x86|x86_64)$/u;
/** PEP 783. */
const PYEMSCRIPTEN = /^pyemscripten_[0-9]+_[0-9]+_wasm32$/u;

const PATTERNS = [MANYLINUX, MANYLINUX_2014, MUSLLINUX, MACOS, IOS, ANDROID, PYEMSCRIPTEN];

/** Whether PyPI takes wheels for this platform tag. */
export function isUploadPlatform(platform: string): boolean {
  return FIXED.has(platform) || PATTERNS.some((pattern) => pattern.test(platform));
}
