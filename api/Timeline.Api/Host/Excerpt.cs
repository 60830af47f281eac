namespace Timeline.Api.Host;

/// <summary>What a client sent, cut short for a message.</summary>
internal static class Excerpt
{
    private const int Longest = 60;

    public static string Of(string text) => text.Length <= Longest ? text : text[..(Longest - 1)] + "…";
}
