using System.Text;

namespace Timeline.GraphQL.Schemas;

/// <summary>Turns CLR names into the names SDL uses, and back.</summary>
internal static class EnumNames
{
    /// <summary><c>FirstUpdate</c> as <c>FIRST_UPDATE</c>; digits stay with the word before: <c>Sev1</c> is <c>SEV1</c>.</summary>
    public static string Screaming(string pascal)
    {
        var text = new StringBuilder(pascal.Length + 4);
        for (var i = 0; i < pascal.Length; i++)
        {
            if (i > 0 && StartsWord(pascal, i))
                text.Append('_');
            text.Append(char.ToUpperInvariant(pascal[i]));
        }

        return text.ToString();
    }

    /// <summary><c>occurredAt</c> as <c>OccurredAt</c>.</summary>
    public static string Pascal(string camel) => camel.Length == 0 ? camel : char.ToUpperInvariant(camel[0]) + camel[1..];

    /// <summary>The member that a value of SDL stands for; null when there is none.</summary>
    public static string? MemberOf(Type clrType, string value) =>
        Array.Find(Enum.GetNames(clrType), member => Letters(member).Equals(Letters(value), StringComparison.OrdinalIgnoreCase));

    // Where a word starts is a matter of taste beside digits and capitals; the letters are what counts.
    private static string Letters(string name) => name.Replace("_", "", StringComparison.Ordinal);

    // An upper-case letter starts a word, except inside a run of capitals such as the "MS" of "SMSCode".
    private static bool StartsWord(string name, int i) =>
        char.IsUpper(name[i])
        && name[i - 1] != '_'
        && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
}
