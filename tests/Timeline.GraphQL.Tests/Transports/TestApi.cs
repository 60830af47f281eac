using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Timeline.GraphQL.Execution.Sharing;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Transports;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Tests.Transports;

/// <summary>A small schema with a log of numbered messages, and probes for what the transport does to resolvers.</summary>
public sealed class TestApi
{
    private const string Sdl = """
        type Query {
          hello(name: String = "world"): String!
          echo(text: String): String
          user: String
          scope: Int!
          fail: String
          hang: String
        }

        type Mutation {
          add(text: String!): Message!
        }

        type Subscription {
          count(to: Int!): Int!
          messages(after: Int!): Message!
          shared(after: Int!): Message!
          flood(size: Int!): String!
          hang: Int
          broken: Int
        }

        type Message { sequence: Int! text: String! }
        """;

    private readonly Lock _gate = new();
    private readonly List<Message> _messages = [];
    private readonly List<Channel<Message>> _listeners = [];
    private readonly EventTopics<string> _shared;
    private int _floods;
    private int _textsRead;

    public TestApi() => _shared = new EventTopics<string>(FollowAsync, new TopicOptions { KeptEvents = 64 });

    /// <summary>The hanging resolvers that were started, and those whose token was cancelled.</summary>
    public ConcurrentQueue<string> Hanging { get; } = new();

    public ConcurrentQueue<string> Cancelled { get; } = new();

    /// <summary>How often a message's text was resolved.</summary>
    public int TextsRead => Volatile.Read(ref _textsRead);

    public int Floods => Volatile.Read(ref _floods);

    public Schema BuildSchema() => SchemaBuilder.Build([new SdlSource("test.graphql", Sdl)], schema =>
    {
        schema.Query("hello", (field, _) => Value($"Hello, {field.Argument<string?>("name")}!"));
        schema.Query("echo", (field, _) => Value(field.Argument<string?>("text")));
        schema.Query("user", (field, _) => Value(field.Service<GraphQLCaller>().User.Identity?.Name));
        schema.Query("scope", (field, _) => Value(field.Service<ScopeProbe>().Number));
        schema.Query("fail", (_, _) => throw new InvalidOperationException("the disk is on fire"));
        schema.Query("hang", (_, cancellation) => HangAsync("query", cancellation));
        schema.Mutation("add", (field, _) => Value(Add(field.Argument<string>("text"))));
        schema.Subscription("count", (field, cancellation) => CountAsync(field.Argument<int>("to"), cancellation));
        schema.Subscription("messages", (field, cancellation) => MessagesAsync(field.Argument<int>("after"), cancellation));
        schema.Subscription("shared", (field, cancellation) => _shared.ReadAsync("messages", field.Argument<int>("after"), LastSequence, cancellation));
        schema.Subscription("flood", (field, cancellation) => FloodAsync(field.Argument<int>("size"), cancellation));
        schema.Subscription("hang", (_, cancellation) => HangingAsync(cancellation));
        schema.Subscription("broken", (_, _) => throw new InvalidOperationException("the disk is on fire"));
        schema.Object<Message>("Message").Field("text", message =>
        {
            Interlocked.Increment(ref _textsRead);
            return message.Text;
        }).Properties();
    });

    public Message Add(string text)
    {
        lock (_gate)
        {
            var message = new Message(_messages.Count + 1, text);
            _messages.Add(message);
            foreach (var listener in _listeners)
                listener.Writer.TryWrite(message);
            return message;
        }
    }

    private int LastSequence
    {
        get
        {
            lock (_gate)
                return _messages.Count;
        }
    }

    private static ValueTask<object?> Value(object? value) => ValueTask.FromResult(value);

    private async ValueTask<object?> HangAsync(string name, CancellationToken cancellation)
    {
        Hanging.Enqueue(name);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (OperationCanceledException)
        {
            Cancelled.Enqueue(name);
            throw;
        }

        return null;
    }

    private async IAsyncEnumerable<object?> HangingAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await HangAsync("subscription", cancellation);
        yield return 1;
    }

    private static async IAsyncEnumerable<object?> CountAsync(int to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var i = 1; i <= to; i++)
        {
            await Task.Yield();
            cancellation.ThrowIfCancellationRequested();
            yield return i;
        }
    }

    private async IAsyncEnumerable<TopicEvent> FollowAsync(string topic, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var message in MessagesAsync((int)after, cancellation).Cast<Message>())
            yield return new TopicEvent(message.Sequence, message);
    }

    private async IAsyncEnumerable<object?> MessagesAsync(int after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var listener = Channel.CreateUnbounded<Message>();
        lock (_gate)
        {
            foreach (var missed in _messages.Skip(after))
                listener.Writer.TryWrite(missed);
            _listeners.Add(listener);
        }

        try
        {
            await foreach (var message in listener.Reader.ReadAllAsync(cancellation))
                yield return message;
        }
        finally
        {
            lock (_gate)
                _listeners.Remove(listener);
        }
    }

    private async IAsyncEnumerable<object?> FloodAsync(int size, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var text = new string('x', size);
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                await Task.Yield();
                Interlocked.Increment(ref _floods);
                yield return text;
            }
        }
        finally
        {
            Cancelled.Enqueue("flood");
        }
    }
}

public sealed record Message(int Sequence, string Text);

/// <summary>A scoped service: a number of its own for every scope.</summary>
public sealed class ScopeProbe
{
    private static int _last;

    public int Number { get; } = Interlocked.Increment(ref _last);
}
