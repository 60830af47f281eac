using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Timeline.Attacks;

/// <summary>What is published of strings that make browsers run or load something, and the places of Markdown where they may stand.</summary>
public static partial class PublishedAttacks
{
    private static readonly string[] Places =
    [
        "{0}", "a {0} b", "[x]({0})", "[x](<{0}>)", "![x]({0})", "<{0}>", "[x](https://example.org \"{0}\")", "[{0}](https://example.org)", "[x][y]\n\n[y]: {0}", "`{0}`", "```{0}\n{0}\n```", "# {0}",
        "- [ ] {0}", "> {0}", "| {0} |\n| --- |\n| {0} |", "**{0}**", "https://example.org/{0}",
    ];

    /// <summary>Each as it is published, and with the characters that it spells.</summary>
    public static IReadOnlyList<string> All { get; } = Read();

    /// <summary>Each in each place of Markdown.</summary>
    public static IEnumerable<string> InMarkdown => All.SelectMany(attack => Places.Select(place => place.Replace("{0}", attack, StringComparison.Ordinal)));

    private static List<string> Read([CallerFilePath] string here = "")
    {
        var listed = JsonSerializer.Deserialize<List<string>>(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "blns.json")))!;
        return [.. listed.Concat(listed.Select(Spelt)).Distinct(StringComparer.Ordinal)];
    }

    private static string Spelt(string attack) => Code().Replace(attack, code => ((char)int.Parse(code.Groups["hex"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"\\x(?<hex>[0-9A-Fa-f]{2})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
