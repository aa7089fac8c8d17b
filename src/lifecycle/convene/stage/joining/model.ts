// Who somebody says they are, against who we expect. Pure.

/** A name as people type it on a phone: without capitals, accents, dots and double spaces. */
export function plainName(name: string): string {
	return name
		.normalize('NFD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll(/[.,]/g, ' ')
		.replaceAll(/\s+/g, ' ')
		.trim();
}

/** Whether what was typed may be this person: the first name, or with (the beginning of) the last name. */
export function mayBe(typed: string, person: { firstName: string; lastName: string }): boolean {
	const said = plainName(typed);
	const first = plainName(person.firstName);
	if (said === '' || first === '') return false;
	if (said === first) return true;
	return said.startsWith(`${first} `) && `${first} ${plainName(person.lastName)}`.startsWith(said);
}

/** First and last name out of one field, for somebody we do not know: the first word is the first name. */
export function splitName(typed: string): { firstName: string; lastName: string } {
	const [first = '', ...rest] = typed.trim().split(/\s+/);
	return { firstName: first.slice(0, 60), lastName: rest.join(' ').slice(0, 80) };
}
