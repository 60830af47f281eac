using System.Globalization;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Short words by which entries and incidents are found again. Kept in small letters, without spaces, each once, in the order of the alphabet.</summary>
public static class Tags
{
    private const string Also = "-_.:/+";

    /// <summary>A tag as it is kept: <c>#Data Loss</c> is <c>data-loss</c>.</summary>
    public static string Normalize(string tag) =>
        string.Join('-', VisibleText.Line(tag).Trim().TrimStart('#').ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));

    internal static IReadOnlyList<string> With(IReadOnlyList<string> tags, IEnumerable<string> added) => [.. tags.Union(added, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    internal static IReadOnlyList<string> Without(IReadOnlyList<string> tags, IReadOnlyList<string> removed) => [.. tags.Except(removed, StringComparer.Ordinal)];

    /// <summary>Tags as they are kept. At most <see cref="Limits.Tags"/>, with those that are there.</summary>
    internal static IReadOnlyList<string> Check(Checks checks, IReadOnlyList<string> given, IReadOnlyList<string> there)
    {
        if (given.Count == 0)
            checks.Fail(RejectionCode.Required, "tags is empty. Name at least one.", "tags");

        var tags = With([], given.Select((tag, index) => One(checks, tag, $"tags.{index}")));
        if (With(there, tags).Count is var count && count > Limits.Tags)
            checks.Fail(RejectionCode.TooLong, $"tags would be {count}; the limit is {Limits.Tags}. Take some away first.", "tags");

        return tags;
    }

    // Vowels and tones of many scripts are marks on the letter before.
    private static bool IsMark(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string One(Checks checks, string given, string field)
    {
        var tag = Normalize(given);
        checks.Line(field, tag, Limits.Tag);
        if (tag.FirstOrDefault(letter => !char.IsLetterOrDigit(letter) && !IsMark(letter) && !char.IsSurrogate(letter) && !Also.Contains(letter)) is not '\0' and var odd)
            checks.Fail(RejectionCode.InvalidText, $"{field} holds \"{odd}\". A tag is made of letters, digits and {string.Join(' ', Also.ToCharArray())}", field);

        return tag;
    }
}
