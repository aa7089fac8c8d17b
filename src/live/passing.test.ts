import { expect } from 'vitest';
import { listen } from '#tests/support/live-listener.ts';
import { memoryLiveLog } from '#tests/support/live-log.ts';
import { rule } from '#tests/support/rule.ts';
import { Hub } from './hub.server.ts';
import { groupsOf, liveKind } from './kinds.ts';
import type { Viewer } from './protocol.ts';

const noteKind = liveKind<string>('note');
const phone = (memberId: string): Viewer => ({ surface: 'phone', memberId });
const screen: Viewer = { surface: 'screen' };
const quiet = () => new Promise((resolve) => setImmediate(resolve));

rule(
	'L42',
	'what passes is told once, on all nodes, to who has its audience now, and is in no log',
	async () => {
		const log = await memoryLiveLog();
		const meeting = await log.newMeeting();
		const start = async () => {
			const made = new Hub({ read: log.read, bus: log.bus(), node: `node ${Math.random()}` });
			await made.start();
			return made;
		};
		const [hub, other] = [await start(), await start()];
		await log.append(meeting, [groupsOf('b', ['g'])]);
		const [here, there] = [listen(hub, meeting, phone('b')), listen(other, meeting, phone('b'))];
		const [outside, room] = [listen(hub, meeting, phone('a')), listen(hub, meeting, screen)];
		await quiet();
		await log.pass(meeting, noteKind.put('x', 'here', 'group:g'));
		await quiet();
		const passed = (listener: typeof here) =>
			listener.events.filter(({ name }) => name === 'passing').map(({ body }) => body['value']);
		expect([here, there, outside, room].map(passed)).toEqual([['here'], ['here'], [], []]);
		expect((await log.read(meeting, 0, ['group:g'])).entries).toEqual([]);
		const late = listen(hub, meeting, phone('b'), here.place());
		await quiet();
		expect(passed(late)).toEqual([]);
		await hub.close();
		await other.close();
	}
);
