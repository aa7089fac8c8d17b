import type { Tokens } from '#platform/auth/mint.server.ts';
import type { PersonScope } from '#platform/auth/scope.ts';
import type { Runtime } from '#platform/commands/runtime.ts';

declare global {
	/** What was pressed before the page came to life; app.html watches until then. */
	interface Window {
		early?: {
			pressed: HTMLButtonElement | null;
			chosen: Map<HTMLSelectElement, string>;
			end: AbortController;
		};
	}
	namespace App {
		interface Error {
			message: string;
			/** The number under which the server logged what went wrong; shown to the person. */
			reference?: string;
		}
		interface Locals {
			runtime: Runtime;
			tokens: Tokens;
			/** Who is signed in by mail, if anybody. */
			person: PersonScope | null;
			language: 'nl' | 'en';
			theme: 'auto' | 'light' | 'dark';
			/** Set by a page that is the same for every stranger: the network whose change makes it old. */
			keepFor?: string;
			/** What failed in this request was the database's being away. */
			lostDatabase?: boolean;
		}
	}
}

export {};
