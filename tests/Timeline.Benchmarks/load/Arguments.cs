using System.Globalization;

namespace Timeline.Benchmarks.Load;

/// <summary>The <c>--name value</c> pairs of the command line.</summary>
internal sealed class Arguments
{
    private static readonly string[] Known = ["folder", "postgres", "set", "pool", "try", "rounds", "seconds", "at", "kind", "rate", "events", "streams", "rooms", "sizes", "things", "incidents", "times", "connections", "clients", "app"];

    private readonly List<KeyValuePair<string, string>> _given = [];

    /// <exception cref="UsageException">A name is not known or has no value.</exception>
    public static Arguments Parse(string[] arguments)
    {
        var parsed = new Arguments();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var name = arguments[i].StartsWith("--", StringComparison.Ordinal) ? arguments[i][2..] : "";
            if (!Known.Contains(name, StringComparer.Ordinal))
                throw new UsageException($"\"{arguments[i]}\" is no option.");
            if (i + 1 == arguments.Length)
                throw new UsageException($"--{name} needs a value.");
            parsed._given.Add(new(name, arguments[i + 1]));
        }

        return parsed;
    }

    public string? Text(string name) => All(name).LastOrDefault();

    public IEnumerable<string> All(string name) => _given.Where(pair => pair.Key == name).Select(pair => pair.Value);

    public int Number(string name, int otherwise) => Text(name) is { } text ? One(name, text) : otherwise;

    public int[] Numbers(string name, int[] otherwise) => Text(name) is { } text ? [.. text.Split(',').Select(part => One(name, part))] : otherwise;

    private static int One(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new UsageException($"--{name} takes whole numbers above 0, not \"{text}\".");
}
