-- Mail that was sent needs its links and codes no more: whoever reads this table must not come in with them.
update mail
set text = regexp_replace(regexp_replace(text, '/[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])', '/...', 'g'),
		'(?<![A-Za-z0-9#&])[0-9]{6}(?![A-Za-z0-9])', '......', 'g'),
	html = regexp_replace(regexp_replace(html, '/[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])', '/...', 'g'),
		'(?<![A-Za-z0-9#&])[0-9]{6}(?![A-Za-z0-9])', '......', 'g'),
	attachments = '[]'
where state = 'sent';
