using System.Security.Cryptography;
using System.Text;
using JasperFx;
using Marten;
using Marten.Patching;
using NodaTime;
using Timeline.Api.Host;
using Timeline.Api.People.LookAlikes;
using Timeline.Domain.Shared;
using Timeline.Storage.Commands;
using Timeline.Storage.Following;

namespace Timeline.Api.People;

/// <summary>Links, sessions and tokens: who gets in. Secrets are stored as hashes only.</summary>
internal sealed class SignIn(IDocumentStore store, IClock clock, Settings settings, CommitSignals signals, KnownCredentials known, AccessLog access)
{
    private static readonly Guid AdminTokenId = Guid.Parse("00000000-0000-8000-8000-0000000000ad");
    private static readonly CurrentActor AdminToken = new(AdminTokenId, "Administrator token", Role.Administrator, Source.Api, AdminTokenId, Person: null);
    private static readonly Duration LinkLife = Duration.FromDays(7);
    private static readonly Duration TouchEvery = Duration.FromHours(1);

    private Duration SessionLife => Duration.FromDays(settings.SessionDays);

    private Duration LongestSession => Duration.FromDays(settings.SessionMaxDays);

    /// <summary>A link that signs a person in once, within seven days. The text follows <c>#</c> in the address.</summary>
    public async Task<Credential> IssueLinkAsync(Guid personId, CancellationToken cancellation)
    {
        var credential = Credential.Create();
        await using var session = store.Writing();
        session.Insert(new SignInLink(credential.Id, personId, credential.SecretHash, clock.GetCurrentInstant() + LinkLife));
        await session.SaveChangesAsync(cancellation);
        return credential;
    }

    /// <summary>Whose link it is, without using it up. Null when it is not good.</summary>
    public async Task<Person?> PreviewAsync(string? token, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        return await FindLinkAsync(session, token, cancellation) is { } link && await session.LoadAsync<Person>(link.PersonId, cancellation) is { Active: true } person ? person : null;
    }

    /// <summary>Uses a link up and opens a session. Two at once: one of them gets in.</summary>
    /// <param name="token">What follows <c>#</c> in the link.</param>
    /// <param name="name">Asked of the first administrator.</param>
    /// <param name="hostOnly">Whether the session's cookie gets the name with the prefix.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<OpenedSession> OpenSessionAsync(string? token, string? name, bool hostOnly, CancellationToken cancellation)
    {
        while (true)
        {
            if (await TryOpenSessionAsync(token, name, hostOnly, cancellation) is { } opened)
                return opened;
        }
    }

    /// <summary>The person behind a session cookie; pushes its end ahead, at most once an hour. Null when it is not good.</summary>
    public async Task<CurrentActor?> FindSessionAsync(SessionCookie cookie, CancellationToken cancellation)
    {
        if (!Credential.TryParse(cookie.Text, out var credential))
            return null;
        if (await known.SessionsAsync([credential.Id], cancellation) is not [var (session, person)] || !credential.Matches(session.SecretHash))
            return null;
        // The plain name can be set by a neighbour of our host, with a session of the neighbour's own.
        if (session.HostOnly && !cookie.IsHostOnly)
            return null;

        var now = clock.GetCurrentInstant();
        if (ActorOf(session, person, now) is not { } actor)
            return null;
        if (session.ExpiresAt - now < SessionLife - TouchEvery)
        {
            // Of a session that is still there: stored as a whole, one that was signed out meanwhile would come back.
            await using var documents = store.Writing();
            documents.Patch<Session>(session.Id).Set(stored => stored.ExpiresAt, now + SessionLife);
            await documents.SaveChangesAsync(cancellation);
        }

        return actor;
    }

    public async Task CloseSessionAsync(SessionCookie cookie, CancellationToken cancellation)
    {
        if (!Credential.TryParse(cookie.Text, out var credential))
            return;
        await using var documents = store.Writing();
        if (await documents.LoadAsync<Session>(credential.Id, cancellation) is not { } session || !credential.Matches(session.SecretHash))
            return;
        documents.Delete<Session>(session.Id);
        await documents.SaveChangesAsync(cancellation);
        signals.TellChanged(session.Id);
        access.SignedOut(session.PersonId, session.Id);
    }

    /// <summary>Signs a person out on every device.</summary>
    public async Task CloseSessionsAsync(Guid personId, CancellationToken cancellation)
    {
        await using var documents = store.Writing();
        documents.DeleteWhere<Session>(session => session.PersonId == personId);
        await documents.SaveChangesAsync(cancellation);
        signals.TellChanged(personId);
        access.SignedOutEverywhere(personId);
    }

