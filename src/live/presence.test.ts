import { afterEach, beforeEach, expect, vi } from 'vitest';
import { listen, type Listener } from '#tests/support/live-listener.ts';
import { rule } from '#tests/support/rule.ts';
import { Hub } from './hub.server.ts';
import { MemoryLog } from './memory-log.ts';
import { limits, type Viewer } from './protocol.ts';

const meeting = { networkId: 'network', meetingId: 'meeting' };
const phone = (memberId: string): Viewer => ({ surface: 'phone', memberId });
const cockpit: Viewer = { surface: 'cockpit', memberId: 'facilitator' };
const screen: Viewer = { surface: 'screen' };

let log: MemoryLog;
let nodes: Hub[];

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
	log = new MemoryLog();
	nodes = [];
});
afterEach(async () => {
	for (const node of nodes) await node.close();
	vi.useRealTimers();
});

async function start(): Promise<Hub> {
	const hub = new Hub({ read: log.read, bus: log.bus(), node: `node ${nodes.length}` });
	nodes.push(hub);
	await hub.start();
	return hub;
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

function told({ events }: Listener): unknown {
	const { now: _, ...rest } = events.findLast((event) => event.name === 'presence')?.body ?? { now: 0 };
	return rest;
}

const times = ({ events }: Listener) => events.filter((event) => event.name === 'presence').length;

rule('L25', 'cockpits are told who is here, the screen how many, phones nothing', async () => {
	const hub = await start();
	const [facilitator, room, member] = [cockpit, screen, phone('a')].map((one) => listen(hub, meeting, one));
	await pass(limits.presencePause);
	expect(facilitator && told(facilitator)).toEqual({ people: 2, screens: 1, members: ['a', 'facilitator'] });
	expect(room && told(room)).toEqual({ people: 2, screens: 1 });
	expect(member && times(member)).toBe(0);
	expect((await log.read(meeting, 0, ['all', 'people', 'facilitators', 'screen', 'hub'])).clock).toBe(0);
});

rule('L26', 'presence counts over all nodes, and two phones of one member once', async () => {
	const [one, two] = [await start(), await start()];
	listen(one, meeting, phone('a'));
	listen(two, meeting, phone('a'));
	listen(two, meeting, phone('b'));
	await pass(limits.presencePause);
	const late = listen(one, meeting, cockpit);
	await pass(2 * limits.presencePause);
	expect(told(late)).toEqual({ people: 3, screens: 0, members: ['a', 'b', 'facilitator'] });
});

rule('L26', 'a hall of 400 is told in parts that fit', async () => {
	const [one, two] = [await start(), await start()];
	const facilitator = listen(one, meeting, cockpit);
	const hall = Array.from({ length: 400 }, (_, i) => listen(two, meeting, phone(`member ${i}`)));
	await pass(2 * limits.presencePause);
	expect(told(facilitator)).toMatchObject({ people: 401 });
	for (const member of hall.slice(10)) member.leave();
	await pass(limits.presenceLinger + 2 * limits.presencePause);
	expect(told(facilitator)).toMatchObject({ people: 11 });
});

rule('L27', 'who is back within four seconds was never away, and a crowd is told in few events', async () => {
	const hub = await start();
	const facilitator = listen(hub, meeting, cockpit);
	const crowd = Array.from({ length: 100 }, (_, i) => listen(hub, meeting, phone(`${i}`)));
	await pass(1_000);
	expect(times(facilitator)).toBe(1);
	crowd[0]?.leave();
	await pass(limits.presenceLinger - 500);
	listen(hub, meeting, phone('0'));
	await pass(10_000);
	expect(times(facilitator)).toBe(1);
	crowd[1]?.leave();
	await pass(limits.presenceLinger + limits.presencePause);
	expect(told(facilitator)).toMatchObject({ people: 100 });
});

rule('L28', 'what a node told is forgotten when it stops', async () => {
	const [one, two] = [await start(), await start()];
	const facilitator = listen(one, meeting, cockpit);
	listen(two, meeting, phone('a'));
	await pass(2 * limits.presencePause);
	expect(told(facilitator)).toMatchObject({ people: 2 });
	await two.close();
	await pass(2 * limits.presencePause);
	expect(told(facilitator)).toMatchObject({ people: 1 });
});

rule('L28', 'what a node told that was killed expires; a node that lives goes on counting', async () => {
	const one = await start();
	const facilitator = listen(one, meeting, cockpit);
	const dead = { n: 'network', m: 'meeting', node: 'dead', part: 0, members: ['ghost'], screens: 0 };
	log.bus().tell('presence', JSON.stringify(dead));
	const two = await start();
	listen(two, meeting, phone('a'));
	await pass(2 * limits.presencePause);
	expect(told(facilitator)).toMatchObject({ members: ['a', 'facilitator', 'ghost'] });
	await pass(limits.presenceTtl + limits.presenceTellEvery + limits.presencePause);
	expect(told(facilitator)).toMatchObject({ members: ['a', 'facilitator'] });
});
