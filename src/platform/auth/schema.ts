import * as v from 'valibot';
import { emailAddress, id, optionalText, text } from '#platform/commands/fields.ts';

/** Asks for a link and a code by mail. */
export const RequestSignIn = v.object({ email: emailAddress(), redirectTo: optionalText(300) });

/** The secret out of the link in the mail. */
export const SignInByLink = v.object({ link: text(100), agent: optionalText(200) });

/** The six digits out of the mail, with the address they were sent to. */
export const SignInByCode = v.object({
	email: emailAddress(),
	code: v.pipe(
		text(20),
		v.transform((value) => value.replaceAll(/\D/g, '')),
		v.length(6, 'code')
	),
	agent: optionalText(200)
});

/** Ends one login of one's own. */
export const EndLogin = v.object({ loginId: id() });

/** What a person may change about themselves. */
export const ChangePerson = v.object({
	name: text(120),
	language: v.picklist(['nl', 'en'], 'choose'),
	theme: v.picklist(['auto', 'light', 'dark'], 'choose')
});

/** Names a new access token. */
export const CreateToken = v.object({ name: text(80) });

/** Ends an access token. */
export const EndToken = v.object({ tokenId: id() });

/** Lets somebody start networks. */
export const AllowCreator = v.object({ email: emailAddress(), name: text(120) });
