import { generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { join } from 'node:path';
import { certificatePin } from '../../shared/contract/hub/pairing-code.ts';
import { sha256 } from '../signatures.ts';
import { bits, der, integer, objectId, octets, sequence, setOf, text, time, truth } from './der.ts';

/** The hub's own certificate. Nobody vouches for it: a desk is told its pin with the code. */
export interface HubCertificate {
  readonly key: string;
  readonly cert: string;
}

const certificatePath = (folder: string): string => join(folder, 'hub-tls.pem');

/** Reads the hub's certificate and its key; makes both where there are none. */
export function hubCertificate(folder: string, host: string): HubCertificate {
  const path = certificatePath(folder);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const made = makeCertificate(host);
    // Half a file would be worse than none.
    writeFileSync(`${path}.new`, `${made.key}${made.cert}`, { mode: 0o600 });
    chmodSync(`${path}.new`, 0o600);
    renameSync(`${path}.new`, path);
  }
  const pem = readFileSync(path, 'utf8');
  return { key: pem, cert: pem };
}

/** The pin of the certificate in a hub's folder; null where it has none. */
export function pinIn(folder: string): string | null {
  const path = certificatePath(folder);
  if (!existsSync(path)) return null;
  return certificatePin(sha256(new X509Certificate(readFileSync(path)).raw));
}

const ecdsaWithSha256 = sequence(objectId('2a8648ce3d040302'));
const commonName = (name: string): Buffer =>
  sequence(setOf(sequence(objectId('550403'), text(name))));

/** A certificate that signs itself, for one name or address, good until 2099. */
function makeCertificate(host: string): HubCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const serial = randomBytes(16);
  serial[0] = (serial[0] ?? 0) & 0x7f || 1;
  const altName = isIPv4(host)
    ? der(0x87, Buffer.from(host.split('.').map(Number)))
    : der(0x82, Buffer.from(host));
  const basicConstraints = sequence(objectId('551d13'), truth(), octets(sequence()));
  const subjectAltName = sequence(objectId('551d11'), octets(sequence(altName)));
  const name = commonName('Tillbook hub');
  const signed = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(serial),
    ecdsaWithSha256,
    name,
    // A desk whose clock is years off must still come through: the pin says who it is.
    sequence(time('20000101000000Z'), time('20991231235959Z')),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
    der(0xa3, sequence(basicConstraints, subjectAltName)),
  );
  const certificate = sequence(signed, ecdsaWithSha256, bits(sign('sha256', signed, privateKey)));
  const base64 = certificate.toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd();
  return {
    key: String(privateKey.export({ format: 'pem', type: 'pkcs8' })),
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
  };
}
