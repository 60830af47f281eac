using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Transports.Http;

/// <summary>
/// Answers one request with server-sent events, one connection for each operation. HTML standard, section "Server-sent events";
/// protocol graphql-sse, section "Distinct connections mode".
/// </summary>
internal sealed class ServerSentEvents(GraphQLExecutor executor, GraphQLEndpointOptions options, TimeProvider time, GraphQLCaller caller, CancellationToken ended)
{
    private readonly HttpContext _context = caller.HttpContext;
    private readonly PipeWriter _body = caller.HttpContext.Response.BodyWriter;

    /// <summary>Executes the request and writes its responses until it has ended or the client is gone.</summary>
    public async Task RunAsync(GraphQLRequest request)
    {
        try
        {
            _context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            ResponseWriting.SetHeaders(_context.Response, MediaTypes.EventStream);
            _context.Response.Headers["X-Accel-Buffering"] = "no";   // reverse proxies gather what they pass on otherwise
            await CommentAsync();   // the client knows then that it is heard
            if (executor.GetOperationKind(request) == OperationKind.Subscription)
                await StreamAsync(request with { Audience = options.Audience?.Invoke(caller) });
            else
                await NextAsync(await executor.ExecuteAsync(request, _context.RequestServices, ended));
            _body.Write("event: complete\ndata: \n\n"u8);
            await FlushAsync();
        }
        catch (Exception e) when (e is OperationCanceledException || ended.IsCancellationRequested)
        {
            // Without "complete", and cut, so that a stock client connects again and resumes.
            _context.Abort();
        }
    }

    private async Task StreamAsync(GraphQLRequest request)
    {
        using var run = new LeasedRun(options, caller, ended);
        try
        {
            var subscription = await executor.SubscribeAsync(request, _context.RequestServices, run.Token);
            if (subscription.Failure is { } failure)
            {
                await NextAsync(failure);
                return;
            }

            await using var results = subscription.Events!.GetAsyncEnumerator(run.Token);
            while (await KeepAliveUntilAsync(results.MoveNextAsync()))
                await NextAsync(results.Current);
            run.Token.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException) when (run.Refusal is { } refusal && !ended.IsCancellationRequested)
        {
            await NextAsync(ResponseWriting.ResultOf(refusal));
        }
    }

    private ValueTask NextAsync(ExecutionResult result)
    {
        // JSON holds no line ends, so one line of data takes it.
        _body.Write("event: next\ndata: "u8);
        _body.Write(ResponseWriting.Write(result).Span);
        _body.Write("\n\n"u8);
        return FlushAsync();
    }

    /// <summary>Waits, sending a comment now and then, which keeps proxies from taking the connection for dead.</summary>
    private async ValueTask<bool> KeepAliveUntilAsync(ValueTask<bool> waiting)
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
                _context.Abort();   // ends what is waited for, which has to end before it may be disposed of
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
            _context.Abort();
            throw new OperationCanceledException("the client reads too slowly", slow);
        }
    }
}
