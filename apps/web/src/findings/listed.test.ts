import { behindWeb, lostPod } from '@switchboard/core/findings/testing/behind-web';
import { judgeAll } from '@switchboard/core/findings/testing/cluster-of';
import { node as clusterNode, pod as shownPod, topology } from '@switchboard/core/scene/testing/model';
import { pod } from '@switchboard/core/testing/builders';
import { toldFinding } from '@switchboard/core/testing/told-finding';
import { emptyTopology, type Topology } from '@switchboard/core/topology';
import type { ToldFinding } from '@switchboard/core/topology/finding';
import { describe, expect, it } from 'vitest';
import { type Choice, list, saidOf } from './listed.ts';

const all: Choice = { namespaces: ['default'], least: 'info', text: '', muted: new Set() };

const finding = (rule: string, name: string, rest: Partial<ToldFinding> = {}): ToldFinding =>
  toldFinding(rule, { kind: 'Pod', namespace: 'default', name }, rest);

const topologyOf = (findings: readonly ToldFinding[], rest: Partial<Topology> = {}): Topology => ({
  ...emptyTopology,
  ...rest,
  findings: new Map(findings.map(one => [one.key, one])),
});
const told = (topology: Topology, choice: Partial<Choice> = {}) =>
  list(topology, { ...all, ...choice }).groups.map(group => [
    group.finding.rule,
    ...group.effects.map(({ finding: { rule } }) => `> ${rule}`),
  ]);

const cause = finding('cause', 'a', { severity: 'warning', effects: ['effect Pod/default/b'] });
const effect = finding('effect', 'b', { causes: [cause.key], effects: ['last Pod/default/c'] });
const last = finding('last', 'c', { severity: 'info', causes: [effect.key] });

describe('the list of what is wrong', () => {
  it('tells what follows inside its cause, once, in whatever order it was heard', () => {
    for (const order of [
      [cause, effect, last],
      [last, effect, cause],
    ])
      expect(told(topologyOf(order))).toEqual([['cause', '> effect', '> last']]);
  });

  it('tells pods that a silent node holds as one, whoever owns them', () => {
    const late = (name: string) => finding('pod-stuck-terminating', name);
    const shown = topology(
      clusterNode('gone', { state: 'unknown' }),
      clusterNode('here'),
      ...['a', 'b'].map(name => shownPod(name, { namespace: 'default', node: 'gone', owner: `set-${name}` })),
      shownPod('c', { namespace: 'default', node: 'here', owner: 'set-c' }),
    );
    const { groups } = list(topologyOf(['a', 'b', 'c'].map(late), shown), all);
    expect(groups.map(({ finding: { subject }, alike }) => [subject.name, alike.length])).toEqual([
      ['a', 1],
      ['c', 0],
    ]);
  });

  it('tells pods that follow from their node as one, whoever owns them', () => {
    const away = finding('node-not-ready', 'gone', {
      subject: { kind: 'Node', namespace: '', name: 'gone' },
      effects: ['a', 'b'].map(name => `pod-on-unready-node Pod/default/${name}`),
    });
    const held = ['a', 'b'].map(name => finding('pod-on-unready-node', name, { causes: [away.key] }));
    const shown = topology(
      clusterNode('gone', { state: 'unknown' }),
      ...['a', 'b'].map(name => shownPod(name, { namespace: 'default', node: 'gone', owner: `set-${name}` })),
    );
    const { groups } = list(topologyOf([...held, away], shown), all);
    expect(groups.map(group => group.finding)).toEqual([away]);
    expect(groups[0]?.effects).toEqual([{ finding: held[0], alike: [held[1]] }]);
  });

  it('holds findings of the namespaces that are shown, and of what belongs to none', () => {
    const far = finding('far', 'x', { subject: { kind: 'Pod', namespace: 'far', name: 'x' } });
    const nobodys = finding('class', 'y', { subject: { kind: 'GatewayClass', namespace: '', name: 'y' } });
    expect(told(topologyOf([far, nobodys]))).toEqual([['class']]);
    expect(told(topologyOf([far]), { namespaces: ['far'] })).toEqual([['far']]);
  });

  it('is narrowed by severity and words, and keeps a cause for what follows from it', () => {
    const note = finding('note', 'd', { severity: 'info' });
    const topology = topologyOf([cause, effect, last, note]);
    expect(told(topology, { least: 'error' })).toEqual([['cause', '> effect', '> last']]);
    expect(told(topology, { text: 'NOTE d' })).toEqual([['note']]);
    expect(told(topology, { text: 'nowhere' })).toEqual([]);
  });

  it('leaves out what is muted, by object or by rule, and says what that is', () => {
    const topology = topologyOf([cause, effect, last]);
    for (const muted of [cause.key, 'cause']) {
      const listed = list(topology, { ...all, muted: new Set([muted]) });
      expect(listed.muted).toEqual([cause]);
      expect(listed.groups.map(group => group.finding.rule)).toEqual(['effect']);
    }
  });

  it('counts what it tells, each by the worst in it, however it is narrowed', () => {
    const topology = topologyOf([cause, effect, last, finding('note', 'd', { severity: 'info' })]);
    for (const choice of [{}, { text: 'note' }, { least: 'error' }] as const)
      expect(list(topology, { ...all, ...choice }).count).toEqual({ error: 1, warning: 0, info: 1 });
  });

  it('says the same of pods of one owner once', () => {
    const pods = new Map(
      ['a', 'b', 'c'].map((name, position) => [
        name,
        {
          ...{ uid: name, name, namespace: 'default', created: 0, state: 'failing' as const, ips: [] },
          ...{ containers: '0/1', owner: position < 2 ? 'set' : 'other' },
        },
      ]),
    );
    const topology = topologyOf(
      ['a', 'b', 'c'].map(name => finding('crash', name)),
      { pods },
    );
    const { groups, count } = list(topology, all);
    expect(count.error).toBe(2);
    expect(
      groups.map(({ finding: { subject }, alike }) => [subject.name, alike.map(one => one.subject.name)]),
    ).toEqual([
      ['a', ['b']],
      ['c', []],
    ]);
  });

  it('lists all that the judge finds, and finds what is said of one object', () => {
    const { findings } = judgeAll(behindWeb([lostPod()], pod('lonely', {})));
    const topology = topologyOf(findings);
    const { groups, count } = list(topology, { ...all, namespaces: ['shop'] });
    const keys = groups
      .flatMap(group => [group, ...group.effects])
      .flatMap(({ finding: one, alike }) => [one, ...alike])
      .map(({ key }) => key);
    expect(keys.sort()).toEqual(findings.map(({ key }) => key).sort());
    expect(count.error).toBeGreaterThan(0);
    const [first] = findings;
    if (first === undefined) throw new Error('nothing was found');
    expect(saidOf(topology, first.subject)).toContain(first);
    expect(saidOf(topology, { ...first.subject, name: 'nobody' })).toEqual([]);
  });
});
