/**
 * Trades the token in the address (`#token=…`, which browsers do not send) for a cookie that scripts cannot read, once, and takes it out of the address.
 * Without a token, or if it is refused, nothing is done: the stream's own answer says what is missing.
 */

export async function signIn(page: Window): Promise<void> {
  const token = new URLSearchParams(page.location.hash.slice(1)).get('token');
  if (token === null) return;
  page.history.replaceState(null, '', page.location.pathname + page.location.search);
  await fetch('/api/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  }).catch(() => undefined);
}
