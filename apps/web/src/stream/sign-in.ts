/**
 * Trades the token in the address (`#token=…`, which browsers do not send) for a cookie that scripts cannot read, once, and takes it out of the address.
 * Tells whether the server refused it: then the page can say that the key was wrong, and not only that one is missing.
 */

/** False where a token was given and is not the one of this launch. */
export async function signIn(page: Window): Promise<boolean> {
  const token = new URLSearchParams(page.location.hash.slice(1)).get('token');
  if (token === null) return true;
  page.history.replaceState(null, '', page.location.pathname + page.location.search);
  const answer = await fetch('/api/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  }).catch(() => undefined);
  // Where there is no answer the stream says so.
  return answer === undefined || answer.ok;
}
