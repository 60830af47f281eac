using System.Globalization;
using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What an entry says beside its text, its time and its author: one row of its facts.</summary>
/// <param name="Name">The field of the command's input that gave it.</param>
/// <param name="Label">What it is called, as a word of a sentence: <c>next update due</c>.</param>
/// <param name="Value">What it is, in words; a moment in UTC.</param>
/// <param name="Input">As the input takes it: the text, or the value of the enum. Null for moments and entries.</param>
/// <param name="At">The moment, where it is one.</param>
/// <param name="Entry">The entry it refers to, where it is one.</param>
public sealed record EntryFact(string Name, string Label, string Value, string? Input = null, Instant? At = null, EntryId? Entry = null)
{
    /// <summary>The facts that were said, in the order given.</summary>
    public static IReadOnlyList<EntryFact> List(params ReadOnlySpan<EntryFact?> facts)
    {
        var said = new List<EntryFact>(facts.Length);
        foreach (var fact in facts)
        {
            if (fact is not null)
                said.Add(fact);
        }

        return said;
    }

    /// <summary>A text. Null when it was not said.</summary>
    public static EntryFact? Text(string name, string label, string? text) => text is null ? null : new(name, label, text, text);

    /// <summary>A value of an enum. Null when it was not said.</summary>
    public static EntryFact? OneOf<TEnum>(string name, string label, TEnum? value)
        where TEnum : struct, Enum => value is { } said ? new(name, label, Say.Words(said), Say.Name(said)) : null;

    /// <summary>A moment. Null when it was not said.</summary>
    public static EntryFact? Moment(string name, string label, Instant? at) => at is { } said ? new(name, label, Say.Time(said), At: said) : null;

    /// <summary>A number. Null when it was not said.</summary>
    public static EntryFact? Number(string name, string label, int? number) =>
        number is { } said ? new(name, label, Say.Count(said), said.ToString(CultureInfo.InvariantCulture)) : null;

    /// <summary>Something that is so. Null when it is not.</summary>
    public static EntryFact? Flag(string name, string label, bool isSo) => isSo ? new(name, label, "yes", "true") : null;

    /// <summary>Another entry of the incident. Null when none was named.</summary>
    public static EntryFact? Reference(string name, string label, EntryId? entry) => entry is { } named ? new(name, label, named.ToString(), Entry: named) : null;
}
