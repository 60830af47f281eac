using DiffPlex;
using DiffPlex.Chunkers;

namespace Timeline.Api.Postmortems.Writing;

/// <summary>What became of a paragraph, or of words in one.</summary>
internal enum DifferenceKind
{
    Same,
    Added,
    Removed,
    Changed,
}

/// <summary>A run of words.</summary>
/// <param name="Kind">Never Changed.</param>
internal sealed record WordDifference(DifferenceKind Kind, string Text);

/// <summary>One paragraph before and after.</summary>
/// <param name="Before">Null: there was none.</param>
/// <param name="After">Null: there is none.</param>
/// <param name="Words">Of one that changed: its words in order, old before new. Empty for every other.</param>
internal sealed record ParagraphDifference(DifferenceKind Kind, string? Before, string? After, IReadOnlyList<WordDifference> Words);

/// <summary>The difference of two texts of Markdown, paragraph by paragraph: what stands between blank lines, a block of code whole.</summary>
internal sealed record TextDifference(IReadOnlyList<ParagraphDifference> Paragraphs)
{
    // A paragraph of which less stays is another one.
    private const double LeastShared = 0.4;

    // Beyond this a paragraph is shown whole, before and after.
    private const int LongestMarked = 20_000;

    /// <summary>Null when the two say the same.</summary>
    public static TextDifference? Between(string before, string after)
    {
        var found = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, ParagraphChunker.Instance);
        if (found.DiffBlocks.Count == 0)
            return null;

        var paragraphs = new List<ParagraphDifference>();
        var next = 0;
        foreach (var block in found.DiffBlocks)
        {
            for (; next < block.DeleteStartA; next++)
                paragraphs.Add(Same(found.PiecesOld[next]));
            paragraphs.AddRange(Replaced(
                found.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA).ToList(), found.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB).ToList()));
            next += block.DeleteCountA;
        }

        for (; next < found.PiecesOld.Count; next++)
            paragraphs.Add(Same(found.PiecesOld[next]));
        return new(paragraphs);
    }

    private static ParagraphDifference Same(string paragraph) => new(DifferenceKind.Same, paragraph, paragraph, []);

    // The first of those removed that shares enough with an added one, in order, is what became of it.
    private static IEnumerable<ParagraphDifference> Replaced(List<string> removed, List<string> added)
    {
        var next = 0;
        foreach (var before in removed)
        {
            var (words, at) = (new List<WordDifference>(), -1);
            for (var candidate = next; candidate < added.Count && at < 0; candidate++)
            {
                words = Words(before, added[candidate]);
                at = Shared(words) >= LeastShared ? candidate : -1;
            }

            for (; next < at; next++)
                yield return new(DifferenceKind.Added, null, added[next], []);
            if (at >= 0)
                yield return new(DifferenceKind.Changed, before, added[next++], words);
            else
                yield return new(DifferenceKind.Removed, before, null, []);
        }

        for (; next < added.Count; next++)
            yield return new(DifferenceKind.Added, null, added[next], []);
    }

    private static List<WordDifference> Words(string before, string after)
    {
        var words = new List<WordDifference>();
        if (before.Length + after.Length > LongestMarked)
            return words;
        var found = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, WordChunker.Instance);
        var next = 0;
        foreach (var block in found.DiffBlocks)
        {
            Add(DifferenceKind.Same, found.PiecesOld, next, block.DeleteStartA - next);
            Add(DifferenceKind.Removed, found.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(DifferenceKind.Added, found.PiecesNew, block.InsertStartB, block.InsertCountB);
            next = block.DeleteStartA + block.DeleteCountA;
        }

        Add(DifferenceKind.Same, found.PiecesOld, next, found.PiecesOld.Count - next);
        return words;

        void Add(DifferenceKind kind, IReadOnlyList<string> pieces, int start, int count)
        {
            if (count > 0)
                words.Add(new(kind, string.Concat(pieces.Skip(start).Take(count))));
        }
    }

    // Of all letters and digits in both, how many stay.
    private static double Shared(List<WordDifference> words)
    {
        double Count(DifferenceKind kind) => words.Where(word => word.Kind == kind).Sum(word => word.Text.Count(char.IsLetterOrDigit));
        var same = Count(DifferenceKind.Same);
        return same == 0 ? 0 : 2 * same / (2 * same + Count(DifferenceKind.Added) + Count(DifferenceKind.Removed));
    }

    private sealed class ParagraphChunker : IChunker
    {
        public static readonly ParagraphChunker Instance = new();

        public IReadOnlyList<string> Chunk(string text)
        {
            var (paragraphs, lines, fence) = (new List<string>(), new List<string>(), (string?)null);
            foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
            {
                var start = line.TrimStart();
                if (fence is null && (start.StartsWith("```", StringComparison.Ordinal) || start.StartsWith("~~~", StringComparison.Ordinal)))
                    fence = start[..3];
                else if (fence is not null && start.StartsWith(fence, StringComparison.Ordinal))
                    fence = null;
                if (fence is null && string.IsNullOrWhiteSpace(line))
                    End();
                else
                    lines.Add(line);
            }

            End();
            return paragraphs;

            void End()
            {
                if (lines.Count > 0)
                    paragraphs.Add(string.Join('\n', lines).TrimEnd());
                lines.Clear();
            }
        }
    }
}
