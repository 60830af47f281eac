using System.Text.Json;
using Marten;
using NodaTime;
using Timeline.Api.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.Storage.Commands;
using Timeline.Storage.DueWork;

namespace Timeline.Api.Postmortems.Writing;

/// <summary>Ends holds in which nobody typed for two minutes, whichever node lives then: what was typed is written, once, by Timeline itself.</summary>
internal sealed class SectionHoldWork(IncidentRecords records, PostmortemRecords postmortems) : IDueWork
{
    // Storage contract.
    internal const string KindName = "section_hold";
    private const string Actor = "Timeline";

    public string Kind => KindName;

    public async Task<DateTimeOffset?> ActAsync(IDocumentSession session, DueItem item, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = item.Body!.Value.GetGuid();
        if (await session.LoadAsync<SectionDraft>(id, cancellation) is not { Holder: not null } draft)
            return null;
        if (draft.IsHeldAt(Instant.FromDateTimeOffset(now)))
            return draft.HeldUntil!.Value.ToDateTimeOffset();

        var incident = new IncidentId(draft.Incident);
        var record = await records.ReadAsync(session, incident, cancellation) ?? throw new InvalidOperationException($"There is no incident {incident}, and a section of its postmortem is held.");
        var postmortem = await postmortems.ReadAsync(session, incident, moment: null, cancellation);
        var ended = SectionHolds.End(draft, postmortem, record);
        session.Store(ended.Draft!);
        if (ended.Kept is { } kept)
            session.Store(kept);
        if (ended.Events.Count > 0)
        {
            session.LastModifiedBy = Actor;
            session.CausationId = item.Id.ToString();
            session.SetHeader(EventHeaders.Source, nameof(Source.System));
            session.Events.Append(item.Subject, postmortem.Version + ended.Events.Count, [.. ended.Events]);
        }

        return null;
    }
}

internal static class SectionDrafts
{
    /// <summary>What is typed in a postmortem and not written.</summary>
    public static async Task<IReadOnlyList<SectionDraft>> DraftsOfAsync(this IQuerySession session, Guid postmortem, CancellationToken cancellation) =>
        await session.Query<SectionDraft>().Where(draft => draft.Postmortem == postmortem).ToListAsync(cancellation);

    /// <summary>Has the hold looked at when it ends; a draft that nobody holds is not waited for.</summary>
    public static void Await(this IDocumentSession session, SectionDraft draft)
    {
        if (draft.HeldUntil is not { } until)
        {
            session.AwaitNoMore(draft.Id);
            return;
        }

        session.Store(new DueItem
        {
            Id = DueId.Of(SectionHoldWork.KindName, draft.Id),
            Kind = SectionHoldWork.KindName,
            Subject = draft.Postmortem,
            At = until.ToDateTimeOffset(),
            Body = JsonSerializer.SerializeToElement(draft.Id),
        });
    }

    public static void AwaitNoMore(this IDocumentSession session, Guid draft) => session.Delete<DueItem>(DueId.Of(SectionHoldWork.KindName, draft));
}
