using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Api.Metrics;

// Storage contract: stored as documents (mt_doc_metricview); add optional members, never rename.

/// <summary>A question about many incidents that was saved under a name.</summary>
/// <param name="NameKey">The name folded for comparison: unique among those for all, and among each person's own.</param>
/// <param name="OwnerId">Who saved it: a person or a token.</param>
/// <param name="ForAll">True: in everybody's list. False: in its owner's; whoever is given its id may open it all the same.</param>
/// <param name="Question">The <c>MetricFiguresInput</c> as JSON.</param>
/// <param name="LastDays">Ask for so many days up to today in place of the days of the question. Null: for those.</param>
public sealed record MetricView(Guid Id, string Name, string NameKey, Guid OwnerId, string Owner, bool ForAll, Instant SavedAt, string Question, int? LastDays = null)
{
    public string Name { get; init; } = VisibleText.Line(Name);

    public string Owner { get; init; } = VisibleText.Line(Owner);
}
