import { defineCommand } from '#platform/commands/command.ts';
import { refuse } from '#platform/commands/outcome.ts';
import { loadMessages } from '#platform/i18n/translate.ts';
import { changeMethod } from '#methods/own/commands.server.ts';
import { MOST_STEPS, moveStep as moveInOrder, newStep, typed } from '#methods/own/model.ts';
import { mayMakeMethods } from '#methods/own/policy.ts';
import { AddStep, ChangeStep, MoveStep, RemoveStep } from '#methods/own/schema.ts';
import { settingFields, settingsFrom, tooLong, unfit } from '#methods/own/settings/model.ts';

/** Adds a step at the end. */
export const addStep = defineCommand({
	name: 'methods.addStep',
	summary: 'Adds a step to a method of your own.',
	scope: 'network',
	schema: AddStep,
	allow: (scope) => mayMakeMethods(scope),
	async run(context, input) {
		const t = await loadMessages(context.scope.language, ['methods']);
		const words = { title: t('methods.own.step.title'), prompt: t('methods.own.step.prompt') };
		return changeMethod(context, input, (method) =>
			method.steps.length >= MOST_STEPS
				? refuse('invalid', { kind: `choose_at_most:${MOST_STEPS}` })
				: { ...method, steps: [...method.steps, newStep(input.kind, method.steps, words)] }
		);
	}
});

/** Changes a step: what is said, how long, how, and what its kind can be told. */
export const changeStep = defineCommand({
	name: 'methods.changeStep',
	summary: 'Changes a step of a method of your own.',
	scope: 'network',
	schema: ChangeStep,
	allow: (scope) => mayMakeMethods(scope),
	run(context, input) {
		const { language } = context.scope;
		return changeMethod(context, input, (method) => {
			const step = method.steps.find(({ id }) => id === input.stepId);
			if (!step) return refuse('not_found');
			const fields = settingFields(step.kind);
			const long = tooLong(fields, input.settings, 'settings');
			if (Object.keys(long).length > 0) return refuse('invalid', long);
			const settings = settingsFrom(fields, input.settings, step.settings, language);
			const wrong = unfit(step.kind, settings);
			if (wrong !== null) return refuse('invalid', { [`settings.${wrong}`]: 'unfit_setting' });
			const changed = {
				...step,
				minutes: input.minutes,
				mode: input.mode,
				title: typed(input.title, step.title, language),
				prompt: typed(input.prompt, step.prompt, language),
				phoneDown: input.phoneDown,
				settings
			};
			return { ...method, steps: method.steps.map((one) => (one === step ? changed : one)) };
		});
	}
});

/** Puts a step at another place. */
export const moveStep = defineCommand({
	name: 'methods.moveStep',
	summary: 'Puts a step of a method of your own at another place.',
	scope: 'network',
	schema: MoveStep,
	allow: (scope) => mayMakeMethods(scope),
	run: (context, input) =>
		changeMethod(context, input, (method) =>
			method.steps.some(({ id }) => id === input.stepId)
				? { ...method, steps: moveInOrder(method.steps, input.stepId, input.to) }
				: refuse('not_found')
		)
});

/** Takes a step out; one always remains. */
export const removeStep = defineCommand({
	name: 'methods.removeStep',
	summary: 'Takes a step out of a method of your own.',
	scope: 'network',
	schema: RemoveStep,
	allow: (scope) => mayMakeMethods(scope),
	run: (context, input) =>
		changeMethod(context, input, (method) => {
			const steps = method.steps.filter(({ id }) => id !== input.stepId);
			if (steps.length === method.steps.length) return refuse('not_found');
			return steps.length === 0 ? refuse('last_step') : { ...method, steps };
		})
});
