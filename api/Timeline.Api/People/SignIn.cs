using NodaTime;
using Timeline.Api.Host;
using Timeline.Domain.Shared;
using Timeline.EventStore;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Documents;

namespace Timeline.Api.People;

/// <summary>Links, sessions and tokens: who gets in. Secrets are stored as hashes only.</summary>
internal sealed class SignIn(IEventStore store, IClock clock, Settings settings)
{
    private static readonly Duration LinkLife = Duration.FromDays(7);
    private static readonly Duration TouchEvery = Duration.FromHours(1);

    private Duration SessionLife => Duration.FromDays(settings.SessionDays);

    /// <summary>A link that signs a person in once, within seven days. The text follows <c>#</c> in the address.</summary>
    public async Task<Credential> IssueLinkAsync(Guid personId, CancellationToken cancellation)
    {
        var credential = Credential.Create();
        var session = store.OpenSession(Tenants.Only);
        session.Insert(new SignInLink(credential.Id, personId, credential.SecretHash, clock.GetCurrentInstant() + LinkLife));
        await session.SaveChangesAsync(cancellation);
        return credential;
    }

    /// <summary>Whose link it is, without using it up. Null when it is not good.</summary>
    public async Task<Person?> PreviewAsync(string? token, CancellationToken cancellation) =>
        await FindLinkAsync(token, cancellation) is { } link && await FindPersonAsync(link.Document.PersonId, cancellation) is { Active: true } person ? person : null;

    /// <summary>Uses a link up and opens a session. Two at once: one of them gets in.</summary>
    public async Task<OpenedSession> OpenSessionAsync(string? token, string? name, CancellationToken cancellation)
    {
        if (await FindLinkAsync(token, cancellation) is not { } link
            || await store.Documents.LoadStoredAsync<Person>(Tenants.Only, link.Document.PersonId, cancellation) is not { Document.Active: true } stored)
        {
            return OpenedSession.BadLink;
        }

        var (person, now) = (stored.Document, clock.GetCurrentInstant());
        if (!person.HasNamed)
        {
            if (PersonName.Check(name, out var chosen) is { } rejection)
                return new OpenedSession(null, rejection);
            person = person with { Name = chosen, NameKey = Person.Fold(chosen), HasNamed = true };
        }

        var credential = Credential.Create();
        var session = store.OpenSession(Tenants.Only, new SessionMetadata { Actor = person.Name, Source = "web" });
        session.Store(link.Document with { ExpiresAt = Instant.MinValue }, link.Revision);
        session.Store(person with { LastSignInAt = now }, stored.Revision);
        session.Insert(new Session(credential.Id, person.Id, credential.SecretHash, now, now + SessionLife));
        try
        {
            await session.SaveChangesAsync(cancellation);
            return new OpenedSession(credential, null);
        }
        catch (DocumentRevisionConflictException)
        {
            return OpenedSession.BadLink;
        }
        catch (DocumentExistsException)
        {
            return new OpenedSession(null, PersonName.Taken(person.Name));
        }
    }

    /// <summary>The person behind a session cookie; pushes its end ahead, at most once an hour. Null when it is not good.</summary>
    public async Task<CurrentActor?> FindSessionAsync(string cookie, CancellationToken cancellation)
    {
        if (!Credential.TryParse(cookie, out var credential)
            || await store.Documents.LoadAsync<Session>(Tenants.Only, credential.Id, cancellation) is not { } session
            || !credential.Matches(session.SecretHash))
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        if (session.ExpiresAt <= now || await FindPersonAsync(session.PersonId, cancellation) is not { Active: true } person)
            return null;
        if (session.ExpiresAt - now < SessionLife - TouchEvery)
        {
            var touch = store.OpenSession(Tenants.Only);
            touch.Store(session with { ExpiresAt = now + SessionLife });
            await touch.SaveChangesAsync(cancellation);
        }

        return new CurrentActor(person.Id, person.Name, person.Role, Source.Web);
    }

    public async Task CloseSessionAsync(string cookie, CancellationToken cancellation)
    {
        if (!Credential.TryParse(cookie, out var credential)
            || await store.Documents.LoadAsync<Session>(Tenants.Only, credential.Id, cancellation) is not { } session
            || !credential.Matches(session.SecretHash))
        {
            return;
        }

        var closing = store.OpenSession(Tenants.Only);
        closing.Delete<Session>(session.Id);
        await closing.SaveChangesAsync(cancellation);
    }

    /// <summary>The program behind an access token. Null when it is not good.</summary>
    public async Task<CurrentActor?> FindTokenAsync(string token, CancellationToken cancellation)
    {
        if (!Credential.TryParse(token, out var credential)
            || await store.Documents.LoadAsync<AccessToken>(Tenants.Only, credential.Id, cancellation) is not { Revoked: false } known
            || !credential.Matches(known.SecretHash))
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        if (known.ExpiresAt <= now)
            return null;
        if (known.LastUsedAt is not { } last || now - last > TouchEvery)
        {
            var touch = store.OpenSession(Tenants.Only);
            touch.Store(known with { LastUsedAt = now });
            await touch.SaveChangesAsync(cancellation);
        }

        return new CurrentActor(known.Id, known.Name, known.Role, Source.Api);
    }

    private async Task<Person?> FindPersonAsync(Guid id, CancellationToken cancellation) => await store.Documents.LoadAsync<Person>(Tenants.Only, id, cancellation);

    private async Task<StoredDocument<SignInLink>?> FindLinkAsync(string? token, CancellationToken cancellation) =>
        Credential.TryParse(token?.Trim(), out var credential)
        && await store.Documents.LoadStoredAsync<SignInLink>(Tenants.Only, credential.Id, cancellation) is { } link
        && credential.Matches(link.Document.SecretHash)
        && link.Document.ExpiresAt > clock.GetCurrentInstant()
            ? link
            : null;
}

/// <param name="Session">The cookie's value. Null when the link was no good or the name was refused.</param>
/// <param name="Rejection">Why the name was refused.</param>
internal sealed record OpenedSession(Credential? Session, Rejection? Rejection)
{
    public static readonly OpenedSession BadLink = new(null, null);
}
