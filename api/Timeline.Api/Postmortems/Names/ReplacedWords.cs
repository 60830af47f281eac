using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Postmortems.Names;

namespace Timeline.Api.Postmortems.Names;

/// <summary>The words of the record that somebody said are a name, as they are found in the texts of a document.</summary>
/// <remarks>
/// A document puts together what was typed in several places. Which of them words of it come from is told by the words around: of all places that have them, the one that
/// agrees the furthest. Where several agree alike and the words are a name in one of them, they are one.
/// </remarks>
internal sealed class ReplacedWords
{
    private const int MostAround = 4;

    private readonly Dictionary<string, List<Occurrence>> _occurrences;
    private readonly ILookup<char, string> _words;

    private ReplacedWords(Dictionary<string, List<Occurrence>> occurrences)
    {
        _occurrences = occurrences;
        _words = occurrences.Keys.OrderByDescending(words => words.Length).ThenBy(words => words, StringComparer.Ordinal).ToLookup(words => words[0]);
    }

    /// <summary>Null where nobody said so of any.</summary>
    /// <param name="labelOf">What stands for a person.</param>
    public static ReplacedWords? Of(IncidentRecord record, PostmortemRecord postmortem, Func<string, string> labelOf)
    {
        var labels = postmortem.Names.Where(said => said.Person is not null).ToDictionary(said => said.Name, said => labelOf(said.Person!));
        if (labels.Count == 0)
            return null;
        var occurrences = labels.Keys.Select(name => name.Words).Distinct(StringComparer.Ordinal).ToDictionary(words => words, _ => new List<Occurrence>(), StringComparer.Ordinal);
        foreach (var typed in TypedTexts.Of(record, postmortem))
        {
            foreach (var (words, found) in occurrences)
                found.AddRange(Places(typed.Text, words).Select(at => Occurrence.At(typed.Text, at, at + words.Length, labels.GetValueOrDefault(new(typed.Place, typed.Id, words)))));
        }

        return new(occurrences);
    }

    /// <summary>What stands for the words that begin at a place, and where they end. Null: no name begins there.</summary>
    public (int End, string Label)? At(string text, int at)
    {
        foreach (var words in _words[text[at]])
        {
            if (Stands(text, at, words) && Label(_occurrences[words], Occurrence.At(text, at, at + words.Length, null)) is { } label)
                return (at + words.Length, label);
        }

        return null;
    }

    private static string? Label(List<Occurrence> occurrences, Occurrence shown)
    {
        var (best, label) = (-1, (string?)null);
        foreach (var occurrence in occurrences)
        {
            var agrees = occurrence.Agrees(shown);
            if (agrees > best || (agrees == best && label is null))
                (best, label) = (agrees, occurrence.Label);
        }

        return label;
    }

    private static IEnumerable<int> Places(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            if (Stands(text, at, words))
                yield return at;
        }
    }

    private static bool Stands(string text, int at, string words) =>
        string.CompareOrdinal(text, at, words, 0, words.Length) == 0 && NameBorders.Is(text, at, at) && NameBorders.Is(text, at + words.Length, at + words.Length - 1);

    /// <param name="Label">What stands for the words there. Null: nobody said that they are a name.</param>
    private sealed record Occurrence(IReadOnlyList<string> Before, IReadOnlyList<string> After, string? Label)
    {
        public static Occurrence At(string text, int start, int end, string? label) => new(Around(text, start, -1), Around(text, end - 1, 1), label);

        public int Agrees(Occurrence other) => Agrees(Before, other.Before) + Agrees(After, other.After);

        // Both at an edge agree more than one that goes on.
        private static int Agrees(IReadOnlyList<string> one, IReadOnlyList<string> other)
        {
            var same = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
            return same == one.Count && same == other.Count ? same + 1 : same;
        }

        // The nearest first. What only shapes the text is left out, for outputs shape it anew.
        private static List<string> Around(string text, int from, int step)
        {
            var words = new List<string>();
            for (var at = from + step; at >= 0 && at < text.Length && words.Count < MostAround; at += step)
            {
                if (!NameBorders.IsOfWord(text[at]))
                    continue;
                var begin = at;
                while (at + step >= 0 && at + step < text.Length && NameBorders.IsOfWord(text[at + step]))
                    at += step;
                words.Add(text[Math.Min(begin, at)..(Math.Max(begin, at) + 1)]);
            }

            return words;
        }
    }
}
