using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Postmortems;

// Storage contract: type and member names are in the database. Add optional members; never rename.

/// <summary>Somebody remarked on a section, or answered.</summary>
/// <param name="ReplyTo">The comment that begins the thread. Null: this one does.</param>
/// <param name="By">Who.</param>
public sealed record CommentAdded(CommentId CommentId, PostmortemSection Section, string Text, CommentId? ReplyTo, Guid By) : PostmortemEvent
{
    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded) => postmortem with
    {
        Comments = postmortem.Comments.Add(new(CommentId, Section, Text, ReplyTo, new(By, recorded.Actor), recorded.RecordedAt) { Redaction = recorded.Redaction }),
    };
}

/// <summary>What a thread asked for is done.</summary>
public sealed record CommentResolved(CommentId CommentId) : PostmortemEvent
{
    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded) =>
        postmortem.Change(CommentId, comment => comment with { Resolution = new(recorded.Actor, recorded.RecordedAt) });
}

/// <summary>It is not done after all.</summary>
public sealed record CommentReopened(CommentId CommentId) : PostmortemEvent
{
    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded) =>
        postmortem.Change(CommentId, comment => comment with { Resolution = null });
}

/// <summary>A comment should not have been made. With the first of a thread its answers go.</summary>
public sealed record CommentRetracted(CommentId CommentId) : PostmortemEvent
{
    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded) => postmortem with
    {
        Comments = [.. postmortem.Comments.Select(comment => comment.Id == CommentId || comment.ReplyTo == CommentId ? comment with { Retracted = true } : comment)],
    };
}

/// <summary>Remarks on a section, or answers.</summary>
/// <param name="IncidentNumber">Of the incident; the comment's id carries it.</param>
/// <param name="ReplyTo">Any comment of the thread that is answered. Null: this one begins a thread.</param>
public sealed record AddComment(Guid CommandId, int IncidentNumber, PostmortemSection Section, string Text, CommentId? ReplyTo, NamedPerson By)
{
    public static Decision<PostmortemEvent> Decide(PostmortemRecord postmortem, AddComment command)
    {
        if (!postmortem.IsDrafted)
            return PostmortemRules.NotDrafted;
        var id = CommentId.From(command.IncidentNumber, command.CommandId, 0);
        if (postmortem.Comments.Exists(comment => comment.Id == id))
            return Decision.Nothing;
        var (section, thread) = (command.Section, command.ReplyTo);
        if (command.ReplyTo is { } answered)
        {
            if (PostmortemRules.FindComment(postmortem, answered, "replyTo", out var comment) is { } missing)
                return missing;
            (section, thread) = (comment.Section, comment.ReplyTo ?? comment.Id);
        }

        var checks = new Checks();
        var text = checks.Text("text", command.Text);
        return checks.Problem is { } problem ? problem : new CommentAdded(id, section, text, thread, command.By.Id);
    }
}

/// <summary>Says that what a thread asked for is done.</summary>
public sealed record ResolveComment(CommentId CommentId)
{
    /// <summary>Yields no events when it is resolved already.</summary>
    public static Decision<PostmortemEvent> Decide(PostmortemRecord postmortem, ResolveComment command) =>
        SettleComment.Decide(postmortem, command.CommentId, isResolved: true);
}

/// <summary>Says that it is not done after all.</summary>
public sealed record ReopenComment(CommentId CommentId)
{
    /// <summary>Yields no events when it is open.</summary>
    public static Decision<PostmortemEvent> Decide(PostmortemRecord postmortem, ReopenComment command) =>
        SettleComment.Decide(postmortem, command.CommentId, isResolved: false);
}

/// <summary>Takes a comment back.</summary>
/// <param name="MayOthers">True: whoever asks may retract what others wrote.</param>
public sealed record RetractComment(CommentId CommentId, NamedPerson By, bool MayOthers)
{
    public static Decision<PostmortemEvent> Decide(PostmortemRecord postmortem, RetractComment command)
    {
        if (!postmortem.IsDrafted)
            return PostmortemRules.NotDrafted;
        if (PostmortemRules.FindComment(postmortem, command.CommentId, "commentId", out var comment) is { } missing)
            return missing;
        if (comment.By.Id != command.By.Id && !command.MayOthers)
            return new Rejection(RejectionCode.NotAllowed, $"{comment.By.Name} wrote this comment. Only they, or a manager, can retract it; you can resolve it.", "commentId");
        return new CommentRetracted(command.CommentId);
    }
}

internal static class SettleComment
{
    public static Decision<PostmortemEvent> Decide(PostmortemRecord postmortem, CommentId id, bool isResolved)
    {
        if (!postmortem.IsDrafted)
            return PostmortemRules.NotDrafted;
        if (PostmortemRules.FindComment(postmortem, id, "commentId", out var comment) is { } missing)
            return missing;
        if (comment.ReplyTo is { } thread)
            return new Rejection(RejectionCode.NotAllowed, $"Comment {id} is an answer. Resolve or reopen the comment that begins the thread, {thread}.", "commentId");
        if (comment.Resolution is not null == isResolved)
            return Decision.Nothing;
        return isResolved ? new CommentResolved(id) : new CommentReopened(id);
    }
}
