import type { Runtime } from '#platform/commands/runtime.ts';
import { announce, FACILITATOR, fillNetwork, openNetwork } from './announce.server.ts';
import { saveProgress, seatFacilitator, unhurried } from './commands.server.ts';
import klankbordgroepNetwork from './klankbordgroep/network.json' with { type: 'json' };
import klankbordgroepPeople from './klankbordgroep/people.json' with { type: 'json' };
import { firstMeeting, firstSounding } from './meetings.server.ts';
import { after, conduct, wrapUp } from './first-meeting.server.ts';
import { left, type Chapter } from './model.ts';
import pc218Network from './pc218/network.json' with { type: 'json' };
import pc218People from './pc218/people.json' with { type: 'json' };
import { demoProgress, isEmpty } from './queries.server.ts';
import { Story } from './story.server.ts';

type Tell = (story: Story) => Promise<void>;

const pc218 = (story: Story) => openNetwork(story, 'pc218', pc218Network);
const klankbordgroep = (story: Story) => openNetwork(story, 'klankbordgroep', klankbordgroepNetwork);

/** What happens in each chapter. A chapter that was told halfway is told again from its beginning: nothing doubles. */
const chapters: Record<Chapter, Tell> = {
	'pc218-call': async (story) => {
		const days = story.days.pc218;
		await announce(story, await pc218(story), pc218Network, 'learning_network', days);
	},
	'pc218-people': async (story) => {
		await fillNetwork(story, await pc218(story), pc218People, story.days.pc218.call, 20);
	},
	'pc218-first-meeting': async (story) => firstMeeting(story, await pc218(story)),
	'pc218-live': async (story) => conduct(story, await pc218(story)),
	'pc218-wrap-up': async (story) => wrapUp(story, await pc218(story)),
	'pc218-after': async (story) => after(story, await pc218(story)),
	'klankbordgroep-call': async (story) => {
		const days = story.days.klankbordgroep;
		await announce(story, await klankbordgroep(story), klankbordgroepNetwork, 'sounding_board', days);
	},
	'klankbordgroep-people': async (story) => {
		const { call } = story.days.klankbordgroep;
		await fillNetwork(story, await klankbordgroep(story), klankbordgroepPeople, call, 14);
	},
	'klankbordgroep-first-meeting': async (story) => firstSounding(story, await klankbordgroep(story))
};

let telling = false;

/** Whether this process is telling the demo at this moment: pages say kindly that there will be something to see. */
export function isTellingDemo(): boolean {
	return telling;
}

/**
 * Loads the two demo networks into an empty installation, once. A start after a crash goes on with the chapter that
 * was not finished, on the days of the first start. Answers whether there is something new to look at.
 */
export async function loadDemo(runtime: Runtime): Promise<boolean> {
	const now = runtime.clock.now();
	let progress = await demoProgress(runtime.db);
	if (progress === null) {
		if (!(await isEmpty(runtime.db))) return false;
		progress = { startedAt: now.toISOString(), done: [] };
		await saveProgress(runtime.db, progress);
	}
	const toTell = left(progress);
	if (toTell.length === 0) return false;
	const { startedAt } = progress;
	let { done } = progress;
	telling = true;
	try {
		await seatFacilitator(runtime.db, FACILITATOR.email, FACILITATOR.name, now);
		await unhurried(runtime.db, async (db) => {
			const story = new Story({ ...runtime, db }, new Date(startedAt));
			for (const chapter of toTell) {
				await chapters[chapter](story);
				done = [...done, chapter];
				await saveProgress(db, { startedAt, done });
			}
		});
	} finally {
		telling = false;
	}
	return true;
}
