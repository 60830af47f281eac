using System.Security.Claims;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.People;

/// <summary>Who is asking, for the length of one request.</summary>
/// <param name="Id">The person's or token's id.</param>
/// <param name="Name">As it stands on every event they record.</param>
/// <param name="Source">The way their commands come in.</param>
/// <param name="CredentialId">What they are signed in by: the id of the session or token.</param>
internal sealed record CurrentActor(Guid Id, string Name, Role Role, Source Source, Guid CredentialId)
{
    private const string IdClaim = ClaimTypes.NameIdentifier;
    private const string CredentialClaim = "timeline:credential";
    private const string SourceClaim = "timeline:source";

    public ClaimsPrincipal ToPrincipal(string scheme) => new(new ClaimsIdentity(
    [
        new Claim(IdClaim, Id.ToString()),
        new Claim(ClaimTypes.Name, Name),
        new Claim(ClaimTypes.Role, Role.ToString()),
        new Claim(SourceClaim, Source.ToString()),
        new Claim(CredentialClaim, CredentialId.ToString()),
    ], scheme));

    /// <summary>Null when nobody is signed in.</summary>
    public static CurrentActor? From(ClaimsPrincipal principal) =>
        principal.FindFirstValue(IdClaim) is { } id
            ? new(Guid.Parse(id), principal.FindFirstValue(ClaimTypes.Name)!,
                Enum.Parse<Role>(principal.FindFirstValue(ClaimTypes.Role)!), Enum.Parse<Source>(principal.FindFirstValue(SourceClaim)!),
                Guid.Parse(principal.FindFirstValue(CredentialClaim)!))
            : null;

    /// <summary>Is told of what was refused. Null tells nobody.</summary>
    public AccessLog? Log { get; init; }

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
