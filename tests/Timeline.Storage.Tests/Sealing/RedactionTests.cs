using Timeline.Storage.Commands;
using Timeline.Storage.Sealing;

namespace Timeline.Storage.Tests.Sealing;

public sealed class RedactionTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly ReminderSent Removed = new("[removed]", Urgency.Gentle);

    private readonly string _tenant = Samples.Tenant();

    private StoreNode Node => fixture.Node;

    [Fact]
    public async Task A_redacted_event_has_lost_its_content_and_still_fits()
    {
        var id = await Node.RemindedAsync(_tenant);
        var before = await Node.Verifier.HeadAsync(_tenant, id);
        var removed = await fixture.ScalarAsync<string>("select es_content_hash(data, bdata) from mt_events where stream_id = $1 and version = 3", id);
        var earliest = await fixture.ScalarAsync<DateTime>("select clock_timestamp()");

        await RedactAsync(id, 3, "a password");

        var found = await Node.VerifyOneAsync(_tenant, id);
        var read = await Node.StreamAsync(_tenant, id);
        var redaction = Redaction.Of(read[2])!;
        Assert.Equal((null, 1), (found.Problem, found.Redacted));
        Assert.Equal(before, await Node.Verifier.HeadAsync(_tenant, id));
        Assert.Equal(("ada", "a password", removed), (redaction.By, redaction.Reason, redaction.RemovedHash));
        Assert.InRange(redaction.At.ToDateTimeUtc(), earliest, await fixture.ScalarAsync<DateTime>("select clock_timestamp()"));
        Assert.Equal(Removed, read[2].Data);
        Assert.All(read.Where(stored => stored.Version != 3), stored => Assert.Null(Redaction.Of(stored)));
        Assert.Equal(0, await fixture.ScalarAsync<long>("select count(*) from mt_events where stream_id = $1 and data::text like '%reminder 3%'", id));
        await Node.AppendAsync(_tenant, id, 6, Samples.Reminder(7));
        Assert.Null((await Node.VerifyOneAsync(_tenant, id)).Problem);
    }

    [Fact]
    public async Task A_redaction_and_the_event_that_tells_of_it_are_stored_together_or_not_at_all()
    {
        var id = await Node.RemindedAsync(_tenant);
        await using (var late = Node.Open(_tenant))
        {
            late.Redact(id, 2, "a name", Removed);
            late.Events.Append(id, 6, Samples.Reminder(7));
            Assert.Equal(SaveOutcome.Overtaken, await late.TrySaveAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal((6L, 0L), ((await Node.VerifyOneAsync(_tenant, id)).Version, (await Node.VerifyOneAsync(_tenant, id)).Redacted));
        await using var session = Node.Open(_tenant);
        session.Redact(id, 2, "a name", Removed);
        session.Events.Append(id, 7, Samples.Reminder(7));
        Assert.Equal(SaveOutcome.Saved, await session.TrySaveAsync(TestContext.Current.CancellationToken));
        var found = await Node.VerifyOneAsync(_tenant, id);
        Assert.Equal((null, 7L, 1L), (found.Problem, found.Version, found.Redacted));
    }

    [Fact]
    public async Task Documents_are_stored_in_the_session_of_a_redaction_too()
    {
        var id = await Node.RemindedAsync(_tenant);
        var command = Guid.CreateVersion7();
        await using var session = Node.Open(_tenant, command);
        session.Store(new Card($"{id}", "before", 1));
        session.Redact(id, 2, "a name", Removed);
        session.Redact(id, 3, "another", Removed);
        session.Store(new Shelf(id, "after"));
        session.Insert(new HandledCommand { Id = command, Streams = [new StreamVersion(id, 7, 1)] });
        session.Events.Append(id, Samples.Reminder(7));

        Assert.Equal(SaveOutcome.Saved, await session.TrySaveAsync(TestContext.Current.CancellationToken));

        await using var read = fixture.Store.QuerySession(_tenant);
        Assert.Equal(("before", "after"), ((await read.LoadAsync<Card>($"{id}"))!.Reader, (await read.LoadAsync<Shelf>(id))!.Name));
        Assert.NotNull(await read.LoadAsync<HandledCommand>(command));
        Assert.Equal((7L, 2L), ((await Node.VerifyOneAsync(_tenant, id)).Version, (await Node.VerifyOneAsync(_tenant, id)).Redacted));
        // And a command that is repeated redacts nothing a second time.
        await using var again = Node.Open(_tenant, command);
        again.Redact(id, 4, "a third", Removed);
        again.Insert(new HandledCommand { Id = command, Streams = [] });
        Assert.Equal(SaveOutcome.Repeated, await again.TrySaveAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2L, (await Node.VerifyOneAsync(_tenant, id)).Redacted);
    }

    [Fact]
    public async Task An_event_can_be_redacted_again_and_the_first_redaction_stays_known()
    {
        var id = await Node.RemindedAsync(_tenant);
        await RedactAsync(id, 2, "a name", new ReminderSent("still a secret", Urgency.Gentle), "grace");
        await RedactAsync(id, 2, "the rest of it");

        Assert.Equal(["grace ada"], await fixture.LinesAsync(
            "select headers -> 'redactions' -> 0 ->> 'by', headers -> 'redactions' -> 1 ->> 'by' from mt_events where stream_id = $1 and version = 2", id));
        var found = await Node.VerifyOneAsync(_tenant, id);
        Assert.Equal((null, 1), (found.Problem, found.Redacted));
        Assert.Equal("the rest of it", Redaction.Of((await Node.StreamAsync(_tenant, id))[1])!.Reason);
    }

    [Theory]
    [InlineData("headers = jsonb_set(headers, '{redactions,0,by}', '\"eve\"')", "who redacted it")]
    [InlineData("headers = jsonb_set(headers, '{redactions,0,at}', '1')", "who redacted it")]
    [InlineData("headers = jsonb_set(headers, '{redactions,0,why}', '\"no reason\"')", "who redacted it")]
    [InlineData("headers = jsonb_set(headers, '{redactions,0,removed}', '\"00\"')", "who redacted it")]
    [InlineData("headers = jsonb_set(headers, '{redactions}', '[]')", "cannot be read")]
    [InlineData("headers = jsonb_set(headers, '{redactions}', '{\"by\": 1}')", "cannot be read")]
    [InlineData("data = '{\"Text\": \"never said\"}'", "in place of its redacted content")]
    public async Task Changes_to_a_redaction_are_found(string change, string reason)
    {
        var id = await Node.RemindedAsync(_tenant);
        await RedactAsync(id, 3, "a password");
        await fixture.ExecuteAsync($"update mt_events set {change} where stream_id = $1 and version = 3", id);

        var problem = (await Node.VerifyOneAsync(_tenant, id)).Problem!;

        Assert.Equal((3, ChainFault.RedactionChanged), (problem.Version, problem.Fault));
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("headers = headers - 'redactions'")]
    [InlineData("user_name = 'eve'")]
    public async Task A_redacted_event_is_bound_to_what_was_recorded(string change)
    {
        var id = await Node.RemindedAsync(_tenant);
        await RedactAsync(id, 3, "a password");
        await fixture.ExecuteAsync($"update mt_events set {change} where stream_id = $1 and version = 3", id);
        var problem = (await Node.VerifyOneAsync(_tenant, id)).Problem!;
        Assert.Equal((3, ChainFault.Changed), (problem.Version, problem.Fault));
    }

    [Fact]
    public async Task An_unsealed_event_is_sealed_in_by_what_it_said_before_it_was_redacted()
    {
        var id = await Node.StartAsync(_tenant);
        await fixture.UnsealedAsync(_tenant, id, "secret", "b");
        var before = await Node.Verifier.HeadAsync(_tenant, id);
        await RedactAsync(id, 2, "a password");
        Assert.Equal(before, await Node.Verifier.HeadAsync(_tenant, id));
        await Node.AppendAsync(_tenant, id, 3, Samples.Reminder(1));

        var found = await Node.VerifyOneAsync(_tenant, id);

        Assert.Equal((null, 2, 1), (found.Problem, found.Unsealed, found.Redacted));
    }

    [Fact]
    public async Task An_archived_stream_can_be_redacted()
    {
        var id = await Node.RemindedAsync(_tenant);
        await using (var session = Node.Open(_tenant))
        {
            session.Events.ArchiveStream(id);
            await session.SaveChangesAsync();
        }

        await RedactAsync(id, 1, "a password");
        var found = await Node.VerifyOneAsync(_tenant, id);
        Assert.Equal((null, 1), (found.Problem, found.Redacted));
    }

    [Fact]
    public async Task What_cannot_be_redacted_is_refused_and_nothing_is_stored()
    {
        var id = await Node.RemindedAsync(_tenant);
        Assert.Equal("ES004", await RefusedAsync(_tenant, id, 7, Removed));
        Assert.Equal("ES004", await RefusedAsync(_tenant, id, 2, Samples.Lent()));
        Assert.Equal("ES004", await RefusedAsync(Samples.Tenant(), id, 2, Removed));
        await using (var anonymous = fixture.Store.LightweightSession(_tenant))
            Assert.Throws<InvalidOperationException>(() => anonymous.Redact(id, 2, "a password", Removed));
        await using (var session = Node.Open(_tenant))
            Assert.Throws<ArgumentException>(() => session.Redact(id, 2, " ", Removed));

        Assert.Equal(0, (await Node.VerifyOneAsync(_tenant, id)).Redacted);
    }

    [Fact]
    public async Task What_is_put_in_place_must_be_storable_and_of_a_known_type()
    {
        var id = await Node.RemindedAsync(_tenant);
        await using var session = Node.Open(_tenant);

        Assert.Throws<Timeline.Storage.Json.UnstorableTextException>(() => session.Redact(id, 2, "a password", new ReminderSent("a\0b", Urgency.Gentle)));
        Assert.Throws<Timeline.Storage.Json.UnstorableTextException>(() => session.Redact(id, 2, "a pass\0word", Removed));
        Assert.Throws<ArgumentException>(() => session.Redact(id, 2, "a password", new { Text = "of no type" }));
    }

    [Fact]
    public async Task Every_node_is_told_to_forget_and_no_sooner_than_the_redaction_is_there()
    {
        var id = await Node.RemindedAsync(_tenant);
        await using var there = fixture.NewNode();
        var texts = new System.Collections.Concurrent.ConcurrentQueue<string>();
        there.Signals.ContentRemoved = () => texts.Enqueue(fixture.Sql.ScalarAsync<string>(
            "select data ->> 'Text' from mt_events where stream_id = $1 and version = 3", id).GetAwaiter().GetResult());
        there.Streams.Start();
        // Once when it begins to listen: nobody told what was removed before.
        await Eventually.TrueAsync(() => texts.Count == 1, "the node listens");

        await RedactAsync(id, 3, "a password");

        await Eventually.TrueAsync(() => texts.Count == 2, "the node was told");
        Assert.Equal(["reminder 3", "[removed]"], texts);
    }

    private async Task RedactAsync(Guid id, long version, string reason, object? replacement = null, string actor = "ada")
    {
        await using var session = Node.Open(_tenant);
        session.LastModifiedBy = actor;
        session.Redact(id, version, reason, replacement ?? Removed);
        await session.SaveChangesAsync();
    }

    private async Task<string?> RefusedAsync(string tenant, Guid id, long version, object replacement)
    {
        await using var session = Node.Open(tenant);
        session.Redact(id, version, "a password", replacement);
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => session.SaveChangesAsync());
        return Saving.Refusal(refused)?.SqlState;
    }
}
