using System.Net;
using System.Threading.RateLimiting;

namespace Timeline.Api.People;

/// <summary>Tells the log who came in, who was refused and whose rights were changed: by ids, never by a name or a secret. Thread-safe.</summary>
internal sealed class AccessLog(ILoggerFactory loggers) : IDisposable
{
    private const int RefusalsPerMinute = 120;

    private readonly ILogger _log = loggers.CreateLogger("Timeline.Access");

    // Strangers decide how often they are refused, and must not fill the disk.
    private readonly FixedWindowRateLimiter _refusals = new(new() { PermitLimit = RefusalsPerMinute, Window = TimeSpan.FromMinutes(1), AutoReplenishment = true });

    public void SignedIn(Guid person, Guid session, IPAddress? address) =>
        _log.LogInformation("Person {Person} signed in from {Address}, session {Session}", person, address, session);

    public void SignedOut(Guid person, Guid session) => _log.LogInformation("Person {Person} signed out of session {Session}", person, session);

    public void SignedOutEverywhere(Guid person) => _log.LogInformation("Person {Person} signed out of all sessions", person);

    /// <param name="what">What was no good: <c>sign-in link</c> or <c>access token</c>.</param>
    /// <param name="id">The id in it; null when it has not even the form.</param>
    /// <param name="address">Who sent it.</param>
    public void Refused(string what, Guid? id, IPAddress? address)
    {
        if (IsTold())
            _log.LogWarning("A {Credential} {Id} from {Address} was refused", what, id?.ToString() ?? "without a known form", address);
    }

    public void Refused(CurrentActor actor, Permission permission)
    {
        if (IsTold())
            _log.LogWarning("{Actor} is {Role} and was refused what needs {Permission}", actor.Id, actor.Role, (Role)permission);
    }

    public void TooManyAttempts(IPAddress? address)
    {
        if (IsTold())
            _log.LogWarning("Too many attempts to sign in from {Address}", address);
    }

    /// <param name="by">The administrator.</param>
    /// <param name="what">What was done, in a few words of ours.</param>
    /// <param name="whom">The id of the person or token.</param>
    public void Changed(Guid by, string what, Guid whom) => _log.LogInformation("{Administrator} {Change} {Subject}", by, what, whom);

    public void Dispose() => _refusals.Dispose();

    private bool IsTold()
    {
        using var permit = _refusals.AttemptAcquire();
        return permit.IsAcquired;
    }
}
