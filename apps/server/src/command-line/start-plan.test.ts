import { describe, expect, it } from 'vitest';
import { parseCommandLine } from './arguments.ts';
import { firstNamespace, planStart } from './start-plan.ts';

function start(line: string) {
  const command = parseCommandLine(line.split(' ').filter(word => word !== ''));
  if (command.type !== 'serve') throw new Error(`${line}: ${JSON.stringify(command)}`);
  return planStart(command.arguments);
}

describe('which cluster, who may look', () => {
  it.each([
    ['', 'simulated', 'none'],
    ['--demo', 'simulated', 'none'],
    ['--auth none', 'simulated', 'none'],
    ['--auth launch', 'simulated', 'launch'],
    ['--host ::1', 'simulated', 'none'],
    ['--host 127.8.9.1', 'simulated', 'none'],
    ['--host localhost', 'simulated', 'none'],
    ['--host 0.0.0.0 --auth none', 'simulated', 'none'],
    ['--host 0.0.0.0 --auth launch', 'simulated', 'launch'],
    ['--sim-host 0.0.0.0', 'simulated', 'none'],
    ['--kubeconfig k', 'kubeconfig', 'launch'],
    ['--context c', 'kubeconfig', 'launch'],
    ['--kubeconfig k --context c --auth launch', 'kubeconfig', 'launch'],
    ['--kubeconfig k --host 127.0.0.1', 'kubeconfig', 'launch'],
    ['--kubeconfig k --host 0.0.0.0 --auth launch', 'kubeconfig', 'launch'],
    ['--kubeconfig k --probe-port 9000', 'kubeconfig', 'launch'],
  ])('V11: "%s" starts: %s cluster, sign-in %s', (line, source, access) => {
    const decided = start(line);
    expect(decided.ok && [decided.plan.source, decided.plan.access]).toEqual([source, access]);
  });

  it.each([
    ['--host 0.0.0.0', '--auth'],
    ['--host ::', '--auth'],
    ['--host 192.0.2.7', '--auth'],
    ['--host 128.0.0.1', '--auth'],
    ['--host localhost.example.com', '--auth'],
    ['--kubeconfig k --host 0.0.0.0', '--auth launch'],
    ['--kubeconfig k --auth none', '--demo'],
    ['--context c --auth none', '--demo'],
    ['--kubeconfig k --auth none --host 0.0.0.0', '--demo'],
    ['--kubeconfig k --demo', 'one or the other'],
    ['--kubeconfig k --seed 3', 'one or the other'],
    ['--context c --sim-port 0 --calm', 'one or the other'],
    ['--port 9000 --probe-port 9000', 'own port'],
    ['--port 9000 --sim-port 9000', 'own port'],
  ])('V11: "%s" does not start, and the ways out are named', (line, way) => {
    const decided = start(line);
    expect(decided.ok ? 'starts' : decided.notice.hint).toContain(way);
  });

  it.each([
    ['shop', [], 'shop'],
    ['shop', ['blog', 'shop'], 'shop'],
    ['default', ['blog', 'shop'], 'blog'],
  ])(
    'shows first the namespace of the context (%s) where it is among the watched %s: %s',
    (own, watched, first) => {
      expect(firstNamespace(own, watched)).toBe(first);
    },
  );

  it('prints an address that a browser can open', () => {
    const pageHost = (line: string) => {
      const decided = start(line);
      return decided.ok && decided.plan.pageHost;
    };
    expect(['0.0.0.0', '::', '0'].map(host => pageHost(`--auth none --host ${host}`))).toEqual(
      Array.from({ length: 3 }, () => 'localhost'),
    );
    expect(pageHost('')).toBe('127.0.0.1');
    expect(pageHost('--host fd00::7 --auth none')).toBe('[fd00::7]');
  });

  it('answers under the name that was given, never under a wildcard', () => {
    const hosts = (line: string) => {
      const decided = start(line);
      return decided.ok && decided.plan.hosts;
    };
    expect(hosts('--host 192.0.2.7 --auth none')).toEqual(['192.0.2.7']);
    expect(hosts('--host fd00::7 --auth none')).toEqual(['[fd00::7]']);
    expect(hosts('--host 0.0.0.0 --auth none')).toEqual([]);
  });
});
