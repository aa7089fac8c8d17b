// A mail carries secrets: links that open a door, codes of six digits. Whoever may read the table of mails, or a backup of
// it, must not come in with them. These patterns mean the same to JavaScript and to PostgreSQL.

/** The secret at the end of a link of ours: what newSecret makes. */
const LINK = '/[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])';
/** Six digits that stand alone; rather a number too many than a code. */
const CODE = '(?<![A-Za-z0-9#&])[0-9]{6}(?![A-Za-z0-9])';

const LINK_MARK = '/...';
const CODE_MARK = '......';

/** The text of a mail without its secrets; the rest stays to be read. */
export function withoutSecrets(text: string): string {
	return text.replaceAll(new RegExp(LINK, 'g'), LINK_MARK).replaceAll(new RegExp(CODE, 'g'), CODE_MARK);
}

/** The same as an SQL expression over a column with this name. */
export function withoutSecretsSql(column: string): string {
	return `regexp_replace(regexp_replace(${column}, '${LINK}', '${LINK_MARK}', 'g'), '${CODE}', '${CODE_MARK}', 'g')`;
}
