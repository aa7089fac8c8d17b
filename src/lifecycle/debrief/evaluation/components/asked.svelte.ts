import type { Translate } from '#platform/i18n/translate.ts';
import type { FormItem } from '../model.ts';

/** The question that an item asks, in words. */
export function asks(t: Translate, item: FormItem): string {
	return item.kind === 'promise' ? item.text : t(`debrief.ask.${item.key}`);
}
