using System.Globalization;
using Timeline.Domain.Shared;

namespace Timeline.Api.People;

/// <summary>What a person or token may be called: names stand on every event, so they are short, plain and unique.</summary>
internal static class PersonName
{
    private const int Limit = 100;

    /// <summary>Null when the name is good; then <paramref name="name"/> is it, tidied as every line is.</summary>
    public static Rejection? Check(string? given, out string name)
    {
        name = "";
        if (VisibleText.ShowsNothing(given))
            return new Rejection(RejectionCode.Required, "name is empty. Say what colleagues should read beside your entries.", "name");
        var trimmed = given.Trim();
        for (var index = 0; index < trimmed.Length; index++)
        {
            if (char.IsControl(trimmed[index]) || !IsWhole(trimmed, ref index))
                return new Rejection(RejectionCode.InvalidText, $"name holds a character at position {index + 1} that cannot be stored. Remove it.", "name");
        }

        name = VisibleText.Line(trimmed);
        var length = new StringInfo(name).LengthInTextElements;
        return length > Limit || name.Length > 4 * Limit
            ? new Rejection(RejectionCode.TooLong, $"name is {length} characters; the limit is {Limit}.", "name")
            : null;
    }

    public static Rejection Taken(string name) => new(RejectionCode.NameTaken, $"\"{name}\" is taken. Choose a name that tells the two apart.", "name");

    private static bool IsWhole(string text, ref int index) =>
        !char.IsSurrogate(text[index]) || (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[++index]));
}
