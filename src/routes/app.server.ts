import { systemClock } from '#platform/clock/clock.ts';
import type { Runtime } from '#platform/commands/runtime.ts';
import { openDatabase } from '#platform/db/access.ts';
import { Queue } from '#platform/jobs/queue.server.ts';
import { sweep } from '#platform/jobs/sweep.server.ts';
import { MailSender } from '#platform/mail/sender.server.ts';
import { inNetwork } from '#platform/db/access.ts';
import { log } from '#platform/errors/log.ts';
import { newId } from '#platform/ids/ids.ts';
import { forgetCalls } from '#lifecycle/convene/stage/question/commands.server.ts';
import { agreeInTime } from '#lifecycle/debrief/recap/reaction/commands.server.ts';
import { KeptPages } from '#platform/server/kept-pages.ts';
import { PgBus } from '#live/bus.server.ts';
import { Hub } from '#live/hub.server.ts';
import { appendChanges, cutStreams, readSince, tellPassing } from '#live/log.server.ts';

/** A running installation: the runtime of commands, the hub of live meetings, the mail. */
export interface Installation {
	runtime: Runtime;
	hub: Hub;
	mail: MailSender;
	/** Pages for strangers, for a second. */
	keptPages: KeptPages;
	stop(): Promise<void>;
}

const holder = globalThis as typeof globalThis & { __kring?: Promise<Installation> };

/** The one installation of this process; started on first use and kept over reloads of the development server. */
export function installation(): Promise<Installation> {
	holder.__kring ??= start();
	return holder.__kring;
}

async function start(): Promise<Installation> {
	const databaseUrl = process.env['KRING_DATABASE_URL'];
	if (!databaseUrl) throw new Error('KRING_DATABASE_URL is missing: start with npm start or npm run dev');
	const origin = (process.env['ORIGIN'] ?? 'http://localhost:3000').replace(/\/$/, '');
	const db = openDatabase(databaseUrl);
	const queue = new Queue(databaseUrl);
	const mail = new MailSender(
		db,
		process.env['SMTP_URL'] || null,
		process.env['MAIL_FROM']?.trim() || `kring@${new URL(origin).hostname}`
	);
	const hub = new Hub({
		read: (meeting, since, audiences) =>
			inNetwork(db, meeting.networkId, (trx) => readSince(trx, meeting, since, audiences)),
		bus: new PgBus(databaseUrl),
		node: newId(),
		onError: () => log('warn', 'live log cannot be read')
	});
	await queue.start({
		mail: ({ id }) => mail.send(id),
		agree: ({ id }) => agreeInTime(db, id, systemClock.now()),
		forget: ({ id }) => forgetCalls(db, id, systemClock.now()),
		sweep: () => sweep(db, systemClock.now())
	});
	await hub.start();
	const keptPages = new KeptPages();
	const runtime: Runtime = {
		db,
		clock: systemClock,
		origin,
		random: Math.random,
		changed: (networkId) => keptPages.changed(networkId),
		appendChanges: (trx, networkId, meetingId, changes) =>
			appendChanges(trx, { networkId, meetingId }, changes),
		tellPassing: (trx, networkId, meetingId, change) => tellPassing(trx, { networkId, meetingId }, change),
		cutStreams,
		enqueue: (trx, name, data, startAfter) => queue.enqueue(trx, name, data, startAfter)
	};
	const stop = async () => {
		await hub.close();
		await queue.stop();
		await db.destroy();
	};
	return { runtime, hub, mail, keptPages, stop };
}
