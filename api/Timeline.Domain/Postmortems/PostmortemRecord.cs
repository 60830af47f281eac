using System.Collections.Immutable;
using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Postmortems;

/// <summary>Everything that is known of the postmortem of one incident, folded from its events: what decisions, screens and documents read. Immutable.</summary>
/// <remarks>Compares by reference of its lists; two that were folded from the same events are not equal.</remarks>
public sealed record PostmortemRecord
{
    /// <summary>The postmortem before its first draft.</summary>
    public static readonly PostmortemRecord Empty = new();

    /// <summary>The incident it is about. Null: not drafted yet.</summary>
    public IncidentId? Incident { get; init; }

    /// <summary>The sequence of the last event in it. 0: there is none.</summary>
    public long Version { get; init; }

    /// <summary>Each time it was composed from the record, oldest first.</summary>
    public ImmutableList<PostmortemBasis> Drafts { get; init; } = [];

    /// <summary>What it stands on. Null: not drafted yet.</summary>
    public PostmortemBasis? Drafted => Drafts.IsEmpty ? null : Drafts[^1];

    public bool IsDrafted => Incident is not null;

    /// <summary>The sections that a person wrote. One that is not in it says what is generated from the record.</summary>
    public ImmutableSortedDictionary<PostmortemSection, WrittenSection> Written { get; init; } = ImmutableSortedDictionary<PostmortemSection, WrittenSection>.Empty;

    public PostmortemStatus Status { get; init; }

    /// <summary>The review of this version, also when it is over. Null: none was asked for since the last one was published.</summary>
    public ReviewRequest? Review { get; init; }

    /// <summary>Who approved it as it stands, oldest first.</summary>
    public ImmutableList<Approval> Approvals { get; init; } = [];

    /// <summary>Why it went back from review to draft. Null: it did not, or was sent to review again.</summary>
    public WantedChange? WantedChange { get; init; }

    /// <summary>Every comment, oldest first; retracted ones included.</summary>
    public ImmutableList<PostmortemComment> Comments { get; init; } = [];

    /// <summary>Every version that was published, oldest first; withdrawn ones included.</summary>
    public ImmutableList<Publication> Publications { get; init; } = [];

    /// <summary>What was said of words that may be names.</summary>
    public ImmutableList<NameDecision> Names { get; init; } = [];

    /// <summary>The publication that stands. Null: none was made, or the last one was withdrawn.</summary>
    public Publication? Published => Publications is [.., { Withdrawal: null } last] ? last : null;

    /// <summary>Everyone whose words are in it, by id, in the order of the sections. Who only drafted it, or commented on it, is no author.</summary>
    public IReadOnlyList<NamedPerson> Authors => [.. Written.Values.SelectMany(section => section.Authors).DistinctBy(author => author.Id)];

    /// <summary>Folds a stream.</summary>
    /// <param name="events">From the first on, without a gap.</param>
    public static PostmortemRecord Fold(IEnumerable<Recorded<PostmortemEvent>> events) => events.Aggregate(Empty, (postmortem, recorded) => postmortem.Apply(recorded));

    /// <summary>The postmortem with one more event.</summary>
    /// <exception cref="InvalidOperationException">Events between this version and that one are missing.</exception>
    public PostmortemRecord Apply(Recorded<PostmortemEvent> recorded) => recorded.Sequence == Version + 1
        ? recorded.Event.ApplyTo(this, recorded) with { Version = recorded.Sequence }
        : throw new InvalidOperationException($"The postmortem is at version {Version} and cannot take the event at {recorded.Sequence}.");

    /// <summary>Whether somebody's words are in it.</summary>
    public bool HasAuthor(Guid person) => Written.Values.Any(section => section.Authors.Any(author => author.Id == person));

    /// <summary>The comment of that id, unless it was retracted. Null: there is none.</summary>
    public PostmortemComment? Comment(CommentId id) => Comments.Find(comment => comment.Id == id && !comment.Retracted);

    /// <summary>What was composed from a version of the incident. Null: nothing was.</summary>
    public PostmortemBasis? BasisOf(long incidentVersion) => Drafts.FindLast(draft => draft.IncidentVersion == incidentVersion);

    /// <summary>What a published version stands on.</summary>
    public PostmortemBasis BasisOf(Publication publication) => Drafts.FindLast(draft => draft.Sequence <= publication.PostmortemVersion)!;

    // What was approved is not what it says now; what was published stays, and this begins the next version.
    internal PostmortemRecord SaysSomethingElse() => Status switch
    {
        PostmortemStatus.Approved => this with { Status = PostmortemStatus.InReview, Approvals = [] },
        PostmortemStatus.Published or PostmortemStatus.Withdrawn => this with { Status = PostmortemStatus.Draft, Approvals = [], Review = null },
        _ => this,
    };

