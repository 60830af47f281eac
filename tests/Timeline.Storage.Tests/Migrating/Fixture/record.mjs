// The commands that fill the database: three incidents, four people's hands in them. Command ids are fixed; the other ids are the program's.
import fs from 'node:fs';

const previewQuery = `query Preview($text: String!, $zone: String, $date: LocalDate) { importPreview(text: $text, zone: $zone, date: $date) {
  entries { occurredAt occurredUntil precision author text } } }`;
const fields = {
  entry: 'entry { id sequence kind text occurredAt recordedAt recordedBy source retracted redaction { by reason } }',
  entries: 'entries { id sequence kind text occurredAt } skippedCount',
  hypothesis: 'hypothesis { id entryId statement status }',
  cause: 'cause { id entryId text at evidence }',
  lesson: 'lesson { id category text recordedAt recordedBy }',
  actionItem: 'actionItem { id text type owner due lessonId }',
  postmortem: 'postmortem { id status draftedBy incidentVersion }',
  nothing: '',
};
const answers = {
  declareIncident: 'nothing', setMilestone: 'nothing', importEntries: 'entries', draftPostmortem: 'postmortem',
  raiseHypothesis: 'hypothesis', refuteHypothesis: 'hypothesis', confirmHypothesis: 'hypothesis',
  noteRootCause: 'cause', noteContributingFactor: 'cause', recordLesson: 'lesson', raiseActionItem: 'actionItem',
};

export const mutation = (name) => `mutation Send($input: ${name[0].toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) {
  incident { id key title severity kind zone } ${fields[answers[name] ?? 'entry']} error { code field } } }`;

