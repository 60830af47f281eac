using System.Collections.Concurrent;

namespace Timeline.Api.Host.Names;

/// <summary>Tells the log of names and origins that were refused: of each once, and of so many that nobody can fill it. Thread-safe.</summary>
internal sealed class RefusedNames(ILogger<RefusedNames> log)
{
    private const int MostTold = 100;

    private readonly ConcurrentDictionary<string, byte> _told = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The sentence for whoever asked, with what to set; logged too when it is new.</summary>
    public string Host(string host) => Tell(host.Length == 0
        ? "The request names no host."
        : $"This server is not called \"{Printable(host)}\". Open it under its own address. If that is its address, set TIMELINE_PUBLIC_URL to it, or TIMELINE_ALLOWED_HOSTS for a further name, and start it again.");

    /// <inheritdoc cref="Host"/>
    public string Origin(string origin) => Tell(origin.Length == 0
        ? "Pages of other sites may not call this server."
        : $"Pages of \"{Printable(origin)}\" may not call this server. If that is the address that browsers use, set TIMELINE_PUBLIC_URL to it and start the server again.");

    private string Tell(string sentence)
    {
        if (_told.Count < MostTold && _told.TryAdd(sentence, 0))
            log.LogWarning("{Refusal}", sentence);
        return sentence;
    }

    // What a stranger sent is to look like itself in the log, and like nothing else.
    private static string Printable(string text) => string.Create(Math.Min(text.Length, 100), text, static (printed, given) =>
    {
        for (var i = 0; i < printed.Length; i++)
            printed[i] = given[i] is > ' ' and < '\x7f' and not '"' ? given[i] : '?';
    });
}
