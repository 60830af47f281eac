using Marten;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Timeline.Storage.Commands;
using Timeline.Storage.Sealing;

namespace Timeline.Api.Incidents;

/// <summary>One event of a record with its envelope and its place in the chain, without its content.</summary>
/// <param name="Name">As it is stored.</param>
internal sealed record RecordedEvent(Recorded<IncidentEvent> Recorded, string Name, string? Hash);

/// <summary>The events of an incident in the order of recording, and whether they are as they were recorded.</summary>
internal static class RecordedEventsField
{
    private const int Most = 500;

    public static void Bind(SchemaBindings schema)
    {
        schema.Object<RecordedEvent>("RecordedEvent")
            .Field("sequence", recorded => recorded.Recorded.Sequence).Field("recordedAt", recorded => recorded.Recorded.RecordedAt)
            .Field("actor", recorded => recorded.Recorded.Actor).Field("source", recorded => recorded.Recorded.Source)
            .Field("entryId", recorded => (recorded.Recorded.Event as IAboutEntry)?.EntryId.ToString())
            .Field("redaction", recorded => recorded.Recorded.Redaction).Properties();
        schema.Object<StreamVerification>("RecordVerification")
            .Field("fits", found => found.Problem is null)
            .Field("problem", found => found.Problem?.Reason).Field("problemAt", found => found.Problem?.Version).Properties();
        schema.Object<IncidentRecord>("Incident").Field("recordedEvents", EventsAsync).Field("verification", VerifyAsync);
    }

    private static async ValueTask<object?> EventsAsync(FieldContext field, CancellationToken cancellation)
    {
        var (record, last) = (field.Parent<IncidentRecord>(), field.Argument<int>("last"));
        if (last is < 1 or > Most)
            throw new GraphQLException($"last is {Say.Count(last)}; give 1 to {Say.Count(Most)}.", "BAD_USER_INPUT");
        var until = Math.Min(record.Version, field.Argument<long?>("before") is { } before ? before - 1 : long.MaxValue);
        if (until < 1)
            return Array.Empty<RecordedEvent>();

        var records = field.Service<IncidentRecords>();
        await using var session = field.Service<IDocumentStore>().Reading();
        var stored = await session.Events.FetchStreamAsync(record.Id.Value, until, fromVersion: Math.Max(1, until - last + 1), token: cancellation);
        return stored.Select(one => new RecordedEvent(records.ToRecorded(one), one.EventTypeName, one.GetHeader(EventHeaders.Hash)?.ToString())).ToList();
    }

    private static async ValueTask<object?> VerifyAsync(FieldContext field, CancellationToken cancellation)
    {
        if (field.Parent<IncidentRecord>() is not { Moment: null } record)
            return null;
        await foreach (var found in field.Service<ChainVerifier>().VerifyAsync(Tenants.Only, record.Id.Value, cancellation: cancellation))
            return found;
        return null;
    }
}
