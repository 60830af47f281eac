using System.Text.Json;
using NodaTime;

namespace Timeline.Storage.Sealing;

/// <summary>One redaction as it is stored in the headers of its event.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When, in microseconds since 1970, UTC.</param>
/// <param name="Why">Why.</param>
/// <param name="Removed">The hash of the content that was removed.</param>
/// <param name="Remains">The hash of what was put in its place.</param>
/// <param name="Seal">Over all of these and the redaction before.</param>
internal sealed record RedactionRecord(string? By, long At, string? Why, string Removed, string Remains, string? Seal)
{
    private static readonly string HashOfNothing = SealRule.ContentHash("{}"u8.ToArray(), binary: null);

    /// <summary>Null when these are no redactions, or none.</summary>
    public static List<RedactionRecord>? Parse(JsonElement redactions)
    {
        if (redactions.ValueKind != JsonValueKind.Array || redactions.GetArrayLength() == 0)
            return null;
        try
        {
            return [.. redactions.EnumerateArray().Select(One)];
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>As the other, of a text that may be nested deeper than anybody writes.</summary>
    public static List<RedactionRecord>? Parse(byte[] json)
    {
        try
        {
            return Parse(JsonSerializer.Deserialize<JsonElement>(json));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public Redaction ToRedaction() => new(By, Instant.FromUnixTimeTicks(At * 10), Why, Removed, LeftNothing: Remains == HashOfNothing);

    private static RedactionRecord One(JsonElement json) => new(
        json.GetProperty("by").GetString(),
        json.GetProperty("at").GetInt64(),
        json.GetProperty("why").GetString(),
        json.GetProperty("removed").GetString() ?? "",
        json.GetProperty("remains").GetString() ?? "",
        json.GetProperty("seal").GetString());
}
