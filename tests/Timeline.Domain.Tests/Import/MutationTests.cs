using System.Runtime.CompilerServices;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Timeline.Domain.Import;

namespace Timeline.Domain.Tests.Import;

/// <summary>Broken notes: pieces of the corpus cut, joined and sprinkled with what notes are made of. Nothing throws, and what is promised holds.</summary>
public sealed class MutationTests
{
    private static readonly string[] Corpus = [.. Directory.GetFiles(Folder(), "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    private static readonly string[] Pieces =
    [
        "\0", "\uD800", "\uDC00", "\r", "\n", "\n\n", "\t", "|", "||", "```\n", "**", "`", "[", "]", "(", ")", "<", ">", "~", "@", "-", "–", "…", "\u202F", "\u200E", "🔥",
        "22:02", "22:02:59.123456789", "24:00", "25:61", "10:02 PM", "10.02 p. m.", "2202", "2202h", "12-12:30 pm", "4-5 am", "12:00-12:30", "noon", "midnight ", "12 noon",
        "2014-05-13", "2014-02-30", "29 Feb", "29 Feb 2014", "Feb 29 1900", "31/12/2199", "1/1/1900", "13.05.", "5/13", "13/13/2013", "20140513T220231Z", "0000-00-00", "9999-12-31",
        "Mon", "Tue 13 May", "today", "yesterday ", "Sat Feb 29 22:02 CET 2014", "CST", "EST", "UTC+14", "UTC-14:45", "+99:99", "-0500", "Z", "Europe/Berlin", "Etc/GMT+12", "all times CST\n",
        "From: a <b@c>\n", "Date: Tue, 13 May 2014 22:15:00 -0500\n", "Subject: x\n", "wrote:", "Time | Who | What\n", "date,time,who,what\n", "time\tdate\n", "# ", "## 13 May\n", "---\n", "Anna Berg  ", "<anna> ", "Anna: ",
        ". ", "; ", "! ", "about ", "from ", "between 9:00 and ", "Day changed to ", "Day 2: ", "1. ", "[x] ",
    ];

    private static readonly string?[] Zones = [null, "", "UTC", "America/Chicago", "Europe/Dublin", "Africa/Casablanca", "Australia/Lord_Howe", "Pacific/Apia", "no/such", "UTC+05:45"];

    private static readonly LocalDate?[] Dates = [null, new(2014, 5, 13), new(2024, 2, 29), new(1900, 1, 1), new(2199, 12, 31), new(-9998, 1, 1), new(9999, 12, 31), new(2024, 3, 31), new(2024, 11, 3)];

    private static readonly Config Quietly = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(400);

    [Fact]
    public void Broken_notes_are_read_without_a_fault() => Prop.ForAll<int>(Holds).Check(Quietly);

    private static void Holds(int seed)
    {
        var random = new Random(seed);
        var text = Break(random);
        var preview = NotesReader.Preview(text, Zones[random.Next(Zones.Length)], Dates[random.Next(Dates.Length)]);

        Spans.CoverExactly(text, preview);
        var open = preview.Questions.Any(q => q.Code is ImportQuestionCode.DateUnknown or ImportQuestionCode.ZoneUnknown or ImportQuestionCode.ZoneInvalid);
        foreach (var entry in preview.Entries)
        {
            Assert.NotEmpty(entry.Text);
            Assert.NotEmpty(entry.Typed);
            Assert.True(open || entry.OccurredAt is not null, "an entry without an instant and no question about it");
            Assert.True(entry.OccurredAt is null || entry.Local is not null);
            Assert.True(entry.OccurredUntil is null || entry.OccurredUntil >= entry.OccurredAt);
            Assert.Equal(entry.Guesses.Count, entry.Guesses.Select(g => (g.Code, g.Message)).Distinct().Count());
        }

        Assert.Equal(preview.Entries.Select(e => e.Line).Order(), preview.Entries.Select(e => e.Line));
    }

    private static string Break(Random random)
    {
        var text = new StringBuilder(Corpus[random.Next(Corpus.Length)]);
        for (var i = random.Next(12); i >= 0; i--)
        {
            var at = random.Next(text.Length + 1);
            switch (random.Next(5))
            {
                case 0:
                    text.Remove(at, random.Next(Math.Min(40, text.Length - at) + 1));
                    break;
                case 1:
                    var other = Corpus[random.Next(Corpus.Length)];
                    var from = random.Next(other.Length);
                    text.Insert(at, other.AsSpan(from, random.Next(Math.Min(200, other.Length - from) + 1)));
                    break;
                case 2 when at < text.Length:
                    text[at] = (char)random.Next(char.MaxValue + 1);
                    break;
                default:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return text.ToString();
    }

    private static string Folder([CallerFilePath] string caller = "") => Path.Combine(Path.GetDirectoryName(caller)!, "Corpus");
}
