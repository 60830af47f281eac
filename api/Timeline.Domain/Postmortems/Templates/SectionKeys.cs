using System.Collections.Frozen;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Postmortems;

/// <summary>The keys that sections have in a template's source: <c>lead-up</c>. They are a contract, as the names of the sections are.</summary>
public static class SectionKeys
{
    private static readonly FrozenDictionary<string, PostmortemSection> ByKey =
        Enum.GetValues<PostmortemSection>().ToFrozenDictionary(section => section.Key(), StringComparer.Ordinal);

    /// <summary>Every key, in the standard order, for a message.</summary>
    public static string All { get; } = string.Join(", ", Enum.GetValues<PostmortemSection>().Select(Key));

    public static string Key(this PostmortemSection section) => Say.Words(section).Replace(' ', '-');

    /// <summary>Null: no section has the key.</summary>
    public static PostmortemSection? Find(string key) => ByKey.TryGetValue(key, out var section) ? section : null;
}
