using System.Collections.Concurrent;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Transports;
using Timeline.Storage.Following;

namespace Timeline.Api.People;

/// <summary>
/// Ends subscriptions whose callers are no longer who they were when these began: at once when a notice tells of it, else by a look each
/// second, which also finds what ran out. Nothing is asked while nobody subscribes. Thread-safe.
/// </summary>
internal sealed class AccessWatch : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly SignIn _signIn;
    private readonly CommitSignals _signals;
    private readonly Action<Exception> _report;
    private readonly Wake _look = new();
    private readonly ConcurrentDictionary<GraphQLLease, CurrentActor> _held = new();

    public AccessWatch(SignIn signIn, CommitSignals signals, Action<Exception> report)
    {
        (_signIn, _signals, _report) = (signIn, signals, report);
        _signals.DocumentChanged += Hear;
    }

    /// <summary>Lets a subscription run for as long as the caller is signed in, in the same role.</summary>
    public GraphQLLease Hold(CurrentActor actor)
    {
        var lease = new GraphQLLease(returned => _held.TryRemove(returned, out _));
        _held[lease] = actor;
        return lease;
    }

    public override void Dispose()
    {
        _signals.DocumentChanged -= Hear;
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _look.WaitAsync(LookEvery, stoppingToken);
            try
            {
                await LookAsync(stoppingToken);
            }
#pragma warning disable CA1031 // Whatever stops one look must not stop those after it.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                _report(e);
            }
        }
    }

    private void Hear(Guid? changed)
    {
        if (changed is null || _held.Values.Any(actor => actor.Id == changed || actor.CredentialId == changed || actor.Person == changed))
            _look.Set();
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var held = _held.ToArray();
        if (held.Length == 0)
            return;
        var now = await _signIn.FindAgainAsync([.. held.Select(pair => pair.Value).Distinct()], cancellation);
        foreach (var (lease, actor) in held)
        {
            if (!now.TryGetValue(actor.CredentialId, out var found))
                lease.End(Farewell(actor), isSignedOut: true);
            else if (found.Role != actor.Role)
                lease.End($"Your role is now {found.Role.ToString().ToUpperInvariant()}. Subscribe again.", isSignedOut: false);
            else if (found.Person != actor.Person)
                lease.End("Whose rights your access token has changed. Subscribe again.", isSignedOut: false);
        }
    }

    private static string Farewell(CurrentActor actor) => actor.Source == Source.Web
        ? "Your session has ended. Sign in again."
        : "The access token was revoked or has expired. Sign in with another.";
}
