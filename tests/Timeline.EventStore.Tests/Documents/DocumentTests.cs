using NodaTime;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Documents;

namespace Timeline.EventStore.Tests.Documents;

public sealed class DocumentTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 4, 12, 0);
    private readonly string _tenant = Samples.Tenant();

    private IDocumentReader Documents => fixture.Store.Documents;

    [Fact]
    public async Task A_document_is_stored_replaced_and_removed()
    {
        await StoreAsync(new Card("ada", "Ada", 1, Noon));
        await StoreAsync(new Card("ada", "Ada", 2));
        Assert.Equal(new Card("ada", "Ada", 2), await Documents.LoadAsync<Card>(_tenant, "ada"));
        Assert.Equal(2, (await Documents.LoadStoredAsync<Card>(_tenant, "ada"))!.Revision);

        var session = fixture.Store.OpenSession(_tenant);
        session.Delete<Card>("ada");
        session.Delete<Card>("never was there");
        await session.SaveChangesAsync();
        Assert.Null(await Documents.LoadAsync<Card>(_tenant, "ada"));
    }

    [Fact]
    public async Task Inserting_what_is_there_is_refused_and_leaves_no_gap_in_the_positions()
    {
        await StoreAsync(new Card("ada", "Ada", 1));
        var id = await fixture.Store.StartAsync(_tenant);
        var drawn = await fixture.ScalarAsync<long>("select last_value from mt_events_sequence");
        var session = fixture.Store.OpenSession(_tenant);
        session.Append(id, 1, Samples.Reminder(1));
        session.Insert(new Card("ada", "Somebody else", 9));

        var refused = await Assert.ThrowsAsync<DocumentExistsException>(() => session.SaveChangesAsync());

        Assert.Equal(("card", "ada"), (refused.Document, refused.Id));
        Assert.Single(await fixture.Store.StreamAsync(_tenant, id));
        Assert.Equal(drawn, await fixture.ScalarAsync<long>("select last_value from mt_events_sequence"));
    }

    [Fact]
    public async Task Of_the_same_insert_many_times_at_once_one_is_stored()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            var session = fixture.Store.OpenSession(_tenant);
            session.Insert(new Card("contested", $"reader {i}", i));
            try
            {
                await session.SaveChangesAsync();
                return true;
            }
            catch (DocumentExistsException)
            {
                return false;
            }
        }));
        Assert.Single(outcomes, stored => stored);
    }

    [Fact]
    public async Task A_unique_index_is_kept_within_a_tenant()
    {
        await StoreAsync(new Shelf(Guid.CreateVersion7(), "B2"));
        var refused = await Assert.ThrowsAsync<DocumentExistsException>(() => StoreAsync(new Shelf(Guid.CreateVersion7(), "B2")));
        Assert.Equal(("shelf", null, "mt_doc_shelf_idx_name"), (refused.Document, refused.Id, refused.Constraint));

        var elsewhere = fixture.Store.OpenSession(Samples.Tenant());
        elsewhere.Store(new Shelf(Guid.CreateVersion7(), "B2"));
        await elsewhere.SaveChangesAsync();
    }

    [Fact]
    public async Task A_document_is_replaced_at_the_expected_revision_only()
    {
        await StoreAsync(new Card("ada", "Ada", 1));
        var seen = (await Documents.LoadStoredAsync<Card>(_tenant, "ada"))!;
        await ReplaceAsync(seen.Document with { Fine = 2 }, seen.Revision);

        var late = await Assert.ThrowsAsync<DocumentRevisionConflictException>(() => ReplaceAsync(seen.Document with { Fine = 3 }, seen.Revision));
        var none = await Assert.ThrowsAsync<DocumentRevisionConflictException>(() => ReplaceAsync(new Card("nobody", "", 0), 1));

        Assert.Equal(("card", "ada", 1), (late.Document, late.Id, late.Expected));
        Assert.Equal("nobody", none.Id);
        Assert.Equal(2, (await Documents.LoadAsync<Card>(_tenant, "ada"))!.Fine);
    }

    [Fact]
    public async Task Many_are_loaded_at_once()
    {
        var ids = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToList();
        await StoreAsync([.. ids.Select(id => new Shelf(id, id.ToString()))]);

        var found = await Documents.LoadManyAsync<Shelf>(_tenant, [ids[0], ids[2], Guid.CreateVersion7()]);

        Assert.Equal(new[] { ids[0], ids[2] }.Order(), found.Select(shelf => shelf.Id).Order());
        Assert.Empty(await Documents.LoadManyAsync<Shelf>(_tenant, []));
    }

    [Fact]
    public async Task Queries_filter_order_limit_and_count()
    {
        await StoreAsync(new Card("a", "Ada", 3, Noon), new Card("b", "Bob", 1, Noon), new Card("c", "Ada", 2, Noon.PlusTicks(10)), new Card("d", "Ada'; --", 9));

        var ada = await Documents.QueryAsync<Card>(_tenant, "data ->> 'Reader' = $1 order by (data ->> 'Fine')::int", ["Ada"]);
        var since = await Documents.QueryAsync<Card>(_tenant, "(data ->> 'Since')::timestamptz > $1 limit $2", [Noon, 10]);

        Assert.Equal(["c", "a"], ada.Select(card => card.Id));
        Assert.Equal(["c"], since.Select(card => card.Id));
        Assert.Equal("d", Assert.Single(await Documents.QueryAsync<Card>(_tenant, "d.data ->> 'Reader' = $1", ["Ada'; --"])).Id);
        Assert.Equal(4, await Documents.CountAsync<Card>(_tenant));
        Assert.Equal(2, await Documents.CountAsync<Card>(_tenant, "data ->> 'Reader' = $1", ["Ada"]));
        Assert.Equal(["d", "a"], (await Documents.QueryAsync<Card>(_tenant, "order by (data ->> 'Fine')::int desc limit 2")).Select(card => card.Id));
    }

    [Fact]
    public async Task A_query_uses_the_declared_index()
    {
        await fixture.ExecuteAsync(
            """
            insert into mt_doc_card (tenant_id, id, data)
            select $1, n::text, jsonb_build_object('Id', n::text, 'Reader', 'r' || n, 'Fine', 0) from generate_series(1, 5000) n
            """,
            _tenant);
        await fixture.ExecuteAsync("analyze mt_doc_card");
        var plan = await fixture.LinesAsync(
            $"explain select d.data from (select * from mt_doc_card where tenant_id = '{_tenant}') as d where data ->> 'Reader' = 'r7'");
        Assert.Contains(plan, line => line.Contains("mt_doc_card_idx_reader", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ids_of_the_wrong_kind_and_types_that_are_not_registered_are_misuse()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Documents.LoadAsync<Card>(_tenant, Guid.CreateVersion7()));
        await Assert.ThrowsAsync<ArgumentException>(() => Documents.LoadAsync<Shelf>(_tenant, "x"));
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Documents.LoadAsync<BookLent>(_tenant, "x"));
        Assert.Contains("BookLent", refused.Message, StringComparison.Ordinal);
    }

    private async Task StoreAsync<T>(params T[] documents)
        where T : class
    {
        var session = fixture.Store.OpenSession(_tenant);
        foreach (var document in documents)
            session.Store(document);
        await session.SaveChangesAsync();
    }

    private Task<SaveResult> ReplaceAsync(Card card, long revision)
    {
        var session = fixture.Store.OpenSession(_tenant);
        session.Store(card, revision);
        return session.SaveChangesAsync();
    }
}
