import { openApiDocument } from "@linchpin/contract";
import packageJson from "../../../../package.json" with { type: "json" };
import type { OpenEndpoint } from "../endpoint.ts";

export const describeApi: OpenEndpoint<"describeApi"> = async () => openApiDocument(packageJson.version);