    /// <summary>What was said of words. Null: nothing.</summary>
    public NameDecision? Said(NameInText name) => Names.Find(said => said.Name == name);

    // Of the same words only the last counts.
    internal PostmortemRecord Says(IReadOnlyList<NameDecision> said)
    {
        var before = Unsaid(said.Select(one => one.Name));
        return before with { Names = before.Names.AddRange(said) };
    }

    internal PostmortemRecord Unsaid(IEnumerable<NameInText> names)
    {
        var gone = names.ToHashSet();
        return this with { Names = Names.RemoveAll(said => gone.Contains(said.Name)) };
    }

    internal PostmortemRecord Change(CommentId id, Func<PostmortemComment, PostmortemComment> change) =>
        this with { Comments = [.. Comments.Select(comment => comment.Id == id ? change(comment) : comment)] };
}

/// <summary>How far a postmortem has come. Storage and schema contract: add, never rename.</summary>
public enum PostmortemStatus
{
    Draft,
    InReview,
    Approved,
    Published,
    Withdrawn,
}

/// <summary>The version of the record that the document stands on.</summary>
/// <param name="By">Whoever had it composed.</param>
public sealed record PostmortemBasis(long IncidentVersion, int DefinitionsVersion, Instant At, string By)
{
    /// <summary>The postmortem's version that it made.</summary>
    public required long Sequence { get; init; }

    /// <summary>Null: the standard template.</summary>
    public PostmortemTemplateId? Template { get; init; }

    /// <summary>From 1. Null: the standard template has none.</summary>
    public int? TemplateVersion { get; init; }
}

/// <summary>What a person wrote in a section.</summary>
/// <param name="Authors">Everyone whose words may be in it: whoever wrote in it since it was generated last; whoever wrote last comes last.</param>
/// <param name="IncidentVersion">The version of the incident whose generated text they had seen.</param>
/// <param name="Redaction">Who removed the text, when and why. Null: nobody did.</param>
public sealed record WrittenSection(
    PostmortemSection Section, string Markdown, IReadOnlyList<NamedPerson> Authors, long IncidentVersion, Instant At, Redaction? Redaction = null);

/// <summary>Somebody was asked to look at it.</summary>
/// <param name="Reviewers">Those who were asked by name; may be empty.</param>
/// <param name="By">Who asked, by id.</param>
/// <param name="ByName">As it stands on the event.</param>
public sealed record ReviewRequest(IReadOnlyList<NamedPerson> Reviewers, Guid By, string ByName, Instant At);

/// <summary>Somebody who is no author found it fit to be published.</summary>
public sealed record Approval(NamedPerson By, Instant At);

/// <summary>Why it went back to draft.</summary>
public sealed record WantedChange(string Reason, string By, Instant At);

/// <summary>A remark on a section, or an answer to one.</summary>
/// <param name="ReplyTo">The comment that it answers. Null: it begins a thread.</param>
/// <param name="By">Who wrote it.</param>
public sealed record PostmortemComment(CommentId Id, PostmortemSection Section, string Text, CommentId? ReplyTo, NamedPerson By, Instant At)
{
    /// <summary>Who resolved the thread that it begins, and when. Null: open, or an answer.</summary>
    public CommentResolution? Resolution { get; init; }

    public bool Retracted { get; init; }

    /// <summary>Who removed the text, when and why. Null: nobody did.</summary>
    public Redaction? Redaction { get; init; }

    /// <summary>Whether it begins a thread that waits for an answer.</summary>
    public bool IsOpen => ReplyTo is null && Resolution is null && !Retracted;
}

/// <summary>Who resolved a comment, and when.</summary>
public sealed record CommentResolution(string By, Instant At);

/// <summary>One version that was published. It does not change, but for redactions.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="IncidentVersion">The incident's version that it stands on.</param>
/// <param name="PostmortemVersion">The postmortem's version whose words it has.</param>
/// <param name="Reason">Why it was published although something is missing; printed with it. Null: nothing was missing.</param>
/// <param name="Missing">What was missing.</param>
/// <param name="ApprovedBy">Who approved it; never an author.</param>
public sealed record Publication(
    int Number, long IncidentVersion, long PostmortemVersion, string? Reason, IReadOnlyList<MissingThing> Missing, NamedPerson By, Instant At, IReadOnlyList<NamedPerson> ApprovedBy)
{
    /// <summary>Null: it stands.</summary>
    public Withdrawal? Withdrawal { get; init; }
}

/// <summary>That a publication counts no more.</summary>
public sealed record Withdrawal(string Reason, string By, Instant At);
