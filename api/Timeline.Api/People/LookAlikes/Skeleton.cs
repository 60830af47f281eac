using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;
using Timeline.Domain.Shared;

namespace Timeline.Api.People.LookAlikes;

/// <summary>What a name looks like, after Unicode TS 39, section 4: each character as the one that it can be taken for.</summary>
/// <remarks>The program runs without ICU, where <c>string.Normalize</c> leaves everything as it is: the table has what characters are composed of, too.</remarks>
internal static class Skeleton
{
    private static readonly FrozenDictionary<int, string> Prototypes = Read();

    /// <summary>Two names can be taken for one another when they have a key in common.</summary>
    /// <remarks>
    /// Case makes two keys necessary: capital I looks like small L, and small i is the same letter. One key is what the name looks like, whatever
    /// the case; the other, what it looks like in small letters.
    /// </remarks>
    /// <param name="name">Whole characters.</param>
    public static IReadOnlyList<string> KeysOf(string name)
    {
        var plain = Seen(name);
        return [.. new[] { Small(Prototype(plain)), Small(Prototype(Small(plain))) }.Distinct(StringComparer.Ordinal)];
    }

    private static string Seen(string name)
    {
        var seen = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
            seen.Append(Rune.IsWhiteSpace(rune) || rune.Value == 0x2800 ? " " : Rune.IsControl(rune) || VisibleText.IsHidden(rune.Value) ? "" : rune.ToString());
        return string.Join(' ', seen.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Prototype(string name)
    {
        var looks = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
            looks.Append(Prototypes.GetValueOrDefault(rune.Value) ?? rune.ToString());
        return looks.ToString();
    }

    // By way of the capitals, which are one for all forms of a letter (final sigma).
    private static string Small(string name) => name.ToUpperInvariant().ToLowerInvariant();

    private static FrozenDictionary<int, string> Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("confusables.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.Split('='))
            .ToFrozenDictionary(pair => CodePoint(pair[0]), pair => string.Concat(pair[1].Split(' ').Select(code => char.ConvertFromUtf32(CodePoint(code)))));
    }

    private static int CodePoint(string hex) => int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
