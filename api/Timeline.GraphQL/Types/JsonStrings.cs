using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Timeline.GraphQL.Types;

/// <summary>
/// Reads JSON strings of clients. A parsed document may still hold strings that are no text: with half of a surrogate pair
/// as an escape, or broken UTF-8; reading these would throw.
/// </summary>
internal static class JsonStrings
{
    /// <summary>True when a JSON string is text.</summary>
    public static bool IsText(JsonElement json) => IsPlain(JsonMarshal.GetRawUtf8Value(json)) || TryRead(json.GetString, out _);

    /// <summary>True when the names of all members are text; until then members cannot be looked up.</summary>
    public static bool HasTextNames(JsonElement json)
    {
        foreach (var member in json.EnumerateObject())
        {
            if (!IsPlain(JsonMarshal.GetRawUtf8PropertyName(member)) && NameOf(member) is null)
                return false;
        }

        return true;
    }

    /// <summary>The name of a member, or null when it is no text.</summary>
    public static string? NameOf(JsonProperty member) => TryRead(() => member.Name, out var name) ? name : null;

    private static bool IsPlain(ReadOnlySpan<byte> raw) => !raw.Contains((byte)'\\') && Utf8.IsValid(raw);

    private static bool TryRead(Func<string?> read, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = read();
        }
        catch (InvalidOperationException)
        {
            text = null;
        }

        return text is not null;
    }
}
