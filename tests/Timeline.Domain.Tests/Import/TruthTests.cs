using System.Globalization;
using System.Runtime.CompilerServices;
using NodaTime;
using NodaTime.Text;
using Timeline.Domain.Import;

namespace Timeline.Domain.Tests.Import;

/// <summary>
/// Texts in the formats that incidents are written in, each with its truth: when each entry happened, part of its words, and who. An entry that
/// differs is marked or asked about, or it is an error made in silence.
/// </summary>
public sealed class TruthTests(ITestOutputHelper output)
{
    private const int FewestTexts = 150;
    private const double LeastRight = 0.95;

    [Fact]
    public void Nearly_every_entry_is_read_right_at_once_and_none_wrongly_in_silence()
    {
        var texts = Texts().ToList();
        var results = texts.ConvertAll(Judge);
        var (right, marked, silent) = (results.Sum(r => r.Right), results.Sum(r => r.Marked), results.SelectMany(r => r.Silent).ToList());
        var all = right + marked + silent.Count;

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{texts.Count} texts, {all} entries: {right} right at once ({100.0 * right / all:0.0} %), {marked} marked or asked, {silent.Count} silent errors"));
        foreach (var result in results.Where(r => r.Wrong.Count > 0))
            output.WriteLine(string.Join('\n', result.Wrong));
        Assert.True(texts.Count >= FewestTexts, $"{texts.Count} texts");
        Assert.True(silent.Count == 0, string.Join('\n', silent));
        Assert.True(right >= LeastRight * all, $"{right} of {all}");
    }

    [Fact]
    public void No_two_texts_have_the_same_name()
    {
        var names = Texts().Select(t => t.Name).ToList();
        Assert.Equal(names.Distinct(), names);
    }

    private static Judgement Judge(Truth truth)
    {
        var preview = NotesReader.Preview(truth.Text, truth.Zone, truth.Date);
        var result = new Judgement();
        var asked = preview.Questions.Count > 0;
        foreach (var code in truth.Questions)
            if (preview.Questions.All(q => Code(q.Code) != code))
                result.Silent.Add($"{truth.Name}: {code} is not asked");
            else
                result.Right++;
        // Where only a question is right, the entries wait for its answer.
        if (truth.Entries.Count == 0)
            return result;
        for (var i = 0; i < Math.Max(truth.Entries.Count, preview.Entries.Count); i++)
        {
            var expected = i < truth.Entries.Count ? truth.Entries[i] : null;
            var read = i < preview.Entries.Count ? preview.Entries[i] : null;
            var wrong = expected is null ? "is one too many" : read is null ? "is missing" : expected.Against(read);
            if (wrong is null)
            {
                result.Right++;
                continue;
            }

            var line = $"{truth.Name}: {read?.Text ?? expected!.Text} {wrong}";
            result.Wrong.Add(line);
            if (asked || read?.Guesses.Any(g => g.Code is not (ImportGuessCode.Role or ImportGuessCode.DateCarried)) == true)
                result.Marked++;
            else
                result.Silent.Add(line);
        }

        return result;
    }

    private static string Code(ImportQuestionCode code) => string.Concat(code.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : c.ToString())).ToUpperInvariant();

    private static IEnumerable<Truth> Texts([CallerFilePath] string caller = "") =>
        Directory.GetFiles(Path.Combine(Path.GetDirectoryName(caller)!, "Corpus", "Truth"), "*.txt").Order(StringComparer.Ordinal).SelectMany(Truth.In);

    private sealed class Judgement
    {
        public int Right { get; set; }

        public int Marked { get; set; }

        public List<string> Wrong { get; } = [];

        public List<string> Silent { get; } = [];
    }

    private sealed record Expected(Instant At, Instant? Until, string Text, string? Author)
    {
        public string? Against(ImportedEntry read) =>
            read.OccurredAt != At ? $"is at {Say(read.OccurredAt)}, not {Say(At)}"
            : read.OccurredUntil != Until ? $"ends at {Say(read.OccurredUntil)}, not {Say(Until)}"
            : !read.Text.Contains(Text, StringComparison.Ordinal) ? $"does not say \"{Text}\""
            : Author is not null && read.Author != Author ? $"is by {read.Author ?? "nobody"}, not {Author}"
            : null;

        private static string Say(Instant? at) => at is { } known ? InstantPattern.ExtendedIso.Format(known) : "no time";

        public static Expected Parse(string line)
        {
            var parts = line.Split(" | ");
            var times = parts[0].Split(" to ");
            return new(Moment(times[0]), times.Length > 1 ? Moment(times[1]) : null, parts[1], parts.Length > 2 ? parts[2]["by ".Length..] : null);
        }

        private static Instant Moment(string time) => InstantPattern.ExtendedIso.Parse(time).GetValueOrThrow();
    }

    private sealed record Truth(string Name, string? Zone, LocalDate? Date, string Text, IReadOnlyList<string> Questions, IReadOnlyList<Expected> Entries)
    {
        public static IEnumerable<Truth> In(string file)
        {
            foreach (var block in File.ReadAllText(file).ReplaceLineEndings("\n").Split("=== ", StringSplitOptions.RemoveEmptyEntries))
            {
                var lines = block.Split('\n');
                var given = lines[1].Split(' ');
                // The text may hold such rules itself; the first and the last are ours.
                var (from, to) = (Array.IndexOf(lines, "---"), Array.LastIndexOf(lines, "---"));
                var truth = lines[(to + 1)..].Where(l => l.Length > 0).ToList();
                yield return new(lines[0], given[1] == "-" ? null : given[1], given[2] == "-" ? null : LocalDatePattern.Iso.Parse(given[2]).GetValueOrThrow(),
                    string.Join('\n', lines[(from + 1)..to]) + "\n",
                    truth.Where(l => l.StartsWith("? ", StringComparison.Ordinal)).Select(l => l[2..]).ToList(), truth.Where(l => !l.StartsWith("? ", StringComparison.Ordinal)).Select(Expected.Parse).ToList());
            }
        }
    }
}
