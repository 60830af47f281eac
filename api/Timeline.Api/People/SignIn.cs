using JasperFx;
using Marten;
using NodaTime;
using Timeline.Api.Host;
using Timeline.Domain.Shared;
using Timeline.Storage.Commands;

namespace Timeline.Api.People;

/// <summary>Links, sessions and tokens: who gets in. Secrets are stored as hashes only.</summary>
internal sealed class SignIn(IDocumentStore store, IClock clock, Settings settings)
{
    private static readonly Duration LinkLife = Duration.FromDays(7);
    private static readonly Duration TouchEvery = Duration.FromHours(1);

    private Duration SessionLife => Duration.FromDays(settings.SessionDays);

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
    public async Task<OpenedSession> OpenSessionAsync(string? token, string? name, CancellationToken cancellation)
    {
        await using var session = store.Writing();
        if (await FindLinkAsync(session, token, cancellation) is not { } link || await session.LoadAsync<Person>(link.PersonId, cancellation) is not { Active: true } person)
            return OpenedSession.BadLink;

        var (revision, now) = (person.Revision, clock.GetCurrentInstant());
        if (!person.HasNamed)
        {
            if (PersonName.Check(name, out var chosen) is { } rejection)
                return new OpenedSession(null, rejection);
            person = person with { Name = chosen, NameKey = Person.Fold(chosen), HasNamed = true };
        }

        var credential = Credential.Create();
        session.UpdateRevision(link with { ExpiresAt = Instant.MinValue }, link.Revision + 1);
        session.UpdateRevision(person with { LastSignInAt = now }, revision + 1);
        session.Insert(new Session(credential.Id, person.Id, credential.SecretHash, now, now + SessionLife));
        try
        {
            return await session.TrySaveAsync(cancellation) == SaveOutcome.Saved ? new OpenedSession(credential, null) : OpenedSession.BadLink;
        }
        catch (DocumentAlreadyExistsException)
        {
            return new OpenedSession(null, PersonName.Taken(person.Name));
        }
    }

    /// <summary>The person behind a session cookie; pushes its end ahead, at most once an hour. Null when it is not good.</summary>
    public async Task<CurrentActor?> FindSessionAsync(string cookie, CancellationToken cancellation)
    {
        if (!Credential.TryParse(cookie, out var credential))
            return null;
        await using var documents = store.Writing();
        if (await documents.LoadAsync<Session>(credential.Id, cancellation) is not { } session || !credential.Matches(session.SecretHash))
            return null;

        var now = clock.GetCurrentInstant();
        if (session.ExpiresAt <= now || await documents.LoadAsync<Person>(session.PersonId, cancellation) is not { Active: true } person)
            return null;
        if (session.ExpiresAt - now < SessionLife - TouchEvery)
        {
            documents.Store(session with { ExpiresAt = now + SessionLife });
            await documents.SaveChangesAsync(cancellation);
        }

        return new CurrentActor(person.Id, person.Name, person.Role, Source.Web);
    }

    public async Task CloseSessionAsync(string cookie, CancellationToken cancellation)
    {
        if (!Credential.TryParse(cookie, out var credential))
            return;
        await using var documents = store.Writing();
        if (await documents.LoadAsync<Session>(credential.Id, cancellation) is not { } session || !credential.Matches(session.SecretHash))
            return;
        documents.Delete<Session>(session.Id);
        await documents.SaveChangesAsync(cancellation);
    }

    /// <summary>The program behind an access token. Null when it is not good.</summary>
    public async Task<CurrentActor?> FindTokenAsync(string token, CancellationToken cancellation)
    {
        if (!Credential.TryParse(token, out var credential))
            return null;
        await using var documents = store.Writing();
        if (await documents.LoadAsync<AccessToken>(credential.Id, cancellation) is not { Revoked: false } known || !credential.Matches(known.SecretHash))
            return null;

        var now = clock.GetCurrentInstant();
        if (known.ExpiresAt <= now)
            return null;
        if (known.LastUsedAt is not { } last || now - last > TouchEvery)
        {
            documents.Store(known with { LastUsedAt = now });
            await documents.SaveChangesAsync(cancellation);
        }

        return new CurrentActor(known.Id, known.Name, known.Role, Source.Api);
    }

    private async Task<SignInLink?> FindLinkAsync(IQuerySession session, string? token, CancellationToken cancellation) =>
        Credential.TryParse(token?.Trim(), out var credential)
        && await session.LoadAsync<SignInLink>(credential.Id, cancellation) is { } link
        && credential.Matches(link.SecretHash)
        && link.ExpiresAt > clock.GetCurrentInstant()
            ? link
            : null;
}

/// <param name="Session">The cookie's value. Null when the link was no good or the name was refused.</param>
/// <param name="Rejection">Why the name was refused.</param>
internal sealed record OpenedSession(Credential? Session, Rejection? Rejection)
{
    public static readonly OpenedSession BadLink = new(null, null);
}
