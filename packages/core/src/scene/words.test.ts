import { describe, expect, it } from 'vitest';
import type { Endpoint, Pod, Service } from '../topology.ts';
import { lamp } from './lamp.ts';
import { present } from './present.ts';
import { rollCalls, strands } from './roll-call.ts';
import { middleEllipsis, shortNames, showName, splitAddress, splitPodName } from './show-name.ts';
import { humanDuration, span } from './span.ts';
import {
  door,
  type Element,
  line,
  pod,
  seen,
  service,
  serviceByHand,
  staffing,
  topology,
} from './testing/model.ts';
import {
  doorSentence,
  facingWord,
  lineWord,
  numberOf,
  podWord,
  serviceSentences,
  silenceSentence,
} from './words.ts';

const aPod = (options: Partial<Pod> = {}) => pod('web-a', options).value as Pod;
const aLine = (options: Partial<Endpoint> = {}) => line('web', 'web-a', options).value as Endpoint;
const byHand = line('db', '192.0.2.45', { bare: true, ready: null }).value as Endpoint;

describe('lamps and words of a row', () => {
  const rows: readonly (readonly [
    Partial<Pod>,
    Partial<Endpoint> | undefined,
    string,
    string,
    string,
    string,
  ])[] = [
    // pod, line, lamp of the line, its word, lamp of the pod, what the pod adds
    [{}, {}, 'ready', 'ready', 'ready', ''],
    [{}, { ready: null }, 'ready', 'ready', 'ready', ''],
    [{ state: 'starting' }, { ready: false }, 'starting', 'not ready yet', 'starting', 'starting'],
    [
      { state: 'terminating', deletion: 28_500 },
      { ready: false, terminating: true },
      'terminating',
      'draining, 28 s left',
      'terminating',
      'terminating',
    ],
    [
      { state: 'terminating', deletion: -5 },
      { ready: false, terminating: true },
      'terminating',
      'draining, still serving',
      'terminating',
      'terminating',
    ],
    [{ state: 'terminating' }, {}, 'ready', 'ready', 'terminating', 'terminating'],
    [
      { state: 'not-ready', since: -240_000 },
      { ready: false },
      'not-ready',
      'not ready, 4 min',
      'not-ready',
      'not ready',
    ],
    [
      { state: 'failing', reason: 'CrashLoopBackOff', restarts: 9 },
      { ready: false },
      'failed',
      'crashes',
      'failed',
      '9 restarts',
    ],
    [
      { state: 'failing', reason: 'ImagePullBackOff' },
      { ready: false },
      'failed',
      'no image',
      'failed',
      'no image',
    ],
    [{}, { ready: false }, 'not-ready', 'not ready', 'ready', 'ready'],
    [{ state: 'unknown' }, {}, 'ready', 'ready', 'unknown', 'not heard of'],
    [{ state: 'finished' }, undefined, '', '', 'finished', 'finished'],
    [{ state: 'failed', reason: 'Evicted' }, undefined, '', '', 'failed', 'evicted'],
    [{ state: 'pending' }, undefined, '', '', 'starting', 'waiting for a node'],
    [{ state: 'starting', ips: [], node: 'node-a' }, undefined, '', '', 'starting', 'starting'],
    [{}, undefined, '', '', 'ready', ''],
  ];
  for (const [podIs, lineIs, lineLamp, says, podLamp, adds] of rows)
    it(`${podIs.state ?? 'ready'} pod, ${lineIs === undefined ? 'no line' : JSON.stringify(lineIs)}`, () => {
      const known = aPod(podIs);
      const listed = lineIs === undefined ? undefined : aLine(lineIs);
      expect([lamp(known), facingWord(known, listed, 0)]).toEqual([podLamp, adds]);
      if (listed !== undefined)
        expect([lamp(listed, known), lineWord(listed, known, 0)]).toEqual([lineLamp, says]);
    });

  it("says who wrote a line that is nobody's pod", () => {
    expect([lamp(byHand), lineWord(byHand, undefined, 0)]).toEqual(['external', 'by hand']);
    const copied = { ...byHand, origin: 'mirrored' } as const;
    expect([lamp(copied), lineWord(copied, undefined, 0)]).toEqual(['external', 'by hand, copied']);
    expect(facingWord(aPod(), undefined, 0, true)).toBe('in no list');
    expect(facingWord(aPod(), undefined, 0, true, true)).toBe('not listed yet');
    expect(facingWord(aPod({ since: 1_000 }), undefined, 4_500, true, true)).toBe('not listed yet, 3 s');
    expect(facingWord(aPod({ state: 'starting' }), undefined, 0, true, true)).toBe('starting');
    const served = aLine({ ready: false, terminating: true, serving: false });
    expect(lineWord(served, undefined, 0)).toBe('draining');
    expect(podWord(aPod(), 0)).toBe('ready');
  });
});

