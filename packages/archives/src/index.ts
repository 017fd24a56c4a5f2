export type { ArchiveFile } from "./archive-file.ts";
export { ArchiveError, type ArchiveProblem } from "./inspection/error.ts";
export type { InspectionOptions, Strictness } from "./inspection/inspection.ts";
export { DEFAULT_LIMITS, type Limits } from "./inspection/limits.ts";
export { SHAPES, type ShapeCode } from "./inspection/shapes.ts";
export type { Member, MemberKind, MemberVisitor } from "./member.ts";
export type { ElfFacts, MachOFacts, MachOSlice, NativeFacts, PeFacts } from "./native/facts.ts";
export { readNativeFacts } from "./native/read-native-facts.ts";
export {
  openRemoteWheel,
  type RemoteMember,
  type RemoteWheel,
  readRemoteMetadata,
} from "./remote/remote-wheel.ts";
export { openSdist, type Sdist } from "./sdist/open.ts";
export { type SdistContents, writeSdist } from "./sdist/write.ts";
export { type ByteSource, bytesSource, type FileSource, fileSource } from "./source/byte-source.ts";
export type { Progress } from "./source/forward-reader.ts";
export { type OpenOptions, openWheel, type Wheel } from "./wheel/open.ts";
export { type WheelContents, writeWheel } from "./wheel/write.ts";
export type { ZipMember } from "./zip/walk.ts";
