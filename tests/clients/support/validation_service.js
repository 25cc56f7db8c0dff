// What zcli asks of a Zendesk account before it calls a package good: `POST /api/v2/apps/validate`, here on loopback.
// zcli speaks https only, so the service makes itself a certificate that zcli is told to trust.

import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { join } from "node:path";

/** Starts the service. `answer` is its reply, and `requests` what it got. */
export async function startValidationService(folder) {
  const [key, cert] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  makeCertificate(key, cert);
  const service = { answer: { status: 200, body: {} }, requests: [] };
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    service.requests.push({ method, url, headers, body: Buffer.concat(chunks) });
    response.writeHead(service.answer.status, { "Content-Type": "application/json" });
    response.end(JSON.stringify(service.answer.body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // zcli joins subdomain and domain with a dot.
  service.account = {
    ZENDESK_SUBDOMAIN: "127.0.0",
    ZENDESK_DOMAIN: `1:${server.address().port}`,
    ZENDESK_EMAIL: "developer@sandbox-demo.example",
    ZENDESK_API_TOKEN: "made-up",
    NODE_EXTRA_CA_CERTS: cert,
  };
  service.close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  return service;
}

function makeCertificate(key, cert) {
  const words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  const subject = ["-subj", "/CN=loopback", "-addext", "subjectAltName=IP:127.0.0.1"];
  execFileSync("openssl", [...words, ...subject, "-keyout", key, "-out", cert], { stdio: ["ignore", "ignore", "pipe"] });
}
