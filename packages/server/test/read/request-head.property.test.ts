/** The small parser in front of node:http: fails when it reads a head otherwise than it was written, or reads too much. */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { readPlainGet } from "../../src/http/read/warm/request-head.ts";

const PATH = fc.stringMatching(/^\/[A-Za-z0-9/._%+-]{0,60}$/);
const VALUE = fc.stringMatching(/^[!-~]([ -~]{0,30}[!-~])?$/);
const OTHER = fc.constantFrom("User-Agent", "Cookie", "X-Request-Id", "Authorization", "Accept-Language");

test("a plain GET is read as it was written", () => {
  fc.assert(
    fc.property(PATH, VALUE, VALUE, OTHER, VALUE, (path, ifNoneMatch, range, other, value) => {
      const head = `GET ${path} HTTP/1.1\r\nHost: a\r\n${other}: ${value}\r\nif-none-match:${ifNoneMatch} \r\nRANGE: ${range}\r\n\r\n`;
      const get = readPlainGet(head);
      assert.equal(get?.path, path);
      assert.equal(get?.ifNoneMatch, ifNoneMatch);
      assert.equal(get?.range, range);
      assert.equal(get?.encoding, "identity");
    }),
  );
});

test("what is added to a head makes it another request, or none of ours", () => {
  const plain = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";
  fc.assert(
    fc.property(
      fc.string({ unit: "binary-ascii", minLength: 1, maxLength: 5 }),
      fc.nat(plain.length),
      (text, at) => {
        const head = plain.slice(0, at) + text + plain.slice(at);
        const get = readPlainGet(head);
        if (get === undefined) return;
        const [line = "", ...headers] = head.split("\r\n");
        assert.equal(`GET ${get.path} HTTP/1.1`, line);
        assert.ok(!/[?#\s]/.test(get.path));
        assert.ok(headers.slice(0, -2).every((header) => /^[^\s:]+:/.test(header)));
      },
    ),
    { numRuns: 2_000 },
  );
});

test("a long head is read, or refused, in linear time", () => {
  const long = `GET /${"a".repeat(4_000)} HTTP/1.1\r\nHost: a\r\n${"X: y\r\n".repeat(600)}`;
  for (const end of ["\r\n", "\n", "\0", "X\r\n\r\n"]) readPlainGet(long + end);
});