/** UUIDs of version 7, always the same. */
export const commandId = (number) => `019ac0de-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

/** As much of YAML as the front matter uses: scalars, and lists of maps of scalars. */
function readNotes(file) {
  const [, matter, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(fs.readFileSync(file, 'utf8'));
  const notes = { body };
  let list;
  for (const line of matter.split('\n')) {
    const [, dash, key, value] = /^(?: {2}(-| ) )?(\w+):(?: (.*))?$/.exec(line);
    if (dash === undefined) notes[key] = value ?? (list = []);
    else if (dash === '-') list.push({ [key]: value });
    else list.at(-1)[key] = value;
  }
  return notes;
}

export async function mailStandsStill(send, ask, notesFile) {
  const notes = readNotes(notesFile);
  const lead = (name, input) => send('lead', name, input);
  const { incident: { id: incidentId, key } } = await lead('declareIncident', { title: notes.title, severity: notes.severity, zone: notes.zone });
  const { entries: read } = (await ask('lead', previewQuery, { text: notes.body, zone: notes.zone, date: notes.date })).importPreview;
  const meant = read.map((line, nth) => ({ ...line, ...notes.entries[nth], author: notes.entries[nth].author ?? line.author }));
  const { entries } = await lead('importEntries', { incidentId, zone: notes.zone, entries: meant });
  for (const { statement, raisedBy, at, refutedAt, because } of notes.hypotheses) {
    const { hypothesis } = await lead('raiseHypothesis', { incidentId: key, statement, raisedBy, occurredAt: at });
    await lead('refuteHypothesis', { incidentId, hypothesisId: hypothesis.id, because, occurredAt: refutedAt });
  }
  for (const { text, at } of notes.rootCauses) await lead('noteRootCause', { incidentId, text, occurredAt: at, evidence: [entries[8].id] });
  for (const { text, at } of notes.contributingFactors) await lead('noteContributingFactor', { incidentId, text, occurredAt: at });
  for (const lesson of notes.lessons) await lead('recordLesson', { incidentId, ...lesson });
  for (const { text, type, owner, due } of notes.actions) await lead('raiseActionItem', { incidentId, text, type, owner, due });
  const beforeCorrections = await knownNow(ask, incidentId);

  const engineer = (name, input) => send('engineer', name, input);
  const spoken = await engineer('logEntry', {
    incidentId, kind: 'COMMUNICATION',
    text: 'The customer asks for a way to tell users: "phone tree?" 📞 – noted; not `done`.', occurredAt: '2014-05-14T04:50:00Z', precision: 'APPROXIMATE', author: 'Customer',
  });
  const secret = await engineer('logEntry', {
    incidentId, kind: 'ACTION',
    text: 'Signed in at the vendor with vendor-portal / correct-horse-0815 to open the case.', occurredAt: '2014-05-14T06:20:00Z',
  });
  const mistaken = await engineer('logEntry', {
    incidentId, kind: 'OBSERVATION',
    text: 'Both stores mount again.', occurredAt: '2014-05-14T10:05:00Z', occurredUntil: '2014-05-14T11:20:00Z', zone: 'America/Denver',
  });
  await engineer('amendEntry', {
    incidentId, entryId: entries[7].id, text: `${read[7].text} The vendor gives it a case number.`, reason: 'The case number was left out.',
  });
  await lead('amendEntry', { incidentId, entryId: spoken.entry.id, occurredAt: '2014-05-14T04:45:30Z', precision: 'SECOND', reason: 'The telephone log says so.' });
  await engineer('amendEntry', {
    incidentId, entryId: secret.entry.id,
    text: 'Signed in at the vendor with vendor-portal / correct-horse-0815 and opened the case.', reason: 'correct-horse-0815 worked at once.',
  });
  await lead('retractEntry', { incidentId, entryId: mistaken.entry.id, reason: 'That was another customer.' });
  await lead('setMilestone', { incidentId, kind: 'FAULT_STARTED', occurredAt: '2014-05-14T02:30:00Z', precision: 'APPROXIMATE' });
  await lead('setMilestone', { incidentId, kind: 'FAULT_STARTED', occurredAt: '2014-05-14T02:40:00Z', reason: 'The event log of the first server starts then.' });
  await lead('setMilestone', { incidentId, kind: 'ACKNOWLEDGED', occurredAt: '2014-05-14T03:04:00Z', entryId: entries[1].id });
  const beforeRedaction = await knownNow(ask, incidentId);

  await send('administrator', 'redactEntry', { incidentId, entryId: secret.entry.id, reason: 'It held a password.' });
  await lead('draftPostmortem', { incidentId });
  await lead('logEntry', {
    incidentId, kind: 'FEEDBACK',
    text: 'The customer agrees to a **telephone tree**, see [the plan](https://example.com/plan).', occurredAt: '2014-05-16T15:00:00Z',
  });
  return { key, beforeCorrections, beforeRedaction };
}

export async function signInsFail(send) {
  const monitor = (name, input) => send('monitoring', name, input);
  const { incident: { id: incidentId, key } } = await monitor('declareIncident', {
    title: 'Sign-ins fail with "token expired"; clocks differ', severity: 'SEV2', zone: 'Europe/Berlin', reportedAt: '2026-03-29T00:40:00Z',
  });
  const again = { incidentId, kind: 'REPORT', text: 'Several users cannot sign in: `invalid_token`.', occurredAt: '2026-03-29T00:41:00Z', author: 'Service desk' };
  const report = await monitor('logEntry', again);
  await monitor('logEntry', {
    incidentId, kind: 'TICKET', text: 'Ticket T-4711 opened.\n\n* priority 2\n* no $1 back\\slash harmed', occurredAt: '2026-03-29T00:44:00Z',
  });
  const paged = await monitor('recordContactAttempt', {
    incidentId, who: 'Ines Example', rung: 'PRIMARY', channel: 'PAGER', outcome: 'NO_ANSWER', occurredAt: '2026-03-29T00:46:00Z',
    text: 'Paged on +49 30 5550100, her private number.',
  });
  const engineer = (name, input) => send('engineer', name, input);
  await engineer('recordContactAttempt', { incidentId, who: 'Secondary engineer', rung: 'SECONDARY', outcome: 'REACHED', occurredAt: '2026-03-29T00:52:00Z' });
  await engineer('engageResponder', { incidentId, who: 'Secondary engineer', how: 'remote', occurredAt: '2026-03-29T00:58:00Z' });
  await engineer('sendUpdate', {
    incidentId, audience: 'STAKEHOLDERS', channel: 'CHAT',
    text: 'We are on it.', whatNext: 'Word in half an hour.', nextUpdateDue: '2026-03-29T01:35:00Z', occurredAt: '2026-03-29T01:05:00Z',
  });
  const { hypothesis } = await engineer('raiseHypothesis', {
    incidentId, statement: 'One node did not take the change to summer time.', occurredAt: '2026-03-29T01:10:00Z',
  });
  await engineer('confirmHypothesis', { incidentId, hypothesisId: hypothesis.id, because: 'Its clock was an hour behind.', occurredAt: '2026-03-29T01:20:00Z' });
  await engineer('mitigateIncident', { incidentId, text: 'The node is out of the rotation.', occurredAt: '2026-03-29T01:25:00Z' });
  await engineer('resolveIncident', { incidentId, occurredAt: '2026-03-29T02:10:00Z' });
  await engineer('noteRootCause', { incidentId, text: 'The node kept local time.', occurredAt: '2026-03-29T01:20:00Z', evidence: [report.entry.id] });
  const { lesson } = await engineer('recordLesson', { incidentId, category: 'DO_DIFFERENTLY', text: 'Servers keep UTC.' });
  await engineer('raiseActionItem', {
    incidentId, text: 'Look for other nodes on local time.', type: 'DETECT', owner: 'Operations', due: '2026-04-15', lessonId: lesson.id,
  });
  await engineer('raiseActionItem', { incidentId, text: 'Say it in the guide.', type: 'PROCESS' });
  await engineer('setMilestone', { incidentId, kind: 'VERIFIED', occurredAt: '2026-03-29T06:00:00Z' });
  await engineer('setMilestone', { incidentId, kind: 'VERIFIED', occurredAt: null, reason: 'Nobody looked after all.' });
  await send('administrator', 'redactEntry', { incidentId, entryId: paged.entry.id, reason: 'It held a private telephone number.' });
  await engineer('draftPostmortem', { incidentId });
  return { key, report: again, reportId: report.entry.id };
}

export async function drill(send) {
  const { incident } = await send('administrator', 'declareIncident', { title: 'Drill: the second site is gone', severity: 'SEV4', kind: 'DRILL' });
  return { key: incident.key };
}

async function knownNow(ask, key) {
  const { incident } = await ask('lead', 'query K($key: String!) { incident(key: $key) { asKnownAt } }', { key });
  return incident.asKnownAt;
}
