namespace Timeline.Domain.Import.Exports;

/// <summary>Reads a list of flat records, as people write timelines in YAML: "- time: …" with further names below.</summary>
internal static class YamlReader
{
    private static readonly HashSet<string> Times = Names("time at when timestamp date datetime start started started_at occurred_at created_at ts");
    private static readonly HashSet<string> Ends = Names("end until ended ended_at");
    private static readonly HashSet<string> Authors = Names("who author user by actor name owner from");
    private static readonly HashSet<string> Texts = Names("event text what description message summary note action details title body comment");

    /// <summary>Null when the text is no such list.</summary>
    public static Export? TryRead(string text)
    {
        var records = new List<ExportRecord>();
        var head = new List<string>();
        var draft = new Draft();
        var started = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.TrimStart();
            if (trimmed.TrimEnd().IsEmpty || trimmed[0] == '#' || trimmed.StartsWith("---"))
                continue;
            var item = trimmed.StartsWith("- ");
            if (item)
            {
                if (draft.Record is { } record)
                    records.Add(record);
                draft = new();
                trimmed = trimmed[2..].TrimStart();
                started = true;
            }

            var colon = trimmed.IndexOf(':');
            var name = colon > 0 ? trimmed[..colon].Trim().ToString() : "";
            // A list may stand under a name of its own, with others beside it that say its day or zone.
            if (!started && colon > 0 && line.Length == trimmed.Length)
            {
                head.Add(line.ToString());
                continue;
            }

            if (!started || item && !Knows(name) || !item && line.Length == trimmed.Length)
                return null;
            if (Knows(name) && (colon + 1 == trimmed.Length || trimmed[colon + 1] is ' ' or '\t'))
                draft.Take(name, Unquote(trimmed[(colon + 1)..]));
            else
                draft.More(trimmed);
        }

        if (draft.Record is { } last)
            records.Add(last);
        return records.Count == 0 ? null : new("YAML list", records) { Head = head };
    }

    private static bool Knows(string name) => Times.Contains(name) || Ends.Contains(name) || Authors.Contains(name) || Texts.Contains(name);

    private static string Unquote(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        return (value.Length > 1 && value[0] is '"' or '\'' && value[^1] == value[0] ? value[1..^1] : value is "|" or ">" or "|-" or ">-" ? [] : value).ToString();
    }

    private static HashSet<string> Names(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);

    private sealed class Draft
    {
        private string? _time;
        private string? _until;
        private string? _author;
        private string? _text;

        public ExportRecord? Record => _time is { Length: > 0 } time && _text is { Length: > 0 } words ? new(time, _until, _author, words) : null;

        public void Take(string name, string value)
        {
            if (Times.Contains(name))
                _time ??= value;
            else if (Ends.Contains(name))
                _until ??= value;
            else if (Authors.Contains(name))
                _author ??= value;
            else
                _text = _text is null ? value : $"{_text}\n{value}";
        }

        /// <summary>A line of a folded text.</summary>
        public void More(ReadOnlySpan<char> line) => _text = string.IsNullOrEmpty(_text) ? line.Trim().ToString() : $"{_text}\n{line.Trim()}";
    }
}
