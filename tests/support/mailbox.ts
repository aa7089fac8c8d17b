import { once } from 'node:events';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** One mail as it arrived: for whom the server was asked to take it, and what is in it. */
export interface Arrived {
	recipients: string[];
	mail: ParsedMail;
}

/** A real SMTP server on this machine, with everything it was given. */
export interface Mailbox {
	url: string;
	arrived: Arrived[];
	/** While true, it refuses every mail for the moment, as a busy server does. */
	refuses: boolean;
	close(): Promise<void>;
}

/** Starts one on a free port. */
export async function openMailbox(): Promise<Mailbox> {
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		logger: false,
		onData(stream, session, answer) {
			simpleParser(stream).then(
				(mail) => {
					if (mailbox.refuses) return answer(Object.assign(new Error('later'), { responseCode: 451 }));
					mailbox.arrived.push({ recipients: session.envelope.rcptTo.map(({ address }) => address), mail });
					answer();
				},
				(error: unknown) => answer(error instanceof Error ? error : new Error('unreadable'))
			);
		}
	});
	const listening = server.listen(0, '127.0.0.1');
	await once(listening, 'listening');
	const address = listening.address();
	const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
	const mailbox: Mailbox = {
		url: `smtp://127.0.0.1:${port}`,
		arrived: [],
		refuses: false,
		close: () => new Promise((resolve) => server.close(() => resolve()))
	};
	return mailbox;
}
