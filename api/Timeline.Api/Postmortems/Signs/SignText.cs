using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Signs;

/// <summary>A sign in words: what stands on the page, from its head to its foot.</summary>
/// <param name="Drill">Null: it is none.</param>
/// <param name="Lines">What it is about, and how hard that is hit. A level that is null is not said.</param>
/// <param name="Facts">Each with what it tells of.</param>
internal sealed record SignText(string? Drill, string Heading, IReadOnlyList<(string What, string? Level)> Lines, string? More, IReadOnlyList<(string Label, string Value)> Facts, IReadOnlyList<string> Foot)
{
    private const int LongestStage = 160;

    public static SignText Of(IncidentSign sign, SignWords words)
    {
        var isBack = sign.State == SignState.Back;
        return new(
            sign.IsDrill ? words.Drill : null,
            words.StateOf(sign.State),
            [.. sign.Lines.Select(line => (Say.Excerpt(line.What), isBack ? null : words.LevelOf(line.Level)))],
            sign.MoreLines > 0 ? words.AndMore(sign.MoreLines) : null,
            [.. FactsOf(sign, words, isBack)],
            [.. FootOf(sign, words)]);
    }

    private static IEnumerable<(string Label, string Value)> FactsOf(IncidentSign sign, SignWords words, bool isBack)
    {
        yield return (isBack ? words.BackSince : words.Since, words.At(sign.Since, sign, withDay: true));
        if (!isBack)
        {
            yield return (words.ExpectedBack, Expected(sign, words));
            yield return (words.NextUpdate, sign.NextUpdate is { } next ? words.At(next, sign) : words.NotKnown);
        }

        if (sign.StillWorks.Count > 0)
            yield return (words.StillWorks, string.Join(", ", sign.StillWorks.Select(Say.Excerpt)));
        if (sign.Meanwhile.Count > 0)
            yield return (words.Meanwhile, string.Join('\n', sign.Meanwhile.Select(stage => stage.Length <= LongestStage ? stage : Say.Excerpt(stage))));
        if (sign.Contact is { } contact)
            yield return (words.Contact, contact);
    }

    private static string Expected(IncidentSign sign, SignWords words)
    {
        if (sign.ExpectedBack is not { } by)
            return words.NotKnown;
        var when = sign.ExpectedLatest is { } latest ? $"{words.At(by, sign)} {words.To} {words.At(latest, sign)}" : words.At(by, sign);
        return sign.ExpectedFor is { } thing ? $"{when} ({Say.Excerpt(thing)})" : when;
    }

    private static IEnumerable<string> FootOf(IncidentSign sign, SignWords words)
    {
        if (sign.Replaces is { } before)
            yield return $"{words.Replaces} {words.At(before, sign)}";
        yield return $"{words.Printed} {words.At(sign.At, sign, withDay: true)}";
        yield return $"{words.TimesOf} {sign.Zone}";
        yield return sign.Key;
    }
}
