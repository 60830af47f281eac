using System.Text;

namespace Timeline.Domain.Import.Exports;

/// <summary>Reads issues that Jira exported as CSV: each comment is a cell of its own, "05/Mar/24 9:10 AM;anna;text".</summary>
internal static class JiraCsv
{
    private const int LongestHeader = 20_000;

    /// <summary>Null when the first line is not that of such an export.</summary>
    public static Export? TryRead(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        if (end is < 0 or > LongestHeader || !text.AsSpan(0, end).Contains("Issue key", StringComparison.OrdinalIgnoreCase) || !text.AsSpan(0, end).Contains("Comment", StringComparison.OrdinalIgnoreCase))
            return null;
        var rows = Rows(text);
        var names = rows[0];
        var records = new List<ExportRecord>();
        foreach (var row in rows.Skip(1))
        {
            if (Cell("Created") is { Length: > 0 } created && Cell("Summary") is { Length: > 0 } summary)
                records.Add(new(created, null, Cell("Reporter") ?? Cell("Creator"), summary));
            for (var i = 0; i < Math.Min(row.Count, names.Count); i++)
            {
                var parts = names[i].StartsWith("Comment", StringComparison.OrdinalIgnoreCase) ? row[i].Split(';', 3) : [];
                if (parts is [{ Length: > 0 } time, var author, { Length: > 0 } words])
                    records.Add(new(time, null, author.Length > 0 ? author : null, words));
            }

            string? Cell(string name) => names.FindIndex(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) is var at and >= 0 && at < row.Count ? row[at] : null;
        }

        return records.Count == 0 ? null : new("Jira export", records);
    }

    private static List<List<string>> Rows(string text)
    {
        var rows = new List<List<string>> { new() };
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '"')
            {
                // Two within quotes are one.
                if (quoted && at + 1 < text.Length && text[at + 1] == '"')
                    cell.Append(text[at++]);
                else
                    quoted = !quoted;
            }
            else if (!quoted && c is ',' or '\n')
            {
                rows[^1].Add(cell.ToString().Trim());
                cell.Clear();
                if (c == '\n')
                    rows.Add([]);
            }
            else
            {
                cell.Append(c);
            }
        }

        rows[^1].Add(cell.ToString().Trim());
        return rows;
    }
}
