using System.Globalization;
using System.Text;

namespace Timeline.Api.Metrics;

/// <summary>Rows of a CSV file by RFC 4180: every text in quotes, lines ended by CR LF.</summary>
/// <remarks>
/// A text that a spreadsheet would take for a formula has an apostrophe before it, as OWASP says of CSV injection. Numbers are written as such: they
/// are never typed by a person.
/// </remarks>
internal static class Csv
{
    // What a formula begins with, in half and full width, and what is skipped before it.
    private const string Formulas = "=+-@\t\r\n＝＋－＠";

    public static string Row(params IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(object? cell) => cell switch
    {
        null => "",
        int or long => string.Create(CultureInfo.InvariantCulture, $"{cell}"),
        _ => Quoted(cell.ToString()!),
    };

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 3).Append('"');
        if (text.TrimStart(' ') is [var first, ..] && Formulas.Contains(first, StringComparison.Ordinal))
            quoted.Append('\'');
        return quoted.Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"').ToString();
    }
}
