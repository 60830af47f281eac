using System.Text.Json.Serialization;
using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Api.People;

// Storage contract: stored as documents; add optional members, never rename.

/// <summary>Somebody who can sign in.</summary>
/// <param name="NameKey">The name folded for comparison; unique.</param>
/// <param name="HasNamed">False until the first administrator has said who they are.</param>
public sealed record Person(Guid Id, string Name, string NameKey, Role Role, bool Active, bool HasNamed, Instant AddedAt, Instant? LastSignInAt = null)
{
    public string Name { get; init; } = VisibleText.Line(Name);

    /// <summary>Counts changes; kept by the store beside the document.</summary>
    [JsonIgnore]
    public long Revision { get; set; }

    public static string Fold(string name) => name.Trim().Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant();
}

/// <summary>A link that signs one person in once.</summary>
/// <param name="SecretHash">SHA-256 of the secret half of the link, in hex.</param>
public sealed record SignInLink(Guid Id, Guid PersonId, string SecretHash, Instant ExpiresAt)
{
    /// <inheritdoc cref="Person.Revision"/>
    [JsonIgnore]
    public long Revision { get; set; }
}

/// <summary>A browser that is signed in.</summary>
/// <param name="HostOnly">Good only under the cookie's name with the prefix <c>__Host-</c>.</param>
public sealed record Session(Guid Id, Guid PersonId, string SecretHash, Instant StartedAt, Instant ExpiresAt, bool HostOnly = false);

/// <summary>A program's way in.</summary>
/// <param name="PersonId">Whose rights count in private incidents: whoever issued it. Null: nobody's, as of those issued before this was kept.</param>
public sealed record AccessToken(
    Guid Id, string Name, Role Role, string SecretHash, Instant IssuedAt, Instant? ExpiresAt, string IssuedBy, Instant? LastUsedAt = null, bool Revoked = false, Guid? PersonId = null)
{
    public string Name { get; init; } = VisibleText.Line(Name);
}
