using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using Timeline.Domain.Import;

namespace Timeline.Domain.Tests.Import;

/// <summary>Writes a preview so that a person can check it beside its notes: a line each for questions, text outside and entries.</summary>
internal static partial class PreviewPrinter
{
    public static string Print(ImportPreview preview, string? zone, LocalDate? date)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"given: {zone ?? "-"} {date?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) ?? "-"}\n");
        text.Append(CultureInfo.InvariantCulture, $"read as: {preview.Zone ?? "-"} {Name(preview.Order)}\n");
        foreach (var question in preview.Questions)
            text.Append(CultureInfo.InvariantCulture, $"question: {Name(question.Code)}{(question.Line is { } line ? $" line {line}" : "")} \"{question.Message}\"\n");
        foreach (var outside in preview.Outside)
            text.Append(CultureInfo.InvariantCulture, $"outside: {outside.Line} | {OneLine(outside.Text)}\n");
        foreach (var entry in preview.Entries)
            Print(text, entry);
        return text.ToString();
    }

    private static void Print(StringBuilder text, ImportedEntry entry)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{entry.Line} | {Times(entry)} | typed \"{entry.Typed}\" | {Name(entry.Precision)}");
        text.Append(CultureInfo.InvariantCulture, $"{(entry.Author is { } author ? $" | by {author}" : "")} | {Name(entry.SuggestedRole)}");
        if (entry.SuggestedContact is { } contact)
            text.Append(CultureInfo.InvariantCulture, $" ({contact.Who ?? "-"}, {Name(contact.Rung)}, {Name(contact.Outcome)})");
        text.Append(CultureInfo.InvariantCulture, $"\n    {OneLine(entry.Text)}\n");
        foreach (var guess in entry.Guesses.Where(g => g.Code != ImportGuessCode.Role))
            text.Append(CultureInfo.InvariantCulture, $"    guessed {Name(guess.Code)}: {guess.Message}\n");
    }

    private static string Times(ImportedEntry entry) =>
        entry.OccurredAt is { } at
            ? string.Create(CultureInfo.InvariantCulture, $"{at}{(entry.OccurredUntil is { } until ? $" to {until}" : "")}")
            : entry.Local is { } local ? string.Create(CultureInfo.InvariantCulture, $"local {local:uuuu-MM-dd HH:mm:ss}") : "-";

    private static string Name<T>(T? value) where T : struct, Enum => value is { } known ? Words().Replace(known.ToString(), "_$0").ToUpperInvariant() : "-";

    private static string Name<T>(T value) where T : struct, Enum => Words().Replace(value.ToString(), "_$0").ToUpperInvariant();

    private static string OneLine(string text) => text.Replace("\n", " ⏎ ", StringComparison.Ordinal);

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
