// The API: fetch with our error shape; every failure is an ApiError with what, where, mend.
const ROOT = "/api/v1";

export class ApiError extends Error {
  constructor({ what, where = null, mend = null, code = "unknown" }, status = 0) {
    super(what);
    Object.assign(this, { what, where, mend, code, status });
  }
}

// get("/runs", {limit: 50, q: null}): null, undefined and "" are left out of the address.
export function address(path, query = {}) {
  const pairs = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "");
  const text = new URLSearchParams(pairs).toString();
  return ROOT + path + (text ? `?${text}` : "");
}
export const get = (path, query, options) => call("GET", path, { query, ...options });
export const post = (path, body, options) => call("POST", path, { body, ...options });
export const put = (path, body, options) => call("PUT", path, { body, ...options });
export const patch = (path, body, options) => call("PATCH", path, { body, ...options });
export const remove = (path, options) => call("DELETE", path, options);

async function call(method, path, { query, body, signal } = {}) {
  const headers = { Accept: "application/json" };
  if (method !== "GET") headers["X-Runatomy"] = "1";
  let sent = body;
  if (body !== undefined && !(body instanceof FormData)) {
    headers["Content-Type"] = "application/json";
    sent = JSON.stringify(body);
  }
  let answer;
  // A small change outlives the page: whoever clicks and moves on has still clicked.
  try {
    answer = await fetch(address(path, query), { method, headers, body: sent, signal, credentials: "same-origin", keepalive: method === "PATCH" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError({ what: "Runatomy does not answer", mend: "Is `runatomy serve` still running? Start it again; nothing is lost.", code: "unreachable" });
  }
  return read(answer);
}
async function read(answer) {
  const text = await answer.text();
  let found = null;
  try { found = text ? JSON.parse(text) : null; } catch { /* not JSON: told below */ }
  if (answer.ok) return found;
  if (answer.status === 401 && location.pathname !== "/login") location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
  throw new ApiError(found?.error ?? { what: `The server answered ${answer.status}`, mend: "Reload the page; if it happens again, see the server's window.", code: "unknown" }, answer.status);
}

// Upload with progress: XMLHttpRequest alone tells how much has gone. `sent(share 0..1)`; returns {done, cancel}.
export function upload(path, form, sent) {
  const request = new XMLHttpRequest();
  const done = new Promise((resolve, reject) => {
    request.open("POST", ROOT + path);
    request.setRequestHeader("X-Runatomy", "1");
    request.upload.addEventListener("progress", (event) => event.lengthComputable && sent(event.loaded / event.total));
    request.addEventListener("load", () => read(new Response(request.responseText || null, { status: request.status === 204 ? 200 : request.status })).then(resolve, reject));
    request.addEventListener("abort", () => reject(new ApiError({ what: "The upload was canceled", code: "canceled" })));
    request.addEventListener("error", () => reject(new ApiError({ what: "The upload broke off", mend: "Is `runatomy serve` still running? Drop the files again: what already came is recognized.", code: "unreachable" })));
    request.send(form);
  });
  return { done, cancel: () => request.abort() };
}
