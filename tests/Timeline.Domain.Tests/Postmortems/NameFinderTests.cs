using Timeline.Domain.Postmortems.Names;

namespace Timeline.Domain.Tests.Postmortems;

public sealed class NameFinderTests
{
    private static readonly string[] People =
        ["Ada Lovelace", "Will Mark", "May Day-Lewis", "Grace", "Pavel Novák", "Jürgen O'Neil", "山田太郎", "김 철수", "Carl (night)", "Dr. Database Team", "Mail administrator", "Plan of the exercise", "Zoë Ångström", "Ada Byron", "Иван Петров"];

    private static readonly NameFinder Finder = new(People);

    [Theory]
    [InlineData("Ada restarted it.", "Ada")]
    [InlineData("We asked Lovelace.", "Lovelace")]
    [InlineData("ADA came", "ADA")]
    [InlineData("Ada's change, Ada’s change", "Ada|Ada")]
    [InlineData("asked @ada and @Ada", "@ada|@Ada")]
    [InlineData("from ada.lovelace@example.org.", "ada.lovelace@example.org")]
    [InlineData("alovelace@mail.example.org wrote", "alovelace@mail.example.org")]
    [InlineData("ask @alovelace or alovelace", "@alovelace|alovelace")]
    [InlineData("branch ada-lovelace/fix, Lovelace Ada", "ada-lovelace|Lovelace Ada")]
    [InlineData("**Ada**, _Ada_, `Ada`, [Ada](https://example.org)", "Ada|Ada|Ada|Ada")]
    [InlineData("spoke to Will about it", "Will")]
    [InlineData("O'Neil and O'Neil's", "O'Neil|O'Neil")]
    [InlineData("太郎さんが再起動した。山田は寝ていた", "太郎|山田")]
    [InlineData("철수가 다시 시작했다", "철수")]
    [InlineData("ask Ångström, ZOË", "Ångström|ZOË")]
    [InlineData("Петров перезапустил", "Петров")]
    public void What_is_part_of_a_name_is_found(string text, string words) => Assert.Equal(words.Split('|'), Words(text));

    [Theory]
    [InlineData("Gracefully, Canada, adapter, Adam, Lovelacey-thing")]
    [InlineData("will mark the disk in may, or not")]
    [InlineData("The night team of the Database mails a Plan; Mail stands still.")]
    [InlineData("mail@example.org, https://example.org/a")]
    [InlineData("A. and L. spoke")]
    [InlineData("山を見た")]
    [InlineData("")]
    public void What_only_looks_like_one_is_not(string text) => Assert.Empty(Words(text));

    [Theory]
    [InlineData("Will restart it", NameReason.CommonWord)]
    [InlineData("It failed. Mark the disk.", NameReason.CommonWord)]
    [InlineData("- May fail again", NameReason.CommonWord)]
    [InlineData("because the Day was long", NameReason.CommonWord)]
    [InlineData("ada came", NameReason.SmallLetters)]
    [InlineData("Adas Skript", NameReason.Inflected)]
    [InlineData("volali jsme Adě", NameReason.Inflected)]
    [InlineData("řekli Pavlovi", NameReason.Inflected)]
    [InlineData("u Nováka", NameReason.Inflected)]
    [InlineData("山田は寝ていた", NameReason.TwoSigns)]
    public void What_may_be_something_else_is_said_to_be_doubtful(string text, NameReason reason)
    {
        var found = Assert.Single(Finder.In(text, []));
        Assert.Equal((reason, true), (found.Reason, found.IsDoubtful));
    }

    [Theory]
    [InlineData("asked Mark about it", NameReason.Part)]
    [InlineData("太郎さん", NameReason.Part)]
    [InlineData("@will", NameReason.Account)]
    public void What_can_hardly_be_anything_else_is_not(string text, NameReason reason) => Assert.Equal((reason, false), Finder.In(text, []) is [var found] ? (found.Reason, found.IsDoubtful) : default);

    [Fact]
    public void Whoever_it_may_be_is_named_and_two_parts_tell_them_apart()
    {
        Assert.Equal(["Ada Lovelace", "Ada Byron"], Assert.Single(Finder.In("Ada came", [])).People);
        Assert.Equal(["Ada Byron"], Assert.Single(Finder.In("ada.byron came", [])).People);
    }

    [Fact]
    public void Where_a_whole_name_stands_nothing_is_found() => Assert.Equal((17, 20), Finder.In("Ada Lovelace and Ada", [(0, 12)]) is [var found] ? (found.Start, found.End) : default);

    private static IEnumerable<string> Words(string text) => Finder.In(text, []).Select(found => text[found.Start..found.End]);
}
