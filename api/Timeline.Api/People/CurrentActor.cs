using System.Security.Claims;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.People;

/// <summary>Who is asking, for the length of one request.</summary>
/// <param name="Id">The person's or token's id.</param>
/// <param name="Name">As it stands on every event they record.</param>
/// <param name="Source">The way their commands come in.</param>
/// <param name="CredentialId">What they are signed in by: the id of the session or token.</param>
/// <param name="Person">Whose rights count in private incidents: the person, or whoever issued the token. Null: a token that acts for nobody.</param>
internal sealed record CurrentActor(Guid Id, string Name, Role Role, Source Source, Guid CredentialId, Guid? Person)
{
    private const string IdClaim = ClaimTypes.NameIdentifier;
    private const string CredentialClaim = "timeline:credential";
    private const string PersonClaim = "timeline:person";
    private const string SourceClaim = "timeline:source";

    public ClaimsPrincipal ToPrincipal(string scheme) => new(new ClaimsIdentity(
    [
        new Claim(IdClaim, Id.ToString()),
        new Claim(ClaimTypes.Name, Name),
        new Claim(ClaimTypes.Role, Role.ToString()),
        new Claim(SourceClaim, Source.ToString()),
        new Claim(CredentialClaim, CredentialId.ToString()),
        .. Person is { } person ? [new Claim(PersonClaim, person.ToString())] : Array.Empty<Claim>(),
    ], scheme));

    /// <summary>Null when nobody is signed in.</summary>
    public static CurrentActor? From(ClaimsPrincipal principal) =>
        principal.FindFirstValue(IdClaim) is { } id
            ? new(Guid.Parse(id), principal.FindFirstValue(ClaimTypes.Name)!,
                Enum.Parse<Role>(principal.FindFirstValue(ClaimTypes.Role)!), Enum.Parse<Source>(principal.FindFirstValue(SourceClaim)!),
                Guid.Parse(principal.FindFirstValue(CredentialClaim)!), principal.FindFirstValue(PersonClaim) is { } person ? Guid.Parse(person) : null)
            : null;

    private bool _readsForMany;

    /// <summary>Is told of what was refused. Null tells nobody.</summary>
    public AccessLog? Log { get; init; }

    /// <summary>By how many seconds the clock of the device they ask from is ahead. Null: it agrees, or was not told.</summary>
    public int? DeviceClockAhead { get; init; }

    /// <summary>
    /// Which id must be named for a private incident to be seen. Null: none is seen, since what is read now is shared with others (ADR 32).
    /// </summary>
    public Guid? Sight => _readsForMany ? null : Person ?? Id;

    /// <summary>Whether somebody sees what only those named see.</summary>
    /// <param name="named">Null: everybody sees it.</param>
    public bool Sees(IReadOnlyCollection<Guid>? named) => named is null || (Sight is { } sight && named.Contains(sight));

    /// <summary>From here on the request reads for all who follow the same, not for this actor alone.</summary>
    public void ReadForMany() => _readsForMany = true;

    public bool May(Permission permission) => (int)Role >= (int)permission;

    /// <exception cref="GraphQLException">FORBIDDEN: the role is too small.</exception>
    public CurrentActor Require(Permission permission)
    {
        if (May(permission))
            return this;
        Log?.Refused(this, permission);
        throw new GraphQLException($"Your role is {Role.ToString().ToUpperInvariant()}; this needs {((Role)permission).ToString().ToUpperInvariant()}. Ask an administrator.", "FORBIDDEN");
    }
}
