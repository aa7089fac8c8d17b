/** Domains where anybody gets an address: they say nothing about where somebody works. */
const EVERYBODY = new Set(
	`aol.com fastmail.com free.fr gmail.com gmx.be gmx.com gmx.de gmx.net googlemail.com hotmail.be hotmail.com hotmail.fr
	hotmail.nl icloud.com kpnmail.nl laposte.net live.be live.com live.nl mac.com mail.com me.com mailbox.org msn.com
	orange.fr outlook.be outlook.com outlook.fr outlook.nl pandora.be posteo.net proton.me protonmail.com proximus.be
	scarlet.be skynet.be telenet.be tutanota.com wanadoo.fr yahoo.co.uk yahoo.com yahoo.fr yandex.com zeelandnet.nl ziggo.nl
	zonnet.nl`.split(/\s+/)
);

/** The domain of a mail address, as the name of an organisation; empty for addresses that anybody can get. */
export function organisationOf(email: string): string {
	const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
	return email.includes('@') && !EVERYBODY.has(domain) ? domain : '';
}
