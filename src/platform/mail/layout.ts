import { loadMessages } from '#platform/i18n/translate.ts';
import type { MailBlock, MailDraft } from './draft.ts';

/** Colours of the light theme; mail programs know no custom properties. */
const INK = '#111A2E';
const QUIET = '#4A5264';
const ACTION = '#1F3FE0';
const GROUND = '#F4F3EE';
/** And of the dark one, for programs that follow the device; the others show the light one, or turn it round themselves. */
const DARK = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.ground{background:#0C1222!important;color:#F4F3EE!important}
.sheet{background:#151D33!important;border-color:#F4F3EE!important}
.quiet{color:#B7BDCC!important}
.said{background:#1D2A52!important}
.act{background:#9DB2FF!important;color:#0C1222!important}
}`;
const FONT = "'Schibsted Grotesk',Helvetica,Arial,sans-serif";

/** Makes the HTML and the plain text of a mail. Every text is escaped here and nowhere else. */
export async function layOut(draft: MailDraft, origin: string): Promise<{ html: string; text: string }> {
	const t = await loadMessages(draft.language, ['mail']);
	const about = t('mail.footer', { origin: new URL(origin).host });
	const body = draft.blocks.map((block) => blockHtml(block)).join('\n');
	const html = `<!doctype html>
<html lang="${draft.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><style>${DARK}</style><title>${escape(draft.subject)}</title></head>
<body class="ground" style="margin:0;background:${GROUND};color:${INK};font:18px/1.5 ${FONT}">
<div style="display:none;max-height:0;overflow:hidden">${escape(draft.preheader)}</div>
<div style="max-width:600px;margin:0 auto;padding:24px 16px">
<p style="margin:0 0 24px;font-size:22px;font-weight:800;letter-spacing:-.03em">kring</p>
<div class="sheet" style="background:#FFFFFF;border-top:6px solid ${INK};padding:24px">
${body}
</div>
<p class="quiet" style="margin:16px 0 0;color:${QUIET};font-size:14px;line-height:1.4">${escape(draft.reason)}<br>${escape(about)}</p>
</div></body></html>`;
	const text = [...draft.blocks.map((block) => blockText(block)), '-- ', draft.reason, about].join('\n\n');
	return { html, text };
}

function blockHtml(block: MailBlock): string {
	switch (block.type) {
		case 'heading':
			return `<h1 style="margin:0 0 16px;font-size:28px;line-height:1.1;letter-spacing:-.02em">${escape(block.text)}</h1>`;
		case 'text':
			return `<p style="margin:0 0 16px">${lines(block.text)}</p>`;
		case 'list':
			return `<ul style="margin:0 0 16px;padding-left:20px">${block.items.map((item) => `<li style="margin:0 0 6px">${lines(item)}</li>`).join('')}</ul>`;
		case 'quote':
			return `<blockquote class="said" style="margin:0 0 16px;padding:12px 16px;background:#E9EDFF"><p style="margin:0;font-weight:600">${lines(block.text)}</p>${block.by ? `<p class="quiet" style="margin:8px 0 0;font-size:16px;color:${QUIET}">${escape(block.by)}</p>` : ''}</blockquote>`;
		case 'button':
			return `<p style="margin:8px 0 24px"><a class="act" href="${escape(block.href)}" style="display:inline-block;background:${ACTION};color:#FFFFFF;text-decoration:none;font-weight:600;padding:12px 24px;border-radius:999px">${escape(block.label)}</a></p>`;
		case 'code':
			return `<p style="margin:0 0 4px">${escape(block.label)}</p><p style="margin:0 0 16px;font-size:32px;font-weight:800;letter-spacing:.1em">${escape(block.code)}</p>`;
		case 'facts':
			return `<table role="presentation" style="margin:0 0 16px;border-collapse:collapse">${block.rows.map((row) => `<tr><td class="quiet" style="padding:4px 16px 4px 0;color:${QUIET};vertical-align:top">${escape(row.label)}</td><td style="padding:4px 0;font-weight:600">${lines(row.value)}</td></tr>`).join('')}</table>`;
		case 'small':
			return `<p class="quiet" style="margin:0 0 16px;color:${QUIET};font-size:16px">${lines(block.text)}</p>`;
	}
}

function blockText(block: MailBlock): string {
	switch (block.type) {
		case 'heading':
			return `${block.text}\n${'='.repeat(Math.min(block.text.length, 70))}`;
		case 'text':
		case 'small':
			return block.text;
		case 'list':
			return block.items.map((item) => `- ${item}`).join('\n');
		case 'quote':
			return `> ${block.text.replaceAll('\n', '\n> ')}${block.by ? `\n> ${block.by}` : ''}`;
		case 'button':
			return `${block.label}:\n${block.href}`;
		case 'code':
			return `${block.label} ${block.code}`;
		case 'facts':
			return block.rows.map((row) => `${row.label}: ${row.value}`).join('\n');
	}
}

function escape(value: string): string {
	return value
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}

function lines(value: string): string {
	return escape(value).replaceAll('\n', '<br>');
}
