/** Whether a client asks for gzip in `Accept-Encoding` (RFC 9110 section 12.5.3): named, or covered by `*`, and not with a quality of 0. */
export function acceptsGzip(header: string | undefined): boolean {
  let star = false;
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [coding = '', ...parameters] = part.split(';').map(piece => piece.trim());
    const quality = parameters.find(parameter => parameter.startsWith('q='));
    const wanted = quality === undefined || Number(quality.slice(2)) > 0;
    if (coding === 'gzip' || coding === 'x-gzip') return wanted;
    if (coding === '*') star = wanted;
  }
  return star;
}
