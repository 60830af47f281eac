using Timeline.Domain.Shared;

namespace Timeline.Domain.Postmortems;

/// <summary>The rules that several commands on a postmortem share.</summary>
public static class PostmortemRules
{
    public static Rejection NotDrafted { get; } =
        new(RejectionCode.PostmortemNotFound, "The incident has no postmortem yet. Draft it first (draftPostmortem).", "incidentId");

    /// <summary>Nobody can have seen text that was never composed.</summary>
    public static Rejection? UnknownBasis(PostmortemRecord postmortem, long incidentVersion) => postmortem.BasisOf(incidentVersion) is not null
        ? null
        : new(
            RejectionCode.OutOfRange,
            $"incidentVersion is {incidentVersion}, and the postmortem was never composed from that version. Give the one that the text you saw was of (now {postmortem.Drafted!.IncidentVersion}).",
            "incidentVersion");

    /// <summary>The thread that a comment belongs to, and that it stands.</summary>
    public static Rejection? FindComment(PostmortemRecord postmortem, CommentId id, string field, out PostmortemComment comment)
    {
        comment = postmortem.Comment(id)!;
        return comment is null ? new(RejectionCode.CommentNotFound, $"There is no comment {id} on this postmortem, or it was retracted. Load the comments again.", field) : null;
    }
}
