// A process of its own: clients take turns at asking hosts, and what one request cost in each turn is printed, in milliseconds
// of CPU. In one process and in short turns, so that whatever else goes on in the machine and in V8 falls on all of them alike.
import { eachOf } from '../../packages/planet/src/update/each-of.ts';
import { addressOf } from './addresses.ts';
import { type Client, type ClientName, createClient } from './clients.ts';

const [kind, port, hosts, ...names] = process.argv.slice(2);
const concurrency = 32;
const turn = 400;
const warmUpRounds = 12;
const rounds = 16;

let asked = 0;

/** Asks as many hosts as make a turn, over a new connection each: milliseconds of CPU for one. */
async function takeTurn(name: ClientName, client: Client): Promise<number> {
  const from = asked;
  asked += turn;
  const before = process.cpuUsage();
  await eachOf(Array(turn).keys(), {
    atOnce: concurrency,
    async work(index) {
      const host = addressOf((from + index) % Number(hosts));
      const status = await client(`http://${host}:${port}/${kind}/${from + index}`);
      if (status !== Number(kind)) throw new Error(`${name} came back with ${status} instead of ${kind}.`);
    },
  });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / turn;
}

const clients = await Promise.all(
  (names as ClientName[]).map(async (name) => ({
    name,
    client: await createClient(name, concurrency),
    costs: [] as number[],
  })),
);
for (let round = -warmUpRounds; round < rounds; round += 1) {
  for (const { name, client, costs } of round % 2 === 0 ? clients : clients.toReversed()) {
    const cost = await takeTurn(name, client);
    if (round >= 0) costs.push(cost);
  }
}
console.log(JSON.stringify(Object.fromEntries(clients.map(({ name, costs }) => [name, costs]))));
process.exit();
