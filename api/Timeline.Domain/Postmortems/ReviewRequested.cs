using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Postmortems;

// Storage contract: type and member names are in the database. Add optional members; never rename.

/// <summary>Somebody asked for it to be reviewed.</summary>
/// <param name="Reviewers">Those who were asked by name; may be empty.</param>
/// <param name="By">Who asked.</param>
public sealed record ReviewRequested(IReadOnlyList<NamedPerson> Reviewers, Guid By) : PostmortemEvent
{
    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded) => postmortem with
    {
        Status = postmortem.Status == PostmortemStatus.Approved ? PostmortemStatus.Approved : PostmortemStatus.InReview,
        Review = new(Reviewers, By, recorded.Actor, recorded.RecordedAt),
        WantedChange = null,
    };

    public override PostmortemEvent Naming(Func<NamedPerson, NamedPerson> shown) => this with { Reviewers = [.. Reviewers.Select(shown)] };
}

/// <summary>A reviewer wants it changed: it is a draft again.</summary>
public sealed record ChangesRequested(string Reason) : PostmortemEvent
{
    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded) => postmortem with
    {
        Status = PostmortemStatus.Draft,
        Approvals = [],
        WantedChange = new(Reason, recorded.Actor, recorded.RecordedAt),
    };
}

/// <summary>Somebody who is no author found it fit to be published.</summary>
/// <param name="By">Who.</param>
public sealed record PostmortemApproved(Guid By) : PostmortemEvent
{
    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded) => postmortem with
    {
        Status = PostmortemStatus.Approved,
        Approvals = postmortem.Approvals.Add(new(new(By, recorded.Actor), recorded.RecordedAt)),
    };
}

/// <summary>Asks for a review, or asks others.</summary>
/// <param name="Reviewers">Those who are asked by name.</param>
public sealed record RequestReview(IReadOnlyList<NamedPerson> Reviewers, NamedPerson By)
{
    /// <summary>Yields no events when those are asked already.</summary>
    /// <param name="incident">Says who may see it while it is private.</param>
    public static Decision<PostmortemEvent> Decide(PostmortemRecord postmortem, IncidentRecord incident, RequestReview command)
    {
        if (!postmortem.IsDrafted)
            return PostmortemRules.NotDrafted;
        if (postmortem.Status == PostmortemStatus.Published)
            return new Rejection(RejectionCode.AlreadyInStatus, $"Version {postmortem.Publications[^1].Number} is published, and nothing was written or refreshed since. There is nothing to review.");
        var reviewers = command.Reviewers.DistinctBy(reviewer => reviewer.Id).ToList();
        if (reviewers.Count > Limits.Reviewers)
            return new Rejection(RejectionCode.TooLong, $"reviewers names {Say.Count(reviewers.Count)} people; the limit is {Limits.Reviewers}. Ask fewer.", "reviewers");
        if (reviewers.Find(reviewer => incident.Named is { } named && !named.Contains(reviewer.Id)) is { } stranger)
            return new Rejection(RejectionCode.NotAllowed, $"{incident.Key} is private, and {stranger.Name} may not see it. Grant access first, or ask somebody else.", "reviewers");
        if (reviewers.Find(reviewer => postmortem.HasAuthor(reviewer.Id)) is { } author)
            return new Rejection(RejectionCode.SecondPersonNeeded, $"{author.Name} wrote in this postmortem and cannot review it. Ask somebody else.", "reviewers");

        var isAsked = postmortem.Status is PostmortemStatus.InReview or PostmortemStatus.Approved
            && postmortem.Review is { } review && review.Reviewers.Select(reviewer => reviewer.Id).SequenceEqual(reviewers.Select(reviewer => reviewer.Id));
        return isAsked ? Decision.Nothing : new ReviewRequested(reviewers, command.By.Id);
    }
}

/// <summary>Sends it back to draft.</summary>
public sealed record RequestChanges(string Reason)
{
    public static Decision<PostmortemEvent> Decide(PostmortemRecord postmortem, RequestChanges command)
    {
        if (!postmortem.IsDrafted)
            return PostmortemRules.NotDrafted;
        if (postmortem.Status is not (PostmortemStatus.InReview or PostmortemStatus.Approved))
            return ApprovePostmortem.NotInReview(postmortem);
        var checks = new Checks();
        var reason = checks.Text("reason", command.Reason, Limits.Reason);
        return checks.Problem is { } problem ? problem : new ChangesRequested(reason);
    }
}

/// <summary>Finds it fit to be published.</summary>
/// <param name="IsProgram">True: an access token sent it.</param>
public sealed record ApprovePostmortem(NamedPerson By, bool IsProgram)
{
    /// <summary>Yields no events when they approved it as it stands already.</summary>
    public static Decision<PostmortemEvent> Decide(PostmortemRecord postmortem, ApprovePostmortem command)
    {
        if (!postmortem.IsDrafted)
            return PostmortemRules.NotDrafted;
        if (postmortem.Status is not (PostmortemStatus.InReview or PostmortemStatus.Approved))
            return NotInReview(postmortem);
        if (command.IsProgram)
            return new Rejection(RejectionCode.SecondPersonNeeded, "An access token cannot approve a postmortem. Sign in as a person who wrote nothing in it.");
        if (postmortem.HasAuthor(command.By.Id))
            return new Rejection(RejectionCode.SecondPersonNeeded, $"You wrote in this postmortem, so you cannot approve it. {AskSomebody(postmortem)}");
        if (postmortem.Authors.Count == 0 && postmortem.Review?.By == command.By.Id)
            return new Rejection(RejectionCode.SecondPersonNeeded, "You asked for this review, and nobody wrote in the postmortem: somebody else must approve it. Ask another person.");
        return postmortem.Approvals.Exists(approval => approval.By.Id == command.By.Id) ? Decision.Nothing : new PostmortemApproved(command.By.Id);
    }

    internal static Rejection NotInReview(PostmortemRecord postmortem) =>
        new(RejectionCode.NotInReview, $"The postmortem is {Say.Words(postmortem.Status)}, not in review. Ask for a review first (requestReview).");

    internal static string AskSomebody(PostmortemRecord postmortem) =>
        $"Ask somebody other than {string.Join(", ", postmortem.Authors.Select(author => author.Name))}.";
}
