using Microsoft.Extensions.Caching.Memory;

namespace Timeline.Markdown;

/// <summary>HTML that was made before, by the text that it was made of: a room is read far more often than something is written in it. Safe to call from any thread.</summary>
/// <remarks>Whoever asks has the text. So nobody is shown what they may not see, and what was redacted is asked for by nobody; it is gone after an hour at the most.</remarks>
internal static class KeptHtml
{
    private const long MostBytes = 32 * 1024 * 1024;

    // The places of a key and an entry in the cache, beside their texts.
    private const int Overhead = 300;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private static readonly MemoryCache Cache = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    public static string Of(string markdown, int headingShift, Func<string, int, string> render)
    {
        var key = (markdown, headingShift);
        if (Cache.TryGetValue(key, out string? kept))
            return kept!;
        var html = render(markdown, headingShift);
        Cache.Set(key, html, new MemoryCacheEntryOptions { Size = Overhead + (2L * (markdown.Length + html.Length)), AbsoluteExpirationRelativeToNow = Longest });
        return html;
    }
}
