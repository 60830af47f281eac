using System.Collections.Frozen;

namespace Timeline.Api.Files;

/// <summary>Names under which files are saved: whatever they were called, the end says what the bytes are, so that opening one runs nothing else.</summary>
internal static class FileNames
{
    private static readonly FrozenDictionary<string, string[]> Endings = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["image/png"] = [".png"],
        ["image/jpeg"] = [".jpg", ".jpeg"],
        ["image/gif"] = [".gif"],
        ["image/webp"] = [".webp"],
        ["application/pdf"] = [".pdf"],
        ["application/gzip"] = [".gz", ".tgz"],
        ["text/plain"] = [".txt", ".log", ".csv", ".tsv", ".json", ".jsonl", ".md", ".yaml", ".yml", ".toml", ".ini", ".conf", ".cfg", ".out", ".err", ".trace", ".sql", ".diff", ".patch"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="name">As it came.</param>
    /// <param name="mediaType">What is sent.</param>
    public static string For(string name, string mediaType)
    {
        var endings = Endings[mediaType.Split(';')[0]];
        var safe = string.Concat(name.Select(letter => letter is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' || char.IsControl(letter) ? '_' : letter)).Trim(' ', '.');
        return Array.Exists(endings, ending => safe.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ? safe : safe + endings[0];
    }
}
