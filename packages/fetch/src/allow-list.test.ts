import { expect, test } from 'vitest';
import { parseAllowList } from './allow-list.ts';

test.each([
  ['localhost', 'http://localhost:8080/', true],
  ['LocalHost', 'http://localhost/', true],
  ['localhost:8080', 'http://localhost:8080/', true],
  ['localhost:8080', 'http://localhost:8081/', false],
  ['intranet:80', 'http://intranet/', true],
  ['intranet:80', 'https://intranet/', false],
  ['intranet:443', 'https://intranet/', true],
  ['intranet', 'http://www.intranet/', false],
  ['bücher.example', 'http://xn--bcher-kva.example/', true],
  ['127.1', 'http://127.0.0.1/', true],
  ['::1', 'http://[::1]:8080/', true],
  ['[::1]:8080', 'http://[::1]:8080/', true],
  ['[::1]:8080', 'http://[::1]:8081/', false],
  ['10.0.0.0/8', 'http://10.0.0.1/', false],
])('"%s" held against the host of %s: %s', (entry, url, expected) => {
  expect(parseAllowList([entry]).namesHost(new URL(url))).toBe(expected);
});

test.each([
  ['10.0.0.0/8', '10.255.0.1', true],
  ['10.0.0.0/8', '11.0.0.1', true],
  ['10.0.0.0/8', '192.168.0.1', false],
  ['fd00::/8', 'fd12::1', true],
  ['fd00::/8', 'fe80::1%eth0', false],
  ['fe80::/10', 'fe80::1%eth0', true],
  ['10.0.0.1', '10.0.0.1', false],
  ['10.0.0.0/8', 'nonsense', false],
])('"%s" held against the address %s: %s', (entry, address, expected) => {
  expect(parseAllowList([entry]).allowsAddress(address)).toBe(expected);
});

test('every entry that is none of the three is named', () => {
  const entries = ['localhost', 'http://intranet/', '10.0.0.0/33', '', 'a b', 'host:port', 'me@intranet'];
  expect(() => parseAllowList(entries)).toThrow(
    expect.objectContaining({
      code: 'BAD_CONFIG',
      message:
        'allowHosts cannot use "http://intranet/", "10.0.0.0/33", "", "a b", "host:port", "me@intranet".',
      problems: expect.objectContaining({ length: 6 }),
    }),
  );
});