describe('sentences at a Service', () => {
  const texts = (is: Service, ...elements: readonly Element[]) =>
    serviceSentences(is, topology(...seen(), ...elements)).map(sentence => sentence.text);

  it('count who is ready, draining, starting', () => {
    const web = service('web', { staffing: staffing(3, 1) });
    const rows = [
      ...['a', 'b'].flatMap(id => [pod(id), line('web', id)]),
      pod('c', { state: 'terminating' }),
      line('web', 'c', { ready: false, terminating: true }),
      pod('d', { state: 'starting' }),
      line('web', 'd', { ready: false }),
    ];
    expect(texts(web.value as Service, web, ...rows)).toEqual([
      '2 of 3 ready, 1 draining, 1 starting',
      'unchanged: name, number, port',
    ]);
    const call = rollCalls(topology(web, ...rows)).get('web');
    expect(call && strands(call)).toEqual({ calls: 2, draining: 1 });
    expect([...present(topology(web, ...rows))]).toEqual([
      ['ready', 2],
      ['terminating', 1],
      ['starting', 1],
    ]);
  });

  it('say what a Service without number, without list or without selector is', () => {
    const headless = service('db', { headless: true, clusterIPs: ['None'] });
    const rows = ['a', 'b', 'c'].flatMap(id => [pod(id), line('db', id)]);
    expect(texts(headless.value as Service, headless, ...rows)).toEqual([
      'no number of its own',
      'DNS answers with all 3 addresses',
    ]);
    expect(numberOf(headless.value as Service)).toEqual({ port: 80, target: 8080 });
    const alias = service('mail', { type: 'ExternalName', externalName: 'smtp.mail.example' });
    expect(texts(alias.value as Service, alias)).toEqual([
      'no number, no list',
      'ExternalName: DNS says another name',
    ]);
    const kept = serviceByHand('old');
    expect(texts(kept.value as Service, kept, line('old', '192.0.2.1', { bare: true }))).toEqual([
      'no selector, so people keep the list',
    ]);
  });

  it('count a dual-stack pod once', () => {
    const api = service('api', { families: ['IPv4', 'IPv6'], clusterIPs: ['10.96.0.81', 'fd00:10:96::51'] });
    const rows = [pod('a'), line('api', 'a'), line('api', 'a', { family: 'IPv6' })];
    expect(texts(api.value as Service, api, ...rows)).toEqual([
      '1 of 1 ready',
      'one name, two numbers, a list for each family',
    ]);
  });

  it('say every silence', () => {
    const say = (silence: Service['silence'], options: Partial<Service> = {}) =>
      silenceSentence(service('web', { ...(silence && { silence }), ...options }).value as Service);
    expect(say(undefined)).toBe('');
    expect(say({ why: 'selector-matches-nothing' })).toBe('No pod carries app=web.');
    expect(say({ why: 'selector-matches-nothing' }, { staffing: staffing(0, 0) })).toBe(
      'It is scaled to zero: no pod is wanted.',
    );
    expect(say({ why: 'finished', pods: 2 })).toBe('All 2 pods that match have finished.');
    expect(say({ why: 'no-address', pods: 1 })).toBe('One pod matches; it has no address yet.');
    expect(say({ why: 'nobody-ready', pods: 3 })).toBe('3 pods match; none is ready.');
    expect(say({ why: 'port-unresolved', port: 'http', pods: 1 })).toBe(
      'No container declares the port http: one ready pod, no number to dial.',
    );
    expect(say({ why: 'by-hand-empty' })).toBe('It has no selector, and nobody has written a line.');
    expect(say({ why: 'not-listed', pods: 2 })).toBe('2 ready pods match, but the list holds none of them.');
    expect(say({ why: 'all-leaving', pods: 2 })).toBe('All 2 who are listed are leaving.');
  });

  it('do not count what is not known', () => {
    const web = service('web');
    expect(
      serviceSentences(web.value as Service, topology(web, ...seen('loading'))).map(s => s.text),
    ).toEqual(['its list is not known yet']);
    expect(serviceSentences(web.value as Service, topology(web, ...seen('denied'))).map(s => s.text)).toEqual(
      ['its list may not be seen'],
    );
  });

  it('P16: keep what was said of doors while Ingresses are stale', () => {
    const web = service('web').value as Service;
    const said = doorSentence(web, topology(...seen()));
    expect(doorSentence(web, topology(...seen('stale')))).toBe(said);
    expect(doorSentence(web, topology(...seen('loading')))).not.toBe(said);
  });

  it('say that a node is silent, and nothing of readiness that nobody has seen', () => {
    const silent = topology(pod('a', { state: 'unknown' }), line('web', 'a', { ready: false }));
    const [known] = silent.endpoints.values();
    if (known === undefined) throw new Error('no line');
    expect(lineWord(known, silent.pods.get('a'), 0)).toBe('node silent');
    expect(lineWord({ ...known, ready: true }, silent.pods.get('a'), 0)).toBe('ready');
  });

  it('say by which way calls come in', () => {
    const web = service('web').value as Service;
    expect(doorSentence(web, topology(...seen()))).toBe('no door: dialled only from inside the cluster');
    expect(doorSentence(web, topology(door('front', 'shop.example', [{ path: '/', service: 'web' }])))).toBe(
      '',
    );
    expect(doorSentence(web, topology(...seen('denied')))).toBe('doors are not known');
    const ports = [{ name: '', protocol: 'TCP' as const, port: 80, target: 80, nodePort: 30_080 }];
    expect(doorSentence({ ...web, ports }, topology(...seen()))).toBe(
      'no door, but port 30080 of every node leads here',
    );
  });
});

