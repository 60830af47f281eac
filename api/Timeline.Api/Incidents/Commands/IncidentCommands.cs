using Timeline.GraphQL.Schemas;

namespace Timeline.Api.Incidents.Commands;

/// <summary>The mutations of an incident.</summary>
internal static class IncidentCommands
{
    public static void Bind(SchemaBindings schema)
    {
        DeclareIncidentMutation.Bind(schema);
        SetMilestoneMutation.Bind(schema);
        LogEntryMutation.Bind(schema);
        AmendEntryMutation.Bind(schema);
        RetractEntryMutation.Bind(schema);
        RedactEntryMutation.Bind(schema);
        RecordContactAttemptMutation.Bind(schema);
        EngageResponderMutation.Bind(schema);
        SendUpdateMutation.Bind(schema);
        RaiseHypothesisMutation.Bind(schema);
        RefuteHypothesisMutation.Bind(schema);
        ConfirmHypothesisMutation.Bind(schema);
        NoteRootCauseMutation.Bind(schema);
        NoteContributingFactorMutation.Bind(schema);
        RecordLessonMutation.Bind(schema);
        RaiseActionItemMutation.Bind(schema);
        MitigateIncidentMutation.Bind(schema);
        ResolveIncidentMutation.Bind(schema);
    }
}