    /// <summary>The program behind an access token; notes its use, at most once an hour. Null when it is not good.</summary>
    public async Task<CurrentActor?> FindTokenAsync(string token, CancellationToken cancellation)
    {
        if (IsAdminToken(token))
            return AdminToken;
        if (!Credential.TryParse(token, out var credential))
            return null;
        if (await known.TokensAsync([credential.Id], cancellation) is not [var stored] || stored.Token is var found && !credential.Matches(found.SecretHash))
            return null;

        var now = clock.GetCurrentInstant();
        if (ActorOf(stored, now) is not { } actor)
            return null;
        if (found.LastUsedAt is not { } last || now - last > TouchEvery)
        {
            // The one member: stored as a whole, it would be as it was before it was revoked.
            await using var documents = store.Writing();
            documents.Patch<AccessToken>(found.Id).Set(token => token.LastUsedAt, (Instant?)now);
            await documents.SaveChangesAsync(cancellation);
        }

        return actor;
    }

    /// <summary>Those who were found before as they are now, by their credentials; who is signed in no more is missing.</summary>
    public async Task<IReadOnlyDictionary<Guid, CurrentActor>> FindAgainAsync(IReadOnlyCollection<CurrentActor> actors, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var sessions = await known.SessionsAsync(CredentialsOf(Source.Web), cancellation);
        var tokens = await known.TokensAsync(CredentialsOf(Source.Api), cancellation);
        return sessions.Select(found => ActorOf(found.Session, found.Person, now))
            .Concat(tokens.Select(token => ActorOf(token, now)))
            .Concat(actors.Contains(AdminToken) ? [AdminToken] : [])
            .OfType<CurrentActor>()
            .ToDictionary(actor => actor.CredentialId);

        Guid[] CredentialsOf(Source source) => [.. actors.Where(actor => actor.Source == source).Select(actor => actor.CredentialId).Distinct()];
    }

    private CurrentActor? ActorOf(Session session, Person person, Instant now) =>
        session.ExpiresAt > now && session.StartedAt + LongestSession > now && person.Active ? new CurrentActor(person.Id, person.Name, person.Role, Source.Web, session.Id, person.Id) : null;

    private static CurrentActor? ActorOf((AccessToken Token, Guid? Person) found, Instant now) => found is var (token, person)
        && !token.Revoked && !(token.ExpiresAt <= now) ? new CurrentActor(token.Id, token.Name, token.Role, Source.Api, token.Id, person) : null;

    private bool IsAdminToken(string token) => settings.AdminToken is { } admin && CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(Encoding.UTF8.GetBytes(admin)));

    // Null when the link or the person was changed at the same moment, so that it is to be decided again.
    private async Task<OpenedSession?> TryOpenSessionAsync(string? token, string? name, bool hostOnly, CancellationToken cancellation)
    {
        await using var session = store.Writing();
        if (await FindLinkAsync(session, token, cancellation) is not { } link || await session.LoadAsync<Person>(link.PersonId, cancellation) is not { Active: true } person)
            return OpenedSession.BadLink;

        var (revision, now) = (person.Revision, clock.GetCurrentInstant());
        if (!person.HasNamed)
        {
            if (PersonName.Check(name, out var chosen) is { } rejection)
                return new OpenedSession(null, rejection);
            await session.HoldAllAsync<Person>(cancellation);
            if ((await TakenNames.ReadAsync(session, cancellation)).RefusePerson(chosen) is { } alike)
                return new OpenedSession(null, alike);
            person = person with { Name = chosen, NameKey = Person.Fold(chosen), HasNamed = true };
        }

        var credential = Credential.Create();
        // The person first, as whoever shuts them out has it: in another order each would wait for the other.
        session.UpdateRevision(person with { LastSignInAt = now }, revision + 1);
        session.UpdateRevision(link with { ExpiresAt = Instant.MinValue }, link.Revision + 1);
        session.Insert(new Session(credential.Id, person.Id, credential.SecretHash, now, now + SessionLife, hostOnly));
        try
        {
            return await session.TrySaveAsync(cancellation) == SaveOutcome.Saved ? new OpenedSession(new SessionCookie(credential.ToString(), hostOnly), null, person.Id, credential.Id) : null;
        }
        catch (DocumentAlreadyExistsException)
        {
            return new OpenedSession(null, PersonName.Taken(person.Name));
        }
    }

    private async Task<SignInLink?> FindLinkAsync(IQuerySession session, string? token, CancellationToken cancellation) =>
        Credential.TryParse(token?.Trim(), out var credential)
        && await session.LoadAsync<SignInLink>(credential.Id, cancellation) is { } link
        && credential.Matches(link.SecretHash)
        && link.ExpiresAt > clock.GetCurrentInstant()
            ? link
            : null;
}

/// <param name="Session">Null when the link was no good or the name was refused.</param>
/// <param name="Rejection">Why the name was refused.</param>
/// <param name="PersonId">Who is signed in by it.</param>
/// <param name="SessionId">The id in the cookie.</param>
internal sealed record OpenedSession(SessionCookie? Session, Rejection? Rejection, Guid PersonId = default, Guid SessionId = default)
{
    public static readonly OpenedSession BadLink = new(null, null);
}
