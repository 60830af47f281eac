using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Timeline.Benchmarks.Load.Running;

/// <summary>The operations of the web UI, as they stand in its sources: what is measured is what a browser asks for.</summary>
internal static partial class WebOperations
{
    private static readonly Lazy<Dictionary<string, string>> Definitions = new(Read);

    public static string RoomPage => Text("IncidentRoom_Query");

    public static string LaterPage => Text("IncidentRoom_PageQuery");

    public static string Changes => Text("IncidentRoom_Subscription");

    public static string Board => Text("IncidentBoard_Query");

    public static string Viewer => Text("SignedInShell_Query");

    public static string LogEntry => Text("Record_LogEntryMutation");

    public static string AmendEntry => Text("Act_AmendMutation");

    public static string RetractEntry => Text("Act_RetractMutation");

    /// <summary>A document of our own, with the web's fragments that it names.</summary>
    public static string Whole(string document)
    {
        var named = new SortedSet<string>(StringComparer.Ordinal);
        var parts = new List<string> { document };
        for (var i = 0; i < parts.Count; i++)
        {
            foreach (Match spread in Spread().Matches(parts[i]))
            {
                if (named.Add(spread.Groups["name"].Value))
                    parts.Add(Definition(spread.Groups["name"].Value));
            }
        }

        return string.Join('\n', parts);
    }

    private static string Text(string operation) => Whole(Definition(operation));

    private static string Definition(string name) => Definitions.Value.TryGetValue(name, out var text)
        ? text
        : throw new InvalidOperationException($"The web UI has no \"{name}\" any more.");

    private static Dictionary<string, string> Read()
    {
        var sources = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "..", "web", "src"));
        return Directory.EnumerateFiles(sources, "*.ts*", SearchOption.AllDirectories)
            .SelectMany(file => Document().Matches(File.ReadAllText(file)))
            .DistinctBy(document => document.Groups["name"].Value, StringComparer.Ordinal)
            .ToDictionary(document => document.Groups["name"].Value, document => document.Groups["text"].Value, StringComparer.Ordinal);
    }

    private static string Here([CallerFilePath] string here = "") => here;

    [GeneratedRegex(@"graphql\(`(?<text>\s*(query|mutation|subscription|fragment)\s+(?<name>\w+)[^`]*)`\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Document();

    [GeneratedRegex(@"\.\.\.(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Spread();
}
