using System.Globalization;
using System.Text.RegularExpressions;

namespace Timeline.EventStore.Events;

/// <summary>Derives the name under which a type is stored, by Marten's rule: the words of the type's name, lower-case, joined by underscores.</summary>
/// <remarks>
/// A run of capitals is one word (<c>XMLImported</c> is <c>xml_imported</c>), and a digit belongs to the word before it
/// (<c>EventV2Done</c> is <c>event_v2_done</c>). Since the alias is in the database, renaming a type is a migration.
/// </remarks>
public static partial class EventAlias
{
    private const string Apart = "${before} ${word}";

    /// <summary>The alias of a type; the names of enclosing types and the namespace do not count.</summary>
    public static string Of(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return FromName(type.Name);
    }

    /// <summary>The alias that a type of this name gets.</summary>
    public static string FromName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var words = WordStart().Replace(AcronymEnd().Replace(name, Apart), Apart);
        return words.ToLower(CultureInfo.InvariantCulture).Replace(' ', '_');
    }

    // Any character that is no lower-case letter counts as a capital here: the stored names depend on it.
    [GeneratedRegex(@"(?<before>\P{Ll})(?<word>\P{Ll}\p{Ll})", RegexOptions.NonBacktracking)]
    private static partial Regex AcronymEnd();

    [GeneratedRegex(@"(?<before>\p{Ll})(?<word>\P{Ll})", RegexOptions.NonBacktracking)]
    private static partial Regex WordStart();
}
