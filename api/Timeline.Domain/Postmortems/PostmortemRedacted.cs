using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Postmortems;

// Storage contract: type and member names are in the database. Add optional members; never rename.

/// <summary>A fact that what people typed in a postmortem was removed for good, from the events that held it too.</summary>
public interface IPostmortemRedaction
{
    /// <summary>Why; kept for ever.</summary>
    string Reason { get; }

    /// <summary>The event as it must be stored from now on. Null when it holds nothing of what is redacted.</summary>
    PostmortemEvent? Without(PostmortemEvent recorded);
}

/// <summary>What was ever written in a section was removed for good.</summary>
public sealed record SectionRedacted(PostmortemSection Section, string Reason) : PostmortemEvent, IPostmortemRedaction
{
    public PostmortemEvent? Without(PostmortemEvent recorded) =>
        recorded is SectionWritten written && written.Section == Section && written.Markdown != EntryContent.Redacted
            ? written with { Markdown = EntryContent.Redacted }
            : SaidOfNames.Without(recorded, IsGone);

    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded) => SaidOfNames.Without(
        postmortem.Written.GetValueOrDefault(Section) is not { } written ? postmortem : postmortem with
        {
            Written = postmortem.Written.SetItem(Section, written with { Markdown = EntryContent.Redacted, Redaction = new(recorded.Actor, recorded.RecordedAt, Reason) }),
        },
        IsGone);

    private bool IsGone(NamePlace place, string? id) => (place, id) == (NamePlace.Section, Say.Name(Section));
}

/// <summary>The text of a comment was removed for good.</summary>
public sealed record CommentRedacted(CommentId CommentId, string Reason) : PostmortemEvent, IPostmortemRedaction
{
    public PostmortemEvent? Without(PostmortemEvent recorded) =>
        recorded is CommentAdded added && added.CommentId == CommentId && added.Text != EntryContent.Redacted ? added with { Text = EntryContent.Redacted } : null;

    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded) =>
        postmortem.Change(CommentId, comment => comment with { Text = EntryContent.Redacted, Redaction = new(recorded.Actor, recorded.RecordedAt, Reason) });
}

/// <summary>Every reason that was given in review, for publishing and for withdrawing was removed for good.</summary>
public sealed record ReviewRedacted(string Reason) : PostmortemEvent, IPostmortemRedaction
{
    public PostmortemEvent? Without(PostmortemEvent recorded) => recorded switch
    {
        ChangesRequested wanted when wanted.Reason != EntryContent.Redacted => wanted with { Reason = EntryContent.Redacted },
        PostmortemPublished { Reason: not null and not EntryContent.Redacted } published => published with { Reason = EntryContent.Redacted },
        PublicationWithdrawn withdrawn when withdrawn.Reason != EntryContent.Redacted => withdrawn with { Reason = EntryContent.Redacted },
        _ => SaidOfNames.Without(recorded, IsGone),
    };

    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded) => SaidOfNames.Without(postmortem, IsGone) with
    {
        WantedChange = postmortem.WantedChange is { } wanted ? wanted with { Reason = EntryContent.Redacted } : null,
        Publications =
        [
            .. postmortem.Publications.Select(publication => publication with
            {
                Reason = EntryContent.Without(publication.Reason),
                Withdrawal = publication.Withdrawal is { } withdrawal ? withdrawal with { Reason = EntryContent.Redacted } : null,
            }),
        ],
    };

    private static bool IsGone(NamePlace place, string? id) => place == NamePlace.Review;
}

/// <summary>Removes what was written in a section, the text of a comment, what was said of names, or the reasons of the review.</summary>
/// <param name="Section">Whose words go. Null: of none.</param>
/// <param name="CommentId">Whose text goes; retracted ones too. Null: of none. With none of the three the reasons go.</param>
/// <param name="HasDraft">True: somebody is typing in the section, or typed what was kept aside.</param>
/// <param name="Names">True: what was said of words that may be names goes.</param>
public sealed record RedactPostmortem(PostmortemSection? Section, CommentId? CommentId, string Reason, bool HasDraft = false, bool Names = false)
{
    /// <summary>Yields no events when nothing is left.</summary>
    /// <param name="events">The whole stream, which tells what is left.</param>
    public static Decision<PostmortemEvent> Decide(PostmortemRecord postmortem, IEnumerable<PostmortemEvent> events, RedactPostmortem command)
    {
        if (!postmortem.IsDrafted)
            return PostmortemRules.NotDrafted;
        if (command is { Section: not null, CommentId: not null })
            return new Rejection(RejectionCode.NotAllowed, "Both section and commentId are given. Redact one at a time.", "commentId");
        if (command is { Names: true, Section: not null } or { Names: true, CommentId: not null })
            return new Rejection(RejectionCode.NotAllowed, "names is given beside a section or a comment. Redact one at a time.", "names");
        if (command.CommentId is { } id && !postmortem.Comments.Exists(comment => comment.Id == id))
            return new Rejection(RejectionCode.CommentNotFound, $"There is no comment {id} on this postmortem. Load the comments again.", "commentId");
        var checks = new Checks();
        var reason = checks.Text("reason", command.Reason, Limits.Reason);
        if (checks.Problem is { } problem)
            return problem;

        PostmortemEvent made = command.Section is { } section ? new SectionRedacted(section, reason)
            : command.CommentId is { } comment ? new CommentRedacted(comment, reason)
            : command.Names ? new NamesRedacted(reason)
            : new ReviewRedacted(reason);
        return command.HasDraft || events.Any(recorded => ((IPostmortemRedaction)made).Without(recorded) is not null) ? made : Decision.Nothing;
    }
}
