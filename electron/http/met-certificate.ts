import { X509Certificate } from 'node:crypto';
import { connect, type DetailedPeerCertificate } from 'node:tls';
import { isIP } from 'node:net';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import { literal, whyNotConnect } from './address.ts';
import { guardedLookup } from './request.ts';

/** A certificate as a server shows it, before anybody has said that it is the right one. */
export type MetCertificate = { readonly pem: string; readonly fingerprint: string };

const DEADLINE_MS = 8_000;

/**
 * Looks at the certificate of a server whose own is not known yet, and says nothing to it: the connection ends with the
 * handshake. Whether it is the right one is proved by a pairing afterwards, over a connection that takes this certificate alone.
 */
export function metCertificate(url: URL): Promise<Result<MetCertificate, Failure<'away' | 'address-refused'>>> {
  const ip = literal(url);
  const reason = ip && whyNotConnect(url.protocol, ip);
  if (reason) return Promise.resolve(fail({ code: 'address-refused', detail: reason }));
  return new Promise((resolve) => {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // Nothing is sent and nothing is believed here: what is shown is what is to be judged.
    const socket = connect({
      host,
      port: Number(url.port || 443),
      ...(isIP(host) === 0 && { servername: host }),
      lookup: guardedLookup(url.protocol),
      rejectUnauthorized: false,
    });
    const end = (answer: Awaited<ReturnType<typeof metCertificate>>) => {
      clearTimeout(deadline);
      socket.destroy();
      resolve(answer);
    };
    const deadline = setTimeout(() => end(fail({ code: 'away', detail: 'timeout' })), DEADLINE_MS);
    socket.on('error', (fault: NodeJS.ErrnoException) => end(fail({ code: 'away', detail: fault.code ?? 'tls' })));
    socket.once('close', () => end(fail({ code: 'away', detail: 'closed' })));
    socket.once('secureConnect', () => {
      const { raw }: Partial<DetailedPeerCertificate> = socket.getPeerCertificate(true);
      if (!raw) return end(fail({ code: 'away', detail: 'no certificate' }));
      const met = new X509Certificate(raw);
      return end(done({ pem: met.toString(), fingerprint: fingerprintOf(met) }));
    });
  });
}

/** SHA-256 of a certificate, in lower-case hexadecimal. */
export function fingerprintOf(certificate: X509Certificate): string {
  return certificate.fingerprint256.replaceAll(':', '').toLowerCase();
}
