using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>A promised update that was overdue.</summary>
/// <param name="EntryId">The entry that says so.</param>
/// <param name="Promise">The update that promised it.</param>
/// <param name="EndedAt">When the next update was sent, or the incident was over. Null: still waited for.</param>
/// <param name="Sent">True when it was the next update that ended it.</param>
public sealed record OverdueUpdate(EntryId EntryId, EntryId Promise, Instant Due, Instant? EndedAt, bool Sent);
