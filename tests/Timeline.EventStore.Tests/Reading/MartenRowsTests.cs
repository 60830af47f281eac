using Npgsql;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;

namespace Timeline.EventStore.Tests.Reading;

/// <summary>Rows as a Marten 9 writes them, by the SQL it sends, are read; and it can go on after us.</summary>
public sealed class MartenRowsTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();
    private readonly Guid _id = Guid.CreateVersion7();

    private IEventStore Store => fixture.Store;

    [Fact]
    public async Task A_stream_that_a_Marten_started_is_read_and_appended_to()
    {
        await fixture.ExecuteAsync("insert into mt_streams (id, type, version, tenant_id) values ($1, 'loan', 2, $2)", _id, _tenant);
        foreach (var (version, type, data) in new[]
                 {
                     (1, "book_lent", """{"Title":"Emma","Reader":"Ada","DueOn":"2026-03-04"}"""),
                     (2, "reminder_sent", """{"Text":"soon","Urgency":"Firm","AddedLater":[1]}"""),
                 })
        {
            await fixture.ExecuteAsync(
                """
                insert into mt_events (data, type, mt_dotnet_type, bdata, id, stream_id, version, timestamp, tenant_id, seq_id)
                values ($1::jsonb, $2, 'Other.Ns.Whatever, Elsewhere', null, gen_random_uuid(), $3, $4, now(), $5, nextval('mt_events_sequence'))
                """,
                data,
                type,
                _id,
                (long)version,
                _tenant);
        }

        await Store.AppendAsync(_tenant, _id, 2, Samples.Reminder(3));

        var read = await Store.StreamAsync(_tenant, _id);
        Assert.Equal([Samples.Lent("Emma"), new ReminderSent("soon", Urgency.Firm), Samples.Reminder(3)], read.Select(stored => stored.Data));
        Assert.Equal(("loan", 3), ((await Store.GetStreamStateAsync(_tenant, _id))!.AggregateType, read[^1].Version));
    }

    [Fact]
    public async Task The_append_function_begins_and_continues_a_stream_and_tells_version_and_positions()
    {
        var begun = await QuickAppendAsync(expected: null, "a", "b");
        var continued = await QuickAppendAsync(expected: 2, "c");

        Assert.Equal([2, begun[1], begun[1] + 1], begun);
        Assert.Equal(3, continued[0]);
        var read = await Store.StreamAsync(_tenant, _id);
        Assert.Equal(["a", "b", "c"], read.Select(stored => ((ReminderSent)stored.Data).Text));
        Assert.Equal([begun[1], begun[2], continued[1]], read.Select(stored => stored.Position));
        Assert.All(read, stored => Assert.Equal(("cause", "correlation", "marten"), (stored.CausationId, stored.CorrelationId, stored.Actor)));
        Assert.All(read, stored => Assert.Empty(stored.Headers));
        Assert.Equal(NodaTime.Instant.FromUtc(2026, 3, 4, 5, 6, 7), read[0].Timestamp);
    }

    [Fact]
    public async Task The_append_function_refuses_an_old_version_and_an_archived_stream_with_Martens_codes()
    {
        await QuickAppendAsync(expected: null, "a", "b");
        var conflict = await Assert.ThrowsAsync<PostgresException>(() => QuickAppendAsync(expected: 1, "c"));
        await fixture.ExecuteAsync("select mt_archive_stream($1, $2)", _id, _tenant);
        var archived = await Assert.ThrowsAsync<PostgresException>(() => QuickAppendAsync(expected: null, "c"));

        Assert.Equal(("MT003", "MT001"), (conflict.SqlState, archived.SqlState));
        Assert.Empty(await Store.StreamAsync(_tenant, _id));
    }

    [Fact]
    public async Task Our_append_after_a_Marten_was_faster_is_a_conflict()
    {
        await Store.OpenAndStartAsync(_tenant, _id);
        await QuickAppendAsync(expected: 1, "marten was here");
        var conflict = await Assert.ThrowsAsync<StreamVersionConflictException>(() => Store.AppendAsync(_tenant, _id, 1, Samples.Reminder(1)));
        Assert.Equal((1, 2), (conflict.Expected, conflict.Actual));
    }

    [Fact]
    public async Task An_appender_that_locks_nothing_makes_our_append_a_conflict_too()
    {
        await Store.OpenAndStartAsync(_tenant, _id);
        // Its event is there, and its stream row not yet moved on: the index is what tells us.
        await fixture.ExecuteAsync(
            """
            insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, is_archived)
            values (nextval('mt_events_sequence'), gen_random_uuid(), $1, 2, '{}', 'reminder_sent', now(), $2, false)
            """,
            _id,
            _tenant);
        var conflict = await Assert.ThrowsAsync<StreamVersionConflictException>(() => Store.AppendAsync(_tenant, _id, 1, Samples.Reminder(1)));
        Assert.Equal((_id, 1, 2), (conflict.StreamId, conflict.Expected, conflict.Actual));
    }

    [Fact]
    public async Task Tombstones_and_their_streams_disturb_nobody()
    {
        var before = await fixture.ScalarAsync<long>("select coalesce(max(seq_id), 0) from mt_events");
        await fixture.ExecuteAsync("insert into mt_streams (id, type, version, tenant_id) values ($1, null, 0, $2)", _id, _tenant);
        await fixture.ExecuteAsync(
            """
            insert into mt_events (data, type, mt_dotnet_type, id, stream_id, version, timestamp, tenant_id, seq_id, is_archived)
            select '{}', 'tombstone', 'JasperFx.Events.Tombstone, JasperFx.Events', gen_random_uuid(), $1, n, now(), $2, n, false
            from (select nextval('mt_events_sequence') as n) as drawn
            """,
            _id,
            _tenant);
        var other = await Store.StartAsync(_tenant);

        Assert.Null(await Store.GetStreamStateAsync(_tenant, _id));
        Assert.Equal(other, Assert.Single(await Store.ReadAllAsync(_tenant, before).ToListAsync()).StreamId);
    }

    [Fact]
    public async Task A_placeholder_stream_at_version_0_can_be_started()
    {
        await fixture.ExecuteAsync("insert into mt_streams (id, type, version, tenant_id) values ($1, null, 0, $2)", _id, _tenant);
        await Store.OpenAndStartAsync(_tenant, _id);
        Assert.Equal((1, "loan"), ((await Store.GetStreamStateAsync(_tenant, _id))!.Version, (await Store.GetStreamStateAsync(_tenant, _id))!.AggregateType));
    }

    [Theory]
    [InlineData("never_heard_of", """{"A":[1,2]}""", "no type is registered")]
    [InlineData("archived", """{"Reason":"old"}""", "no type is registered")]
    [InlineData("reminder_sent", """{"Urgency":"Panic"}""", "could not be converted")]
    [InlineData("reminder_sent", "[]", "could not be converted")]
    [InlineData("reminder_sent", "null", "JSON null")]
    public async Task What_cannot_be_read_is_an_unknown_event_with_its_json_and_stops_nobody(string alias, string json, string reason)
    {
        await Store.OpenAndStartAsync(_tenant, _id);
        await fixture.ExecuteAsync("update mt_streams set version = 2 where id = $1", _id);
        await fixture.ExecuteAsync(
            """
            insert into mt_events (seq_id, id, stream_id, version, data, type, mt_dotnet_type, timestamp, tenant_id, is_archived)
            values (nextval('mt_events_sequence'), gen_random_uuid(), $1, 2, $3::jsonb, $4, 'A.B, C', now(), $2, false)
            """,
            _id,
            _tenant,
            json,
            alias);
        await Store.AppendAsync(_tenant, _id, 2, Samples.Reminder(3));

        var read = await Store.StreamAsync(_tenant, _id);

        var unknown = Assert.IsType<UnknownEvent>(read[1].Data);
        Assert.Equal((alias, "A.B, C"), (unknown.Alias, unknown.DotNetName));
        Assert.Equal(json.Replace(" ", "", StringComparison.Ordinal), unknown.Json.GetRawText().Replace(" ", "", StringComparison.Ordinal));
        Assert.Contains(reason, unknown.Reason, StringComparison.Ordinal);
        Assert.Equal(Samples.Reminder(3), read[2].Data);
    }

    [Fact]
    public async Task Headers_of_another_program_are_given_as_text()
    {
        await Store.OpenAndStartAsync(_tenant, _id);
        await fixture.ExecuteAsync("""update mt_events set headers = '{"a": 1, "b": {"c": true}, "d": "text"}' where stream_id = $1""", _id);

        var headers = (await Store.StreamAsync(_tenant, _id))[0].Headers;

        Assert.Equal(("1", """{"c": true}""", "text"), (headers["a"], headers["b"], headers["d"]));
    }

    [Fact]
    public async Task Progress_is_marked_as_Martens_daemon_marks_it()
    {
        await fixture.ExecuteAsync("select mt_mark_event_progression('Loan:All', 7)");
        await fixture.ExecuteAsync("select mt_mark_event_progression('Loan:All', 9)");
        Assert.Equal(9, await fixture.ScalarAsync<long>("select last_seq_id from mt_event_progression where name = 'Loan:All'"));

        Assert.Equal(20, await fixture.ScalarAsync<long>("select mt_mark_progression_with_skip('Skipping', 20, 10)"));
        Assert.Equal(20, await fixture.ScalarAsync<long>("select mt_mark_progression_with_skip('Skipping', 30, 10)"));
        Assert.Equal(30, await fixture.ScalarAsync<long>("select mt_mark_progression_with_skip('Skipping', 30, 20)"));
        Assert.Equal(["10 20", "20 30"], await fixture.LinesAsync("select starting_sequence, ending_sequence from mt_high_water_skips order by 1"));
    }

    private Task<long[]> QuickAppendAsync(long? expected, params string[] texts)
    {
        var bodies = Array.ConvertAll(texts, text => $$"""{"Text":"{{text}}","Urgency":"Gentle"}""");
        return fixture.ScalarAsync<long[]>(
            $"""
             select mt_quick_append_events($1, 'loan', $2, $3, array_fill('reminder_sent'::varchar, array[$5]), array_fill(null::varchar, array[$5]), $4::jsonb[],
                 array_fill(null::bytea, array[$5]), array_fill('cause'::varchar, array[$5]), array_fill('correlation'::varchar, array[$5]),
                 array_fill('null'::jsonb, array[$5]), array_fill('marten'::varchar, array[$5]),
                 array_fill('2026-03-04T05:06:07Z'::timestamptz, array[$5]){(expected is null ? "" : $", {expected}")})
             """,
            _id,
            _tenant,
            Array.ConvertAll(texts, _ => Guid.CreateVersion7()),
            bodies,
            texts.Length);
    }
}
