using Timeline.Api.Postmortems.Composition;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Postmortems.Names;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Names;

/// <summary>Whom words may name.</summary>
/// <param name="Person">Their whole name.</param>
/// <param name="ShownAs">What stands for it where roles do.</param>
internal sealed record NameCandidate(string Person, string ShownAs);

/// <summary>Words in one place that may be a name.</summary>
/// <param name="Before">What stands before them where they are found first, shortened.</param>
/// <param name="After">What stands behind them.</param>
/// <param name="Times">How often they stand in that place.</param>
/// <param name="Said">What was said of them. Null: nothing.</param>
internal sealed record NameFind(NameInText Name, string Before, string After, int Times, NameReason Reason, bool IsDoubtful, IReadOnlyList<NameCandidate> Candidates, NameDecision? Said)
{
    public bool IsOpen => Said is null;
}

/// <summary>Finds what whole names do not find: names that were typed in part.</summary>
internal static class NamesInText
{
    private const int Around = 40;
    private const int MostCandidates = 8;

    /// <summary>What is found in a postmortem, in the order of its places; what was settled too.</summary>
    /// <param name="people">Names of everybody who can sign in.</param>
    public static IReadOnlyList<NameFind> Of(PostmortemDraft draft, IReadOnlyList<string> people)
    {
        var names = PostmortemComposer.NamesOf(SourceOf(draft, people));
        var finder = new NameFinder(names.People);
        var finds = new Dictionary<NameInText, NameFind>();
        foreach (var typed in TypedTexts.Of(draft.Drafted, draft.Record))
        {
            foreach (var found in finder.In(typed.Text, names.Ranges(typed.Text)))
            {
                var name = new NameInText(typed.Place, typed.Id, typed.Text[found.Start..found.End]);
                finds[name] = finds.TryGetValue(name, out var before) ? Again(before, found) : First(name, typed.Text, found, names, draft.Record);
            }
        }

        return [.. finds.Values];
    }

    /// <summary>What to look at before a document without names is given away. Null: nothing.</summary>
    public static string? Notice(IReadOnlyList<NameFind> finds)
    {
        var open = finds.Where(find => find.IsOpen).ToList();
        if (open.Count == 0)
            return null;
        var doubtful = open.Count(find => find.IsDoubtful);
        return $"Where roles stand for names, in documents for customers too, {(open.Count == 1 ? "one name that was typed in part may still be read" : $"{Say.Count(open.Count)} names that were typed in part may still be read")}"
            + (doubtful == 0 ? "" : $"; {(doubtful == open.Count ? "each" : Say.Count(doubtful))} may be another word") + ". Look through namesInText.";
    }

    /// <summary>The text with what stands for the chosen words in their place.</summary>
    /// <param name="people">Names of everybody who can sign in.</param>
    /// <param name="labels">By the words.</param>
    public static string Replace(PostmortemDraft draft, IReadOnlyList<string> people, string text, IReadOnlyDictionary<string, string> labels)
    {
        var names = PostmortemComposer.NamesOf(SourceOf(draft, people));
        foreach (var found in new NameFinder(names.People).In(text, names.Ranges(text)).Reverse())
        {
            if (labels.TryGetValue(text[found.Start..found.End], out var label))
                text = string.Concat(text.AsSpan(0, found.Start), label, text.AsSpan(found.End));
        }

        return text;
    }

    private static DocumentSource SourceOf(PostmortemDraft draft, IReadOnlyList<string> people) =>
        new(draft.Drafted, draft.Catalogue, draft.HeadHash, Pictures: null, draft.Record, draft.Publication) { People = people };

    // The same words may be a name for certain in one sentence and begin another.
    private static NameFind Again(NameFind before, FoundName found) => before with
    {
        Times = before.Times + 1,
        Reason = before.IsDoubtful ? found.Reason : before.Reason,
        IsDoubtful = before.IsDoubtful && found.IsDoubtful,
    };

    private static NameFind First(NameInText name, string text, FoundName found, ReaderNames names, PostmortemRecord postmortem) => new(
        name,
        Markdown.VisibleText.Of(Line(text[Math.Max(0, found.Start - Around)..found.Start])),
        Markdown.VisibleText.Of(Line(text[found.End..Math.Min(text.Length, found.End + Around)])),
        1,
        found.Reason,
        found.IsDoubtful,
        [.. found.People.Take(MostCandidates).Select(person => new NameCandidate(person, names.LabelOf(person)))],
        postmortem.Said(name));

    // Half of a character made of two is none.
    private static string Line(string excerpt)
    {
        if (excerpt.Length > 0 && char.IsLowSurrogate(excerpt[0]))
            excerpt = excerpt[1..];
        if (excerpt.Length > 0 && char.IsHighSurrogate(excerpt[^1]))
            excerpt = excerpt[..^1];
        return excerpt.ReplaceLineEndings(" ");
    }
}
