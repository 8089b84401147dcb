import { expect, test } from 'vitest';
import { readLines, runPlanet } from '../setup/run-planet.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

const noon = '2026-03-02T12:00:00Z';
const config = JSON.stringify({ title: 'Planet', lists: [{ from: 'members.csv' }] });

test('an update tells of its lists, and fails where nobody can tell who the members are', async () => {
  const list = 'feed,name\nhttps://jane.invalid/feed,Jane\n/etc/passwd,Nobody\n';
  const folder = temporaryFolder({ 'planet.json': config, 'members.csv': list });
  const told = await runPlanet(['update', folder, '--now', noon], folder);
  expect(told.stdout).toContain('fresh     members.csv: 1 member.\n      1 feed of the list cannot be used');
  const lines = readLines((await runPlanet(['update', folder, '--now', noon, '--json'], folder)).stdout);
  expect(lines).toMatchObject([
    { type: 'list', from: 'members.csv', status: 'unchanged', members: 1 },
    { type: 'source', sourceId: 'jane' },
    { type: 'updated', lists: 1, sources: 1 },
  ]);
  const empty = temporaryFolder({ 'planet.json': config, 'members.csv': 'feed,name\n' });
  const failed = await runPlanet(['update', empty, '--now', noon], empty);
  expect(failed).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining('failed    members.csv: The list names no feed.'),
  });
  expect(failed.stdout).toContain('Neither the config nor its lists name any member.');
  const { stdout } = await runPlanet(['status', empty], empty);
  expect(stdout).toMatch(/^failing {2}List <members\.csv>\n {9}The list names no feed\. Failing since/);
  const page = await runPlanet(['status', empty, '--html'], empty);
  expect(page.stdout).toContain('<tr><td>List members.csv</td><td class="failing">failing</td>');
  const [ofList] = readLines((await runPlanet(['status', folder, '--json'], folder)).stdout);
  expect(ofList).toMatchObject({
    type: 'list',
    from: 'members.csv',
    health: 'well',
    polled: expect.anything(),
  });
}, 60_000);
