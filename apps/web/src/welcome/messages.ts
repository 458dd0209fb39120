/** Words of the welcome, in English. */

export const welcomeWords = {
  title: 'Welcome. This is how a call finds a pod.',
  label: 'Welcome',
  story: [
    'Somebody calls a name. A ',
    ['Service'],
    ' is that name and a number that never changes. Behind it is a ',
    ['list'],
    ', and each line of the list is a ',
    ['pod'],
    ' that picks up. Beside this you see the list at work.',
  ] as readonly (string | readonly [string])[],
  simulated: (nodes: number, pods: number) =>
    `You have no cluster connected, so a simulated one is running: ${nodes} nodes and ${pods} pods on screen, in this program’s memory. It speaks the Kubernetes API, so your own kubectl works on it. Nothing on this machine is touched.`,
  real: (name: string) =>
    `This is ${name}. Switchboard reads it and never writes to it, and it never asks for Secrets or ConfigMaps.`,
  tryIt: 'Try it: end a pod, and watch its line.',
  doIt: 'Do it for me',
  done: 'Asked for. Watch the line that carries the marker.',
  failed: (why: string) => `That did not work: ${why}`,
  own: 'Show my own cluster',
  ownLine: 'switchboard --context NAME',
  ownMore: 'It reads, never writes, and never asks for Secrets.',
  wall: 'Hang it on a wall',
  wallMore: 'One screen for the room: which Services have somebody, readable from five metres.',
  find: 'Find something',
  findMore: 'A name, an address, a node or a state; Ctrl K does everything by name.',
  ask: 'Or begin with a question',
  questions: {
    endpoint: 'What is an endpoint, and where does it live?',
    number: 'Why does nslookup give another address?',
    replaced: 'A pod dies and comes back: who tells the Service?',
    ready: 'It runs. Why does nobody call it?',
  },
  close: 'See the picture',
} as const;
