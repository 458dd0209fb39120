/** Words of the panel that follows a request, in English; what each hop says is core's. */
import type { HopResult, Stage } from '@switchboard/core/trace/hop';
import type { RequestField } from '@switchboard/core/trace/request';

const stages: Readonly<Record<Stage, string>> = {
  name: 'The name',
  service: 'The Service',
  port: 'The port',
  entry: 'The door',
  front: 'Before the door',
  class: 'Who serves the door',
  tls: 'The certificate',
  host: 'The listener',
  attachment: 'The route hangs on it',
  access: 'Who may call',
  rule: 'The rule',
  backend: 'Where it leads',
  endpoints: 'The list',
  ready: 'Who is ready',
  node: 'The node',
  policy: 'Policies',
  container: 'The container',
};

const results: Readonly<Record<HopResult, string>> = {
  pass: 'passes',
  fail: 'fails',
  degraded: 'in part',
  unknown: 'not known',
};

const behind: Readonly<Record<HopResult, string>> = {
  pass: 'would pass',
  fail: 'would fail, too',
  degraded: 'would pass in part',
  unknown: 'not known',
};

const wrong: Readonly<Record<RequestField, string>> = {
  target: 'Write a URL like http://shop.example/cart, or a name and port like cart.shop:80.',
  from: 'Write the namespace and the name of a pod, like shop/web-0.',
  method: 'Write a method like GET or POST.',
  header: 'Write each header on a line of its own, like “Accept: text/html”.',
  client: 'Write an address like 192.0.2.7.',
};

export const traceTexts = {
  title: 'Follow a call',
  gloss: 'hop by hop',
  back: 'back',
  target: 'Where to',
  placeholder: 'http://shop.example/',
  follow: 'Follow',
  outside: 'From outside, through Ingresses and Gateways.',
  inside: 'From inside, by the cluster’s DNS.',
  from: 'Which pod asks',
  anyPod: 'any pod',
  more: 'Method, headers, client',
  method: 'Method',
  headers: 'Headers, one on a line',
  client: 'Address of the caller',
  wrong,
  madeUp: 'While names are made up no call can be followed: the server knows only the true ones.',
  begin: 'Nothing is sent: the way is worked out from the objects, as they are now.',
  urls: 'From outside',
  names: 'From a pod',
  none: 'There are no doors and no Services on screen.',
  others: (count: number) => `and ${count} more`,
  loading: 'Being followed…',
  asking: 'the request',
  stages,
  results,
  behind,
  verdict: (verdict: HopResult, at: number, of: number) =>
    ({
      pass: `Gets through, all ${of} hops`,
      fail: `Does not get through: hop ${at} of ${of}`,
      degraded: `Gets through in part: hop ${at} of ${of}`,
      unknown: `Cannot be told: hop ${at} of ${of}`,
    })[verdict],
  sees: (symptom: string) => `The caller sees: ${symptom}.`,
  passes: 'Whether the program listens and answers cannot be read from the API.',
  behindBreak: {
    more: 'Behind it there is more in the way; mend this one first.',
    nothing: 'Once that is mended, nothing else is in the way, as far as the objects tell.',
    unknown: 'What lies behind it can be told once that is mended.',
  },
  lost: (count: number) => `${count} ${count === 1 ? 'other lost' : 'others lost'}`,
  see: 'See it yourself',
  mend: 'Mend it',
  same: 'The same on the command line',
  copyText: 'copy as text',
  copyLink: 'copy link',
  elsewhere: (namespaces: readonly string[]) =>
    `Part of the way is in ${namespaces.join(', ')}, which is not on screen.`,
  show: (namespaces: readonly string[]) => `Show ${namespaces.join(', ')}, too`,
  toThis: 'Follow a call to this',
  fromHere: 'Follow a call from here',
} as const;
