/**
 * Tells what kept us from the API server, from the code that Node or undici gave the error. Used by whatever sends requests.
 */
import { ConnectError, type Explanation } from './connect-error.ts';
import { messages } from './messages.ts';

const untrusted: ReadonlySet<string> = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'CERT_REVOKED',
]);

function codeOf(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && code !== 'UND_ERR_SOCKET') return code;
  if (error instanceof AggregateError) {
    for (const inner of error.errors)
      if (inner instanceof Error && codeOf(inner) !== '') return codeOf(inner);
  }
  const beneath = error.cause instanceof Error ? codeOf(error.cause) : '';
  return beneath !== '' ? beneath : typeof code === 'string' ? code : '';
}

/** `answered`: whether the headers of an answer had come. */
export function networkError(error: unknown, address: string, answered: boolean): ConnectError {
  if (error instanceof ConnectError) return error;
  const code = error instanceof Error ? codeOf(error) : '';
  const why = error instanceof Error && error.message !== '' ? error.message : code || String(error);
  const explain = (): Explanation => {
    if (code === 'ECONNREFUSED') return messages.refused(address);
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA')
      return messages.nameUnknown(address, URL.parse(address)?.hostname ?? address);
    if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT' || code === 'UND_ERR_HEADERS_TIMEOUT')
      return messages.timeout(address);
    if (untrusted.has(code)) return messages.tlsUntrusted(address);
    if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') return messages.tlsExpired(address);
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return messages.tlsName(address);
    if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG')
      return messages.notTls(address);
    if (code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_OSSL_'))
      return messages.tlsClient(address, why);
    if (['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'EACCES'].includes(code))
      return messages.unreachable(address, code);
    return answered ? messages.cut(address, why) : messages.unanswered(address, why);
  };
  return new ConnectError(explain(), error);
}
