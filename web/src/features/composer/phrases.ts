/** What people type for the schema's values. The first phrase of each is the one that is written when the value is chosen; longer ones are tried first. */
export type Phrases = Readonly<Record<string, readonly string[]>>;

export const outcomePhrases: Phrases = {
  REACHED: ['reached', 'answered', 'picked up', 'spoke to', 'erreicht', 'nahm ab'],
  NO_ANSWER: ['no answer', 'did not answer', 'no reply', 'not reached', 'voicemail', 'keine antwort', 'nicht erreicht', 'geht nicht ran', 'mailbox'],
  NOT_AVAILABLE: ['not available', 'unavailable', 'busy', 'on leave', 'on holiday', 'nicht verfügbar', 'besetzt', 'im urlaub'],
  DECLINED: ['declined', 'refused', 'cannot help', 'abgelehnt'],
};
export const rungPhrases: Phrases = {
  PRIMARY: ['primary', 'first line', 'primär'], SECONDARY: ['secondary', 'second line', 'sekundär'], TERTIARY: ['third', 'tertiary', 'third line'],
  MANAGER: ['manager', 'management', 'chef'], VENDOR: ['vendor', 'hersteller'],
};
export const channelPhrases: Phrases = {
  PHONE: ['phone', 'telephone', 'call', 'called', 'rang', 'telefon', 'telefonisch', 'anruf'], EMAIL: ['e-mail', 'email', 'mail'], CHAT: ['chat', 'slack', 'teams', 'im chat'],
  SMS: ['sms', 'text message'], PAGER: ['pager', 'paged', 'page'], VIDEO: ['video', 'video call', 'zoom', 'videocall'], IN_PERSON: ['in person', 'on site', 'persönlich', 'vor ort'],
  STATUS_PAGE: ['status page', 'statuspage', 'statusseite'],
};
export const audiencePhrases: Phrases = {
  CUSTOMER: ['customers', 'customer', 'kunden', 'kunde', 'den kunden'], STAKEHOLDERS: ['stakeholders', 'stakeholder', 'leadership', 'board', 'leitung'],
  TEAM: ['team', 'the team', 'internal', 'intern'], PUBLIC: ['public', 'everybody', 'everyone', 'öffentlich', 'alle'],
};
export const levelPhrases: Phrases = {
  DOWN: ['down', 'out', 'dead', 'ausgefallen', 'tot'], DEGRADED: ['degraded', 'slow', 'partly', 'eingeschränkt', 'langsam'], AT_RISK: ['at risk', 'endangered', 'gefährdet'],
};
export const rolePhrases: Phrases = {
  COMMANDER: ['commander', 'incident commander', 'ic', 'lead', 'einsatzleitung', 'leitung'], COMMUNICATIONS: ['communications', 'comms', 'kommunikation'],
  SCRIBE: ['scribe', 'protokoll', 'schriftführung'], OPERATIONS: ['operations', 'ops', 'betrieb', 'technik'],
};
export const severityPhrases: Phrases = {
  SEV1: ['sev1', 'sev 1', 'critical', '1'], SEV2: ['sev2', 'sev 2', 'major', '2'], SEV3: ['sev3', 'sev 3', 'minor', '3'], SEV4: ['sev4', 'sev 4', 'low', '4'],
};
export const detectedPhrases: Phrases = {
  MONITORING: ['monitoring', 'alert', 'alarm'], STAFF: ['staff', 'colleague', 'kollege', 'kollegin'], CUSTOMER: ['customer', 'kunde', 'kundin'], VENDOR: ['vendor', 'hersteller'],
};
export const toldPhrases: Phrases = {
  TOLD: ['told', 'reached', 'informed', 'informiert'], NO_ANSWER: ['no answer', 'keine antwort', 'nicht erreicht'], LEFT_MESSAGE: ['left a message', 'left message', 'voicemail', 'nachricht hinterlassen'],
};
export const lessonPhrases: Phrases = {
  WENT_WELL: ['went well', 'good', 'gut'], WENT_BADLY: ['went badly', 'bad', 'schlecht'], LUCKY: ['lucky', 'glück'], DO_DIFFERENTLY: ['do differently', 'next time', 'nächstes mal'],
};
export const howPhrases: Phrases = {
  remote: ['remote', 'remotely', 'from home', 'aus der ferne'], 'on site': ['on site', 'vor ort'], 'shared screen': ['shared screen', 'screen share'],
};
/** Words that turn a command into another about the same thing. */
export const endedPhrases: Phrases = { ended: ['ended', 'over', 'back', 'is back', 'restored', 'vorbei', 'wieder da'] };
export const atWorkPhrases: Phrases = { engaged: ['engaged', 'works on it', 'working on it', 'joined', 'arbeitet daran'] };
