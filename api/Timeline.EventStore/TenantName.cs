using Timeline.EventStore.Events.Json;

namespace Timeline.EventStore;

/// <summary>Checks a tenant's name at the edge of the store.</summary>
internal static class TenantName
{
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public static string Checked(string tenantId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantId);
        StorableText.Check(tenantId, nameof(tenantId));
        return tenantId;
    }
}
