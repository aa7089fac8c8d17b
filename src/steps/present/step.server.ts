import { loadMessages } from '#platform/i18n/translate.ts';
import type { Append } from '#live/protocol.ts';
import type { HarvestBlock, ServerStep, StepContext, StepRun } from '#steps/contract.ts';
import { fullName, showPeople } from '#steps/running/events.ts';
import { networkOfRun, peopleInRoom, showOne, takenAway } from '#steps/running/queries.server.ts';
import { raiseOpen } from './asking/commands.server.ts';
import { ranked } from './model.ts';
import { appearance, dataOf, questionsOf, settingsOf, shownOf, slidesOf } from './queries.server.ts';

async function shownNow(context: StepContext, run: StepRun): Promise<Append[]> {
	return [...appearance(context, run, await shownOf(context, run)), ...showPeople(await context.people())];
}

/** The server half of `present`: somebody shows something and answers what people ask. */
export const serverStep: ServerStep = {
	kind: 'present',
	async open(context, run) {
		const data = { ...dataOf(run), quiet: settingsOf(run).quiet };
		await context.saveData(run, data);
		context.live(run.meetingId, await shownNow(context, { ...run, data }));
	},
	async close(context, run) {
		context.live(run.meetingId, takenAway(await shownNow(context, run)));
		await raiseOpen(context, run);
		await context.saveState(run, 'closed');
	},
	async reopen(context, run) {
		await context.saveState(run, 'running');
		context.live(run.meetingId, await shownNow(context, run));
	},
	async arrive(context, run, memberId) {
		context.live(run.meetingId, await showOne(context, memberId));
	},
	async leave(context, run, memberId) {
		context.live(run.meetingId, await showOne(context, memberId));
	},
	anonymous: (run) => settingsOf(run).anonymous,
	async harvest(trx, run, step, language) {
		const networkId = await networkOfRun(trx, run.id);
		if (networkId === null) return [];
		const t = await loadMessages(language, ['present']);
		const people = await peopleInRoom(trx, { networkId, meetingId: run.meetingId });
		const { link } = dataOf(run);
		const slides = (await slidesOf(trx, networkId, run.id)).length;
		const questions = ranked(await questionsOf(trx, networkId, run.id)).map(
			({ text, authorId, answered }) => {
				const author = people.find(({ id }) => id === authorId);
				return { answered, said: { text, by: author ? fullName(author) : null } };
			}
		);
		const title = step.title[language];
		const lines = [
			...(link ? [`${link.title}: ${link.url}`] : []),
			...(slides > 0 ? [t('present.slides', { count: slides })] : [])
		];
		const asked = (answered: boolean, name: string): HarvestBlock[] => {
			const these = questions.filter((one) => one.answered === answered).map(({ said }) => said);
			return these.length > 0 ? [{ type: 'questions', title: `${title} · ${name}`, questions: these }] : [];
		};
		return [
			...(lines.length > 0 ? [{ type: 'text' as const, title, text: lines.join('\n') }] : []),
			...asked(true, t('present.answered')),
			...asked(false, t('present.open'))
		];
	}
};
