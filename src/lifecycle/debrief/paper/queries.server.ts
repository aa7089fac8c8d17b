import type { MeetingScope } from '#platform/auth/scope.ts';
import { onPaper } from '#steps/consult/offers/model.ts';
import { offersOf } from '#steps/consult/offers/queries.server.ts';
import { inNetwork, type Db } from '#platform/db/access.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import { sheetFor } from '#steps/paper.server.ts';
import { agendaLines, type AgendaLine } from '#lifecycle/convene/agenda/queries.server.ts';
import { answersTo, oneMeeting } from '#lifecycle/convene/meetings/queries.server.ts';
import type { StepSheet } from '#lifecycle/debrief/paper/model.ts';
import { partsOfMeeting } from '#lifecycle/debrief/evaluation/helped/queries.server.ts';
import { formItems, type FormItem } from '#lifecycle/debrief/evaluation/model.ts';
import {
	evaluationOf,
	lastTemplate,
	standingPromises
} from '#lifecycle/debrief/evaluation/queries.server.ts';

/** Everything that the sheets of a meeting are made of; for who leads it. Before the evaluation is set up, what it will ask. */
export function readPrintPack(db: Db, scope: MeetingScope, t: Translate) {
	return inNetwork(db, scope.networkId, async (trx) => {
		const evaluation = await evaluationOf(trx, scope);
		const form: FormItem[] = evaluation?.items.length
			? evaluation.items
			: formItems(await lastTemplate(trx, scope), {
					promises: await standingPromises(trx, scope.networkId),
					nextTime: false,
					parts: await partsOfMeeting(trx, scope, 'planned')
				});
		const items = await agendaLines(trx, scope);
		const network = await trx
			.selectFrom('network')
			.select('title')
			.where('id', '=', scope.networkId)
			.executeTakeFirstOrThrow();
		return {
			networkTitle: network.title,
			meeting: await oneMeeting(trx, scope),
			items,
			steps: (
				await Promise.all(items.filter(({ leftOut }) => !leftOut).map((item) => sheetsOfItem(item, t)))
			).flat(),
			people: await answersTo(trx, scope),
			cases: (await offersOf(trx, scope.networkId))
				.filter(({ meeting }) => meeting === scope.meetingNumber)
				.map(onPaper),
			form
		};
	});
}

async function sheetsOfItem({ title, steps }: AgendaLine, t: Translate): Promise<StepSheet[]> {
	const sheets: StepSheet[] = [];
	for (const step of steps) {
		const sheet = await sheetFor(step, t);
		if (sheet)
			sheets.push({ item: title, title: step.title[t.locale], prompt: step.prompt[t.locale], ...sheet });
	}
	return sheets;
}
