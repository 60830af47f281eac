using NodaTime;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;
using Timeline.EventStore.Projections;

namespace Timeline.EventStore.Tests.Projections;

public sealed class InlineProjectionTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();
    private readonly PostgresEventStore _store = fixture.Node(Projecting(fixture.Schema));

    [Fact]
    public async Task A_per_stream_document_is_there_with_the_append_and_carries_the_streams_version()
    {
        await _store.MigrateAsync();
        var id = await _store.StartAsync(_tenant, Samples.Lent("Emma"), Samples.Reminder(1));
        await _store.AppendAsync(_tenant, id, 2, Samples.Reminder(2));

        var loan = (await _store.Documents.LoadStoredAsync<Loan>(_tenant, id))!;

        var times = (await _store.StreamAsync(_tenant, id)).ConvertAll(stored => stored.Timestamp);
        Assert.Equal(new Loan(id, "Emma", 2, times[0], times[2], LastPosition: loan.Document.LastPosition), loan.Document);
        Assert.Equal(3, loan.Revision);
        Assert.Equal((await _store.StreamAsync(_tenant, id))[2].Position, loan.Document.LastPosition);
    }

    [Fact]
    public async Task A_document_over_several_streams_sees_all_changes_of_the_transaction()
    {
        await _store.MigrateAsync();
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var session = _store.OpenSession(_tenant);
        session.StartStream(one, "loan", Samples.Lent("Emma"));
        session.StartStream(other, "loan", Samples.Lent("Persuasion"));
        await session.SaveChangesAsync();

        Assert.Equal(["Emma", "Persuasion"], (await _store.Documents.LoadAsync<Reader>(_tenant, "Ada"))!.Books);
    }

    [Fact]
    public async Task Appends_to_different_streams_at_once_do_not_overwrite_each_others_share_of_a_document()
    {
        await _store.MigrateAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => _store.StartAsync(_tenant, Samples.Lent($"Book {i:00}")))));

        var reader = (await _store.Documents.LoadStoredAsync<Reader>(_tenant, "Ada"))!;
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"Book {i:00}"), reader.Document.Books.Order(StringComparer.Ordinal));
        Assert.Equal(20, reader.Revision);
    }

    [Fact]
    public async Task A_returned_book_leaves_no_document_and_a_refused_append_changes_none()
    {
        await _store.MigrateAsync();
        var id = await _store.StartAsync(_tenant);
        await Assert.ThrowsAsync<StreamVersionConflictException>(() => _store.AppendAsync(_tenant, id, 7, Samples.Reminder(1)));
        Assert.Equal(0, (await _store.Documents.LoadAsync<Loan>(_tenant, id))!.Reminders);

        await _store.AppendAsync(_tenant, id, 1, new BookReturned(Instant.FromUtc(2026, 3, 4, 12, 0)));
        Assert.Null(await _store.Documents.LoadAsync<Loan>(_tenant, id));
    }

    [Fact]
    public async Task A_projection_that_throws_refuses_the_append()
    {
        await _store.MigrateAsync();
        var id = await _store.StartAsync(_tenant);
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => _store.AppendAsync(_tenant, id, 1, new ReminderSent("throw", Urgency.Firm)));
        Assert.Single(await _store.StreamAsync(_tenant, id));
    }

    [Fact]
    public async Task A_repeated_command_projects_nothing_twice()
    {
        await _store.MigrateAsync();
        var id = await _store.StartAsync(_tenant);
        var command = new SessionMetadata { CommandId = Guid.CreateVersion7() };
        var saved = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() =>
        {
            var session = _store.OpenSession(_tenant, command);
            session.Append(id, 1, Samples.Reminder(1));
            return session.SaveChangesAsync();
        })));

        Assert.Single(saved, result => !result.Repeated);
        Assert.Equal(1, (await _store.Documents.LoadAsync<Loan>(_tenant, id))!.Reminders);
    }

    [Fact]
    public async Task A_document_that_another_program_left_behind_catches_up_with_the_next_append()
    {
        await _store.MigrateAsync();
        var id = await _store.StartAsync(_tenant);
        // The plain node knows no projections, as a Marten without them.
        await fixture.Store.AppendAsync(_tenant, id, 1, Samples.Reminder(1), Samples.Reminder(2));
        await _store.AppendAsync(_tenant, id, 3, Samples.Reminder(3));

        var loan = (await _store.Documents.LoadStoredAsync<Loan>(_tenant, id))!;
        Assert.Equal((3, 4), (loan.Document.Reminders, loan.Revision));
    }

    [Fact]
    public async Task A_rebuild_gives_the_same_documents_byte_for_byte_and_repairs_damaged_ones()
    {
        await _store.MigrateAsync();
        for (var i = 0; i < 5; i++)
        {
            var id = await _store.StartAsync(_tenant, Samples.Lent($"Book {i}"));
            await _store.AppendAsync(_tenant, id, 1, [.. Enumerable.Range(0, i * 300).Append(0).Select(Samples.Reminder)]);
        }

        var loans = await SnapshotAsync("mt_doc_inlineprojectiontests_loan");
        var readers = await SnapshotAsync("mt_doc_reader");
        await fixture.ExecuteAsync("""update mt_doc_inlineprojectiontests_loan set data = data || '{"Reminders": 99}'""");
        await fixture.ExecuteAsync("insert into mt_doc_inlineprojectiontests_loan (tenant_id, id, data) values ($1, gen_random_uuid(), '{}')", _tenant);
        await fixture.ExecuteAsync("delete from mt_doc_reader");

        await _store.RebuildAsync(new LoanProjection());
        await _store.RebuildAsync(new ReaderProjection());

        Assert.Equal(loans, await SnapshotAsync("mt_doc_inlineprojectiontests_loan"));
        Assert.Equal(readers, await SnapshotAsync("mt_doc_reader"));
    }

    [Fact]
    public async Task Appends_during_a_rebuild_are_in_the_rebuilt_documents()
    {
        await _store.MigrateAsync();
        var id = await _store.StartAsync(_tenant);
        var appending = Task.Run(async () =>
        {
            for (var version = 1L; version <= 60; version++)
                await _store.AppendAsync(_tenant, id, version, Samples.Reminder(1));
        });
        while (!appending.IsCompleted)
            await _store.RebuildAsync(new LoanProjection());
        await appending;

        var loan = (await _store.Documents.LoadStoredAsync<Loan>(_tenant, id))!;
        Assert.Equal((60, 61), (loan.Document.Reminders, loan.Revision));
    }

    [Fact]
    public void A_projection_whose_documents_are_not_registered_is_misuse()
    {
        var options = Samples.Options(fixture.Schema);
        options.InlineProjections.Add(new LoanProjection());
        Assert.Throws<InvalidOperationException>(() => new PostgresEventStore(fixture.Database, options));
    }

    private Task<IReadOnlyList<string>> SnapshotAsync(string table) =>
        fixture.LinesAsync($"select id, data::text, mt_dotnet_type from {table} where tenant_id = '{_tenant}' order by id");

    private static EventStoreOptions Projecting(string schema)
    {
        var options = Samples.Options(schema);
        options.Documents.Add<Loan>(loan => loan.Id);
        options.Documents.Add<Reader>(reader => reader.Id, alias: "reader");
        options.InlineProjections.Add(new LoanProjection());
        options.InlineProjections.Add(new ReaderProjection());
        return options;
    }

    private sealed record Loan(Guid Id, string Title, int Reminders, Instant Since, Instant ChangedAt, long LastPosition);

    private sealed record Reader(string Id, IReadOnlyList<string> Books);

    private sealed class LoanProjection : SingleStreamProjection<Loan>
    {
        public override bool Handles(Type eventType) => eventType.IsAssignableTo(typeof(LoanEvent));

        protected override Loan? Evolve(Loan? document, StoredEvent stored) => (stored.Data, document) switch
        {
            (BookLent lent, _) => new Loan(stored.StreamId, lent.Title, 0, stored.Timestamp, stored.Timestamp, stored.Position),
            (ReminderSent { Text: "throw" }, _) => throw new InvalidTimeZoneException("thrown on purpose"),
            (ReminderSent, { } loan) => loan with { Reminders = loan.Reminders + 1, ChangedAt = stored.Timestamp, LastPosition = stored.Position },
            (BookReturned, _) => null,
            _ => document,
        };
    }

    private sealed class ReaderProjection : IProjection
    {
        public string Name => "readers";

        public IReadOnlyCollection<Type> DocumentTypes { get; } = [typeof(Reader)];

        public bool Handles(Type eventType) => eventType == typeof(BookLent);

        public async ValueTask ApplyAsync(IProjectionSession documents, StreamSlice slice, CancellationToken cancellation)
        {
            foreach (var lent in slice.Events.Select(stored => stored.Data).OfType<BookLent>())
            {
                var reader = await documents.LoadAsync<Reader>(lent.Reader, cancellation) ?? new Reader(lent.Reader, []);
                documents.Store(reader with { Books = [.. reader.Books, lent.Title] });
            }
        }
    }
}
