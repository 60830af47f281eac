namespace Timeline.Api.People;

/// <summary>Whose data it is. The tenant is part of every key; there is one until a deployment can have several.</summary>
internal static class Tenants
{
    /// <summary>Marten's name for the default tenant.</summary>
    public const string Only = "*DEFAULT*";
}
