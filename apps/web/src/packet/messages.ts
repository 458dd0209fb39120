/** Texts of the panel that tells the true path, in English; its steps are core's. */

export const packetTexts = {
  title: 'The true path',
  gloss: (name: string) => `of one call to ${name}`,
  back: 'back to the lines',
  open: 'True path',
  inside: 'From a pod:',
  outside: 'From outside:',
  noneOutside: 'Nothing outside leads here: no door, and no port of a node.',
  kinds: { lookup: 'asked', packet: 'sent', stop: 'stops' },
  whyTitle: 'Why the usual drawing shows a line through the Service.',
  why: 'It says who may answer, not where bytes go. Other programs than kube-proxy swap in other ways, but on the same node.',
  byHand: 'The same by hand:',
  noService: 'There is no Service on screen whose path could be drawn.',
} as const;
