import { rulesKind } from '#lifecycle/begin/agreements/events.ts';
import { openingKind } from '#lifecycle/convene/opening/events.ts';
import { panelsOf, type Panel } from '#lifecycle/convene/opening/model.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import { toldKind } from '#steps/consult/follow-up/events.ts';
import type { Surface } from './surface.svelte.ts';

/** What a meeting opens with, as the screen in the room tells it panel by panel: in the lobby with the ground rules. */
export function openingPanels({ channel }: Surface, t: Translate, withRules = true): Panel[] {
	const opening = channel.get(openingKind, 'now');
	return panelsOf({
		changed: (opening?.adjustments ?? []).map(({ asked, change }) =>
			t('stage.opening.adjustment', { asked, change })
		),
		carried: opening?.carriedOver ?? [],
		promised: (opening?.promised ?? []).map(({ owner, text }) => (owner ? `${owner}: ${text}` : text)),
		tried: channel
			.all(toldKind)
			.map(({ value }) =>
				t('stage.opening.tried.line', { name: value.by, step: value.firstStep, went: value.went })
			),
		rules: withRules ? (channel.get(rulesKind, 'now')?.rules ?? []).map(({ text }) => text) : []
	});
}
