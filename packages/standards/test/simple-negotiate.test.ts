import assert from "node:assert/strict";
import { test } from "node:test";
import {
  negotiateSimpleFormat,
  SIMPLE_ACCEPT,
  SIMPLE_CONTENT_TYPES,
  type SimpleFormat,
  simpleFormatOfContentType,
} from "@linchpin/standards";
import * as fc from "fast-check";

const JSON_TYPE = "application/vnd.pypi.simple.v1+json";
const HTML_TYPE = "application/vnd.pypi.simple.v1+html";

const ACCEPTS: readonly (readonly [string | undefined, SimpleFormat | undefined, string])[] = [
  [undefined, "text-html", "no header: older than PEP 691"],
  ["", "text-html", "an empty header is none"],
  ["*/*", "text-html", "curl and urllib"],
  ["*", "text-html", "Java's old spelling of */*"],
  ["text/html", "text-html", "pip before 22.2"],
  ["text/*", "text-html", "the only text type"],
  ["application/*", "json", "the richest of the application types"],
  [`${JSON_TYPE}, ${HTML_TYPE}; q=0.1, text/html; q=0.01`, "json", "pip"],
  [SIMPLE_ACCEPT, "json", "uv"],
  [`${JSON_TYPE}, */*;q=0.1`, "json", "poetry"],
  ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text-html", "a browser"],
  [HTML_TYPE, "html", "the versioned HTML"],
  ["application/vnd.pypi.simple.latest+json", "json", "latest is the newest version"],
  ["application/vnd.pypi.simple.latest+html;q=0.5, text/html;q=0.4", "html", "latest with a weight"],
  [`${HTML_TYPE};q=0.5, ${JSON_TYPE};q=0.5`, "json", "a tie goes to JSON, whatever the order"],
  [`text/html, ${JSON_TYPE}`, "json", "a tie goes to JSON"],
  ["text/html, */*", "text-html", "the type that is named goes before the wildcard"],
  ["text/html;q=0.5, */*", "json", "anything is better than text/html here"],
  [`*/*, ${JSON_TYPE};q=0`, "text-html", "JSON refused"],
  [`*/*;q=0.5, text/html;q=0, ${HTML_TYPE};q=0`, "json", "only JSON left"],
  ["*/*;q=0", undefined, "everything refused"],
  ["image/png", undefined, "nothing that there is"],
  ["application/json", undefined, "no simple type"],
  ["application/vnd.pypi.simple.v2+json", undefined, "no such version"],
  [`${JSON_TYPE};q=nonsense`, undefined, "a weight that is none counts for nothing"],
  [`${JSON_TYPE};q=1.5, text/html;q=0.1`, "text-html", "a weight above one counts for nothing"],
  ["APPLICATION/VND.PYPI.SIMPLE.V1+JSON ; Q=1.000", "json", "types and parameters have no case"],
  [`${JSON_TYPE};charset=utf-8;q=0.9,text/html;q=0.8`, "json", "other parameters do not matter"],
  [",, ,text/html", "text-html", "empty list elements (RFC 9110 § 5.6.1)"],
];

test("the Accept header decides as RFC 9110 and PEP 691 say (fails on any row with another answer)", () => {
  for (const [accept, expected, why] of ACCEPTS) {
    assert.equal(negotiateSimpleFormat(accept), expected, `${accept}: ${why}`);
  }
});

test("?format= beats the header (fails if Accept decides, or if + arrives as a space and is refused)", () => {
  assert.equal(negotiateSimpleFormat("text/html", JSON_TYPE), "json");
  assert.equal(negotiateSimpleFormat("text/html", "application/vnd.pypi.simple.latest json"), "json");
  assert.equal(negotiateSimpleFormat(JSON_TYPE, "text/html"), "text-html");
  assert.equal(negotiateSimpleFormat(JSON_TYPE, "application/json"), undefined);
  assert.equal(negotiateSimpleFormat(JSON_TYPE, ""), "json");
});

test("every content type that is sent is recognised when it comes back (fails if a type has no reader)", () => {
  for (const [format, type] of Object.entries(SIMPLE_CONTENT_TYPES)) {
    assert.equal(simpleFormatOfContentType(type), format);
  }
  assert.equal(simpleFormatOfContentType("Text/HTML;charset=latin1"), "text-html");
  assert.equal(simpleFormatOfContentType("application/octet-stream"), undefined);
});

test("no header makes it throw or take long (fails on an exception; size only costs a pass)", () => {
  fc.assert(
    fc.property(fc.string(), (accept) => {
      negotiateSimpleFormat(accept);
      negotiateSimpleFormat(undefined, accept);
    }),
    { seed: 20_260_802, numRuns: 500 },
  );
  negotiateSimpleFormat(`${"text/html;q=0.1,".repeat(50_000)}${";q".repeat(50_000)}`);
});
