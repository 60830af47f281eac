using NodaTime;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Sealing;
using Timeline.Testing;

namespace Timeline.EventStore.Tests.Sealing;

public sealed class RedactionTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();

    private IEventStore Store => fixture.Store;

    [Fact]
    public async Task A_redacted_event_has_lost_its_content_and_still_fits()
    {
        var id = await Store.RemindedAsync(_tenant);
        var before = await Store.GetHeadHashAsync(_tenant, id);
        var removed = await fixture.ScalarAsync<string>("select es_content_hash(data, bdata) from mt_events where stream_id = $1 and version = 3", id);

        await Store.RedactEventAsync(_tenant, id, 3, "grace", "a password");

        var found = await Store.VerifyOneAsync(_tenant, id);
        var read = await Store.StreamAsync(_tenant, id);
        var redacted = Assert.IsType<RedactedEvent>(read[2].Data);
        Assert.Equal((null, 1), (found.Problem, found.Redacted));
        Assert.Equal(before, await Store.GetHeadHashAsync(_tenant, id));
        Assert.Equal(("reminder_sent", "grace", "a password", removed), (redacted.Alias, redacted.Redaction.By, redacted.Redaction.Reason, redacted.Redaction.RemovedHash));
        Assert.Equal(redacted.Redaction, read[2].Redaction);
        Assert.Equal(0, await fixture.ScalarAsync<long>("select count(*) from mt_events where stream_id = $1 and data::text like '%reminder 3%'", id));
        await Store.AppendAsync(_tenant, id, 6, Samples.Reminder(7));
        Assert.Null((await Store.VerifyOneAsync(_tenant, id)).Problem);
    }

    [Fact]
    public async Task A_replacement_is_read_in_its_place_and_the_redaction_and_what_tells_of_it_are_stored_together()
    {
        var id = await Store.RemindedAsync(_tenant);
        var at = Instant.FromUtc(2031, 3, 4, 5, 6, 7);
        var node = fixture.Node(Samples.Options(fixture.Schema, clock: new FakeClock(at)));
        var session = node.OpenSession(_tenant, new SessionMetadata { Actor = "grace", CommandId = Guid.CreateVersion7() });
        session.Redact(id, 2, "a name", new ReminderSent("[removed]", Urgency.Gentle));
        session.Append(id, 6, Samples.Reminder(7));
        await session.SaveChangesAsync();

        var read = await Store.StreamAsync(_tenant, id);
        Assert.Equal(new ReminderSent("[removed]", Urgency.Gentle), read[1].Data);
        Assert.Equal(("grace", at), (read[1].Redaction!.By, read[1].Redaction!.At));
        Assert.Equal(7, read.Count);
        Assert.Null((await Store.VerifyOneAsync(_tenant, id)).Problem);
    }

    [Fact]
    public async Task An_event_can_be_redacted_again_and_the_first_redaction_stays_known()
    {
        var id = await Store.RemindedAsync(_tenant);
        await Store.RedactEventAsync(_tenant, id, 2, "grace", "a name", new ReminderSent("still a secret", Urgency.Gentle));
        await Store.RedactEventAsync(_tenant, id, 2, "ada", "the rest of it");

        Assert.Equal(["grace ada"], await fixture.LinesAsync(
            $"select headers -> 'redactions' -> 0 ->> 'by', headers -> 'redactions' -> 1 ->> 'by' from mt_events where stream_id = '{id}' and version = 2"));
        var found = await Store.VerifyOneAsync(_tenant, id);
        Assert.Equal((null, 1), (found.Problem, found.Redacted));
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
        var id = await Store.RemindedAsync(_tenant);
        await Store.RedactEventAsync(_tenant, id, 3, "grace", "a password");
        await fixture.ExecuteAsync($"update mt_events set {change} where stream_id = $1 and version = 3", id);

        var problem = (await Store.VerifyOneAsync(_tenant, id)).Problem!;

        Assert.Equal((3, ChainFault.RedactionChanged), (problem.Version, problem.Fault));
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("headers = headers - 'redactions'")]
    [InlineData("user_name = 'eve'")]
    public async Task A_redacted_event_is_bound_to_what_was_recorded(string change)
    {
        var id = await Store.RemindedAsync(_tenant);
        await Store.RedactEventAsync(_tenant, id, 3, "grace", "a password");
        await fixture.ExecuteAsync($"update mt_events set {change} where stream_id = $1 and version = 3", id);
        Assert.Equal((3, ChainFault.Changed), ((await Store.VerifyOneAsync(_tenant, id)).Problem!.Version, (await Store.VerifyOneAsync(_tenant, id)).Problem!.Fault));
    }

    [Fact]
    public async Task An_unsealed_event_is_sealed_in_by_what_it_said_before_it_was_redacted()
    {
        var id = await Store.StartAsync(_tenant);
        await fixture.QuickAppendAsync(_tenant, id, "secret", "b");
        var before = await Store.GetHeadHashAsync(_tenant, id);
        await Store.RedactEventAsync(_tenant, id, 2, "grace", "a password");
        Assert.Equal(before, await Store.GetHeadHashAsync(_tenant, id));
        await Store.AppendAsync(_tenant, id, 3, Samples.Reminder(1));

        var found = await Store.VerifyOneAsync(_tenant, id);

        Assert.Equal((null, 2, 1), (found.Problem, found.Unsealed, found.Redacted));
    }

    [Fact]
    public async Task An_archived_stream_can_be_redacted()
    {
        var id = await Store.RemindedAsync(_tenant);
        await Store.ArchiveStreamAsync(_tenant, id);
        await Store.RedactEventAsync(_tenant, id, 1, "grace", "a password");
        Assert.Equal((null, 1), ((await Store.VerifyOneAsync(_tenant, id)).Problem, (await Store.VerifyOneAsync(_tenant, id)).Redacted));
    }

    [Fact]
    public async Task What_cannot_be_redacted_is_refused_in_words_and_nothing_is_stored()
    {
        var id = await Store.RemindedAsync(_tenant);
        var none = await Assert.ThrowsAsync<EventNotRedactableException>(() => Store.RedactEventAsync(_tenant, id, 7, "grace", "a password"));
        var other = await Assert.ThrowsAsync<EventNotRedactableException>(() => Store.RedactEventAsync(_tenant, id, 2, "grace", "a password", Samples.Lent()));
        await Assert.ThrowsAsync<EventNotRedactableException>(() => Store.RedactEventAsync(Samples.Tenant(), id, 2, "grace", "a password"));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.RedactEventAsync(_tenant, id, 2, " ", "a password"));
        Assert.Throws<InvalidOperationException>(() => Store.OpenSession(_tenant).Redact(id, 2, "a password"));

        Assert.Contains("has no version 7", none.Message, StringComparison.Ordinal);
        Assert.Contains("is a 'reminder_sent'", other.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await Store.VerifyOneAsync(_tenant, id)).Redacted);
    }
}
