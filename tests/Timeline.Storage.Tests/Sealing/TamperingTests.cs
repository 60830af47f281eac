using Timeline.Storage.Sealing;

namespace Timeline.Storage.Tests.Sealing;

/// <summary>Whoever may write to the database changes a stream of six events by SQL ($1 is the stream, $2 the tenant).</summary>
public sealed class TamperingTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private const string Third = " where stream_id = $1 and version = 3 and tenant_id = $2";

    // Out of the way first, since versions are unique at every moment.
    private const string MakeRoomForThird =
        "update mt_events set version = version + 1000 where stream_id = $1 and version >= 3;"
        + "update mt_events set version = version - 999 where stream_id = $1 and version > 1000;"
        + "update mt_streams set version = version + 1 where id = $1;";

    private const string Insert =
        "insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, headers, is_archived) ";

    private const string Copy = Insert + "select nextval('mt_events_sequence'), gen_random_uuid(), stream_id, ";

    private readonly string _tenant = Samples.Tenant();

    private StoreNode Node => fixture.Node;

    [Theory]
    [InlineData("data = jsonb_set(data, '{Text}', '\"reminder 4\"')")]
    [InlineData("data = data || '{\"Note\": null}'")]
    [InlineData("data = data - 'Urgency'")]
    [InlineData("bdata = '\\x00'")]
    [InlineData("timestamp = timestamp + interval '1 microsecond'")]
    [InlineData("timestamp = 'infinity'")]
    [InlineData("headers = headers || jsonb_build_object('deep', (repeat('[', 300) || repeat(']', 300))::jsonb)")]
    [InlineData("data = jsonb_build_object('deep', (repeat('[', 2000) || repeat(']', 2000))::jsonb)")]
    [InlineData("user_name = 'bda'")]
    [InlineData("user_name = null")]
    [InlineData("headers = headers || '{\"source\": \"Desk\"}'")]
    [InlineData("headers = headers || '{\"shelf\": \"B3\"}'")]
    [InlineData("headers = headers || '{\"new\": \"\"}'")]
    [InlineData("headers = headers - 'command_id'")]
    [InlineData("correlation_id = 'visis'")]
    [InlineData("causation_id = 'scam'")]
    [InlineData("type = 'reminder_sens'")]
    [InlineData("mt_dotnet_type = null")]
    [InlineData("id = gen_random_uuid()")]
    [InlineData("seq_id = nextval('mt_events_sequence')")]
    public async Task Any_change_to_an_event_is_found_and_the_event_named(string change)
    {
        var problem = await ProblemAfterAsync($"update mt_events set {change}{Third}");

        Assert.Equal((3, ChainFault.Changed), (problem.Version, problem.Fault));
        Assert.Contains("was changed after it was recorded", problem.Reason, StringComparison.Ordinal);
        Assert.NotNull(problem.EventId);
    }

    [Theory]
    [InlineData("delete from mt_events" + Third, 3, "version 3 is missing")]
    [InlineData("delete from mt_events where stream_id = $1 and version in (2, 3, 4)", 2, "versions 2 to 4 are missing")]
    [InlineData("delete from mt_events where stream_id = $1 and version = 1", 1, "version 1 is missing")]
    [InlineData("delete from mt_events where stream_id = $1 and version = 6", 6, "was at version 6, and ends at 5")]
    [InlineData("delete from mt_events where stream_id = $1", 1, "was at version 6, and ends at 0")]
    [InlineData("update mt_events set type = 'tombstone'" + Third, 3, "version 3 is missing")]
    public async Task An_event_taken_out_is_missed(string sql, long version, string reason)
    {
        var problem = await ProblemAfterAsync(sql);
        Assert.Equal((version, ChainFault.Missing), (problem.Version, problem.Fault));
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_taken_out_with_the_later_ones_renumbered_is_found_where_it_was()
    {
        var problem = await ProblemAfterAsync(
            "delete from mt_events" + Third + ";"
            + "update mt_events set version = version + 1000 where stream_id = $1 and version > 3;"
            + "update mt_events set version = version - 1001 where stream_id = $1 and version > 1000;"
            + "update mt_streams set version = 5 where id = $1");
        Assert.Equal((3, ChainFault.Changed), (problem.Version, problem.Fault));
        Assert.Contains("taken out", problem.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version", 3, 4)]
    [InlineData("version", 2, 5)]
    [InlineData("version", 1, 6)]
    [InlineData("version, seq_id", 3, 4)]
    [InlineData("version, seq_id", 2, 5)]
    [InlineData("data", 2, 5)]
    [InlineData("data", 3, 4)]
    public async Task Two_events_that_changed_places_are_found(string columns, long one, long other)
    {
        var swapped = string.Join(", ", columns.Split(", ").Select(column => column == "data" ? "data = other.data" : $"{column} = -other.{column}"));
        var problem = await ProblemAfterAsync(
            $"update mt_events e set {swapped} from mt_events other where e.stream_id = $1 and other.stream_id = $1 and e.version + other.version = {one + other} and e.version in ({one}, {other});"
            + "update mt_events set version = abs(version), seq_id = abs(seq_id) where stream_id = $1");

        Assert.Equal((one, ChainFault.Swapped), (problem.Version, problem.Fault));
        Assert.Contains($"version {other}", problem.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3, data, type, timestamp, tenant_id, null::jsonb")]
    [InlineData("3, data, type, timestamp, tenant_id, headers")]
    [InlineData("3, '{}', type, timestamp, tenant_id, '{\"hash\": \"00\", \"hash_v\": 1}'")]
    public async Task An_event_put_in_between_is_found(string values)
    {
        var problem = await ProblemAfterAsync($"{MakeRoomForThird}{Copy}{values}, false from mt_events where stream_id = $1 and version = 2");
        Assert.Equal((3, ChainFault.Inserted), (problem.Version, problem.Fault));
    }

    [Fact]
    public async Task An_event_put_in_between_that_the_trigger_has_sealed_is_found_by_the_next_one()
    {
        var id = await Node.RemindedAsync(_tenant);
        await TamperAsync(id, MakeRoomForThird);
        await fixture.ExecuteAsync($"{Copy}3, data, type, timestamp, tenant_id, null::jsonb, false from mt_events where stream_id = $1 and version = 2", id);
        var problem = (await Node.VerifyOneAsync(_tenant, id)).Problem!;
        Assert.Equal((4, ChainFault.Changed), (problem.Version, problem.Fault));
    }

    [Fact]
    public async Task An_event_put_at_the_end_past_the_stream_is_found()
    {
        var problem = await ProblemAfterAsync($"{Copy}7, data, type, timestamp, tenant_id, null, false from mt_events where stream_id = $1 and version = 6");
        Assert.Equal((7, ChainFault.Inserted), (problem.Version, problem.Fault));
    }

    [Fact]
    public async Task An_event_put_at_the_end_with_a_hash_of_its_own_making_is_found()
    {
        var problem = await ProblemAfterAsync(
            $"{Copy}7, data, type, timestamp, tenant_id, headers, false from mt_events where stream_id = $1 and version = 6;"
            + "update mt_streams set version = 7 where id = $1");
        Assert.Equal((7, ChainFault.Changed), (problem.Version, problem.Fault));
    }

    [Theory]
    [InlineData(3, ChainFault.HashChanged)]
    [InlineData(1, ChainFault.HashChanged)]
    [InlineData(6, ChainFault.Changed)]
    public async Task A_forged_hash_is_found(long version, ChainFault fault)
    {
        var problem = await ProblemAfterAsync(
            $"update mt_events set headers = jsonb_set(headers, '{{hash}}', to_jsonb(repeat('0', 64))) where stream_id = $1 and version = {version}");
        Assert.Equal((version, fault), (problem.Version, problem.Fault));
    }

    [Theory]
    [InlineData("headers = headers || '{\"hash_v\": 2}'", ChainFault.UnknownRule)]
    [InlineData("is_archived = true", ChainFault.Hidden)]
    [InlineData("is_archived = null", ChainFault.Hidden)]
    public async Task An_event_that_is_hidden_or_sealed_by_an_unknown_rule_is_found(string change, ChainFault fault)
    {
        var problem = await ProblemAfterAsync($"update mt_events set {change}{Third}");
        Assert.Equal((3, fault), (problem.Version, problem.Fault));
    }

    [Fact]
    public async Task Headers_too_deep_to_read_are_a_change_and_stop_nobody()
    {
        var problem = await ProblemAfterAsync($"update mt_events set headers = headers || jsonb_build_object('deep', (repeat('[', 2000) || repeat(']', 2000))::jsonb){Third}");
        Assert.Equal((3, ChainFault.Changed), (problem.Version, problem.Fault));
    }

    [Fact]
    public async Task A_changed_event_whose_hash_was_taken_off_is_found_by_the_next_one()
    {
        var problem = await ProblemAfterAsync($"update mt_events set data = '{{}}', headers = headers - 'hash' - 'hash_v'{Third}");
        Assert.Equal((4, ChainFault.Changed), (problem.Version, problem.Fault));
        Assert.Contains("or version 3 was", problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hash_that_was_merely_taken_off_makes_an_event_unsealed_and_no_more()
    {
        var id = await TamperedAsync($"update mt_events set headers = headers - 'hash' - 'hash_v'{Third}");
        var found = await Node.VerifyOneAsync(_tenant, id);
        Assert.Equal((null, 1, 0), (found.Problem, found.Unsealed, found.UnsealedAtEnd));
    }

    // What the chain cannot prove by itself, kept here so that nobody claims more (docs/evidence.md).
    [Theory]
    [InlineData("delete from mt_events where stream_id = $1 and version = 6; update mt_streams set version = 5 where id = $1")]
    [InlineData(
        "update mt_events set data = '{}' where stream_id = $1 and version = 6;"
        + "update mt_events e set headers = jsonb_set(headers, '{hash}', to_jsonb(es_event_hash((select p.headers ->> 'hash' from mt_events p where p.stream_id = $1 and p.version = 5), "
        + "tenant_id, stream_id, version, seq_id, id, type, mt_dotnet_type, timestamp, correlation_id, causation_id, user_name, headers, es_content_hash(data, bdata)))) "
        + "where stream_id = $1 and version = 6")]
    public async Task A_tail_cut_off_or_rewritten_with_all_its_traces_fits_and_only_a_head_hash_noted_elsewhere_tells(string sql)
    {
        var id = await Node.RemindedAsync(_tenant);
        var noted = await Node.Verifier.HeadAsync(_tenant, id);
        await TamperAsync(id, sql);

        Assert.Null((await Node.VerifyOneAsync(_tenant, id)).Problem);
        Assert.NotEqual(noted, await Node.Verifier.HeadAsync(_tenant, id, noted!.Version));
    }

    [Fact]
    public async Task Other_streams_are_not_blamed_and_verification_goes_on()
    {
        var good = new[] { await Node.RemindedAsync(_tenant), Guid.Empty, await Node.RemindedAsync(_tenant) };
        good[1] = await TamperedAsync("delete from mt_events" + Third);

        var found = await Node.Verifier.VerifyAsync(_tenant).ToDictionaryAsync(stream => stream.StreamId);

        Assert.Equal([true, false, true], good.Select(id => found[id].Problem is null));
        Assert.Null(found[good[1]].HeadHash);
    }

    private async Task<ChainProblem> ProblemAfterAsync(string sql)
    {
        var problem = (await Node.VerifyOneAsync(_tenant, await TamperedAsync(sql))).Problem;
        Assert.NotNull(problem);
        return problem;
    }

    private async Task<Guid> TamperedAsync(string sql)
    {
        var id = await Node.RemindedAsync(_tenant);
        await TamperAsync(id, sql);
        return id;
    }

    private Task TamperAsync(Guid id, string sql) => fixture.Sql.ExecutePastTriggerAsync(
        sql.Replace("$1", $"'{id}'", StringComparison.Ordinal).Replace("$2", $"'{_tenant}'", StringComparison.Ordinal));
}
