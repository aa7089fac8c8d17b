/** One line of a mail, in the order in which it is read. The layout makes HTML and text of it. */
export type MailBlock =
	| { type: 'heading'; text: string }
	| { type: 'text'; text: string }
	| { type: 'list'; items: string[] }
	| { type: 'quote'; text: string; by?: string }
	| { type: 'button'; label: string; href: string }
	| { type: 'code'; code: string; label: string }
	| { type: 'facts'; rows: { label: string; value: string }[] }
	| { type: 'small'; text: string };

/** A file that goes along, such as a calendar event. */
export interface MailAttachment {
	filename: string;
	contentType: string;
	content: string;
}

/** A mail before it is laid out, in the language of its receiver. */
export interface MailDraft {
	/** Says what this mail is about and to whom, so that it goes out once: `report:<meeting>:<version>:<member>`. */
	sendKey: string;
	networkId: string | null;
	to: { email: string; name: string };
	language: 'nl' | 'en';
	subject: string;
	/** What a mail program shows beside the subject. */
	preheader: string;
	blocks: MailBlock[];
	/** Why this person gets this mail; at the foot. */
	reason: string;
	attachments?: MailAttachment[];
	/** Not before this moment, so that it can still be taken back. */
	after?: Date;
}
