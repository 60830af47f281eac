using Timeline.EventStore.Appending;
using Timeline.EventStore.Sealing;

namespace Timeline.EventStore.Tests.Sealing;

internal static class SealedStreams
{
    /// <summary>A stream of reminders with all metadata.</summary>
    public static async Task<Guid> RemindedAsync(this IEventStore store, string tenant, int events = 6)
    {
        var id = Guid.CreateVersion7();
        var session = store.OpenSession(tenant, new SessionMetadata
        {
            CommandId = Guid.CreateVersion7(),
            Actor = "ada",
            Source = "desk",
            CorrelationId = "visit",
            CausationId = "scan",
            Headers = new Dictionary<string, string> { ["shelf"] = "B2" },
        });
        session.StartStream(id, "loan", [.. Enumerable.Range(1, events).Select(Samples.Reminder)]);
        await session.SaveChangesAsync();
        return id;
    }

    public static async Task<StreamVerification> VerifyOneAsync(this IEventStore store, string tenant, Guid id) =>
        Assert.Single(await store.VerifyAsync(tenant, id).ToListAsync());

    /// <summary>An append as a Marten does it, with its function.</summary>
    public static Task QuickAppendAsync(this StoreFixture fixture, string tenant, Guid id, params string[] texts) =>
        fixture.ScalarAsync<long[]>(
            """
            select mt_quick_append_events($1, 'loan', $2, $3, array_fill('reminder_sent'::varchar, array[$5]), array_fill(null::varchar, array[$5]), $4::jsonb[],
                array_fill(null::bytea, array[$5]), array_fill(null::varchar, array[$5]), array_fill('correlation'::varchar, array[$5]),
                array_fill('null'::jsonb, array[$5]), array_fill('marten'::varchar, array[$5]), array_fill(clock_timestamp(), array[$5]))
            """,
            id,
            tenant,
            Array.ConvertAll(texts, _ => Guid.CreateVersion7()),
            Array.ConvertAll(texts, text => $$"""{"Text":"{{text}}","Urgency":"Gentle","Weight":1.50}"""),
            texts.Length);
}
