export { CrashPoint, type FaultHook } from "./faults/crash-point.ts";
export { FailingPoint } from "./faults/failing-point.ts";
export type { HarmlessArchive, HostileArchive } from "./hostile/archive-case.ts";
export { harmlessArchives } from "./hostile/harmless-archives.ts";
export { hostileArchives } from "./hostile/hostile-archives.ts";
export { gnuLongName, gzip, paxHeader, TAR_END, type TarEntry, tarEntry } from "./hostile/tar-kit.ts";
export {
  buildZip,
  end64Records,
  extraField,
  type RawMember,
  uint64,
  type ZipLies,
} from "./hostile/zip-kit.ts";
export type { UpstreamAbilities, UpstreamFile } from "./upstream/content.ts";
export { FakeUpstream, startFakeUpstream, type UpstreamRequest } from "./upstream/fake-upstream.ts";
export type { Fault } from "./upstream/fault.ts";
export { makeSdist, type SdistOptions } from "./wheels/make-sdist.ts";
export { type FileContents, type MadeFile, makeWheel, type WheelOptions } from "./wheels/make-wheel.ts";
export { metadataText, type ReleaseFields } from "./wheels/metadata-text.ts";
