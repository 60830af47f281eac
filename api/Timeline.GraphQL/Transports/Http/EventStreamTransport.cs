using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Transports.Http;

/// <summary>
/// Answers one request with server-sent events: one connection for each operation. Protocol graphql-sse, section
/// "Distinct connections mode".
/// </summary>
internal sealed class EventStreamTransport(GraphQLExecutor executor, GraphQLEndpointOptions options, TimeProvider time, IHostApplicationLifetime lifetime)
{
    /// <summary>Executes the request and writes its responses until it has ended or the client is gone.</summary>
    public async Task RunAsync(HttpContext context, GraphQLRequest request)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var output = new EventStreamWriter(context, options.EventStreams, time, ended.Token);
        try
        {
            await output.StartAsync();
            if (executor.GetOperationKind(request) == OperationKind.Subscription)
                await StreamAsync(context, request, output, ended.Token);
            else
                await output.NextAsync(await executor.ExecuteAsync(request, context.RequestServices, ended.Token));
            await output.CompleteAsync();
        }
        catch (Exception e) when (e is OperationCanceledException || ended.IsCancellationRequested)
        {
            // Without "complete", and cut, so that a stock client connects again and resumes.
            context.Abort();
        }
    }

    private async Task StreamAsync(HttpContext context, GraphQLRequest request, EventStreamWriter output, CancellationToken ended)
    {
        var subscription = await executor.SubscribeAsync(request with { Audience = options.Audience?.Invoke(context) }, context.RequestServices, ended);
        if (subscription.Failure is { } failure)
        {
            await output.NextAsync(failure);
            return;
        }

        await using var results = subscription.Events!.GetAsyncEnumerator(ended);
        while (await output.KeepAliveUntilAsync(results.MoveNextAsync()))
            await output.NextAsync(results.Current);
    }
}

/// <summary>Writes events to one client. HTML standard, section "Server-sent events". Used by one writer at a time.</summary>
internal sealed class EventStreamWriter(HttpContext context, GraphQLEventStreamOptions options, TimeProvider time, CancellationToken ended)
{
    private readonly PipeWriter _body = context.Response.BodyWriter;

    /// <summary>Sends the headers and a comment, so that the client knows that it is heard.</summary>
    public ValueTask StartAsync()
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        ResponseWriting.SetHeaders(context.Response, MediaTypes.EventStream);
        context.Response.Headers["X-Accel-Buffering"] = "no";   // reverse proxies gather what they pass on otherwise
        return CommentAsync();
    }

    public ValueTask NextAsync(ExecutionResult result)
    {
        // JSON holds no line ends, so one line of data takes it.
        _body.Write("event: next\ndata: "u8);
        _body.Write(ResponseWriting.Write(result).Span);
        _body.Write("\n\n"u8);
        return FlushAsync();
    }

    public ValueTask CompleteAsync()
    {
        _body.Write("event: complete\ndata: \n\n"u8);
        return FlushAsync();
    }

    /// <summary>Waits, sending a comment now and then, which keeps proxies from taking the connection for dead.</summary>
    public async ValueTask<bool> KeepAliveUntilAsync(ValueTask<bool> waiting)
    {
        if (waiting.IsCompleted)
            return await waiting;
        var result = waiting.AsTask();
        Task ending = result;
        while (true)
        {
            await ending.WaitAsync(options.KeepAliveInterval, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (result.IsCompleted)
                return await result;
            try
            {
                await CommentAsync();
            }
            catch (OperationCanceledException)
            {
                // What is waited for has to end before it may be disposed of.
                context.Abort();
                await ending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }
        }
    }

    private ValueTask CommentAsync()
    {
        _body.Write(":\n\n"u8);
        return FlushAsync();
    }

    // The next event is taken when this one has left: what waits for a client is this event and what the server's pipe holds.
    private async ValueTask FlushAsync()
    {
        var flushing = _body.FlushAsync(ended);
        try
        {
            var flushed = flushing.IsCompleted ? await flushing : await flushing.AsTask().WaitAsync(options.SlowClientTimeout, time, ended);
            if (flushed.IsCompleted)
                throw new OperationCanceledException("the client is gone");
        }
        catch (TimeoutException slow)
        {
            context.Abort();
            throw new OperationCanceledException("the client reads too slowly", slow);
        }
    }
}
