export { makeSdist, type SdistOptions } from "./wheels/make-sdist.ts";
export { type FileContents, type MadeFile, makeWheel, type WheelOptions } from "./wheels/make-wheel.ts";
export { metadataText, type ReleaseFields } from "./wheels/metadata-text.ts";