describe('names', () => {
  it("split into what is shared and what is one's own", () => {
    expect(splitAddress('10.244.1.12')).toEqual({ shared: '10.244.1.', own: '12' });
    expect(splitAddress('fd00:10:244:1::14')).toEqual({ shared: 'fd00:10:244:1::', own: '14' });
    expect(splitAddress('db.example')).toEqual({ shared: '', own: 'db.example' });
    expect(splitPodName('web-6d5f7c9b8-4kq2x', 'web-6d5f7c9b8', 'web')).toEqual({
      shared: 'web-',
      middle: '6d5f7c9b8-',
      own: '4kq2x',
    });
    expect(splitPodName('db-0', 'db')).toEqual({ shared: 'db-', middle: '', own: '0' });
    expect(splitPodName('curl')).toEqual({ shared: '', middle: '', own: 'curl' });
  });

  it('show what cannot be seen, and keep both ends', () => {
    expect(showName('a\u202eb\u0007c\u007f')).toBe('a‹202E›b‹07›c‹7F›');
    expect(showName('plain-name')).toBe('plain-name');
    expect(middleEllipsis('price-import-29384', 9)).toBe('pric…9384');
    expect(middleEllipsis('😀😀😀😀😀', 3)).toBe('😀…😀');
    expect(middleEllipsis('short', 9)).toBe('short');
  });

  it('keeps both ends of long names in a sentence, and every other word', () => {
    const name = `payments-gateway-${'for-external-partners-'.repeat(2)}eu`;
    expect(shortNames(`${name} has nobody to pick up.`)).toBe(
      'payments-gateway-f…ernal-partners-eu has nobody to pick up.',
    );
    expect(shortNames('All 14 lines pick up.')).toBe('All 14 lines pick up.');
    expect(shortNames('odd\u202Ename is not ready.')).toBe('odd‹202E›name is not ready.');
  });
});

describe('lengths of time', () => {
  it('are said in one unit', () => {
    expect([999, 59_000, 61_000, 7_200_000, 200_000_000, -5].map(span)).toEqual([
      '0 s',
      '59 s',
      '1 min',
      '2 h',
      '2 d',
      '0 s',
    ]);
  });

  it('are printed as kubectl prints them', () => {
    const second = 1_000;
    const minute = 60 * second;
    const hour = 60 * minute;
    const day = 24 * hour;
    const cases: readonly (readonly [number, string])[] = [
      [-2 * second, '<invalid>'],
      [-1 * second, '0s'],
      [119 * second, '119s'],
      [2 * minute, '2m'],
      [9 * minute + 59 * second, '9m59s'],
      [10 * minute + 30 * second, '10m'],
      [179 * minute, '179m'],
      [3 * hour, '3h'],
      [7 * hour + 59 * minute, '7h59m'],
      [47 * hour, '47h'],
      [2 * day + 5 * hour, '2d5h'],
      [8 * day + 5 * hour, '8d'],
      [729 * day, '729d'],
      [731 * day, '2y1d'],
      [9 * 365 * day, '9y'],
    ];
    for (const [ms, printed] of cases) expect(humanDuration(ms)).toBe(printed);
  });
});
