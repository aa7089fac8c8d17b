declare global {
	namespace App {
		interface Error {
			message: string;
			/** The number under which the server logged what went wrong; shown to the person. */
			reference?: string;
		}
	}
}

export {};
