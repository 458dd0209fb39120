/** Texts of the tables, in English; they come with their code. */

export const tableWords = {
  title: 'The same address, in two lists.',
  gloss: 'Left, who is called. Right, who is there. Point at an address and it lights in both.',
  endpoints: 'Who is called when somebody dials the Service. Deprecated since v1.33; kubectl warns.',
  pods: 'Who is there, and on which node. The last column is ours: which list names this pod.',
  listed: 'LISTED',
  inNoList: 'in no list',
  inList: (service: string) => `in ${service}`,
  noServices: (where: string) => `No Service in ${where}.`,
  noPods: (where: string) => `No pod in ${where}.`,
} as const;
