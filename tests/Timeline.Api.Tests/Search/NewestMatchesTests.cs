using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Search;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Search;

/// <summary>Whichever way they are found, the matches are the newest ones: compared with sorting all of them.</summary>
public sealed class NewestMatchesTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>, IAsyncLifetime
{
    private static readonly Guid[] Incidents = [.. Enumerable.Range(0, 20).Select(number => new Guid(number, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8]))];

    // common: every second row; tenth: three of a hundred; rare: one of 600; once: the oldest 25,000 of 30,000, and none since.
    public async ValueTask InitializeAsync()
    {
        await using var fill = timeline.Database.CreateCommand(
            """
            insert into search_thing (tenant_id, id, incident_id, version, thing, kind, occurred_at, retracted, words, text)
            select '*DEFAULT*', md5('thing ' || n)::uuid, ($1::uuid[])[1 + n % 20], 1, 'Entry', 'Note', timestamptz '2025-01-01' + interval '1 minute' * ((n * 7919) % 30000), n % 50 = 0,
                   ('all' || case when n % 2 = 0 then ' common' else '' end || case when n % 34 = 0 then ' tenth' else '' end || case when n % 600 = 1 then ' rare' else '' end
                   || case when (n * 7919) % 30000 < 25000 then ' once' else '' end || case when n % 5 = 0 then ' ''=Severity.Sev1''' else ' ''=Severity.Sev3''' end)::tsvector, 'text'
            from generate_series(1, 30000) n on conflict do nothing;
            """);
        fill.Parameters.Add(new() { Value = Incidents });
        await fill.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var analyze = timeline.Database.CreateCommand("analyze search_thing");
        await analyze.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("common")]
    [InlineData("tenth")]
    [InlineData("rare")]
    [InlineData("once")]
    [InlineData("common tenth")]
    [InlineData("onc")]
    [InlineData("nowhere")]
    public async Task They_are_the_newest_by_whatever_filter(string text)
    {
        var scope = new SearchScope("", Incidents: null, Hidden: [], From: null, To: null, Retracted: false);
        SearchScope[] scopes =
        [
            scope,
            scope with { Retracted = true },
            scope with { Facts = "'=Severity.Sev1'" },
            scope with { To = new DateTime(2025, 1, 10, 0, 0, 0, DateTimeKind.Utc) },
            scope with { From = new DateTime(2025, 1, 5, 0, 0, 0, DateTimeKind.Utc), To = new DateTime(2025, 1, 5, 12, 0, 0, DateTimeKind.Utc) },
            scope with { Hidden = [.. Incidents.Take(10)] },
            scope with { Incidents = [Incidents[3], Incidents[4]] },
            scope with { Incidents = [.. Incidents.Take(15)], Hidden = [Incidents[3]] },
        ];
        var terms = SearchTerms.Of(text);
        foreach (var each in scopes)
        {
            var (matches, more) = await timeline.Services.GetRequiredService<SearchIndex>().FindAsync(terms, each, TestContext.Current.CancellationToken);
            var expected = await SortedAsync(terms, each);
            Assert.Equal(expected.Count > SearchIndex.MostRanked, more);
            Assert.Equal(expected.Take(SearchIndex.MostRanked).Order(), matches.Select(match => match.Id).Order());
        }
    }

    private async Task<IReadOnlyList<Guid>> SortedAsync(SearchTerms terms, SearchScope scope)
    {
        await using var command = timeline.Database.CreateCommand(
            """
            select id from search_thing
            where words @@ $1::tsquery and (retracted = false or $2) and incident_id <> all($3) and incident_id = any($4) and occurred_at >= $5 and occurred_at < $6
            order by occurred_at desc, id desc limit 1001
            """);
        command.Parameters.Add(new() { Value = scope.Facts.Length == 0 ? terms.Query : $"{terms.Query} & {scope.Facts}" });
        command.Parameters.Add(new() { Value = scope.Retracted });
        command.Parameters.Add(new() { Value = scope.Hidden.ToArray() });
        command.Parameters.Add(new() { Value = (scope.Incidents ?? Incidents).ToArray() });
        command.Parameters.Add(new() { Value = scope.From ?? DateTime.UnixEpoch });
        command.Parameters.Add(new() { Value = scope.To ?? new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
        var ids = new List<Guid>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            ids.Add(reader.GetGuid(0));
        return ids;
    }
}
