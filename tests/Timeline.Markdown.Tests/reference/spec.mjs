// Writes the Markdown of every example of the CommonMark specification as a JSON list.
import { tests } from 'commonmark-spec';

process.stdout.write(JSON.stringify(tests.map((test) => test.markdown)));
