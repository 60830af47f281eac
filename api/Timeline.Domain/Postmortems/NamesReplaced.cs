using Timeline.Domain.Shared;

namespace Timeline.Domain.Postmortems;

// Storage contract: type and member names are in the database. Add optional members; never rename.

/// <summary>Where something was typed that a document shows.</summary>
public enum NamePlace
{
    /// <summary>The incident's title.</summary>
    Title,
    Entry,
    Lesson,
    ActionItem,

    /// <summary>What a person wrote in a section.</summary>
    Section,

    /// <summary>Why a version was published although something was missing.</summary>
    Review,
}

/// <summary>Words that stand in one place.</summary>
/// <param name="Id">Of the entry, lesson or action item; the section's name. Null: there is one such place.</param>
/// <param name="Words">As they are typed.</param>
public sealed record NameInText(NamePlace Place, string? Id, string Words)
{
    /// <summary>The same words in the same place have the same id.</summary>
    public Guid ToFindId() => DerivedId.OfText($"name {Place} {Id} {Words}");
}

/// <summary>Words that are a name, and whose.</summary>
/// <param name="Person">Their whole name, as it was known.</param>
public sealed record ReplacedName(NamePlace Place, string? Id, string Words, string Person);

/// <summary>Somebody said that words of the record name somebody: where documents show roles, what that person did stands for them. The record is as it was.</summary>
public sealed record NamesReplaced(IReadOnlyList<ReplacedName> Names) : PostmortemEvent
{
    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded) =>
        postmortem.Says([.. Names.Select(name => new NameDecision(new(name.Place, name.Id, name.Words), name.Person))]).SaysSomethingElse();
}

/// <summary>Somebody said that words are no name.</summary>
public sealed record NamesDismissed(IReadOnlyList<NameInText> Names) : PostmortemEvent
{
    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded) =>
        postmortem.Says([.. Names.Select(name => new NameDecision(name, Person: null))]);
}

/// <summary>What was said of words holds no more.</summary>
public sealed record NamesReopened(IReadOnlyList<NameInText> Names) : PostmortemEvent
{
    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded)
    {
        var after = postmortem.Unsaid(Names);
        return Names.Any(name => postmortem.Said(name)?.Person is not null) ? after.SaysSomethingElse() : after;
    }
}

/// <summary>What was said of words was removed for good, with the words: of one place, or of all.</summary>
/// <param name="Place">Null: of all places.</param>
/// <param name="Id">As in <see cref="NameInText"/>.</param>
public sealed record NamesRedacted(string Reason, NamePlace? Place = null, string? Id = null) : PostmortemEvent, IPostmortemRedaction
{
    public PostmortemEvent? Without(PostmortemEvent recorded) => SaidOfNames.Without(recorded, IsGone);

    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded) => SaidOfNames.Without(postmortem, IsGone);

    private bool IsGone(NamePlace place, string? id) => Place is null || (place, id) == (Place, Id);
}

/// <summary>What is left of what was said of names when the words of a place are removed.</summary>
internal static class SaidOfNames
{
    /// <summary>Null when the event says nothing of that place.</summary>
    public static PostmortemEvent? Without(PostmortemEvent recorded, Func<NamePlace, string?, bool> isGone) => recorded switch
    {
        NamesReplaced said when said.Names.Any(name => isGone(name.Place, name.Id)) => new NamesReplaced([.. said.Names.Where(name => !isGone(name.Place, name.Id))]),
        NamesDismissed said when said.Names.Any(name => isGone(name.Place, name.Id)) => new NamesDismissed([.. said.Names.Where(name => !isGone(name.Place, name.Id))]),
        NamesReopened said when said.Names.Any(name => isGone(name.Place, name.Id)) => new NamesReopened([.. said.Names.Where(name => !isGone(name.Place, name.Id))]),
        _ => null,
    };

    public static PostmortemRecord Without(PostmortemRecord postmortem, Func<NamePlace, string?, bool> isGone) =>
        postmortem with { Names = postmortem.Names.RemoveAll(said => isGone(said.Name.Place, said.Name.Id)) };
}

/// <summary>What was said of words.</summary>
/// <param name="Person">Whom they name. Null: nobody.</param>
public sealed record NameDecision(NameInText Name, string? Person);

/// <summary>Says what becomes of words that may be names.</summary>
public static class SettleNames
{
    /// <summary>How many one command settles.</summary>
    public const int Most = 200;

    /// <summary>Yields no events where that was said already.</summary>
    public static Decision<PostmortemEvent> Replace(PostmortemRecord postmortem, IReadOnlyList<ReplacedName> names)
    {
        var changed = names.Where(name => postmortem.Said(new(name.Place, name.Id, name.Words))?.Person != name.Person).ToList();
        return !postmortem.IsDrafted ? PostmortemRules.NotDrafted : changed.Count == 0 ? Decision.Nothing : new NamesReplaced(changed);
    }

    /// <inheritdoc cref="Replace"/>
    public static Decision<PostmortemEvent> Dismiss(PostmortemRecord postmortem, IReadOnlyList<NameInText> names)
    {
        var changed = names.Where(name => postmortem.Said(name) is not { Person: null }).ToList();
        return !postmortem.IsDrafted ? PostmortemRules.NotDrafted : changed.Count == 0 ? Decision.Nothing : new NamesDismissed(changed);
    }

    /// <inheritdoc cref="Replace"/>
    public static Decision<PostmortemEvent> Reopen(PostmortemRecord postmortem, IReadOnlyList<NameInText> names)
    {
        var changed = names.Where(name => postmortem.Said(name) is not null).ToList();
        return !postmortem.IsDrafted ? PostmortemRules.NotDrafted : changed.Count == 0 ? Decision.Nothing : new NamesReopened(changed);
    }
}
