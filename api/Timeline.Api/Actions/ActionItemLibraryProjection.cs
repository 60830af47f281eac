using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using NodaTime;
using Timeline.Api.Incidents;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Storage.DueWork;

namespace Timeline.Api.Actions;

/// <summary>Keeps what action items are found by, behind the appends (ADR 45).</summary>
/// <remarks>An event says which incident to look at, and the record of now what its action items say: what was redacted since is never brought back.</remarks>
internal sealed partial class ActionItemLibraryProjection : EventProjection
{
    public const string ProjectionName = "ActionItemLibrary";

    private readonly IncidentRecords _records;

    public ActionItemLibraryProjection(IncidentRecords records)
    {
        _records = records;
        Name = ProjectionName;
        IncludeType<ZoneChanged>();
        foreach (var type in IncidentEvents.StoredNames.Keys.Where(IsAboutActionItems))
            IncludeType(type);
    }

    public override async ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        if (e.Data is not IncidentEvent)
            return;
        var record = await _records.ReadAsync(operations, new IncidentId(e.StreamId), cancellation)
            ?? throw new InvalidOperationException($"The stream {e.StreamId} has events of an incident and is none.");
        foreach (var item in Concerned(record, _records.ToRecorded(e).Event))
        {
            if (item.Retracted)
                operations.Delete<LibraryActionItem>(item.Id.Value);
            else
                operations.Store(LibraryActionItem.Of(record, item));
        }

        await AwaitAsync(operations, record, Instant.FromDateTimeOffset(e.Timestamp), cancellation);
    }

    // For a last day that was recorded by a version that judged none, nobody waits: the first building of this has each of those incidents looked at. Where
    // somebody waits, they know what comes next.
    private static async Task AwaitAsync(IDocumentOperations operations, IncidentRecord record, Instant at, CancellationToken cancellation)
    {
        var look = IncidentDueWork.LookAt(record.Id, at);
        if (record.ActionItems.Any(item => item is { Status: ActionItemStatus.Open, DueEnds: not null }) && await operations.LoadAsync<DueItem>(look.Id, cancellation) is null)
            operations.Store(look);
    }

    // A day ends elsewhere in another zone. What was redacted outright no longer says which item it was about.
    private static IEnumerable<ActionItem> Concerned(IncidentRecord record, IncidentEvent told)
    {
        var part = told switch
        {
            ActionItemRedacted redacted => redacted.ActionItemId.Value,
            IAboutLearning about => about.Part,
            _ => (Guid?)null,
        };
        return record.EveryActionItem().Where(item => part is null || item.Id.Value == part);
    }

    private static bool IsAboutActionItems(Type type) => type.Name.StartsWith("ActionItem", StringComparison.Ordinal);
}
