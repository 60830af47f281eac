using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Timeline.GraphQL.AspNetCore.Requests;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.AspNetCore.ServerSentEvents;

/// <summary>
/// Answers one request with server-sent events: one connection for each operation. Protocol graphql-sse, section
/// "Distinct connections mode".
/// </summary>
/// <param name="executor">The engine.</param>
/// <param name="options">Timings.</param>
/// <param name="time">Measures them.</param>
/// <param name="stopping">Fires when the server stops.</param>
internal sealed class EventStreamTransport(GraphQLExecutor executor, GraphQLEndpointOptions options, TimeProvider time, CancellationToken stopping)
{
    /// <summary>Executes the request and writes its responses until it has ended or the client is gone.</summary>
    public async Task RunAsync(HttpContext context, GraphQLRequest request)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var output = new EventStreamWriter(context, options.EventStreams, time);
        try
        {
            await output.StartAsync(ended.Token).ConfigureAwait(false);
            if (executor.GetOperationKind(request) == OperationKind.Subscription)
                await StreamAsync(context, request, output, ended.Token).ConfigureAwait(false);
            else
                await output.NextAsync(await executor.ExecuteAsync(request, context.RequestServices, ended.Token).ConfigureAwait(false), ended.Token).ConfigureAwait(false);
            await output.CompleteAsync(ended.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException || ended.IsCancellationRequested)
        {
            // Without "complete", and cut, so that a stock client connects again and resumes.
            context.Abort();
        }
    }

    private async Task StreamAsync(HttpContext context, GraphQLRequest request, EventStreamWriter output, CancellationToken ended)
    {
        var caller = context.RequestServices.GetRequiredService<GraphQLCaller>();
        using var run = new LeasedRun(options, caller, ended);
        try
        {
            await StreamAsync(context, request with { Audience = options.Audience?.Invoke(caller) }, output, run).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (run.Refusal is { } refusal && !ended.IsCancellationRequested)
        {
            await output.NextAsync(refusal, ended).ConfigureAwait(false);
        }
    }

    private async Task StreamAsync(HttpContext context, GraphQLRequest request, EventStreamWriter output, LeasedRun run)
    {
        var subscription = await executor.SubscribeAsync(request, context.RequestServices, run.Token).ConfigureAwait(false);
        if (subscription.Events is null)
        {
            await output.NextAsync(subscription.Failure!, run.Token).ConfigureAwait(false);
            return;
        }

        var results = subscription.Events.GetAsyncEnumerator(run.Token);
        await using (results.ConfigureAwait(false))
        {
            while (await output.KeepAliveUntilAsync(results.MoveNextAsync(), run.Token).ConfigureAwait(false))
                await output.NextAsync(results.Current, run.Token).ConfigureAwait(false);
            run.Token.ThrowIfCancellationRequested();
        }
    }
}
