using Timeline.Domain.Incidents;

namespace Timeline.Api.Incidents.Commands;

internal sealed record TagEntryInput(Guid? CommandId, string IncidentId, string EntryId, IReadOnlyList<string> Tags) : IIncidentInput;

internal sealed record StarEntryInput(Guid? CommandId, string IncidentId, string EntryId) : IIncidentInput;

internal sealed record TagIncidentInput(Guid? CommandId, string IncidentId, IReadOnlyList<string> Tags) : IIncidentInput;

/// <summary>What is put on entries and incidents, and makes no entry.</summary>
internal static class MarkCommands
{
    public static void Bind(IncidentCommands commands)
    {
        foreach (var (mutation, remove) in new[] { ("tagEntry", false), ("untagEntry", true) })
        {
            commands.Add<TagEntryInput>(
                mutation, (incident, input, _) => TagEntry.Decide(incident, new(Ids.Entry(input.EntryId), input.Tags, remove)), about: input => Ids.Entry(input.EntryId));
        }

        foreach (var (mutation, starred) in new[] { ("starEntry", true), ("unstarEntry", false) })
        {
            commands.Add<StarEntryInput>(
                mutation, (incident, input, _) => StarEntry.Decide(incident, new(Ids.Entry(input.EntryId), starred)), about: input => Ids.Entry(input.EntryId));
        }

        foreach (var (mutation, remove) in new[] { ("tagIncident", false), ("untagIncident", true) })
            commands.Add<TagIncidentInput>(mutation, (incident, input, _) => TagIncident.Decide(incident, new(input.Tags, remove)));
    }
}
