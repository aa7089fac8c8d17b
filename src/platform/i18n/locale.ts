import type { Locale } from './translate.ts';

export const LOCALES: readonly Locale[] = ['nl', 'en'];

/** Dutch is the source language, and what we speak when nobody says otherwise. */
export const DEFAULT_LOCALE: Locale = 'nl';

/** Remembers the choice of a visitor who has no account. */
export const LOCALE_COOKIE = 'kring_language';

export function isLocale(value: unknown): value is Locale {
	return LOCALES.some((locale) => locale === value);
}

export interface LocaleHints {
	/** The language that the person chose in their profile. */
	person?: string | null | undefined;
	cookie?: string | null | undefined;
	acceptLanguage?: string | null | undefined;
}

/** The language to speak: what the person chose, else what this browser chose, else what the browser asks for. */
export function chooseLocale({ person, cookie, acceptLanguage }: LocaleHints): Locale {
	if (isLocale(person)) return person;
	if (isLocale(cookie)) return cookie;
	return wanted(acceptLanguage ?? '') ?? DEFAULT_LOCALE;
}

/** The best of our languages in an Accept-Language header (RFC 9110, 12.5.4); nothing when it names none. */
function wanted(header: string): Locale | undefined {
	let best: { locale: Locale; weight: number } | undefined;
	for (const part of header.slice(0, 500).split(',')) {
		const [tag = '', ...options] = part.split(';').map((piece) => piece.trim());
		const locale = tag.toLowerCase().split('-')[0];
		const quality = options.find((option) => option.startsWith('q='));
		const weight = quality === undefined ? 1 : Number(quality.slice(2));
		if (isLocale(locale) && weight > (best?.weight ?? 0)) best = { locale, weight };
	}
	return best?.locale;
}
