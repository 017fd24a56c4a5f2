/** nginx with one worker, serving as static files the very bytes that our server answers: the limit to compare with. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { freePort, type Serving, startServing } from "../load/serving.ts";

/** Starts nginx over files (path → bytes, with a .gz beside each); undefined, said aloud, where it is not installed. */
export async function startNginx(files: ReadonlyMap<string, Uint8Array>): Promise<Serving | undefined> {
  if (spawnSync("nginx", ["-v"], { stdio: "ignore" }).error !== undefined) {
    process.stderr.write(
      "bench: nginx is not installed, so nothing is compared with it (Debian: nginx-light)\n",
    );
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), "linchpin-nginx-"));
  for (const [path, bytes] of files) {
    const file = join(folder, "root", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    writeFileSync(`${file}.gz`, gzipSync(bytes));
  }
  const port = await freePort();
  writeFileSync(join(folder, "nginx.conf"), configuration(folder, port));
  return startServing({
    name: "nginx",
    words: ["nginx", "-p", folder, "-c", join(folder, "nginx.conf"), "-g", "daemon off;"],
    url: `http://127.0.0.1:${port}`,
    readyPath: `/${[...files.keys()][0] ?? ""}`,
  });
}

/** What the nginx documentation advises for static files: sendfile, kept descriptors, no access log. */
function configuration(folder: string, port: number): string {
  return `worker_processes 1;
user root;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 10000000;
  open_file_cache max=1000 inactive=60s;
  gzip_static on;
  default_type application/octet-stream;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    root ${folder}/root;
  }
}
`;
}
