using System.Text.RegularExpressions;

namespace Timeline.Architecture.Tests.Storage;

/// <summary>An event is a business fact that has happened; its type's name is in the database for good.</summary>
internal static partial class EventRules
{
    // Past participles that do not end in -ed. Add to them as the domain needs.
    private static readonly HashSet<string> IrregularPast = new(StringComparer.Ordinal)
    {
        "Over", // handed over, taken over
        "Set", "Sent", "Put", "Cut", "Met", "Kept", "Left", "Lost", "Made", "Held", "Told", "Found", "Given", "Forgotten", "Taken", "Chosen", "Begun", "Broken", "Withdrawn", "Done", "Overridden", "Written", "Reset",
        "Back", // came back
        "Overdue", // no participle, and still what has come about
        "Private", "Public", // what it was made
    };

    /// <summary>The families: abstract records whose names end in <c>Event</c>.</summary>
    public static IEnumerable<Type> Families(IEnumerable<Type> types) =>
        types.Where(type => type is { IsAbstract: true, IsSealed: false, IsInterface: false } && type.Name.EndsWith("Event", StringComparison.Ordinal));

    public static IEnumerable<Type> Events(IReadOnlyCollection<Type> types) =>
        types.Where(type => !type.IsAbstract && Families(types).Any(type.IsSubclassOf));

    public static IEnumerable<string> Violations(IEnumerable<Type> events)
    {
        foreach (var type in events)
        {
            if (!IsRecord(type) || !type.IsSealed)
                yield return $"{type.FullName}: an event is a sealed record.";
            var words = Word().Matches(type.Name).Select(match => match.Value).ToList();
            if (words[^1] is "Event" or "Message" or "Fact" or "Notification")
                yield return $"{type.FullName}: an event's name has no suffix.";
            else if (words[^1] is "Updated" or "Modified" or "Edited")
                yield return $"{type.FullName}: \"{words[^1]}\" does not say what happened.";
            else if (!words[^1].EndsWith("ed", StringComparison.Ordinal) && !IrregularPast.Contains(words[^1]))
                yield return $"{type.FullName}: an event has happened; end its name with a past participle.";
        }
    }

    // The compiler gives every record this method and nothing else may have the name.
    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    [GeneratedRegex(@"[A-Z][a-z0-9]*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Word();
}
