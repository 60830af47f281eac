using NodaTime;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Writing;

/// <summary>What a command on a postmortem came to. The payload of every mutation of a postmortem reads its fields here.</summary>
/// <param name="Incident">Null when rejected.</param>
/// <param name="KeptDraft">What was kept aside for the caller; also when rejected.</param>
internal sealed record PostmortemOutcome(Guid CommandId, Instant Now, IncidentRecord? Incident, Rejection? Error, SectionDraft? KeptDraft = null)
{
    /// <summary>The postmortem after it. Null when rejected.</summary>
    public PostmortemRecord? Record { get; init; }

    public IReadOnlyList<SectionDraft> Drafts { get; init; } = [];

    /// <summary>The section that the command was about. Null: about none.</summary>
    public PostmortemSection? About { get; init; }

    /// <summary>The comment that the command was about. Null: it made one, if any.</summary>
    public CommentId? AboutComment { get; init; }

    public PostmortemPart? Section => Incident is { } incident && Record is { } record && About is { } about ? PostmortemPart.Of(incident, record, about, Drafts, Now) : null;

    public TypedDraft? Kept => KeptDraft is { } kept && Section is { } part ? new(part, kept) : null;

    public PostmortemComment? Comment => Incident is { } incident && Record is { } record
        ? record.Comments.Find(comment => comment.Id == (AboutComment ?? CommentId.From(incident.Number, CommandId, 0)))
        : null;
}
