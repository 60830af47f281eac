using System.Text.Json;
using Timeline.Storage.Json;

namespace Timeline.Storage.Tests.Json;

public sealed class UnstorableTextTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly JsonSerializerOptions Options = StoreJson.Create();

    private readonly string _tenant = Samples.Tenant();

    private StoreNode Node => fixture.Node;

    [Theory]
    [InlineData(new[] { 'a', '\0', 'b' }, "U+0000 at place 1")]
    [InlineData(new[] { 'a', '\uD83D' }, "U+D83D")]
    [InlineData(new[] { '\uDC0E', 'b' }, "U+DC0E")]
    [InlineData(new[] { '\uDC0E', '\uD83D' }, "U+DC0E")]
    public async Task Text_that_cannot_be_stored_is_refused_and_nothing_is_stored(char[] characters, string fault)
    {
        // As characters, because an attribute's text is UTF-8 and holds no half pairs either.
        var (text, id) = (new string(characters), Guid.CreateVersion7());
        await using var session = Node.Open(_tenant);
        session.Store(new Card($"{id}", "Ada", 1));
        session.Events.StartStream(id, Samples.Lent(), Samples.Lent(text));

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => session.SaveChangesAsync());

        Assert.Contains(fault, FaultOf(refused)?.Fault, StringComparison.Ordinal);
        Assert.Empty(await Node.StreamAsync(_tenant, id));
        Assert.Equal(0, await fixture.ScalarAsync<long>("select count(*) from mt_doc_card where id = $1", $"{id}"));
    }

    [Fact]
    public async Task Documents_are_checked_too()
    {
        await using var session = Node.Open(_tenant);
        session.Store(new Card("a", "b\0", 1));
        Assert.NotNull(FaultOf(await Assert.ThrowsAnyAsync<Exception>(() => session.SaveChangesAsync())));
    }

    [Theory]
    [InlineData("🐎 𝄞 مرحبا \u200F \u202E \uFFFD \uFFFE \u0001 \r\n\t\"\\")]
    [InlineData("")]
    public async Task Every_other_text_comes_back_as_it_was(string text)
    {
        var id = await Node.StartAsync(_tenant, Samples.Lent(text));
        Assert.Equal(text, ((BookLent)(await Node.StreamAsync(_tenant, id))[0].Data).Title);
        Assert.Null((await Node.Verifier.VerifyAsync(_tenant, id).SingleAsync()).Problem);
    }

    [Fact]
    public void Lists_and_dictionaries_are_checked_too()
    {
        Refused(new Nested(["fine", "b\0"], new Dictionary<string, string>()));
        Refused(new Nested([], new Dictionary<string, string> { ["k"] = "\0" }));
        Refused(new Nested([], new Dictionary<string, string> { ["\0"] = "v" }));

        static void Refused(Nested value) => Assert.NotNull(FaultOf(Assert.ThrowsAny<Exception>(() => JsonSerializer.Serialize(value, Options))));
    }

    [Theory]
    [InlineData("a\0", "U+0000 at place 1")]
    [InlineData("", null)]
    [InlineData("🐎", null)]
    public void The_fault_is_told_in_words(string text, string? fault)
    {
        Assert.Equal(fault, StorableText.Fault(text));
        if (fault is null)
            StorableText.Check(text, "title");
        else
            Assert.Equal("title cannot be stored: " + fault + ".", Assert.Throws<UnstorableTextException>(() => StorableText.Check(text, "title")).Message);
    }

    private static UnstorableTextException? FaultOf(Exception? fault)
    {
        while (fault is not null and not UnstorableTextException)
            fault = fault.InnerException;
        return fault as UnstorableTextException;
    }

    private sealed record Nested(IReadOnlyList<string> Items, IReadOnlyDictionary<string, string> Map);
}
