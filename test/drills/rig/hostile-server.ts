import { mkdirSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  type AddressInfo,
  createServer as createRawServer,
  type Server,
  type Socket,
} from 'node:net';
import { join } from 'node:path';
import { hubCertificate, pinIn } from '../../../src/hub/tls/certificate.ts';
import { must } from '../../../src/shared/base/assert.ts';

/** Servers that are no hub, whatever they say. */
export interface HostileServer {
  readonly urls: readonly string[];
  /** Of the hub that should answer by TLS, and does not. */
  readonly pin: string;
  close(): Promise<void>;
}

const endlessBytes = Buffer.alloc(1024 * 1024, 'x');

const answers: ReadonlyArray<(response: ServerResponse) => void> = [
  (response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  (response) => void response.writeHead(307, { location: 'http://127.0.0.1:1/v1/pull' }).end(),
  (response) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>'),
  (response) => void response.writeHead(500).end('{"ok":true}'),
  (response) =>
    void response
      .writeHead(200, { 'content-encoding': 'gzip' })
      .end(Buffer.from('1f8b0800', 'hex')),
  (response) => void response.writeHead(200, { 'content-length': '1000000' }).destroy(),
  // As much as anybody takes.
  (response) => {
    response.writeHead(200);
    const more = (): void => {
      while (!response.destroyed && response.write(endlessBytes));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  },
];

/** Opens one server for each way of not being a hub. */
export async function openHostileServer(folder: string): Promise<HostileServer> {
  const [theirs, ours] = [join(folder, 'theirs'), join(folder, 'ours')];
  for (const one of [theirs, ours]) mkdirSync(one, { recursive: true });
  hubCertificate(ours, '127.0.0.1');
  const impostor = createTlsServer(hubCertificate(theirs, '127.0.0.1'), (_, response) =>
    response.end('{"ok":true}'),
  );
  const noServer = createRawServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end('SSH-2.0-OpenSSH_9.2\r\n');
  });
  const servers: ReadonlyArray<readonly [string, Server]> = [
    ...answers.map((answer) => ['http', createServer((_, response) => answer(response))] as const),
    ['http', noServer],
    ['https', impostor],
  ];
  const urls: string[] = [];
  const open = new Set<Socket>();
  for (const [scheme, server] of servers) {
    server.on('connection', (socket) => {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    urls.push(`${scheme}://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
  }
  return {
    urls,
    pin: must(pinIn(ours), 'A hub that has a certificate has a pin.'),
    async close() {
      for (const socket of open) socket.destroy();
      for (const [, server] of servers) {
        await new Promise<void>((resolve) => server.close(() => resolve()));
      }
    },
  };
}
