using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Postmortems;

// Storage contract: type and member names are in the database. Add optional members; never rename.

/// <summary>It was published as it stood.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="IncidentVersion">The incident's version that it stands on.</param>
/// <param name="PostmortemVersion">The postmortem's version whose words it has.</param>
/// <param name="Reason">Why, although something is missing. Null: nothing is.</param>
/// <param name="Missing">What was missing: kinds and what they are about, no words.</param>
/// <param name="By">Who published it.</param>
public sealed record PostmortemPublished(int Number, long IncidentVersion, long PostmortemVersion, string? Reason, IReadOnlyList<MissingThing> Missing, Guid By) : PostmortemEvent
{
    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded) => postmortem with
    {
        Status = PostmortemStatus.Published,
        Publications = postmortem.Publications.Add(new(
            Number, IncidentVersion, PostmortemVersion, Reason, Missing, new(By, recorded.Actor), recorded.RecordedAt, [.. postmortem.Approvals.Select(approval => approval.By)])),
    };
}

/// <summary>A published version counts no more. It stays in the record.</summary>
public sealed record PublicationWithdrawn(int Number, string Reason) : PostmortemEvent
{
    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded) => postmortem with
    {
        Status = postmortem.Status == PostmortemStatus.Published && Number == postmortem.Publications[^1].Number ? PostmortemStatus.Withdrawn : postmortem.Status,
        Publications = postmortem.Publications.SetItem(Number - 1, postmortem.Publications[Number - 1] with { Withdrawal = new(Reason, recorded.Actor, recorded.RecordedAt) }),
    };
}

/// <summary>Publishes it as it stands.</summary>
/// <param name="Missing">What is missing from the record that it stands on, and from its own.</param>
/// <param name="Reason">Why, although something is missing. It does not replace the second person.</param>
/// <param name="IsProgram">True: an access token sent it.</param>
public sealed record PublishPostmortem(IReadOnlyList<MissingPart> Missing, string? Reason, NamedPerson By, bool IsProgram)
{
    /// <summary>Yields no events when it is published as it stands.</summary>
    public static Decision<PostmortemEvent> Decide(PostmortemRecord postmortem, PublishPostmortem command)
    {
        if (postmortem.Drafted is not { } drafted)
            return PostmortemRules.NotDrafted;
        if (postmortem.Status == PostmortemStatus.Published)
            return Decision.Nothing;
        if (command.IsProgram)
            return new Rejection(RejectionCode.SecondPersonNeeded, "An access token cannot publish a postmortem. Sign in as a person who wrote nothing in it.");
        if (postmortem.HasAuthor(command.By.Id))
            return new Rejection(RejectionCode.SecondPersonNeeded, $"You wrote in this postmortem, so you cannot publish it. {ApprovePostmortem.AskSomebody(postmortem)}");
        if (postmortem.Status != PostmortemStatus.Approved)
        {
            return new Rejection(
                RejectionCode.SecondPersonNeeded,
                $"The postmortem is {Say.Words(postmortem.Status)}, not approved. A person who wrote nothing in it must approve it first (requestReview, then approvePostmortem); a reason does not replace them.");
        }

        var checks = new Checks();
        var reason = checks.OptionalText("reason", command.Reason, Limits.Reason);
        if (checks.Problem is { } problem)
            return problem;
        if (command.Missing.Count > 0 && reason is null)
        {
            return new Rejection(
                RejectionCode.Incomplete,
                $"Missing: {string.Join(" ", command.Missing.Select(part => part.Sentence))} Complete it, or give the reason for which it is published all the same; the reason is printed.",
                "reason");
        }

        return new PostmortemPublished(
            postmortem.Publications.Count + 1, drafted.IncidentVersion, postmortem.Version, command.Missing.Count > 0 ? reason : null, [.. command.Missing.Select(MissingThing.Of)], command.By.Id);
    }
}

/// <summary>Takes a published version back. What it said stays in the record.</summary>
public sealed record WithdrawPublication(int Number, string Reason)
{
    /// <summary>Yields no events when it was taken back already.</summary>
    public static Decision<PostmortemEvent> Decide(PostmortemRecord postmortem, WithdrawPublication command)
    {
        if (!postmortem.IsDrafted)
            return PostmortemRules.NotDrafted;
        if (postmortem.Publications.Find(publication => publication.Number == command.Number) is not { } publication)
        {
            return new Rejection(
                RejectionCode.PublicationNotFound, $"There is no published version {command.Number}; published so far: {postmortem.Publications.Count}. Give the number of one.", "number");
        }

        if (publication.Withdrawal is not null)
            return Decision.Nothing;
        var checks = new Checks();
        var reason = checks.Text("reason", command.Reason, Limits.Reason);
        return checks.Problem is { } problem ? problem : new PublicationWithdrawn(command.Number, reason);
    }
}

/// <summary>One thing that was missing, without words: what it is about may be redacted later.</summary>
public sealed record MissingThing(MissingKind Kind, EntryId? EntryId = null, ActionItemId? ActionItemId = null, CommentId? CommentId = null, PostmortemSection? Section = null)
{
    public static MissingThing Of(MissingPart part) => new(part.Kind, part.EntryId, part.ActionItemId, part.CommentId, part.Section);
}
