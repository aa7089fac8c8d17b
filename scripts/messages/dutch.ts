import type { Token } from '@messageformat/parser';
import ts from 'typescript';
import { lineOf, walk, type Problem, type SourceFile } from '../laws/tree.ts';
import { fileOf } from './compare.ts';
import type { Message } from './source.ts';

type Found = Problem & { law: string };

const SENTENCE_WORDS = 20;
const MEAN_WORDS = 15;
const WORD_LETTERS = 22;

/** Long words that everybody knows, or that are the name of something. */
const LONG_WORDS: readonly string[] = [];

/** What we do not say, and what we say instead. */
const FORBIDDEN: readonly [RegExp, string][] = [
	[/\bsessies?\b/i, 'say "bijeenkomst" (or "aanmelding" for a login)'],
	[/\bplenaire?\b/i, 'say "met iedereen"'],
	[/\b(ge)?implement(eren|eer|eert|eerd|atie)\b/i, 'say "invoeren" or "gebruiken"'],
	[/\b(ge)?faciliteer(t|d|de)?\b|\bfaciliteren\b/i, 'say "begeleiden" or "helpen"'],
	[/\bfacilitators?\b/i, 'say "begeleider"'],
	[/\bclusteren\b/i, 'say "samen leggen"'],
	[/\bevaluatieformulier/i, 'say "Wat vond je ervan?"'],
	[/\bu\b|\buw\b/i, 'we say je and jij'],
	[
		/\b(gelieve|middels|teneinde|alsmede|derhalve|desbetreffende|dienen? te|dient te|inzake|conform|tevens)\b/i,
		'use an everyday word'
	],
	[/\b(d\.m\.v|i\.v\.m|t\.a\.v|m\.b\.t|o\.a|a\.u\.b|i\.p\.v|bijv)\./i, 'write it in full'],
	[
		/\bhij\/zij\b|\bhij of zij\b|\bzij of hij\b/i,
		'speak to everybody: "die", "wie", or a sentence with "je"'
	],
	[
		/\bhem\/haar\b|\bhem of haar\b|\bzijn\/haar\b|\bzijn of haar\b|\bm\/v\b/i,
		'speak to everybody: "hun", or turn the sentence round'
	],
	[
		/\b(de heer|mevrouw|dames|heren|mannen|deelneemsters?|begeleidsters?)\b/i,
		'speak to everybody: name the role'
	],
	[/!/, 'no exclamation marks: a calm colleague']
];

/** Dutch at level B1: short sentences, everyday words, je, and nobody left out. */
export function checkDutch(message: Message): Found[] {
	const text = plain(message.tokens);
	return complaints(text).map((says) => found(fileOf(message.key, 'nl'), `${message.key}: ${says}`, text));
}

/** The Dutch lines of data that keep both languages together: the methods and the handbook's rules. */
export function checkDutchData(file: SourceFile): Found[] {
	const problems: Found[] = [];
	walk(file.ast, (node) => {
		if (
			!ts.isPropertyAssignment(node) ||
			node.name.getText() !== 'nl' ||
			!ts.isStringLiteralLike(node.initializer)
		)
			return;
		const { text } = node.initializer;
		for (const says of complaints(text))
			problems.push({ ...found(file.path, says, text), line: lineOf(node) });
	});
	return problems;
}

function found(file: string, says: string, text: string): Found {
	return { file, law: 'plain Dutch', says: `${says} ("${text.slice(0, 60)}")` };
}

/** English has the same calm voice. */
export function checkEnglish(message: Message): Found[] {
	if (!/!/.test(plain(message.tokens))) return [];
	return [
		{ file: fileOf(message.key, 'en'), law: 'plain English', says: `${message.key}: no exclamation marks` }
	];
}

function complaints(text: string): string[] {
	const wrong = FORBIDDEN.flatMap(([word, instead]) => {
		const match = word.exec(text);
		return match ? [`"${match[0]}": ${instead}`] : [];
	});
	if (/\bintervisie\b/i.test(text) && !/vaste stappen|\(/.test(text)) {
		wrong.push('"intervisie" needs its explanation: "gesprek over één case, met vaste stappen"');
	}
	const long = (text.match(/\p{L}+/gu) ?? []).find(
		(word) => word.length > WORD_LETTERS && !LONG_WORDS.includes(word)
	);
	if (long)
		wrong.push(
			`"${long}" is a long word: cut it in two, or add it to LONG_WORDS in scripts/messages/dutch.ts`
		);
	return [...wrong, ...sentenceLengths(text)];
}

function sentenceLengths(text: string): string[] {
	// The title of a book, or what stands between brackets, is not what makes a sentence hard.
	const lengths = text
		.replace(/\([^)]*\)|‘[^’]*’/g, '')
		.split(/[.?:](?:\s|$)|\n/)
		.map((sentence) => (sentence.match(/[\p{L}\p{N}]+/gu) ?? []).length)
		.filter((words) => words > 0);
	const longest = Math.max(0, ...lengths);
	const mean = lengths.reduce((sum, words) => sum + words, 0) / Math.max(1, lengths.length);
	if (longest > SENTENCE_WORDS)
		return [`a sentence of ${longest} words (at most ${SENTENCE_WORDS}): make two`];
	if (lengths.length > 1 && mean > MEAN_WORDS)
		return [`${mean.toFixed(0)} words a sentence (at most ${MEAN_WORDS} on average): make them shorter`];
	return [];
}

/** What somebody reads: an argument counts as one word, of several cases the longest. */
function plain(tokens: readonly Token[]): string {
	return tokens
		.map((token) => {
			if (token.type === 'content') return token.value;
			if (token.type === 'argument' || token.type === 'function') return 'x';
			if (token.type === 'octothorpe') return '1';
			return token.cases
				.map((each) => plain(each.tokens))
				.reduce((a, b) => (b.length > a.length ? b : a), '');
		})
		.join('');
}
