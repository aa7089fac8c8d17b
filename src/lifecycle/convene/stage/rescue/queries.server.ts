import type { MeetingScope } from '#platform/auth/scope.ts';
import type { Trx } from '#platform/db/access.ts';
import { loadMessages } from '#platform/i18n/translate.ts';
import { methodHere } from '#methods/own/queries.server.ts';
import type { LocalText, StepRun } from '#steps/contract.ts';
import { serverSteps } from '#steps/kinds.server.ts';
import { rescueQuestions, type RescueQuestion } from './model.ts';

const HOUSE = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;

/** The questions that fit any talk, in both languages (domain.md 3). */
async function houseQuestions(): Promise<LocalText[]> {
	// messages: conduct.rescue.*
	const [nl, en] = await Promise.all([loadMessages('nl', ['conduct']), loadMessages('en', ['conduct'])]);
	return HOUSE.map((number) => ({ nl: nl(`conduct.rescue.${number}`), en: en(`conduct.rescue.${number}`) }));
}

/** What the cockpit offers while this step of a method runs. A method that is gone leaves what always fits. */
export async function rescueOffer(
	trx: Trx,
	scope: MeetingScope,
	methodId: string,
	run: StepRun
): Promise<RescueQuestion[]> {
	const [method, house] = await Promise.all([methodHere(trx, scope, methodId), houseQuestions()]);
	return rescueQuestions(serverSteps[run.kind].rescue?.(run) ?? [], method?.rescue ?? [], house);
}
