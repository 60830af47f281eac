using NodaTime;
using Timeline.Api.Incidents;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Import;

internal sealed record ImportEntryInput(
    Instant OccurredAt,
    Instant? OccurredUntil,
    Precision Precision,
    string? Author,
    string Text,
    ImportRole Role,
    string? Who,
    ContactRung Rung,
    Channel Channel,
    ContactOutcome Outcome,
    Audience Audience,
    bool TakeAnyway);

internal sealed record ImportEntriesInput(Guid? CommandId, string IncidentId, string? Zone, IReadOnlyList<ImportEntryInput> Entries) : IIncidentInput;

internal sealed record ImportLeftOut(int Index, KnownEntry Known);

internal sealed record ImportEntriesPayload(
    IncidentRecord? Incident, IReadOnlyList<TimelineEntry>? Entries, int? SkippedCount, IReadOnlyList<ImportLeftOut>? LeftOut, Rejection? Error);

internal static class ImportEntriesMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<ImportEntryInput>("ImportEntryInput");
        schema.Input<ImportEntriesInput>("ImportEntriesInput");
        schema.Object<ImportLeftOut>("ImportLeftOut").Properties();
        schema.Object<ImportEntriesPayload>("ImportEntriesPayload").Properties();
        schema.Mutation("importEntries", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<ImportEntriesInput>("input");
        var lines = input.Entries.Select(ToLine).ToList();
        ImportPlan? decided = null;
        var outcome = await field.Service<IncidentDecider>().HandleAsync(
            field, input, (incident, command) =>
            {
                var import = new ImportEntries(command.Id, command.Now, input.Zone, lines);
                decided = ImportEntries.Plan(incident, import);
                return ImportEntries.Decide(incident, import);
            },
            cancellation,
            source: Source.Import);
        if (outcome is not { Incident: { } record, State: { } state })
            return new ImportEntriesPayload(null, null, null, null, outcome.Error);

        // A command that was sent twice is not decided again; asked afterwards, the plan names the same entries. An incident that was
        // closed meanwhile has no plan any more, but the entries that the command made still stand.
        var sent = new ImportEntries(outcome.CommandId, outcome.Now, input.Zone, lines);
        var plan = decided ?? ImportEntries.Plan(state, sent);
        var ids = plan.Problem is null ? plan.EntryIds : [.. lines.Select((_, index) => sent.Made(state, index))];
        var leftOut = LeftOut(plan, record);
        return new ImportEntriesPayload(
            record, [.. ids.Select(record.Entry).OfType<TimelineEntry>()], decided?.SkippedCount ?? sent.MadeNothing(state) - leftOut.Count, leftOut, null);
    }

    private static List<ImportLeftOut> LeftOut(ImportPlan plan, IncidentRecord record) =>
    [
        .. from line in plan.Lines
           where line.LeftOut
           let known = KnownEntry.Of(line.Known!, record)
           where known is not null
           select new ImportLeftOut(line.Index, known),
    ];

    internal static ImportLine ToLine(ImportEntryInput entry) => new(
        entry.OccurredAt, entry.Text, entry.Role, entry.Precision, entry.OccurredUntil, entry.Author, entry.Who, entry.Rung, entry.Channel, entry.Outcome, entry.Audience, entry.TakeAnyway);
}
