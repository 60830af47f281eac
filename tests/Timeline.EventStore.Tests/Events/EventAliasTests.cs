using Timeline.EventStore.Events;

namespace Timeline.EventStore.Tests.Events;

public sealed class EventAliasTests
{
    [Theory]
    [InlineData("EntryLogged", "entry_logged")]
    [InlineData("XMLImported", "xml_imported")]
    [InlineData("SARCaseOpened", "sar_case_opened")]
    [InlineData("EventV2Done", "event_v2_done")]
    [InlineData("Lent", "lent")]
    [InlineData("ABC", "abc")]
    public void A_type_name_becomes_Martens_alias(string name, string alias) => Assert.Equal(alias, EventAlias.FromName(name));

    [Fact]
    public void A_nested_type_is_stored_under_its_own_name_alone() => Assert.Equal("inner_event", EventAlias.Of(typeof(Outer.InnerEvent)));

    [Fact]
    public void The_dotnet_name_is_full_name_and_assembly() =>
        Assert.Equal(
            "Timeline.EventStore.Tests.Events.EventAliasTests+Outer+InnerEvent, Timeline.EventStore.Tests",
            new EventType(typeof(Outer.InnerEvent), "x").DotNetName);

    [Fact]
    public void An_alias_stands_for_one_type_and_a_type_has_one_alias()
    {
        var registry = new EventTypeRegistry().Add<BookLent>();
        registry.Add<BookLent>();
        Assert.Throws<ArgumentException>(() => registry.Add<BookReturned>("book_lent"));
        Assert.Throws<ArgumentException>(() => registry.Add<BookLent>("other"));
        Assert.Throws<ArgumentException>(() => registry.Upcast("book_lent", json => json));
        registry.Upcast("book_lent_v0", json => json);
        Assert.Throws<ArgumentException>(() => registry.Add<BookReturned>("book_lent_v0"));
        Assert.Equal("book_lent", registry.AliasOf(typeof(BookLent)));
    }

    private static class Outer
    {
        internal sealed record InnerEvent;
    }
}
