export type { UpstreamAbilities, UpstreamFile } from "./upstream/content.ts";
export { FakeUpstream, startFakeUpstream, type UpstreamRequest } from "./upstream/fake-upstream.ts";
export type { Fault } from "./upstream/fault.ts";
export { makeSdist, type SdistOptions } from "./wheels/make-sdist.ts";
export { type FileContents, type MadeFile, makeWheel, type WheelOptions } from "./wheels/make-wheel.ts";
export { metadataText, type ReleaseFields } from "./wheels/metadata-text.ts";
