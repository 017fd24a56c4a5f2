/**
 * Every way in which the server says no: code → status, sentence, consequence and remedy. The documentation
 * (docs/errors.md), the types and the answers come from this table.
 */

interface ErrorRow {
  readonly status: number;
  /** One short ASCII sentence: the title of the problem and the beginning of the HTTP reason phrase. */
  readonly sentence: string;
  readonly consequence: string;
  readonly remedy: string;
}

export const ERRORS = {
  "authentication-needed": {
    status: 401,
    sentence: "Authentication needed",
    consequence: "nothing was read or changed",
    remedy: "send a token: Basic with the user name __token__ and the token as password, or Bearer",
  },
  "right-missing": {
    status: 403,
    sentence: "This token lacks the right",
    consequence: "nothing was changed",
    remedy: "use a token with that right; an administrator makes one with `linchpin token create`",
  },
  "uploads-not-taken": {
    status: 403,
    sentence: "This index takes no uploads",
    consequence: "the file was not stored",
    remedy: "upload to a local index that takes uploads, then promote",
  },
  "nothing-to-show": {
    status: 403,
    sentence: "This name is ours and has nothing to show here",
    consequence: "installers stop here instead of taking a stranger's package of the same name",
    remedy: "promote a release of the project, or install from an index that shows it",
  },
  "file-quarantined": {
    status: 403,
    sentence: "This file is in quarantine",
    consequence: "it is not offered, although its bytes may be held",
    remedy: "do not install it; the upstream index says why it was taken down",
  },
  "route-unknown": {
    status: 404,
    sentence: "There is nothing at this URL",
    consequence: "nothing was read or changed",
    remedy: "see /api/openapi.json for the URLs of the API, and /{index}/simple/ for those of an index",
  },
  "index-unknown": {
    status: 404,
    sentence: "There is no such index",
    consequence: "nothing was read or changed",
    remedy: "see GET /api/indexes for the names of the indexes",
  },
  "project-unknown": {
    status: 404,
    sentence: "There is no such project here",
    consequence: "nothing was read or changed",
    remedy: "check the name, and the index that should hold it",
  },
  "release-unknown": {
    status: 404,
    sentence: "There is no such release here",
    consequence: "nothing was read or changed",
    remedy: "check the version, and upload or promote the release first",
  },
  "file-unknown": {
    status: 404,
    sentence: "There is no such file",
    consequence: "nothing was read",
    remedy: "take the URL of the file from a project page",
  },
  "token-unknown": {
    status: 404,
    sentence: "There is no such token",
    consequence: "nothing was revoked",
    remedy: "see GET /api/tokens for the identifiers of the tokens",
  },
  "method-not-allowed": {
    status: 405,
    sentence: "This URL does not take this method",
    consequence: "nothing was read or changed",
    remedy: "use a method that the Allow header names",
  },
  "not-acceptable": {
    status: 406,
    sentence: "No format that the client accepts",
    consequence: "nothing was read",
    remedy: "accept application/vnd.pypi.simple.v1+json or text/html",
  },
  "request-timeout": {
    status: 408,
    sentence: "The request took too long",
    consequence: "nothing was stored",
    remedy: "send the request again over a faster or steadier connection",
  },
  "action-gone": {
    status: 410,
    sentence: "This :action is gone",
    consequence: "nothing was stored",
    remedy: "send :action=file_upload; releases need no registration",
  },
  "body-too-large": {
    status: 413,
    sentence: "Request body too large",
    consequence: "nothing was changed",
    remedy: "send a smaller body",
  },
  "file-too-large": {
    status: 413,
    sentence: "File too large",
    consequence: "the file was not stored",
    remedy: "make the file smaller, or raise uploads.max-size in linchpin.toml",
  },
  "media-type-unknown": {
    status: 415,
    sentence: "The body has a media type that this URL does not take",
    consequence: "nothing was changed",
    remedy: "send application/json to the API, and multipart/form-data to an upload URL",
  },
  "range-not-satisfiable": {
    status: 416,
    sentence: "The range is outside of the file",
    consequence: "nothing was read",
    remedy: "ask for bytes below the size that Content-Range names",
  },
  "form-unreadable": {
    status: 400,
    sentence: "Unreadable upload form",
    consequence: "the file was not stored",
    remedy: "send a whole multipart/form-data body, as twine and uv do",
  },
  "form-invalid": {
    status: 400,
    sentence: "Invalid upload form",
    consequence: "the file was not stored",
    remedy: "correct the fields that the findings name",
  },
  "digest-mismatch": {
    status: 400,
    sentence: "The digest supplied does not match a digest calculated from the uploaded file",
    consequence: "the file was not stored",
    remedy: "upload again; if it happens again, the file was changed after its digest was computed",
  },
  "filename-invalid": {
    status: 400,
    sentence: "Invalid distribution file name",
    consequence: "the file was not stored",
    remedy: "build the file again with a current build backend: the name of the file is part of the format",
  },
  "file-exists": {
    status: 400,
    sentence: "File already exists",
    consequence: "the new bytes were not stored; the file that exists stays as it is",
    remedy: "raise the version and build again: the name of a file stands for the same bytes for ever",
  },
  "sdist-exists": {
    status: 400,
    sentence: "Only one sdist may be uploaded per release",
    consequence: "the file was not stored",
    remedy: "raise the version and build again",
  },
  "distribution-invalid": {
    status: 400,
    sentence: "Invalid distribution file",
    consequence: "the file was not stored",
    remedy: "correct what the findings name and build the file again",
  },
  "metadata-invalid": {
    status: 400,
    sentence: "Invalid metadata",
    consequence: "the file was not stored",
    remedy: "correct the metadata in the project and build the file again",
  },
  "metadata-mismatch": {
    status: 400,
    sentence: "The form, the file name and the metadata in the file disagree",
    consequence:
      "the file was not stored: readers of one would be told something else than readers of the other",
    remedy: "build the file again and upload it with a current client, which reads the form from the file",
  },
  "rules-broken": {
    status: 400,
    sentence: "The file breaks the rules of this server",
    consequence: "the file was not stored",
    remedy: "correct what the findings name and build the file again",
  },
  "body-unreadable": {
    status: 400,
    sentence: "Unreadable request body",
    consequence: "nothing was changed",
    remedy: "send one JSON object",
  },
  "request-invalid": {
    status: 400,
    sentence: "Unreadable request",
    consequence: "nothing was read or changed",
    remedy: "correct the URL or the headers of the request",
  },
  "body-invalid": {
    status: 422,
    sentence: "Invalid request",
    consequence: "nothing was changed",
    remedy: "correct the fields that the findings name; /api/openapi.json describes them",
  },
  "promotion-impossible": {
    status: 422,
    sentence: "A release cannot be promoted between these indexes",
    consequence: "nothing was promoted",
    remedy: "promote from one local index to another, for example from staging to prod",
  },
  "yank-impossible": {
    status: 422,
    sentence: "A release cannot be yanked in this index",
    consequence: "nothing was changed",
    remedy:
      "yank it in the local index that holds it: a mirror and a merged index only pass on what others say",
  },
  internal: {
    status: 500,
    sentence: "The server failed",
    consequence: "the request was not answered; what was acknowledged before is safe",
    remedy: "look for the request id in the log of the server, and report what it says",
  },
  "upstream-failed": {
    status: 502,
    sentence: "The upstream index gave a wrong answer",
    consequence: "what it sent was neither kept nor passed on",
    remedy: "try again later; if it stays, look at the upstream index",
  },
  "upstream-missing": {
    status: 503,
    sentence: "This server mirrors no upstream index",
    consequence: "only what the local indexes hold can be installed",
    remedy: "set LINCHPIN_UPSTREAM, or upstream below [mirror] in linchpin.toml, to a simple-API URL",
  },
  "upstream-unreachable": {
    status: 503,
    sentence: "The upstream index cannot be reached",
    consequence: "what this server does not hold yet cannot be served now",
    remedy: "try again later: what it holds is served meanwhile",
  },
  "storage-full": {
    status: 507,
    sentence: "Too little space is left on the disk",
    consequence: "the file was not stored; reading goes on",
    remedy: "free space on the disk of the data folder, or lower storage.min-free",
  },
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof ERRORS;

export const ERROR_CODES = Object.keys(ERRORS) as readonly ErrorCode[];
