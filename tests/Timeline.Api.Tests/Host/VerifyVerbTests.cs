using System.Text.RegularExpressions;
using Timeline.Api.Catalogue;
using Timeline.Api.People;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Testing.Databases;

namespace Timeline.Api.Tests.Host;

/// <summary>The verb as a process, over a store with two incidents: what stands in the terminal, and the exit code.</summary>
public sealed class VerifyVerbTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task A_store_in_which_all_fits_is_said_so_with_exit_code_0()
    {
        await using var schema = await RecordedAsync();

        var all = await VerifyAsync(schema);
        var one = await VerifyAsync(schema, "--incident", "INC-2");

        Assert.Equal((0, "4 events of 2 streams verified: every event fits.\n"), (all.Code, all.Output));
        Assert.Contains("100% 4 of 4 events", all.Errors, StringComparison.Ordinal);
        Assert.Equal(0, one.Code);
        Assert.Matches(new Regex("^INC-2 \\(stream .{36}\\): head hash at version 2 is [0-9a-f]{64}\n2 events of 1 stream verified: every event fits.\n$", RegexOptions.NonBacktracking), one.Output);
    }

    [Fact]
    public async Task The_first_event_that_does_not_fit_is_named_with_exit_code_1()
    {
        await using var schema = await RecordedAsync();
        await using (var tamper = schema.DataSource.CreateCommand("update mt_events set user_name = 'eve' where version = 2 and type = 'milestone_corrected' and data ->> 'Reason' = 'mistake 1'"))
            Assert.Equal(1, await tamper.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        var all = await VerifyAsync(schema);
        var innocent = await VerifyAsync(schema, "--incident", "INC-2");

        Assert.Equal(1, all.Code);
        Assert.Matches(new Regex("^INC-1 \\(stream .{36}\\): version 2 \\(milestone_corrected, event .{36}\\) was changed", RegexOptions.NonBacktracking), all.Output);
        Assert.EndsWith("4 events of 2 streams verified: 1 stream does not fit.\n", all.Output, StringComparison.Ordinal);
        Assert.Equal(0, innocent.Code);
    }

    [Fact]
    public async Task A_catalogue_that_was_changed_is_named_as_that()
    {
        await using var schema = await RecordedAsync();
        await using (var store = await RecordedStore.OpenAsync(schema))
        {
            await using var session = store.Writing();
            session.Events.Append(CatalogueRecords.StreamOf(Tenants.Only), 1, new SegmentAdded(SegmentId.From(Guid.CreateVersion7()), "North"));
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal("5 events of 3 streams verified: every event fits.\n", (await VerifyAsync(schema)).Output);
        await using (var tamper = schema.DataSource.CreateCommand("update mt_events set data = jsonb_set(data, '{Name}', '\"South\"') where type = 'segment_added'"))
            Assert.Equal(1, await tamper.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        var (code, output, _) = await VerifyAsync(schema);
        Assert.Equal(1, code);
        Assert.Matches(new Regex("^the catalogue \\(stream .{36}\\): version 1 \\(segment_added, event .{36}\\) was changed", RegexOptions.NonBacktracking), output);
    }

    [Theory]
    [InlineData("There is no incident INC-99", "--incident", "INC-99")]
    [InlineData("\"INC-1\" is not understood", "INC-1")]
    [InlineData("holds no tables of Timeline", "--Timeline:DatabaseSchema=nothing_here")]
    public async Task What_cannot_be_verified_is_one_sentence_and_a_failure(string sentence, params string[] arguments)
    {
        await using var schema = await RecordedAsync();
        var (code, output, errors) = await VerifyAsync(schema, arguments);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
    }

    private Task<TestSchema> RecordedAsync() => RecordedStore.CreateAsync(
        database, number => new MilestoneCorrected(MilestoneKind.Reported, When: null, EntryId: null, $"mistake {number}"));

    private static Task<(int Code, string Output, string Errors)> VerifyAsync(TestSchema schema, params string[] arguments) =>
        RecordedStore.RunAsync(schema, "verify", arguments);
}
