using System.Text.Json.Nodes;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events.Json;

namespace Timeline.EventStore.Tests.Events;

public sealed class UnstorableTextTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();

    private IEventStore Store => fixture.Store;

    [Theory]
    [InlineData(new[] { 'a', '\0', 'b' }, "U+0000 at place 1")]
    [InlineData(new[] { 'a', '\uD83D' }, "U+D83D")]
    [InlineData(new[] { '\uDC0E', 'b' }, "U+DC0E")]
    [InlineData(new[] { '\uDC0E', '\uD83D' }, "U+DC0E")]
    public async Task Text_that_cannot_be_stored_is_refused_with_the_name_of_its_member(char[] characters, string fault)
    {
        // As characters, because an attribute's text is UTF-8 and holds no half pairs either.
        var text = new string(characters);
        var id = Guid.CreateVersion7();
        var session = Store.OpenSession(_tenant);

        var refused = Assert.Throws<UnstorableTextException>(() => session.StartStream(id, null, Samples.Lent(text)));

        Assert.Equal("BookLent.Title", refused.Member);
        Assert.Contains(fault, refused.Fault, StringComparison.Ordinal);
        session.StartStream(id, null, Samples.Lent());
        await session.SaveChangesAsync();
        Assert.Equal(Samples.Lent(), Assert.Single(await Store.StreamAsync(_tenant, id)).Data);
    }

    [Theory]
    [InlineData("🐎 𝄞 مرحبا \u200F \u202E \uFFFD \uFFFE \u0001 \r\n\t\"\\")]
    [InlineData("")]
    public async Task Every_other_text_comes_back_as_it_was(string text)
    {
        var id = await Store.StartAsync(_tenant, Samples.Lent(text));
        Assert.Equal(text, ((BookLent)(await Store.StreamAsync(_tenant, id))[0].Data).Title);
    }

    [Fact]
    public void The_path_leads_into_lists_and_dictionaries()
    {
        var nested = new Nested([new Item("fine"), new Item("b\0")], new Dictionary<string, string> { ["k"] = "v" });
        var inDictionary = new Nested([], new Dictionary<string, string> { ["k"] = "\0" });
        var inName = new Nested([], new Dictionary<string, string> { ["\0"] = "v" });

        Assert.Equal("Nested.Items[1].Text", Refused(nested));
        Assert.Equal("Nested.Map.k", Refused(inDictionary));
        Assert.StartsWith("Nested.Map (the name", Refused(inName), StringComparison.Ordinal);
        Assert.Equal("Nested.Letter", Refused(new Nested([], new Dictionary<string, string>(), Letter: '\uD83D')));

        static string Refused(object value) =>
            Assert.Throws<UnstorableTextException>(() => StoreJson.Write(value, StoreJson.Default)).Member;
    }

    [Theory]
    [InlineData("Actor")]
    [InlineData("Source")]
    [InlineData("CorrelationId")]
    [InlineData("CausationId")]
    [InlineData("Headers.h")]
    public void Metadata_is_checked_too(string member)
    {
        const string Bad = "x\0";
        var metadata = member switch
        {
            "Actor" => new SessionMetadata { Actor = Bad },
            "Source" => new SessionMetadata { Source = Bad },
            "CorrelationId" => new SessionMetadata { CorrelationId = Bad },
            "CausationId" => new SessionMetadata { CausationId = Bad },
            _ => new SessionMetadata { Headers = new Dictionary<string, string> { ["h"] = Bad } },
        };
        Assert.Equal(member, Assert.Throws<UnstorableTextException>(() => Store.OpenSession(_tenant, metadata)).Member);
    }

    [Fact]
    public async Task Ids_types_tenants_and_documents_are_checked_too()
    {
        var session = Store.OpenSession(_tenant);
        Assert.Throws<UnstorableTextException>(() => session.StartStream(Guid.CreateVersion7(), "a\0", Samples.Lent()));
        Assert.Equal("Card.Reader", Assert.Throws<UnstorableTextException>(() => session.Store(new Card("a", "b\0", 1))).Member);
        Assert.Throws<UnstorableTextException>(() => session.Delete<Card>("\0"));
        Assert.Throws<UnstorableTextException>(() => Store.OpenSession("t\0"));
        await Assert.ThrowsAsync<UnstorableTextException>(() => Store.Documents.QueryAsync<Card>(_tenant, "d.id = $1", ["\0"]));
    }

    [Fact]
    public async Task What_slips_past_the_check_is_refused_by_PostgreSQL_in_the_same_words()
    {
        var options = Samples.Options(fixture.Schema);
        options.Events.Add<Raw>();
        var session = fixture.Node(options).OpenSession(_tenant);
        session.StartStream(Guid.CreateVersion7(), null, new Raw(JsonNode.Parse("\"\\u0000\"")!));

        await Assert.ThrowsAsync<UnstorableTextException>(() => session.SaveChangesAsync());
        Assert.Empty(await Store.ReadAllAsync(_tenant).ToListAsync());
    }

    private sealed record Item(string Text);

    private sealed record Nested(IReadOnlyList<Item> Items, IReadOnlyDictionary<string, string> Map, char Letter = 'x');

    private sealed record Raw(JsonNode Json);
}
