using System.Text.RegularExpressions;

namespace Timeline.Domain.Incidents.Record;

/// <summary>Somebody or something that a text names: <c>@grace</c>, <c>#mail</c>, or with spaces <c>@[Grace Hopper]</c>.</summary>
/// <param name="Name">As it was said, without the mark.</param>
public sealed record Mention(MentionKind Kind, string Name);

/// <summary>What a mention is of.</summary>
public enum MentionKind
{
    Person,
    Service,
}

/// <summary>Finds mentions in texts. They are kept nowhere: a text that is corrected or redacted mentions what it says now.</summary>
public static partial class Mentions
{
    /// <summary>The most that are told of one text.</summary>
    public const int Most = 50;

    /// <summary>Each once, in the order of the text. Empty when it names nobody.</summary>
    public static IReadOnlyList<Mention> In(string text)
    {
        if (!text.AsSpan().ContainsAny('@', '#'))
            return [];

        return
        [
            .. Pattern.Matches(text)
                .Select(match => new Mention(match.Groups["mark"].ValueSpan[0] == '@' ? MentionKind.Person : MentionKind.Service, match.Groups["name"].Value.TrimEnd('.', '-')))
                .Distinct()
                .Take(Most),
        ];
    }

    // After a space, a bracket or at the start: an address such as a@b is none, nor is the fragment of a link, nor a heading.
    [GeneratedRegex(@"(?:^|[\s(\[{,;:>*_~""'])(?<mark>[@#])(?:\[(?<name>[^\]\[\r\n]{1,200})\]|(?<name>\p{L}[\p{L}\p{M}\p{N}._-]{0,99}))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern { get; }
}
