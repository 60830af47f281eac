using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Shared;

public sealed class VisibleTextTests
{
    private const string England = "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F";

    /// <summary>Words as people write them, with the joiners, selectors, marks and tags that they need.</summary>
    private static readonly string[] Words =
    [
        "Ada", "Łukasz", "e\u0301te\u0301", "می\u200Cخواهم", "۵\u200Cام", "क्\u200Dष", "ශ්\u200Dරී", "العربية\u200F", "\u200Eabc\u061C", "葛\U000E0100", "ᠮᠣᠩ\u180B",
        "👨\u200D👩\u200D👧\u200D👦", "👩🏽\u200D🚒", "❤\uFE0F\u200D🔥", "🏳\uFE0F\u200D🌈", "🙂\u200D↔\uFE0F", "🇩🇪", England, "1\uFE0F\u20E3", "‼\uFE0F", "O'Neil-Smith,", "⠓⠊", "½",
    ];

    /// <summary>What hides in a line, where it belongs to nothing.</summary>
    private static readonly string[] Hidden =
    [
        "\u200B", "\u2060", "\uFEFF", "\u180E", "\u00AD", "\u034F", "\u3164", "\u115F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069", "\u0001", "\u007F", "\u009B",
        "\u2061", "\u206A", "\uFFF9", "\U000E0041", "\U000E0041\U000E007F", "\U0001D173",
    ];

    private static readonly Config Quietly = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(500);

    private static Gen<string> Line { get; } = Gen.Elements(Words).NonEmptyListOf().Select(words => string.Join(' ', words));

    [Fact]
    public void What_people_write_stays_to_the_letter() =>
        Prop.ForAll(Line.ToArbitrary(), line => Assert.Equal(line, VisibleText.Line(line))).Check(Quietly);

    [Fact]
    public void What_hides_beside_the_words_goes() =>
        Prop.ForAll(
            Gen.Elements(Words).NonEmptyListOf().SelectMany(words => Gen.Elements(Hidden).ArrayOf(words.Count + 1).Select(hidden => (words, hidden))).ToArbitrary(),
            text => Assert.Equal(
                string.Join(' ', text.words),
                VisibleText.Line(string.Concat(text.words.Select((word, index) => $"{text.hidden[index]} {text.hidden[index]}{word} \u00A0")) + text.hidden[^1]))).Check(Quietly);

    [Fact]
    public void A_line_that_was_tidied_is_tidied_no_further() =>
        Prop.ForAll(
            Gen.Elements([.. Words, .. Hidden, " ", "\t", "\u200C", "\u200D", "\uFE0F", "\u200E", "\0", "\uD83D"]).ListOf().Select(string.Concat).ToArbitrary(),
            text =>
            {
                var tidied = VisibleText.Line(text);
                Assert.Equal(tidied, VisibleText.Line(tidied));
                Assert.DoesNotContain(tidied, character => character is '\u202E' or '\u2066' or '\u200B' or '\u0001');
            }).Check(Quietly);

    [Theory]
    [InlineData("A\u202Enimda", "Animda")]
    [InlineData("Ada\u200BLovelace", "AdaLovelace")]
    [InlineData("Ada\u200D", "Ada")]
    [InlineData("\u200CAda \u200D Lovelace", "Ada Lovelace")]
    [InlineData("a\u200D👧", "a👧")]
    [InlineData("👧\u200D", "👧")]
    [InlineData("\uFE0FAda", "Ada")]
    [InlineData("👧\uFE0F\uFE0F", "👧\uFE0F")]
    [InlineData("Ada\U000E0067\U000E007F", "Ada")]
    [InlineData("\U0001F3F4\U000E0067", "\U0001F3F4")]
    [InlineData("Ada\u0007\tLovelace", "Ada Lovelace")]
    public void A_character_that_belongs_to_nothing_goes(string text, string line) => Assert.Equal(line, VisibleText.Line(text));

    [Theory]
    [InlineData("")]
    [InlineData(" \u00A0\u2003\u3000\u2028")]
    [InlineData("\u200B\u200C\u200D\u2060\uFEFF")]
    [InlineData("\u200E\u202E\u2066\u2069\u061C")]
    [InlineData("\u0001\u001B\u007F\u0085")]
    [InlineData("\u3164\u2800\uFE0F\u00AD\U000E0041\U000E007F")]
    public void A_text_that_shows_nothing_is_missing(string text)
    {
        Assert.True(VisibleText.ShowsNothing(text));
        Log(text, author: null).ThenRejected(RejectionCode.Required, "text");
        Assert.Null(Log("x", author: text).ThenOne<EntryLogged>().Author);
        Given().When(incident => DeclareIncident.Decide(incident, new(Now, 1, text))).ThenRejected(RejectionCode.Required, "title");
    }

    [Theory]
    [InlineData("a")]
    [InlineData(".")]
    [InlineData("\u0301")]
    [InlineData("\uFFFD")]
    [InlineData(" \0")]
    public void A_text_that_shows_something_is_not(string text) => Assert.False(VisibleText.ShowsNothing(text));

    [Fact]
    public void Lines_that_were_stored_before_are_read_tidied()
    {
        Assert.Equal("Mail is down", new IncidentDeclared(1, "Mail\u202E is  down", Severity.Sev1, IncidentKind.Real, "UTC").Title);
        Assert.Null(new EntryLogged(new EntryId(Guid.Empty), default!, EntryKind.Note, "x", "\u200B").Author);
        Assert.Equal(("Ada", "remotely"), (new ResponderEngaged(default, default!, "A\u2066da", "\u200Bremotely", Text: null) is var engaged ? engaged.Who : "", engaged.How));
    }

    private static Outcome Log(string text, string? author) =>
        Given(Declared()).When(incident => LogEntry.Decide(incident, new(Command(1), Now, text, EntryKind.Note, SaidAt(1) with { Author = author })));
}
