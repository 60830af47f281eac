using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Timeline.Domain.Import;
using static Timeline.Domain.Tests.Import.AnyTimeline;

namespace Timeline.Domain.Tests.Import;

/// <summary>What is written down in any notation is read back as it was.</summary>
public sealed class NotationPropertyTests
{
    private const int Hour = 3600;

    /// <summary>Without days a step of more hours could be the shorter one of a text that runs backward.</summary>
    private const int LongestStep = 8 * Hour;

    private static readonly Config Quietly = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(60);

    public static TheoryData<string> WithoutDays() => new(Notation.WithoutDays.Keys);

    public static TheoryData<string> WithDays() => new(Notation.WithDays.Keys);

    public static TheoryData<string> WithPeople() => new(Notation.WithPeople.Keys);

    [Theory]
    [MemberData(nameof(WithoutDays))]
    public void Times_without_days_come_back_as_the_same_moments(string notation) =>
        Holds(Nights(LongestStep, 60), night => Same(night, Notation.WithoutDays[notation](night), night.Zone, night.Date));

    [Theory]
    [MemberData(nameof(WithDays))]
    public void Times_with_days_come_back_without_any_date_given(string notation) =>
        Holds(Nights(100 * Hour, 60), night => Same(night, Notation.WithDays[notation](night), night.Zone, null));

    [Theory]
    [MemberData(nameof(WithPeople))]
    public void People_come_back_with_their_times(string notation) =>
        Holds(Nights(LongestStep, 60), night =>
        {
            var preview = Same(night, Notation.WithPeople[notation](night), night.Zone, night.Date);
            Assert.Equal(night.Moments.Select(m => m.Who), preview.Entries.Select(e => e.Author!));
        });

    [Fact]
    public void Instants_come_back_with_nothing_given() =>
        Holds(Nights(100 * Hour, 1), night =>
        {
            var preview = Same(night, Notation.Instants(night), null, null);
            Assert.Equal("UTC", preview.Zone);
            Assert.All(preview.Entries, e => Assert.DoesNotContain(e.Guesses, g => g.Code != ImportGuessCode.Role));
        });

    [Fact]
    public void Offsets_come_back_with_nothing_given() =>
        Holds(Nights(100 * Hour, 1), night => Same(night, Notation.Offsets(night), null, null));

    [Fact]
    public void Morning_and_evening_said_once_carry_through_the_night() =>
        Holds(Nights(LongestStep, 60), night =>
        {
            var preview = Same(night, Notation.HalfSaidOnce(night), night.Zone, night.Date);
            Assert.All(preview.Entries.Skip(1), e => Assert.Contains(e.Guesses, g => g.Code == ImportGuessCode.HalfOfDay));
        });

    [Fact]
    public void Newest_first_is_noticed() =>
        Holds(Nights(170 * 60, 60, fewest: 2), night =>
        {
            var preview = NotesReader.Preview(Notation.NewestFirst(night), night.Zone, night.Moments[^1].At.Date);
            Assert.Equal(ImportOrder.Descending, preview.Order);
            Assert.Equal(night.Instants.Reverse(), preview.Entries.Select(e => e.OccurredAt!.Value));
        });

    [Fact]
    public void Reading_again_gives_the_same()
    {
        Holds(Nights(LongestStep, 60), night =>
        {
            var text = Notation.HalfSaidOnce(night);
            Assert.Equal(
                PreviewPrinter.Print(NotesReader.Preview(text, night.Zone, night.Date), night.Zone, night.Date),
                PreviewPrinter.Print(NotesReader.Preview(text, night.Zone, night.Date), night.Zone, night.Date));
        });
    }

    private static ImportPreview Same(Night night, string text, string? zone, LocalDate? date)
    {
        var preview = NotesReader.Preview(text, zone, date);
        Assert.Empty(preview.Questions);
        Assert.Equal(night.Instants, preview.Entries.Select(e => e.OccurredAt!.Value));
        Assert.All(night.Moments.Zip(preview.Entries), pair => Assert.StartsWith(pair.First.Text, pair.Second.Text, StringComparison.Ordinal));
        Spans.CoverExactly(text, preview);
        return preview;
    }

    private static void Holds(Arbitrary<Night> nights, Action<Night> holds) => Prop.ForAll(nights, holds).Check(Quietly);
}
