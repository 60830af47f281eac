import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { toast } from '@/ui/toast';

const CameBack_RecordMutation = graphql(`
  mutation CameBack_RecordMutation($input: RecordLessonCameBackInput!) {
    recordLessonCameBack(input: $input) { incident { id key } lesson { id } error { code message field } }
  }
`);

const CameBack_RetractMutation = graphql(`
  mutation CameBack_RetractMutation($input: RetractLessonInput!) {
    retractLesson(input: $input) { incident { id } error { code message field } }
  }
`);

/** Records that a lesson came back in an incident; the toast takes it back. `run` tells whether it was recorded. */
export function useCameBack(onChanged: () => void) {
  const { run, sending, failure } = useCommand(CameBack_RecordMutation);
  const taking = useCommand(CameBack_RetractMutation);
  return {
    sending, failure,
    run: async (lessonId: string, incidentId: string, text: string): Promise<boolean> => {
      const payload = await run({ lessonId, incidentId, ...(text.trim() !== '' && { text: text.trim() }) });
      if (!payload?.incident || !payload.lesson) return false;
      const { incident, lesson } = payload;
      onChanged();
      toast(`Recorded: it came back in ${incident.key}.`, () => {
        void taking.run({ incidentId: incident.id, lessonId: lesson.id, reason: 'Taken back: it did not come back there.' }).then((taken) => {
          if (taken) onChanged();
          else toast('It could not be taken back. Retract it in the room of the incident.');
        });
      });
      return true;
    },
  };
}
