/** Texts of what one may do to the simulated cluster, in English; they come with the code of whoever shows them. */
import { figureOf } from '@switchboard/core/scene/messages/grammar-en';

export const actionWords = {
  title: 'Try it',
  gloss: 'simulated cluster only',
  deletePod: 'Delete this pod',
  failReadiness: 'Fail its readiness check',
  mendReadiness: 'Let it be ready again',
  crash: 'Let it crash',
  stopCrashing: 'Crash no more',
  scaleUp: 'One more',
  scaleDown: 'One fewer',
  scaleZero: 'None',
  restart: 'Roll out anew',
  back: 'Back to the version before',
  cordon: 'Cordon',
  uncordon: 'Uncordon',
  drain: 'Drain',
  breakSelector: (pair: string) => `Ask for ${pair}`,
  mend: (pair: string) => `Ask for ${pair} again`,
  done: 'The same by hand:',
  undo: 'Undo',
  undone: 'Undone.',
  drained: 'takes pods again; those that have gone stay where they are now',
  noUndo: (action: string) =>
    action === 'delete-pod'
      ? 'This cannot be undone: a deleted pod does not come back. If it has an owner, that makes another one.'
      : 'This cannot be undone.',
  failed: (why: string) => `That did not work: ${why}`,
  replicas: (name: string, replicas: number) => `${name} wants ${figureOf(replicas)}`,
  version: (name: string) => `version of ${name}`,
  selector: (pair: string) => `asks for ${pair}`,
  simulation: {
    title: 'The simulated cluster',
    gloss: 'nothing in it is real',
    reading: 'reading…',
    again: 'Try again',
    failed: (why: string) => `The simulated cluster did not do that: ${why}`,
    clock: 'Its clock',
    paces: { 1: 'as it is', 0.25: 'four times slower', 0: 'stands still' },
    story: 'Its story',
    reset: (scenario: string) => `Begin ${scenario} again`,
    deeds: 'What you did',
  },
} as const;
