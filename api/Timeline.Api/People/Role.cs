namespace Timeline.Api.People;

/// <summary>What somebody may do; each may do what those before it may. Stored by name.</summary>
public enum Role
{
    Observer,
    Responder,
    Manager,
    Administrator,
}

/// <summary>What an operation asks for.</summary>
internal enum Permission
{
    Read = Role.Observer,
    Record = Role.Responder,
    Manage = Role.Manager,
    Administer = Role.Administrator,
}
