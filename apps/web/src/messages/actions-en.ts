/** Texts of what one may do to the simulated cluster, in English; they come with the code of whoever shows them. */
import { figureOf } from '@switchboard/core/scene/messages/grammar-en';

export const actionWords = {
  title: 'Try it',
  gloss: 'simulated cluster only',
  deletePod: 'Delete this pod',
  failReadiness: 'Fail its readiness check',
  mendReadiness: 'Let it be ready again',
  scaleUp: 'One more',
  scaleDown: 'One fewer',
  scaleZero: 'None',
  cordon: 'Cordon',
  uncordon: 'Uncordon',
  done: 'The same by hand:',
  failed: (why: string) => `That did not work: ${why}`,
  replicas: (name: string, replicas: number) => `${name} wants ${figureOf(replicas)}`,
} as const;
