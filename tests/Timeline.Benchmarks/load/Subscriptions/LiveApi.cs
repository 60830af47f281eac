using System.Runtime.CompilerServices;
using Timeline.GraphQL.Execution.Sharing;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Benchmarks.Load.Subscriptions;

internal sealed record LiveEntry(int Sequence, string Text, string Kind, string OccurredAt, LivePerson Author);

internal sealed record LivePerson(string Id, string Name);

/// <summary>A log of entries in memory that is followed: what every contender serves.</summary>
internal sealed class LiveApi
{
    private static readonly LivePerson Author = new("1", "Ada");

    private readonly Lock _gate = new();
    private readonly List<LiveEntry> _entries = [];
    private readonly EventTopics<string> _topics;
    private TaskCompletionSource _added = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LiveApi() => _topics = new EventTopics<string>(FollowAsync);

    public static string SdlFile { get; } = Path.Combine(AppContext.BaseDirectory, "live.graphql");

    public Schema Schema() => SchemaBuilder.Build([new SdlSource("live.graphql", File.ReadAllText(SdlFile))], schema =>
    {
        schema.Query("ok", (_, _) => new(true));
        schema.Mutation("add", (field, _) => new(Add(field.Argument<string>("text"))));
        schema.Subscription("added", (field, cancellation) =>
        {
            var newest = Count;
            return _topics.ReadAsync("entries", field.Argument<int?>("after") ?? newest, newest, cancellation);
        });
        schema.Object<LiveEntry>("Entry").Properties();
        schema.Object<LivePerson>("Person").Properties();
    });

    private int Count
    {
        get
        {
            lock (_gate)
                return _entries.Count;
        }
    }

    private LiveEntry Add(string text)
    {
        LiveEntry entry;
        TaskCompletionSource added;
        lock (_gate)
        {
            entry = new LiveEntry(_entries.Count + 1, text, "NOTE", "2014-05-13T08:45:00Z", Author);
            _entries.Add(entry);
            added = _added;
            _added = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        added.SetResult();
        return entry;
    }

    private async IAsyncEnumerable<TopicEvent> FollowAsync(string topic, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            LiveEntry? next;
            Task added;
            lock (_gate)
            {
                next = after < _entries.Count ? _entries[(int)after] : null;
                added = _added.Task;
            }

            if (next is null)
            {
                await added.WaitAsync(cancellation);
                continue;
            }

            after = next.Sequence;
            yield return new TopicEvent(next.Sequence, next);
        }
    }
}
