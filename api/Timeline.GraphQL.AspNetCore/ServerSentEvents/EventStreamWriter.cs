using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Timeline.GraphQL.AspNetCore.Http;
using Timeline.GraphQL.AspNetCore.Requests;
using Timeline.GraphQL.Execution;

namespace Timeline.GraphQL.AspNetCore.ServerSentEvents;

/// <summary>Writes events to one client. HTML standard, section "Server-sent events". Used by one writer at a time.</summary>
internal sealed class EventStreamWriter(HttpContext context, GraphQLEventStreamOptions options, TimeProvider time)
{
    private readonly PipeWriter _body = context.Response.BodyWriter;

    /// <summary>Sends the headers and a comment, so that the client knows that it is heard.</summary>
    public async Task StartAsync(CancellationToken ended)
    {
        var response = context.Response;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["X-Accel-Buffering"] = "no";   // reverse proxies gather what they pass on otherwise
        response.Headers.Append("Vary", "Accept, Origin");
        _body.Write(":\n\n"u8);
        await FlushAsync(ended).ConfigureAwait(false);
    }

    public ValueTask NextAsync(ExecutionResult result, CancellationToken ended) => NextAsync(result.Traced().ToUtf8(), ended);

    /// <summary>Says why nothing more comes.</summary>
    public ValueTask NextAsync(RequestException refusal, CancellationToken ended) => NextAsync(ResponseWriting.ErrorResponse(refusal), ended);

    private ValueTask NextAsync(ReadOnlyMemory<byte> response, CancellationToken ended)
    {
        // JSON holds no line ends, so one line of data takes it.
        _body.Write("event: next\ndata: "u8);
        _body.Write(response.Span);
        _body.Write("\n\n"u8);
        return FlushAsync(ended);
    }

    public ValueTask CompleteAsync(CancellationToken ended)
    {
        _body.Write("event: complete\ndata: \n\n"u8);
        return FlushAsync(ended);
    }

    /// <summary>Waits, sending a comment now and then, which keeps proxies from taking the connection for dead.</summary>
    public async ValueTask<T> KeepAliveUntilAsync<T>(ValueTask<T> waiting, CancellationToken ended)
    {
        if (waiting.IsCompleted)
            return await waiting.ConfigureAwait(false);
        var task = waiting.AsTask();
        while (true)
        {
            try
            {
                return await task.WaitAsync(options.KeepAliveInterval, time, CancellationToken.None).ConfigureAwait(false);
            }
            catch (TimeoutException) when (!task.IsCompleted)
            {
                await KeepAliveAsync(task, ended).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask KeepAliveAsync(Task waiting, CancellationToken ended)
    {
        try
        {
            _body.Write(":\n\n"u8);
            await FlushAsync(ended).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // What is waited for has to end before it may be disposed of.
            context.Abort();
            await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    // The next event is taken when this one has left: what waits for a client is this event and what the server's pipe holds.
    private async ValueTask FlushAsync(CancellationToken ended)
    {
        var flushing = _body.FlushAsync(ended);
        if (!flushing.IsCompleted)
        {
            try
            {
                await flushing.AsTask().WaitAsync(options.SlowClientTimeout, time, ended).ConfigureAwait(false);
            }
            catch (TimeoutException slow)
            {
                context.Abort();
                throw new OperationCanceledException("the client reads too slowly", slow);
            }
        }
        else if ((await flushing.ConfigureAwait(false)).IsCompleted)
        {
            throw new OperationCanceledException("the client is gone");
        }
    }
}
